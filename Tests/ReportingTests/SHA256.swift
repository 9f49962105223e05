import Foundation

/// The SHA-256 hash of a text in base 64, as security policies of pages name scripts (FIPS 180-4).
func sha256(_ text: String) -> String {
  let primes = (2...311).filter { number in (2..<number).allSatisfy { number % $0 != 0 } }
  let fraction = { (root: Double) in UInt32((root - root.rounded(.down)) * 4_294_967_296) }
  let constants = primes.prefix(64).map { fraction(cbrt(Double($0))) }
  var state = primes.prefix(8).map { fraction(Double($0).squareRoot()) }
  let rotated = { (word: UInt32, count: UInt32) in word >> count | word << (32 - count) }
  var bytes = Array(text.utf8)
  let bits = UInt64(bytes.count * 8)
  bytes.append(0x80)
  while bytes.count % 64 != 56 { bytes.append(0) }
  for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
  for start in stride(from: 0, to: bytes.count, by: 64) {
    var words = (0..<16).map { word in
      bytes[(start + 4 * word)..<(start + 4 * word + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for index in 16..<64 {
      let (old, new) = (words[index - 15], words[index - 2])
      let first = rotated(old, 7) ^ rotated(old, 18) ^ (old >> 3)
      let second = rotated(new, 17) ^ rotated(new, 19) ^ (new >> 10)
      words.append(words[index - 16] &+ first &+ words[index - 7] &+ second)
    }
    var v = state
    for index in 0..<64 {
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      let mixed = rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25)
      let first = v[7] &+ mixed &+ choice &+ constants[index] &+ words[index]
      let second = (rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22)) &+ majority
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for index in 0..<8 { state[index] &+= v[index] }
  }
  let digest = state.flatMap { word in [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) } }
  return Data(digest).base64EncodedString()
}
