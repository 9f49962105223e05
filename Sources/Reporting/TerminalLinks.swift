/// Makes names of drafts links to their files, as terminals know them that read OSC 8.
package struct TerminalLinks: Sendable {
  private let folder: String

  /// - Parameter folder: the absolute path of the folder that relative paths start from.
  package init(folder: String) {
    self.folder = folder.hasSuffix("/") ? folder : folder + "/"
  }

  /// A text that is shown, as a link to a file. What is not printable ASCII in the path is escaped, so it cannot end the link.
  func linked(_ text: String, to path: String) -> String {
    let address = "file://" + percentEncoded(path.hasPrefix("/") ? path : folder + path)
    return "\u{1B}]8;;\(address)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }
}
