/// A pattern for one name, as `.gitignore` files write them: `*`, `?`, `[a-z]`, `\` before what is meant literally.
struct GlobPattern: Sendable {
  enum Token: Sendable {
    case byte(UInt8)
    case anyByte
    case anyRun
    case set(ByteSet)
  }

  var tokens: [Token] = []

  /// Whether the whole name matches. Cost: at most the product of the two lengths.
  func matches(_ name: [UInt8]) -> Bool {
    var token = 0
    var index = 0
    var retry: (token: Int, index: Int)?
    while index < name.count {
      if token < tokens.count {
        if case .anyRun = tokens[token] {
          retry = (token + 1, index)
          token += 1
          continue
        }
        if accepts(tokens[token], name[index]) {
          token += 1
          index += 1
          continue
        }
      }
      guard let last = retry else { return false }
      retry = (last.token, last.index + 1)
      token = last.token
      index = last.index + 1
    }
    while token < tokens.count, case .anyRun = tokens[token] { token += 1 }
    return token == tokens.count
  }

  private func accepts(_ token: Token, _ byte: UInt8) -> Bool {
    switch token {
    case .byte(let wanted): wanted == byte
    case .anyByte: true
    case .set(let set): set.contains(byte)
    case .anyRun: false
    }
  }
}

/// A set of byte values.
struct ByteSet: Sendable {
  private var bits: SIMD4<UInt64> = .zero

  func contains(_ byte: UInt8) -> Bool { bits[Int(byte >> 6)] & (1 << UInt64(byte & 63)) != 0 }

  mutating func insert(_ byte: UInt8) { bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  mutating func insert(_ range: ClosedRange<UInt8>) { for byte in range { insert(byte) } }

  mutating func invert() { bits = ~bits }

  /// Adds the members of a POSIX class; false where there is none of that name.
  mutating func insert(posixClass name: String) -> Bool {
    let ranges: [ClosedRange<UInt8>]
    switch name {
    case "alnum": ranges = [0x30...0x39, 0x41...0x5A, 0x61...0x7A]
    case "alpha": ranges = [0x41...0x5A, 0x61...0x7A]
    case "blank": ranges = [0x09...0x09, 0x20...0x20]
    case "cntrl": ranges = [0x00...0x1F, 0x7F...0x7F]
    case "digit": ranges = [0x30...0x39]
    case "graph": ranges = [0x21...0x7E]
    case "lower": ranges = [0x61...0x7A]
    case "print": ranges = [0x20...0x7E]
    case "punct": ranges = [0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E]
    case "space": ranges = [0x09...0x0D, 0x20...0x20]
    case "upper": ranges = [0x41...0x5A]
    case "xdigit": ranges = [0x30...0x39, 0x41...0x46, 0x61...0x66]
    default: return false
    }
    for range in ranges { insert(range) }
    return true
  }
}
