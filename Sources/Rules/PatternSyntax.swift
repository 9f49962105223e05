import SourceText

/// Tells of a pattern that it is sure to compile, at a fraction of what compiling it costs.
///
/// It knows the part of PCRE2's syntax that rules are mostly written in and gives up on the rest, which only PCRE2 can tell
/// about. It errs to one side: what it accepts compiles.
package struct PatternSyntax {
  /// Bytes of compiled code, guessed too high, up to which PCRE2 takes a pattern; its own limit is 65,536.
  private static let maximumSize = 40_000
  private static let maximumDepth = 50

  private let bytes: [UInt8]
  private var index = 0
  private var depth = 0
  private var size = 0
  private var names: [String] = []

  private init(_ pattern: String) { bytes = Array(pattern.utf8) }

  /// The names of the pattern's groups, or nil where it is not sure that the pattern compiles. Cost: linear.
  package static func groupNames(in pattern: String) -> [String]? {
    var syntax = PatternSyntax(pattern)
    guard syntax.passAlternatives(isLookbehind: false), syntax.index == syntax.bytes.count else { return nil }
    guard syntax.names.count < 2 || Set(syntax.names).count == syntax.names.count else { return nil }
    return syntax.names
  }

  /// What was passed; it says what may follow.
  private enum Passed {
    /// Characters, the last of which may be repeated.
    case character
    /// A group, which may be repeated, too; each repetition takes room in the compiled code.
    case group
    /// An assertion or option, which is not repeated.
    case assertion
  }

  /// Passes alternatives up to a closing parenthesis or the end.
  ///
  /// - Parameter isLookbehind: whether each must have a fixed length.
  private mutating func passAlternatives(isLookbehind: Bool) -> Bool {
    while index < bytes.count, bytes[index] != UInt8(ascii: ")") {
      if pass("|") {
        size += 8
        continue
      }
      let start = size
      guard let passed = isLookbehind ? passSimple() : passAtom(), size < Self.maximumSize else { return false }
      if passed != .assertion, !isLookbehind {
        guard passQuantifier(of: passed, from: start) else { return false }
      }
    }
    return size < Self.maximumSize
  }

  private mutating func passAtom() -> Passed? { pass("(") ? passGroup() : passSimple() }

  // MARK: Groups

  /// Passes what follows an opening parenthesis, to the closing one.
  private mutating func passGroup() -> Passed? {
    var passed = Passed.group
    var isLookbehind = false
    if pass("?") {
      if pass("<") {
        if pass("=") || pass("!") {
          (passed, isLookbehind) = (.assertion, true)
        } else if !passName() {
          return nil
        }
      } else if pass("=") || pass("!") {
        passed = .assertion
      } else if !pass(">") {
        passOptions()
        if pass(")") { return .assertion }
        guard pass(":") else { return nil }
      }
    }
    depth += 1
    size += 16
    guard depth <= Self.maximumDepth, passAlternatives(isLookbehind: isLookbehind), pass(")") else { return nil }
    depth -= 1
    return passed
  }

  /// Passes letters such as `i` and `-s`.
  private mutating func passOptions() {
    while pass("i") || pass("s") || pass("m") {}
    if pass("-") { while pass("i") || pass("s") || pass("m") {} }
  }

  private mutating func passName() -> Bool {
    let start = index
    while index < bytes.count, ASCII.isAlphanumeric(bytes[index]) || bytes[index] == UInt8(ascii: "_") { index += 1 }
    guard 1...32 ~= index - start, !ASCII.isDigit(bytes[start]) else { return false }
    names.append(String(decoding: bytes[start..<index], as: UTF8.self))
    return pass(">")
  }

  // MARK: Quantifiers

  /// Passes a quantifier, if there is one, of what takes `size` from `start` on.
  private mutating func passQuantifier(of passed: Passed, from start: Int) -> Bool {
    guard index < bytes.count else { return true }
    switch bytes[index] {
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): index += 1
    case UInt8(ascii: "{"):
      index += 1
      guard let least = passNumber() else { return false }
      let most = pass(",") ? bytes[index...].first == UInt8(ascii: "}") ? least + 1 : passNumber() : least
      guard let most, pass("}"), most >= max(least, 1) else { return false }
      if passed == .group { size = start + (size - start + 8) * most }
    default: return true
    }
    size += 16
    _ = pass("?") || pass("+")
    return true
  }

  /// Passes a number of at most four digits.
  private mutating func passNumber() -> Int? {
    var number = 0
    let start = index
    while index < bytes.count, index < start + 4, ASCII.isDigit(bytes[index]) {
      number = number * 10 + Int(bytes[index] - UInt8(ascii: "0"))
      index += 1
    }
    return index > start ? number : nil
  }

  // MARK: Characters

  /// Passes what is no group: characters, an escape, a class or an assertion.
  private mutating func passSimple() -> Passed? {
    let byte = bytes[index]
    if Self.isPlain(byte) {
      let end = plainEnd
      size += 8 * (end - index)
      index = end
      return .character
    }
    index += 1
    size += 8
    switch byte {
    case UInt8(ascii: "^"), UInt8(ascii: "$"): return .assertion
    case UInt8(ascii: "["): return passClass() ? .character : nil
    case UInt8(ascii: "\\"): return passEscape(isInClass: false)
    case UInt8(ascii: "("), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"), UInt8(ascii: "{"): return nil
    default: return .character
    }
  }

  /// The offset of the first byte behind `index` that may mean something else than itself.
  private var plainEnd: Int {
    let text = bytes.span
    var end = index + 1
    while end < text.count, Self.isPlain(text[end]) { end += 1 }
    return end
  }

  /// Whether a byte is a letter, a space or belongs to a character beyond ASCII.
  @inline(__always)
  private static func isPlain(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte == 0x20 || byte >= 0x80 || byte &- 0x41 < 26
  }

  /// Passes what follows a backslash.
  private mutating func passEscape(isInClass: Bool) -> Passed? {
    guard index < bytes.count else { return nil }
    let byte = bytes[index]
    index += 1
    switch byte {
    case UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"),
      UInt8(ascii: "S"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return .character
    case UInt8(ascii: "b"), UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"): return isInClass ? nil : .assertion
    case UInt8(ascii: "p"), UInt8(ascii: "P"): return passProperty() ? .character : nil
    default: return byte >= 0x20 && byte < 0x7F && !ASCII.isAlphanumeric(byte) ? .character : nil
    }
  }

  /// Passes a property in braces that every PCRE2 knows.
  private mutating func passProperty() -> Bool {
    guard pass("{"), let end = bytes[index...].firstIndex(of: UInt8(ascii: "}")) else { return false }
    let name = String(decoding: bytes[index..<end], as: UTF8.self)
    index = end + 1
    return ["L", "Ll", "Lu", "M", "N", "Nd", "P", "Pd", "S", "Sc", "Z", "Zs", "Xan", "Xwd"].contains(name)
  }

  /// Passes a class behind its opening bracket.
  private mutating func passClass() -> Bool {
    _ = pass("^")
    let start = index
    size += 64
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      size += 16
      switch byte {
      case UInt8(ascii: "]"): return index - 1 > start && !isPOSIX(start..<index - 1)
      case UInt8(ascii: "["): return false
      case UInt8(ascii: "\\"): guard passEscape(isInClass: true) != nil else { return false }
      case UInt8(ascii: "-"):
        // A hyphen is sure to stand for itself at the start and at the end.
        guard index - 1 == start ? bytes[index...].first != byte : bytes[index...].first == UInt8(ascii: "]") else {
          return false
        }
      default:
        if byte >= 0x80 { size += 8 } else if !passRangeEnd(from: byte) { return false }
      }
    }
    return false
  }

  /// Whether what stands in a class looks like one of POSIX, such as `[:alpha:]` without further brackets.
  private func isPOSIX(_ range: Range<Int>) -> Bool {
    let first = bytes[range.lowerBound]
    guard first == UInt8(ascii: ":") || first == UInt8(ascii: ".") || first == UInt8(ascii: "=") else { return false }
    return range.count > 1 && bytes[range.upperBound - 1] == first
  }

  /// Passes the rest of a range such as `a-z`, if there is one, whose first character has been passed.
  private mutating func passRangeEnd(from first: UInt8) -> Bool {
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: "-"), bytes[index + 1] != UInt8(ascii: "]") else {
      return true
    }
    let last = bytes[index + 1]
    index += 2
    return ASCII.isAlphanumeric(last) && first <= last
  }

  @inline(__always)
  private mutating func pass(_ character: Unicode.Scalar) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }
}
