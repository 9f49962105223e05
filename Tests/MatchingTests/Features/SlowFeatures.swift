import Drafts
import SourceText

@testable import Matching

/// What `BlockFeatures` should say, found out one code point after another.
struct SlowFeatures: Equatable {
  var words = 0
  var characters = 0
  var sentences = 1
  var commas = 0
  var stopWords = 0
  var longWords = 0
  var capitalisedWords = 0
  var letterWords = 0
  var capitals = 0
  var lowerCase = 0
  var digits = 0
  var marks = 0
  var visible = 0
  var hasVerb = false

  private static let functionWords = Set("\(WordTable.englishFunctionWords)".split(separator: " ").map(String.init))
  private static let finiteVerbs = Set("\(WordTable.englishFiniteVerbs)".split(separator: " ").map(String.init))

  init(_ features: BlockFeatures) {
    (words, characters, sentences, commas) = (features.words, features.characters, features.sentences, features.commas)
    (stopWords, longWords, capitalisedWords) = (features.stopWords, features.longWords, features.capitalisedWords)
    (letterWords, capitals, lowerCase) = (features.letterWords, features.capitals, features.lowerCase)
    (digits, marks, visible, hasVerb) = (features.digits, features.marks, features.visible, features.hasVerb)
  }

  init(_ text: String) {
    let values = text.values
    characters = values.count
    visible = values.count { !Characters.isSpace($0) }
    commas = values.count { $0 == 0x2C }
    digits = values.count { 0x30...0x39 ~= $0 }
    let letters = values.filter { Characters.isWord($0) && !(0x30...0x39 ~= $0) }
    capitals = letters.count { Characters.isUpper($0) }
    lowerCase = letters.count - capitals
    marks = values.count { !Characters.isSpace($0) && !Characters.isWord($0) }
    words = values.split { Characters.isSpace($0) }.count { $0.contains { Characters.isWord($0) } }
    countWords(values)
    countSentences(values)
  }

  private mutating func countWords(_ values: [UInt32]) {
    var word: [UInt32] = []
    for value in values + [0x20] {
      let isApostrophe = value == 0x27 || value == 0x2019
      if Characters.isWord(value) || isApostrophe && !word.isEmpty {
        word.append(value)
      } else if let first = word.first {
        letterWords += 1
        let isLong = word.count >= 4 && !(0x30...0x39 ~= first)
        if isLong { longWords += 1 }
        if isLong, Characters.isUpper(first) { capitalisedWords += 1 }
        let name = String(
          String.UnicodeScalarView(word.compactMap { Unicode.Scalar($0 == 0x2019 ? 0x27 : $0) }.map(Self.lowercased)))
        if Self.functionWords.contains(name) { stopWords += 1 }
        if Self.finiteVerbs.contains(name) { hasVerb = true }
        word = []
      }
    }
  }

  private static func lowercased(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    "A"..."Z" ~= scalar ? Unicode.Scalar(UInt8(scalar.value) | 0x20) : scalar
  }

  /// A capital or digit that begins a token, with an end mark somewhere between it and the letter before.
  private mutating func countSentences(_ values: [UInt32]) {
    var isEnded = false
    var isTokenStart = true
    for value in values {
      if Characters.isWord(value) {
        let isStart = Characters.isUpper(value) || 0x30...0x39 ~= value
        if isEnded, isTokenStart, isStart { sentences += 1 }
        isEnded = false
        isTokenStart = false
      } else {
        if [0x2E, 0x21, 0x3F, 0x2026].contains(value) { isEnded = true }
        if Characters.isSpace(value) { isTokenStart = true }
      }
    }
  }
}

/// The bytes of a text that count in its key.
func keyBytes(_ text: String) -> [UInt8] {
  text.unicodeScalars.flatMap { scalar -> [UInt8] in
    switch scalar.value {
    case 0x30...0x39, 0x61...0x7A: [UInt8(scalar.value)]
    case 0x41...0x5A: [UInt8(scalar.value) | 0x20]
    case 0...0x7F, 0x80...0xBF, 0x2000...0x203F: []
    default: Array(String(scalar).utf8)
    }
  }
}

extension BlockFeatures {
  /// Reads one block.
  init(_ text: [UInt8], in range: TextRange) {
    let block = Block(kind: .paragraph, range: range, outer: FileRange(0, 0))
    self = BlockReading([block], of: text).features.first ?? BlockFeatures()
  }
}
