import SourceText
import Drafts

/// The alternative text of an image: the value of its `alt` attribute.
enum AlternativeText {
  /// The bytes of the value; nil where there is none or it is blank.
  static func value(in source: [UInt8], of tag: Tag) -> Range<Int>? {
    var attributes = AttributeScanner(tag.nameRange.upperBound..<tag.range.upperBound)
    while let attribute = attributes.next(of: source.span) {
      guard attribute.name.count == 3, zip(source[attribute.name], "alt".utf8).allSatisfy({ $0 | 0x20 == $1 }) else {
        continue
      }
      return source[attribute.value].allSatisfy { $0 <= 0x20 } ? nil : attribute.value
    }
    return nil
  }

  /// Adds a block of the value, with white space collapsed and references decoded.
  static func append(
    _ value: Range<Int>, of source: [UInt8], tag: Tag, element: Int?, to builder: inout DraftBuilder
  ) {
    builder.beginBlock(.alt, element: element, outerStart: tag.range.lowerBound)
    var index = value.lowerBound
    while index < value.upperBound {
      let byte = source[index]
      var after = index + 1
      if ASCII.isSpace(byte) {
        while after < value.upperBound, ASCII.isSpace(source[after]) { after += 1 }
        builder.append(0x20, standingFor: index..<after)
      } else if byte == UInt8(ascii: "&"),
        let reference = CharacterReference(in: source, at: index, end: value.upperBound, inAttribute: true)
      {
        after = index + reference.count
        builder.append(reference.bytes, standingFor: index..<after)
      } else if byte != 0 {
        while after < value.upperBound, !ASCII.isSpace(source[after]), source[after] != UInt8(ascii: "&"),
          source[after] != 0
        {
          after += 1
        }
        builder.append(index..<after, of: source)
      }
      index = after
    }
    builder.openBlock?.blankLinesBefore = 1
    builder.endBlock(outerEnd: tag.range.upperBound)
  }
}
