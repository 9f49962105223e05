import CPCRE2
import Rules

/// Compiled patterns as bytes, of which each is read when it is first used: in a tenth of the time it takes to compile it.
///
/// What `pcre2_serialize_encode_8` gave. Another version of PCRE2 than the one that wrote it refuses to read it; then the
/// patterns are compiled.
struct PatternImages: Sendable {
  /// What the bytes of all patterns begin with.
  private let head: [UInt8]
  private let tails: [ImageReader]

  init(_ image: inout ImageReader) {
    head = image.bytes()
    tails = image.list { $0.inner() }
  }

  /// - Parameter patterns: none for those that cannot be compiled.
  static func write(_ patterns: [CompiledPattern], to image: inout ImageWriter) {
    let encoded = patterns.map { pattern in
      (try? CompiledPattern.Code(pattern.pattern, place: pattern.place))?.bytes ?? []
    }
    let head = encoded.filter { !$0.isEmpty }.reduce(nil) { head, bytes in
      head.map { Array(zip($0, bytes).prefix { $0 == $1 }.map(\.0)) } ?? bytes
    }
    image.write(bytes: head ?? [])
    image.write(encoded) { image, bytes in
      var tail = ImageWriter()
      tail.write(bytes: bytes.dropFirst((head ?? []).count))
      image.write(tail)
    }
  }

  /// The code of the pattern of that number; nil where it cannot be read.
  func code(_ number: Int) -> CompiledPattern.Code? {
    var tail = tails[number]
    let bytes = tail.bytes()
    return bytes.isEmpty ? nil : CompiledPattern.Code(head + bytes)
  }
}
