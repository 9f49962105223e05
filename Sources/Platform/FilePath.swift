/// A path as the operating system knows it: bytes, which need not be UTF-8.
package struct FilePath: Hashable, Sendable {
  /// The path without a terminating zero.
  package var bytes: [UInt8]

  package init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  package init(_ string: String) {
    self.bytes = Array(string.utf8)
  }

  /// The path as text; bytes that are not UTF-8 become U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The part after the last slash; trailing slashes do not count.
  package var name: ArraySlice<UInt8> {
    var end = bytes.count
    while end > 1, bytes[end - 1] == slash { end -= 1 }
    var start = end
    while start > 0, bytes[start - 1] != slash { start -= 1 }
    return bytes[start..<end]
  }

  /// What stands after the last dot of the name, in lower case; empty where there is none.
  package var fileExtension: String {
    let name = name
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    return String(decoding: name[(dot + 1)...].map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }, as: UTF8.self)
  }

  /// The path of `name` in this folder. The folder `.` leaves no trace.
  package func appending(_ name: some Collection<UInt8>) -> FilePath {
    if bytes.isEmpty || bytes == [UInt8(ascii: ".")] { return FilePath(bytes: Array(name)) }
    var joined = bytes
    if joined.last != slash { joined.append(slash) }
    joined.append(contentsOf: name)
    return FilePath(bytes: joined)
  }

  /// The path of `name` in this folder. The folder `.` leaves no trace.
  package func appending(_ name: String) -> FilePath { appending(name.utf8) }

  /// The folder that the path stands in; nil at the root. The path must be absolute.
  package var parent: FilePath? {
    let name = name
    guard name.startIndex > 0, !name.isEmpty else { return nil }
    var end = name.startIndex
    while end > 1, bytes[end - 1] == slash { end -= 1 }
    return FilePath(bytes: Array(bytes[..<end]))
  }

  /// The same path without empty and `.` components: equal for two spellings of one relative path.
  package var normalised: FilePath {
    var joined: [UInt8] = bytes.first == slash ? [slash] : []
    for part in bytes.split(separator: slash) where part.count != 1 || part.first != UInt8(ascii: ".") {
      if !joined.isEmpty, joined.last != slash { joined.append(slash) }
      joined += part
    }
    return FilePath(bytes: joined)
  }
}

extension FilePath: Comparable {
  /// Orders by bytes, which for UTF-8 is the order of code points.
  package static func < (left: FilePath, right: FilePath) -> Bool {
    left.bytes.lexicographicallyPrecedes(right.bytes)
  }
}

private let slash = UInt8(ascii: "/")
