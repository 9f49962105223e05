/// The characters that one place of a pattern may take: exact for ASCII, by class for the rest, never too few.
struct CharacterSet {
  /// One bit for each ASCII character.
  private var ascii: UInt128 = 0
  /// The classes of the characters above ASCII.
  private var others: CharacterClasses = []
  /// The characters one by one; nil where there are too many to tell.
  private(set) var listed: [UInt32]? = []

  private static let notASCII: CharacterClasses = [.init(.space), .init(.generalPunctuation), .init(.other)]
  private static let mostListed = 12
  /// Whether it is known which characters of ASCII the set does not hold.
  private var isKnown = true
  /// Whether it holds every letter and digit above ASCII.
  private var holdsOtherWords = false

  static let any: CharacterSet = {
    var set = CharacterSet()
    set.ascii = .max
    set.others = notASCII
    set.listed = nil
    return set
  }()

  /// A set of which nothing is known.
  static let unknown: CharacterSet = {
    var set = CharacterSet.any
    set.isKnown = false
    return set
  }()

  init() {}

  init(_ value: UInt32, ignoringCase: Bool = false) { insert(value, ignoringCase: ignoringCase) }

  /// The characters that meet a test among ASCII, and all above it that are in a class of `others`.
  init(others: CharacterClasses, ascii isMember: (UInt8) -> Bool) {
    for byte in UInt8(0)..<128 where isMember(byte) { ascii |= 1 << UInt128(byte) }
    self.others = others
    listed = nil
  }

  mutating func insert(_ value: UInt32, ignoringCase: Bool) {
    if value < 0x80 {
      ascii |= 1 << UInt128(value)
      if ignoringCase, (value | 0x20) &- 0x61 < 26 { ascii |= 1 << UInt128(value ^ 0x20) }
    } else {
      others.insert(CharacterClasses(CharacterClass.of(value)))
      if ignoringCase { insertLetters(of: value...value) }
    }
    if let count = listed?.count { if count < Self.mostListed { listed?.append(value) } else { listed = nil } }
  }

  /// Characters from `first` to `last`.
  mutating func insert(_ first: UInt32, through last: UInt32, ignoringCase: Bool) {
    guard first <= last else { return }
    if last - first < UInt32(Self.mostListed) {
      for value in first...last { insert(value, ignoringCase: ignoringCase) }
      return
    }
    var value = first
    while value <= min(last, 0x7F) {
      insert(value, ignoringCase: ignoringCase)
      value += 1
    }
    if last >= 0x80 {
      others = Self.notASCII
      if ignoringCase { insertLetters(of: first...last) }
    }
    listed = nil
  }

  /// Inserts the letters of ASCII that the long s and the sign of kelvin are taken for where case does not count.
  private mutating func insertLetters(of range: ClosedRange<UInt32>) {
    for (value, letter) in [(0x17F, "s"), (0x212A, "k")] as [(UInt32, Unicode.Scalar)] where range.contains(value) {
      ascii |= 1 << UInt128(letter.value) | 1 << UInt128(letter.value ^ 0x20)
    }
  }

  mutating func formUnion(_ set: CharacterSet) {
    ascii |= set.ascii
    others.formUnion(set.others)
    isKnown = isKnown && set.isKnown
    holdsOtherWords = holdsOtherWords || set.holdsOtherWords
    if let mine = listed, let more = set.listed, mine.count + more.count <= Self.mostListed {
      listed = mine + more
    } else {
      listed = nil
    }
  }

  /// All characters that are not in the set. Above ASCII only white space can be ruled out.
  func inverted(rulingOutSpace: Bool) -> CharacterSet {
    guard isKnown else { return .unknown }
    var set = CharacterSet.any
    set.ascii = ~ascii
    if rulingOutSpace { set.others.remove(CharacterClasses(.space)) }
    return set
  }

  var classes: CharacterClasses {
    var classes = others
    for (number, members) in Self.members.enumerated() where ascii & members != 0 {
      classes.formUnion(CharacterClasses(rawValue: 1 << UInt16(number)))
    }
    return classes
  }

  /// For each class its ASCII characters.
  private static let members: [UInt128] = {
    var members = [UInt128](repeating: 0, count: CharacterClass.count)
    for byte in UInt8(0)..<128 { members[Int(CharacterClass.ascii(byte).rawValue)] |= 1 << UInt128(byte) }
    return members
  }()

  /// The most bytes of one of its characters. Where case does not count, `s` and `k` have a third one beyond ASCII.
  func width(ignoringCase: Bool) -> Int {
    if others.contains(.init(.other)) { return 4 }
    let foldsBeyondASCII = ignoringCase && "sSkK".utf8.contains { ascii >> UInt128($0) & 1 == 1 }
    return others.isEmpty && !foldsBeyondASCII ? 1 : 3
  }

  /// The share of places of English prose at which one of its characters of ASCII stands.
  var frequency: Double {
    (UInt8(0)..<128).reduce(0) { ascii >> UInt128($1) & 1 == 1 ? $0 + Rarity.frequency(ofByte: $1) : $0 }
  }

  /// A class, as PCRE2 writes it, of its characters of ASCII and all others.
  var widened: String {
    let members = (UInt8(0)..<128).filter { ascii >> UInt128($0) & 1 == 1 }
    return "[" + members.map { "\\x{" + String($0, radix: 16) + "}" }.joined() + "\\x{80}-\\x{10FFFF}]"
  }

  /// Whether it holds every letter and digit.
  var holdsWordCharacters: Bool {
    let words = Self.lettersAndDigits.ascii
    return holdsOtherWords && ascii & words == words
  }
}

extension CharacterSet {
  static let space = CharacterSet(others: [.init(.space)]) { CharacterClass.ascii($0) == .space }
  static let digits = CharacterSet(others: [.init(.other)]) { CharacterClass.ascii($0) == .digit }
  static let wordCharacters: CharacterSet = {
    var set = CharacterSet(others: [.init(.other), .init(.generalPunctuation)]) { byte in
      [.lower, .upper, .digit].contains(CharacterClass.ascii(byte)) || byte == UInt8(ascii: "_")
    }
    set.holdsOtherWords = true
    return set
  }()
  private static let upperCase = CharacterSet(others: [.init(.other)]) { CharacterClass.ascii($0) == .upper }
  private static let lowerCase = CharacterSet(others: [.init(.other)]) { CharacterClass.ascii($0) == .lower }
  private static let letters: CharacterSet = {
    var letters = upperCase
    letters.formUnion(lowerCase)
    letters.holdsOtherWords = true
    return letters
  }()
  private static let lettersAndDigits: CharacterSet = {
    var set = letters
    set.formUnion(digits)
    return set
  }()

  /// The characters of a Unicode property, by PCRE2's name for it; nil for the less common ones.
  static func property(_ name: String, ignoringCase: Bool) -> CharacterSet? {
    switch name {
    case "L", "L&": letters
    case "Lu", "Ll": ignoringCase ? letters : name == "Ll" ? lowerCase : upperCase
    case "N", "Nd": digits
    case "Xan": lettersAndDigits
    default: nil
    }
  }
}
