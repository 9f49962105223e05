import Drafts

/// The block whose text arrives.
struct MarkdownLeaf {
  var kind: BlockKind
  var level: Int
  /// First line, with the markers of the items it opens; nil until something of it was seen.
  var firstLine: Int?
  /// First byte seen.
  var firstByte = 0
  /// The marker of the innermost item that it opens.
  var marker: Range<Int>?
  var isFenced = false
  /// Its text is HTML, line by line in `fragments`.
  var isHTML = false
  var fragments: [Range<Int>] = []

  init(_ kind: BlockKind, level: Int = 0) {
    self.kind = kind
    self.level = level
  }
}

/// A line end inside a block, to be written when the text after it comes.
struct MarkdownBreak {
  /// Two spaces or a backslash in front made it a break for the reader.
  var isHard: Bool
}

/// An image and the pieces of its alternative text.
struct MarkdownImage {
  /// Bytes of the file, or what stands for them.
  struct Piece {
    var range: Range<Int>
    var unit: [UInt8]?
  }

  /// From `![` to the end of its target.
  var range = 0..<0
  var pieces: [Piece] = []
}
