/// A part of a report in pieces of about a megabyte, so that a long one is copied neither while it grows nor when it is
/// written.
package struct ReportText: Sendable {
  /// None is empty.
  package private(set) var pieces: [[UInt8]] = []
  /// Bytes of a piece that is not added to any more.
  private static let pieceSize = 1 << 20

  init() {}

  /// Bytes in one piece.
  init(_ bytes: [UInt8]) {
    append(bytes)
  }

  var isEmpty: Bool { pieces.isEmpty }

  /// Adds bytes as a piece of their own.
  mutating func append(_ bytes: [UInt8]) {
    if !bytes.isEmpty { pieces.append(bytes) }
  }

  /// Adds bytes, which are empty then, once they make a piece.
  mutating func take(_ bytes: inout [UInt8]) {
    guard bytes.count >= Self.pieceSize else { return }
    pieces.append(bytes)
    bytes = []
  }

  /// The same behind some other bytes.
  func prefixed(by bytes: [UInt8]) -> ReportText {
    var text = ReportText()
    text.pieces = [bytes] + pieces
    return text
  }
}
