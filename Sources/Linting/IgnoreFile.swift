/// The patterns of one `.gitignore`, read as git reads them.
struct IgnoreFile: Sendable {
  private var patterns: [IgnorePattern]

  /// Lines that are no valid pattern match nothing.
  init(_ bytes: [UInt8]) {
    let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    patterns = text.split(separator: 0x0A).compactMap { line in
      IgnorePattern(line: line.last == 0x0D ? line.dropLast() : line)
    }
  }

  var isEmpty: Bool { patterns.isEmpty }

  /// Whether the last pattern that matches ignores or keeps the path; nil where none matches.
  ///
  /// - Parameter path: names from the folder of the ignore file down; not empty.
  func ignores(_ path: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool? {
    patterns.last { $0.matches(path, isFolder: isFolder) }.map { !$0.isNegated }
  }
}

/// One line of a `.gitignore`.
struct IgnorePattern: Sendable {
  private enum Part: Sendable {
    case name(GlobPattern)
    /// `**`: any number of folders.
    case folders
  }

  let isNegated: Bool
  private let onlyFolders: Bool
  /// Whether the pattern is held against the whole path instead of the last name.
  private let isAnchored: Bool
  private let parts: [Part]

  /// nil for comments, empty lines and what git does not take for a pattern.
  init?(line: ArraySlice<UInt8>) {
    var line = Self.withoutTrailingSpaces(line)
    guard let first = line.first, first != UInt8(ascii: "#") else { return nil }
    isNegated = first == UInt8(ascii: "!")
    if isNegated { line.removeFirst() }
    onlyFolders = line.last == slash
    if onlyFolders { line.removeLast() }
    isAnchored = line.contains(slash)
    if line.first == slash { line.removeFirst() }
    guard !line.isEmpty, let names = Self.names(line) else { return nil }
    var parts: [Part] = []
    for name in names {
      if isAnchored, name.tokens.count > 1, name.tokens.allSatisfy({ if case .anyRun = $0 { true } else { false } }) {
        if case .folders? = parts.last { continue }
        parts.append(.folders)
      } else {
        parts.append(.name(name))
      }
    }
    self.parts = parts
  }

  /// Cost: the product of the numbers of names, times that of their lengths.
  func matches(_ path: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool {
    guard let last = path.last, isFolder || !onlyFolders else { return false }
    guard isAnchored else {
      guard case .name(let name)? = parts.first else { return false }
      return name.matches(last)
    }
    var part = 0
    var index = path.startIndex
    var retry: (part: Int, index: Int)?
    while index < path.endIndex {
      if part < parts.count {
        switch parts[part] {
        case .folders:
          if part == parts.count - 1 { return true }
          retry = (part + 1, index)
          part += 1
          continue
        case .name(let name) where name.matches(path[index]):
          part += 1
          index += 1
          continue
        case .name: break
        }
      }
      guard let last = retry else { return false }
      retry = (last.part, last.index + 1)
      part = last.part
      index = last.index + 1
    }
    return part == parts.count
  }

  /// Spaces at the end do not count unless a `\` stands before them.
  private static func withoutTrailingSpaces(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var spaces: Int?
    var index = line.startIndex
    while index < line.endIndex {
      if line[index] == 0x20 {
        spaces = spaces ?? index
      } else {
        if line[index] == UInt8(ascii: "\\") { index += 1 }
        spaces = nil
      }
      index += 1
    }
    return line[..<(spaces ?? line.endIndex)]
  }

  /// The patterns between the slashes; nil where a `[` stays open, a class is unknown or a `\` ends the line.
  private static func names(_ line: ArraySlice<UInt8>) -> [GlobPattern]? {
    var names = [GlobPattern()]
    var index = line.startIndex
    while index < line.endIndex {
      let byte = line[index]
      index += 1
      switch byte {
      case slash: names.append(GlobPattern())
      case UInt8(ascii: "*"): names[names.count - 1].tokens.append(.anyRun)
      case UInt8(ascii: "?"): names[names.count - 1].tokens.append(.anyByte)
      case UInt8(ascii: "["):
        guard let set = set(in: line, from: &index) else { return nil }
        names[names.count - 1].tokens.append(.set(set))
      case UInt8(ascii: "\\"):
        guard index < line.endIndex else { return nil }
        if line[index] == slash {
          names.append(GlobPattern())
        } else {
          names[names.count - 1].tokens.append(.byte(line[index]))
        }
        index += 1
      default: names[names.count - 1].tokens.append(.byte(byte))
      }
    }
    return names
  }

  /// Reads a bracket expression after its `[`.
  private static func set(in line: ArraySlice<UInt8>, from index: inout Int) -> ByteSet? {
    var set = ByteSet()
    guard index < line.endIndex else { return nil }
    let isInverted = line[index] == UInt8(ascii: "!") || line[index] == UInt8(ascii: "^")
    if isInverted { index += 1 }
    let first = index
    var low: UInt8?
    while index < line.endIndex {
      if line[index] == UInt8(ascii: "]"), index > first {
        index += 1
        if isInverted { set.invert() }
        return set
      }
      if let name = className(in: line, at: index) {
        guard set.insert(posixClass: String(decoding: name, as: UTF8.self)) else { return nil }
        index = name.endIndex + 2
        low = nil
      } else if line[index] == UInt8(ascii: "-"), let start = low, let next = line[(index + 1)...].first,
        next != UInt8(ascii: "]")
      {
        index += 1
        guard let high = member(in: line, from: &index) else { return nil }
        if start <= high { set.insert(start...high) }
        low = nil
      } else {
        guard let byte = member(in: line, from: &index) else { return nil }
        set.insert(byte)
        low = byte
      }
    }
    return nil
  }

  /// The name between `[:` and `:]`.
  private static func className(in line: ArraySlice<UInt8>, at index: Int) -> ArraySlice<UInt8>? {
    guard line[index...].starts(with: "[:".utf8) else { return nil }
    guard let close = line[(index + 2)...].firstIndex(of: UInt8(ascii: "]")), close > index + 2,
      line[close - 1] == UInt8(ascii: ":")
    else { return nil }
    return line[(index + 2)..<(close - 1)]
  }

  /// One byte of a bracket expression, perhaps with a `\` before it.
  private static func member(in line: ArraySlice<UInt8>, from index: inout Int) -> UInt8? {
    if line[index] == UInt8(ascii: "\\") { index += 1 }
    guard index < line.endIndex else { return nil }
    defer { index += 1 }
    return line[index]
  }
}

private let slash = UInt8(ascii: "/")
