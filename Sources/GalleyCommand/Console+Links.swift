extension Console {
  /// Whether links (OSC 8) may be written to a stream: a person looks at it, through a terminal that is known to show them.
  ///
  /// `FORCE_HYPERLINK` decides where it is set. Over SSH, a link to a file would lead to the wrong machine.
  func knowsLinks(on stream: Stream) -> Bool {
    if let value = environment("FORCE_HYPERLINK") { return !value.isEmpty && value != "0" }
    guard stream.isTerminal, environment("SSH_CONNECTION") == nil else { return false }
    let terminal = environment("TERM") ?? ""
    // Multiplexers hand on what they know, and many do not know links.
    if ["dumb", "screen", "tmux"].contains(where: terminal.hasPrefix) { return false }
    if ["xterm-kitty", "foot", "alacritty", "contour", "xterm-ghostty"].contains(where: terminal.hasPrefix) {
      return true
    }
    if let program = environment("TERM_PROGRAM") { return Self.programsWithLinks.contains(program) }
    // VTE, the widget of GNOME Terminal and others, from 0.50 on.
    if let version = environment("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5000 }
    return ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].contains { environment($0) != nil }
  }

  private static let programsWithLinks: Set = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "Tabby", "rio"]
}
