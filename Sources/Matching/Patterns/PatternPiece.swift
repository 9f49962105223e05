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
  /// Texts of which it ends with one; an empty one where they are not known.
  var tail: [Text] = [[]]
  /// Texts of which it holds at least one.
  var required = TextSet.none
  /// What its first and its last character can be.
  var first: CharacterClasses = []
  var last: CharacterClasses = []
  /// Its first character, of which `first` are the classes.
  var starts = CharacterSet()
  /// Whether it can match nothing.
  var isEmptiable = true
  /// Sets of pairs, of each of which it holds one.
  var pairs: [ClassPairs] = []
  /// The most letters and digits that it can match; nil where there is no limit.
  var longest: Int? = 0
  /// The most bytes that it can match; nil where there is no limit.
  var width: Int? = 0
  /// Where it stands at the start of the block: the beginnings of which the block has one; empty where none are known.
  var beginnings: [UInt64] = []
  /// Whether it matches neither letters nor digits.
  var isFiller = false

  /// Nothing, or what has no width.
  static let empty = PatternPiece(exact: [[]])
  /// What is not known.
  static let unknown = PatternPiece(exact: nil, first: .all, last: .all, starts: .unknown, longest: nil, width: nil)

  /// A mark.
  static func mark(_ mark: UInt8) -> PatternPiece { PatternPiece(exact: [[mark]]) }

  /// The texts to look for: all it can match, or those it must hold.
  var texts: TextSet { exact.map { TextSet($0, reach: 0).rarer(required) } ?? required }
}

/// Texts of which one occurs, and how often one of them does.
struct TextSet {
  private(set) var texts: [PatternPiece.Text]
  /// The most bytes from the start of a match to that of the text, which does not end before a match starts; nil where
  /// there is no limit.
  private(set) var reach: Int?
  /// The share of places of English prose that hold one of the texts; 1 where they tell nothing.
  private(set) var frequency: Double

  static let none = TextSet([], reach: nil)

  init(_ texts: [PatternPiece.Text], reach: Int?) {
    self.texts = texts
    self.reach = reach
    frequency = texts.isEmpty ? 1 : min(1, texts.reduce(0) { $0 + Self.frequency($1) })
  }

  /// The set of which fewer places hold a text; of two alike that of which it is known how far from the start they hold it.
  func rarer(_ other: TextSet) -> TextSet {
    other.frequency < frequency || other.frequency == frequency && reach == nil ? other : self
  }

  /// The set as it stands behind so many bytes of a match at most.
  func moved(by width: Int?) -> TextSet {
    var set = self
    set.reach = reach.flatMap { own in width.map { own + $0 } }
    return set
  }

  /// Lets one of either set occur.
  mutating func formUnion(_ other: TextSet) {
    guard frequency < 1, other.frequency < 1 else {
      self = .none
      return
    }
    texts += other.texts
    reach = reach.flatMap { own in other.reach.map { max(own, $0) } }
    frequency = min(1, frequency + other.frequency)
  }

  /// A text that begins its block is rare, one next to a border rarer than one in a word.
  private static func frequency(_ text: PatternPiece.Text) -> Double {
    let frequency = Rarity.frequency(of: text)
    guard frequency < 1 else { return 1 }
    if text.first == PatternPiece.blockStart { return frequency / 64 }
    let borders = (text.first == PatternPiece.border ? 2.0 : 1) * (text.last == PatternPiece.border ? 2 : 1)
    return frequency / borders
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
