import CPCRE2

/// What one thread needs to run patterns: room for a match and for the machine code's stack. Never used by two at once.
@safe
final class PatternScratch: @unchecked Sendable {
  private let data: OpaquePointer?
  private let context: OpaquePointer?
  private let stack: OpaquePointer?

  /// Steps after which a pattern gives up on a text of so many bytes: far more than one needs that does not try one thing in
  /// ever more ways.
  static func stepLimit(for count: Int) -> Int { min(2_000_000, 20_000 + 500 * count) }

  init() {
    unsafe data = pcre2_match_data_create_8(64, nil)
    unsafe context = pcre2_match_context_create_8(nil)
    unsafe stack = pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
    if let context = unsafe context {
      unsafe pcre2_set_depth_limit_8(context, 10_000)
      unsafe pcre2_set_heap_limit_8(context, 64 * 1024)
      if let stack = unsafe stack { unsafe pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack)) }
    }
  }

  deinit {
    unsafe pcre2_match_data_free_8(data)
    unsafe pcre2_match_context_free_8(context)
    unsafe pcre2_jit_stack_free_8(stack)
  }

  /// How a search went.
  enum Outcome: Equatable {
    /// The match as offsets in the text; its groups are there until the next search.
    case match(Range<Int>)
    case none
    /// The pattern took too many steps, or too much memory.
    case gaveUp
  }

  /// The first match in a piece of `text` that begins in a range.
  func search(
    _ code: CompiledPattern.Code, _ text: [UInt8], in piece: PatternPieces.Piece, from starts: ClosedRange<Int>
  ) -> Outcome {
    guard let data = unsafe data else { return .gaveUp }
    unsafe pcre2_set_match_limit_8(context, UInt32(Self.stepLimit(for: piece.subject.count)))
    let range = piece.subject
    unsafe pcre2_set_offset_limit_8(context, starts.upperBound - range.lowerBound)
    let options = (piece.isAtStart ? 0 : PCRE2_NOTBOL) | (piece.isAtEnd ? 0 : PCRE2_NOTEOL)
    let result = unsafe text.withUnsafeBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return PCRE2_ERROR_NOMATCH }
      let (subject, offset) = unsafe (base + range.lowerBound, starts.lowerBound - range.lowerBound)
      return unsafe code.isMachineCode
        ? pcre2_jit_match_8(code.pointer, subject, range.count, offset, options, data, context)
        : pcre2_match_8(code.pointer, subject, range.count, offset, options | PCRE2_NO_UTF_CHECK, data, context)
    }
    guard result > 0 else { return result == PCRE2_ERROR_NOMATCH ? .none : .gaveUp }
    return group(0, in: range).map(Outcome.match) ?? .none
  }

  /// What a group of the last match holds, as offsets in the text; nil where it took no part.
  func group(_ number: Int, in range: Range<Int>) -> Range<Int>? {
    guard let data = unsafe data, number < Int(unsafe pcre2_get_ovector_count_8(data)),
      let vector = unsafe pcre2_get_ovector_pointer_8(data)
    else { return nil }
    let first = unsafe vector[2 * number]
    let last = unsafe vector[2 * number + 1]
    // A group that took no part has no offsets; \K can put the start after the end.
    guard 0 <= first, first <= last, last <= range.count else { return nil }
    return (range.lowerBound + first)..<(range.lowerBound + last)
  }
}
