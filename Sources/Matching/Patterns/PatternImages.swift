import CPCRE2
import Rules

/// Compiled patterns as bytes, of which each is read when it is first used: in a tenth of the time it takes to compile it.
///
/// What `pcre2_serialize_encode_8` gave. Another version of PCRE2 than the one that wrote it refuses to read it; then the
/// patterns are compiled.
struct PatternImages: Sendable {
  private let text: String
  /// What the bytes of all patterns begin with.
  private let head: [UInt8]
  /// Where in the text the rest of each stands.
  private let starts: [UInt64]

  /// - Parameters:
  ///   - text: what `text` gave.
  ///   - starts: what `starts` gave.
  init(_ text: String, starts: [UInt64]) {
    var image = ImageReader(text)
    head = image.bytes()
    self.text = text
    self.starts = starts
  }

  /// The number of patterns.
  var count: Int { starts.count }

  /// Patterns as text, with no code of those that cannot be compiled, and where in it each stands.
  static func image(of patterns: [CompiledPattern]) -> (text: String, starts: [UInt64]) {
    let encoded = patterns.map { pattern in
      (try? CompiledPattern.Code(pattern.pattern, place: pattern.place))?.bytes ?? []
    }
    let head = encoded.filter { !$0.isEmpty }.reduce(nil) { head, bytes in
      head.map { Array(zip($0, bytes).prefix { $0 == $1 }.map(\.0)) } ?? bytes
    }
    var image = ImageWriter()
    image.write(bytes: head ?? [])
    let starts = encoded.map { bytes in
      defer { image.write(bytes: bytes.dropFirst((head ?? []).count)) }
      return UInt64(image.bytes.count)
    }
    return (String(decoding: image.bytes, as: UTF8.self), starts)
  }

  /// The code of the pattern of that number; nil where it cannot be read.
  func code(_ number: Int) -> CompiledPattern.Code? {
    var tail = ImageReader(text, from: Int(starts[number]))
    let bytes = tail.bytes()
    return bytes.isEmpty ? nil : CompiledPattern.Code(head + bytes)
  }
}
