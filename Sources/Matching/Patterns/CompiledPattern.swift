import CPCRE2
import Rules
import Synchronization

/// A PCRE2 pattern, compiled when it is first used.
///
/// Safe to use from several threads: the compiled code is only read, and what matching writes to belongs to a
/// `PatternScratch`.
final class CompiledPattern: Sendable {
  let pattern: Pattern
  /// Where in its block a match must stand. At the block's start, or as the whole block, it is tried nowhere else.
  let place: MatchPlace
  /// Folded phrases of which every match holds at least one; empty where there is none to be found.
  let literals: [String]
  private let compiled = Mutex<State>(.new)

  private enum State: Sendable {
    case new
    /// Interpreted so far, over so many bytes.
    case interpreted(Code, Int)
    case machine(Code)
    case failed
  }

  /// Bytes of text after which translating a pattern to machine code has paid.
  private static let worthTranslating = 64 * 1024

  /// Owns the compiled code and frees it.
  @safe
  final class Code: @unchecked Sendable {
    fileprivate let pointer: OpaquePointer
    /// Numbers of the named groups.
    let groups: [String: Int]

    fileprivate init(_ pointer: OpaquePointer, groups: [String: Int]) {
      unsafe self.pointer = pointer
      self.groups = groups
    }

    deinit { unsafe pcre2_code_free_8(pointer) }
  }

  init(_ pattern: Pattern, place: MatchPlace = .anywhere) {
    self.pattern = pattern
    self.place = place
    literals = PatternLiterals.required(in: pattern.text)
  }

  /// The code to search `count` bytes with; nil where the pattern has an error.
  ///
  /// Compiled when it is first asked for, and to machine code once it has been run on some text: that takes ten times as
  /// long, which one short draft does not repay.
  func code(for count: Int) -> Code? {
    compiled.withLock { state in
      switch state {
      case .machine(let code): return code
      case .failed: return nil
      case .interpreted(let code, let used):
        guard used + count > Self.worthTranslating, let fast = try? Self.compile(pattern, place: place, withJIT: true)
        else {
          state = .interpreted(code, used + count)
          return code
        }
        state = .machine(fast)
        return fast
      case .new:
        let isLong = count > Self.worthTranslating
        guard let code = try? Self.compile(pattern, place: place, withJIT: isLong) else {
          state = .failed
          return nil
        }
        state = isLong ? .machine(code) : .interpreted(code, count)
        return code
      }
    }
  }

  /// What is wrong with a pattern.
  struct PatternError: Error {
    /// In PCRE2's words.
    var message: String
    /// Byte offset in the pattern.
    var offset: Int
  }

  /// Compiles a pattern as UTF-8 with Unicode properties.
  static func compile(
    _ pattern: Pattern, place: MatchPlace = .anywhere, withJIT: Bool
  ) throws(PatternError) -> Code {
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C
    if pattern.ignoresCase { options |= PCRE2_CASELESS }
    if place.isAtBlockStart { options |= PCRE2_ANCHORED }
    var number: Int32 = 0
    var offset = 0
    // What stands for the whole block tries its alternatives until one reaches the last word.
    let isWhole = place == .wholeBlock && !pattern.text.contains("(?x") && !pattern.text.hasPrefix("(*")
    let bytes = Array((isWhole ? "(?:\(pattern.text))(?=\\P{Xan}{0,64}+\\z)" : pattern.text).utf8)
    let pointer = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(buffer.baseAddress, buffer.count, options, &number, &offset, nil)
    }
    guard let pointer = unsafe pointer else {
      throw PatternError(message: message(number), offset: min(offset, bytes.count))
    }
    if withJIT { unsafe pcre2_jit_compile_8(pointer, PCRE2_JIT_COMPLETE) }
    return unsafe Code(pointer, groups: groups(of: pointer))
  }

  private static func message(_ number: Int32) -> String {
    let buffer = unsafe [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
      count = max(0, Int(unsafe pcre2_get_error_message_8(number, buffer.baseAddress, buffer.count)))
    }
    return String(decoding: buffer, as: UTF8.self)
  }

  private static func groups(of pointer: OpaquePointer) -> [String: Int] {
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    unsafe pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    unsafe pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    unsafe pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_NAMETABLE), &table)
    var groups: [String: Int] = [:]
    guard let table = unsafe table else { return groups }
    for entry in 0..<Int(count) {
      let start = unsafe table + entry * Int(size)
      let name = unsafe String(cString: start + 2)
      unsafe groups[name] = Int(start[0]) << 8 | Int(start[1])
    }
    return groups
  }
}

/// What one thread needs to run patterns: room for a match and for the machine code's stack.
@safe
final class PatternScratch {
  private let data: OpaquePointer?
  private let context: OpaquePointer?
  private let stack: OpaquePointer?

  /// Steps after which a pattern gives up on a block.
  static let matchLimit: UInt32 = 2_000_000

  init() {
    unsafe data = pcre2_match_data_create_8(64, nil)
    unsafe context = pcre2_match_context_create_8(nil)
    unsafe stack = pcre2_jit_stack_create_8(32 * 1024, 1024 * 1024, nil)
    if let context = unsafe context {
      unsafe pcre2_set_match_limit_8(context, Self.matchLimit)
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
    /// Ranges of the whole match and its groups as offsets in the text; nil for a group that took no part.
    case match([Range<Int>?])
    case none
    /// The pattern took too many steps.
    case gaveUp
  }

  /// The first match in `text[range]` at or after `start`. The range is the whole subject: `^` and `$` are its ends.
  func search(_ code: CompiledPattern.Code, _ text: [UInt8], in range: Range<Int>, from start: Int) -> Outcome {
    guard let data = unsafe data else { return .gaveUp }
    let result = unsafe text.withUnsafeBufferPointer { buffer -> Int32 in
      guard let base = buffer.baseAddress else { return PCRE2_ERROR_NOMATCH }
      return unsafe pcre2_match_8(
        code.pointer, base + range.lowerBound, range.count, start - range.lowerBound, PCRE2_NO_UTF_CHECK, data, context)
    }
    guard result > 0 else { return result == PCRE2_ERROR_NOMATCH ? .none : .gaveUp }
    guard let vector = unsafe pcre2_get_ovector_pointer_8(data) else { return .none }
    var ranges: [Range<Int>?] = []
    for group in 0..<Int(result) {
      let first = unsafe vector[2 * group]
      let last = unsafe vector[2 * group + 1]
      // A group that took no part has no offsets; \K can put the start after the end.
      ranges.append(
        0 <= first && first <= last && last <= range.count
          ? (range.lowerBound + first)..<(range.lowerBound + last) : nil)
    }
    return .match(ranges)
  }
}
