/// What is known of all that a part of a pattern can match.
struct PatternPiece {
  /// Bytes of a text, with marks that stand for no byte of it. Letters that may take either case are lower-case.
  typealias Text = [UInt8]

  /// Stands where neither a letter nor a digit stands on one of its sides.
  static let border: UInt8 = 1
  /// Stands where no letter or digit of the block stands before.
  static let blockStart: UInt8 = 2

  /// The only texts it can match, where they are few; nil where they are not.
  var exact: [Text]?
  /// Texts of which it holds at least one; empty where none is known.
  var required: [Text] = []
  /// What its first and its last character can be.
  var first: CharacterClasses = []
  var last: CharacterClasses = []
  /// Whether it can match nothing.
  var isEmptiable = true
  /// Sets of pairs, of each of which it holds one.
  var pairs: [ClassPairs] = []
  /// The most letters and digits that it can match; nil where there is no limit.
  var longest: Int? = 0
  /// Whether it matches neither letters nor digits.
  var isFiller = false

  /// Nothing, or what has no width.
  static let empty = PatternPiece(exact: [[]])
  /// What is not known.
  static let unknown = PatternPiece(exact: nil, first: .all, last: .all, longest: nil)

  /// A mark.
  static func mark(_ mark: UInt8) -> PatternPiece { PatternPiece(exact: [[mark]]) }

  /// The texts to look for: all it can match, or those it must hold.
  var texts: [Text] { Self.rarer(exact ?? [], required) }

  /// The set of texts that fewer places of a text hold.
  static func rarer(_ left: [Text], _ right: [Text]) -> [Text] { rarity(right) > rarity(left) ? right : left }

  /// Bits of a set of texts; 0 where it tells nothing.
  static func rarity(_ texts: [Text]) -> Double {
    texts.isEmpty ? 0 : Rarity.bits(ofAny: texts.lazy.map(rarity))
  }

  private static func rarity(_ text: Text) -> Double {
    var marks = 0.0
    if text.first == blockStart { marks += 6 }
    if text.first == border { marks += 1 }
    if text.count > 1, text.last == border { marks += 1 }
    let bits = Rarity.bits(of: text.filter { $0 > blockStart })
    return bits == 0 ? 0 : bits + marks
  }
}

extension [ClassPairs] {
  /// Adds a set that is not met by nearly every text. Of more than four the rarer ones are kept.
  mutating func add(_ set: ClassPairs) {
    guard !set.meets(.common), !contains(set) else { return }
    if count < 4 {
      append(set)
    } else if let place = firstIndex(where: { $0.meets(.ordinary) }), !set.meets(.ordinary) {
      self[place] = set
    }
  }
}

/// How often an atom may stand in a row; `most` is nil where there is no limit.
struct Repetition {
  var least = 1
  var most: Int? = 1
}

extension ClassPairs {
  static let capitals = ClassPairs([.init(.upper)], [.init(.upper)])

  /// What any line of prose holds.
  static let common = ClassPairs([.init(.lower)], [.init(.lower), .init(.space)])
    .union(ClassPairs([.init(.space)], [.init(.lower), .init(.upper)]))
    .union(ClassPairs([.init(.upper)], [.init(.lower)]))

  /// What many paragraphs of prose hold.
  static let ordinary: ClassPairs = {
    let letters: CharacterClasses = [.init(.lower), .init(.upper), .init(.digit)]
    let marks: CharacterClasses = [.init(.fullStop), .init(.outcry), .init(.comma), .init(.colon)]
    let others: CharacterClasses = [.init(.digit), .init(.otherASCII), .init(.generalPunctuation), .init(.other)]
    let space = CharacterClasses(.space)
    return ClassPairs(letters, marks).union(ClassPairs(marks, space)).union(ClassPairs(space, others))
      .union(ClassPairs(letters, others.subtracting(.init(.digit)))).union(ClassPairs(others, letters.union(space)))
  }()
}
