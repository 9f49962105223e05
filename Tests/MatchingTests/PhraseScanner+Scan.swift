@testable import Matching

extension PhraseScanner {
  /// Scans with a buffer of its own.
  func scan(
    _ text: Span<UInt8>, in range: Range<Int>, of block: Range<Int>, blocks: BlockSet = .all, found: (Hit) -> Void
  ) {
    var room = [UInt8](repeating: 0, count: GramSweep.bufferSize)
    var bytes = room.mutableSpan
    var buffer = unsafe bytes.mutableBytes
    scan(text, in: range, of: block, blocks: blocks, using: &buffer, found: found)
  }
}
