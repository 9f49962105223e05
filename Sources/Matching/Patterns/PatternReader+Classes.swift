/// Classes and escapes.
extension PatternReader {
  mutating func characterClass() -> PatternPiece {
    guard let set = memberSet() else {
      isBroken = true
      return .unknown
    }
    return piece(set)
  }

  /// Takes `[…]`; nil where it does not end.
  mutating func memberSet() -> CharacterSet? {
    index += 1
    let isNegated = take("^")
    var set = CharacterSet()
    var rulesOutSpace = false
    var isFirst = true
    while let byte = current, isFirst || byte != UInt8(ascii: "]") {
      isFirst = false
      if stands("[:") {
        while let byte = current, byte != UInt8(ascii: "]") { index += 1 }
        index += 1
        set.formUnion(.unknown)
        continue
      }
      rulesOutSpace = rulesOutSpace || stands("\\s")
      guard let member = member() else { continue }
      guard let low = member.listed?.first, current == UInt8(ascii: "-"), index + 1 < bytes.count,
        bytes[index + 1] != UInt8(ascii: "]")
      else {
        set.formUnion(member)
        continue
      }
      index += 1
      if let high = self.member()?.listed?.first {
        set.insert(low, through: high, ignoringCase: ignoresCase)
      } else {
        set.formUnion(.unknown)
      }
    }
    guard current != nil else { return nil }
    index += 1
    return isNegated ? set.inverted(rulingOutSpace: rulesOutSpace) : set
  }

  /// One member of a class.
  private mutating func member() -> CharacterSet? {
    guard current == UInt8(ascii: "\\") else {
      return CharacterSet(character(), ignoringCase: ignoresCase)
    }
    index += 1
    if take("b") { return CharacterSet(8) }
    return escapedSet() ?? .unknown
  }

  mutating func escape() -> PatternPiece {
    index += 1
    switch current {
    case nil:
      isBroken = true
      return .unknown
    case UInt8(ascii: "b"):
      index += 1
      return .mark(PatternPiece.border)
    case UInt8(ascii: "B"), UInt8(ascii: "A"), UInt8(ascii: "z"), UInt8(ascii: "Z"), UInt8(ascii: "K"),
      UInt8(ascii: "G"):
      index += 1
      return .empty
    default:
      let isFiller = stands("P{Xan}") || stands("W") || stands("s")
      guard let set = escapedSet() else { return .unknown }
      var piece = piece(set)
      piece.isFiller = isFiller
      return piece
    }
  }

  /// The characters that the escape whose letter is next stands for; nil where it is none or not known.
  mutating func escapedSet() -> CharacterSet? {
    guard let letter = current else {
      isBroken = true
      return nil
    }
    index += 1
    switch letter {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "r"): return CharacterSet(0x0A)
    case UInt8(ascii: "s"), UInt8(ascii: "h"): return .space
    case 0x30...0x39:
      // A group that has matched before, or a character by its octal number.
      while let digit = current, 0x30...0x39 ~= digit { index += 1 }
      return nil
    case UInt8(ascii: "S"): return CharacterSet.space.inverted(rulingOutSpace: true)
    case UInt8(ascii: "d"): return .digits
    case UInt8(ascii: "D"): return CharacterSet.digits.inverted(rulingOutSpace: false)
    case UInt8(ascii: "w"): return .wordCharacters
    case UInt8(ascii: "W"): return CharacterSet.wordCharacters.inverted(rulingOutSpace: false)
    case UInt8(ascii: "p"): return property()
    case UInt8(ascii: "P"): return property()?.inverted(rulingOutSpace: false)
    case UInt8(ascii: "x"): return hexadecimal()
    case UInt8(ascii: "Q"), UInt8(ascii: "E"), UInt8(ascii: "c"), UInt8(ascii: "o"), UInt8(ascii: "g"),
      UInt8(ascii: "k"), UInt8(ascii: "N"), UInt8(ascii: "X"), UInt8(ascii: "C"):
      isBroken = true
      return nil
    case 0x41...0x5A, 0x61...0x7A: return nil
    default:
      index -= 1
      return CharacterSet(character(), ignoringCase: ignoresCase)
    }
  }

  /// Takes the name of a property.
  private mutating func property() -> CharacterSet? {
    var name = bytes[index..<min(bytes.count, index + 1)]
    if name.first == UInt8(ascii: "{") {
      let close = bytes[index...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count
      name = bytes[min(index + 1, close)..<close]
      index = min(bytes.count, close + 1)
    } else {
      index = min(bytes.count, index + 1)
    }
    return .property(String(decoding: name, as: UTF8.self), ignoringCase: ignoresCase)
  }

  /// Takes `20` or `{2014}`.
  private mutating func hexadecimal() -> CharacterSet? {
    var digits = bytes[index...].prefix(2)
    if current == UInt8(ascii: "{") {
      let close = bytes[index...].firstIndex(of: UInt8(ascii: "}")) ?? bytes.count
      digits = bytes[min(index + 1, close)..<close]
      index = min(bytes.count, close + 1)
    } else {
      digits = digits.prefix { UInt8(ascii: "0") <= $0 && $0 <= UInt8(ascii: "f") }
      index += digits.count
    }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16).map {
      CharacterSet($0, ignoringCase: ignoresCase)
    }
  }
}
