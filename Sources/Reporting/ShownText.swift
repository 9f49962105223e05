import SourceText

/// What becomes of line breaks and tabs in a text that is shown.
package enum LineBreaks: Sendable {
  /// A space each: for prose.
  case spaces
  /// Spelled out like other control characters: for names.
  case escaped
  /// Line feeds and tabs stay: for texts of several lines.
  case kept
}

/// A text as it may be printed on a terminal or in a log: control and format characters, which a terminal
/// would obey and a reader not see, are spelled out, such as `<U+001B>`.
package func shown(_ text: String, lineBreaks: LineBreaks) -> String {
  guard hasHidden(text.utf8Span.span) else { return text }
  var result = ""
  var afterReturn = false
  for scalar in text.unicodeScalars {
    let isBreak = scalar == "\n" || scalar == "\r" || scalar == "\t"
    if isBreak, lineBreaks == .spaces {
      if !(afterReturn && scalar == "\n") { result += " " }
    } else if isBreak, lineBreaks == .kept, scalar != "\r" {
      result.unicodeScalars.append(scalar)
    } else if isHidden(scalar) {
      result += spelledOut(scalar)
    } else {
      result.unicodeScalars.append(scalar)
    }
    afterReturn = scalar == "\r"
  }
  return result
}

/// Whether something in UTF-8 is not to be printed as it is.
private func hasHidden(_ text: Span<UInt8>) -> Bool {
  var index = text.firstUnprintable(in: 0..<text.count)
  while index < text.count {
    let (scalar, count) = text.scalar(at: index)
    if isHidden(scalar) { return true }
    index = text.firstUnprintable(in: index + count..<text.count)
  }
  return false
}

/// A code point by its number: `<U+001B>`.
func spelledOut(_ scalar: Unicode.Scalar) -> String {
  "<U+\(hexadecimal(scalar.value, digits: 4))>"
}

/// One character as it is shown, with the columns it takes on a terminal.
struct Cell {
  var text: String
  var width: Int

  /// A tab takes four columns; what is hidden is spelled out.
  init(_ character: Character) {
    if character == "\t" {
      text = "    "
      width = 4
    } else if character.unicodeScalars.contains(where: isHidden) {
      text = ""
      width = 0
      for scalar in character.unicodeScalars {
        let part = isHidden(scalar) ? spelledOut(scalar) : String(scalar)
        text += part
        width += isHidden(scalar) ? part.count : columns(of: Character(scalar))
      }
    } else {
      text = String(character)
      width = columns(of: character)
    }
  }

  /// The first cells of UTF-8 bytes, and no more than it takes to be wider than `columns`.
  static func first(of bytes: ArraySlice<UInt8>, columns: Int) -> [Cell] {
    fill(String(decoding: bytes, as: UTF8.self), columns: columns)
  }

  /// The last cells of UTF-8 bytes, and no more than it takes to be wider than `columns`.
  static func last(of bytes: ArraySlice<UInt8>, columns: Int) -> [Cell] {
    fill(String(decoding: bytes, as: UTF8.self).reversed(), columns: columns).reversed()
  }

  private static func fill(_ characters: some Sequence<Character>, columns: Int) -> [Cell] {
    var cells: [Cell] = []
    var used = 0
    for character in characters {
      cells.append(Cell(character))
      used += cells.last?.width ?? 0
      if used > columns { break }
    }
    return cells
  }
}

/// Columns a text takes that holds no control characters.
func columns(of text: String) -> Int {
  text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + columns(of: $1) }
}

/// Columns a character takes on a terminal: 2 for East Asian wide ones and emoji, 0 for a combining mark alone.
func columns(of character: Character) -> Int {
  guard let first = character.unicodeScalars.first else { return 0 }
  if first.isASCII, character.unicodeScalars.count == 1 { return 1 }
  let marksEmoji = character.unicodeScalars.contains("\u{FE0F}") && first.properties.isEmoji
  if first.properties.isEmojiPresentation || marksEmoji || isWide(first) { return 2 }
  switch first.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format: return 0
  default: return 1
  }
}

/// Blocks of characters with the East Asian width W or F (Unicode Standard Annex #11), rounded to whole blocks.
private func isWide(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F,
    0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x17000...0x18CFF,
    0x1B000...0x1B2FF, 0x1F200...0x1F2FF, 0x20000...0x3FFFD:
    true
  default: false
  }
}
