struct NotationFailure: Error {
  func rendered(source: [UInt8]) -> String { "not here yet" }
}

enum NotationParser {
  static func parse(_ bytes: [UInt8], path: String) throws(NotationFailure) -> String { throw NotationFailure() }
}

func jsonText(of node: String) -> String { node }

func nearest(to text: String, among names: [String]) -> String? {
  names.first { $0.hasPrefix(text.prefix(4)) }
}
