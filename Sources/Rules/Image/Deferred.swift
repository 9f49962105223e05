/// A value, or the place where it stands in an image: what a run seldom asks for is read when it does, anew each time.
enum Deferred<Value: Sendable>: Sendable {
  case known(Value)
  case image(ImageReader)

  /// - Parameter read: reads the value where it stands in an image.
  func value(_ read: (inout ImageReader) -> Value) -> Value { part({ $0 }, read) }

  /// A part of the value.
  ///
  /// - Parameters:
  ///   - part: takes it from the value.
  ///   - read: reads it where the value stands in an image.
  func part<Part>(_ part: (Value) -> Part, _ read: (inout ImageReader) -> Part) -> Part {
    switch self {
    case .known(let value): return part(value)
    case .image(var reader): return read(&reader)
    }
  }
}
