/// Tables as they are used, in words of 64 bits: what comes with galley is read where it lies in the binary.
///
/// An array that Swift finds written out as a constant takes neither time nor memory before it is read, whatever its
/// length. So each table is an array of words, whatever it holds; their bytes are in the order of the machine.
extension [UInt64] {
  /// The values one after the other.
  init<Value: BitwiseCopyable>(table values: [Value]) {
    let stride = MemoryLayout<Value>.stride
    self.init(repeating: 0, count: (values.count * stride + 7) / 8)
    unsafe withUnsafeMutableBytes { words in
      unsafe values.withUnsafeBytes { unsafe words.copyMemory(from: $0) }
    }
  }

  /// The value of that number.
  @inline(__always)
  func value<Value: BitwiseCopyable>(_ number: Int, as type: Value.Type = Value.self) -> Value {
    let stride = MemoryLayout<Value>.stride
    precondition(number >= 0 && number &* stride &+ stride <= count &* 8, "no such value")
    return value(unchecked: number)
  }

  /// The value of that number, which must be there.
  @inline(__always)
  func value<Value: BitwiseCopyable>(unchecked number: Int, as type: Value.Type = Value.self) -> Value {
    unsafe span.bytes.unsafeLoadUnaligned(
      fromUncheckedByteOffset: number &* MemoryLayout<Value>.stride, as: Value.self)
  }
}

/// Reads tables in the order in which they were written; where there are no more, empty ones.
struct TableReader {
  private var rest: ArraySlice<[UInt64]>

  init(_ tables: [[UInt64]]) { rest = tables[...] }

  mutating func next() -> [UInt64] { rest.popFirst() ?? [] }

  /// A table of so many words, whatever was written.
  mutating func next(count: Int) -> [UInt64] {
    let table = next()
    return table.count == count ? table : [UInt64](repeating: 0, count: count)
  }
}
