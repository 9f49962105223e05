/// A half-open range of byte offsets, 0-based, in one of the two spaces that galley knows.
///
/// `Space` keeps offsets of the draft's text and offsets of the file apart at compile time.
@frozen
@usableFromInline
package struct ByteRange<Space>: Hashable, Sendable {
  /// Offset of the first byte.
  @usableFromInline package var start: Int
  /// Offset after the last byte; never below `start`.
  @usableFromInline package var end: Int

  /// - Precondition: `start <= end`.
  @inlinable
  package init(_ start: Int, _ end: Int) {
    precondition(start <= end, "a range ends before it starts")
    self.start = start
    self.end = end
  }

  /// Number of bytes.
  @inlinable
  package var count: Int { end - start }

  /// Whether it holds no byte.
  @inlinable
  package var isEmpty: Bool { start == end }

  /// The same offsets as a standard range, to slice a buffer with.
  @inlinable
  package var indices: Range<Int> { start..<end }

  /// Start and end, to work on.
  @inlinable
  package var bounds: (start: Int, end: Int) { (start, end) }

  /// Whether the byte at an offset is one of its bytes.
  @inlinable
  package func contains(_ offset: Int) -> Bool { start <= offset && offset < end }

  /// Whether all bytes of another range, or the place of an empty one, are inside.
  @inlinable
  package func contains(_ other: ByteRange) -> Bool { start <= other.start && other.end <= end }

  /// Whether the two ranges share at least one byte.
  @inlinable
  package func overlaps(_ other: ByteRange) -> Bool {
    max(start, other.start) < min(end, other.end)
  }
}

extension ByteRange: Comparable {
  /// Orders by start, then by end.
  @inlinable
  package static func < (left: ByteRange, right: ByteRange) -> Bool {
    (left.start, left.end) < (right.start, right.end)
  }
}

/// The space of offsets in a draft's reader-visible UTF-8 text.
@usableFromInline
package enum DraftText {}

/// The space of offsets in a file's bytes as they are on disk.
@usableFromInline
package enum FileBytes {}

/// Bytes of a draft's text.
@usableFromInline
package typealias TextRange = ByteRange<DraftText>

/// Bytes of the file on disk.
@usableFromInline
package typealias FileRange = ByteRange<FileBytes>
