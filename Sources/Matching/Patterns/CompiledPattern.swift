import CPCRE2
package import Rules
import Synchronization

/// A PCRE2 pattern, compiled when it is first used.
///
/// Safe to use from several threads: the compiled code is only read, and what matching writes to belongs to a
/// `PatternScratch`.
@safe
final class CompiledPattern: Sendable {
  let pattern: Pattern
  /// Where in its block a match must stand. At the block's start, or as the whole block, it is tried nowhere else.
  let place: MatchPlace
  let needs: PatternNeeds
  /// Where the code can be read, and its number there; nil: it must be compiled.
  private let image: (images: PatternImages, number: Int)?
  private let compiled = Mutex<State>(.new)
  /// Set once the pattern is machine code, and then never changed, so that most uses need no lock. Holds a reference.
  private let machineCode = unsafe Atomic<Unmanaged<Code>?>(nil)

  private enum State: Sendable {
    case new
    /// Interpreted so far, over so many bytes.
    case interpreted(Code, Int)
    case machine
    case failed
  }

  /// Bytes of text after which translating a pattern to machine code has paid.
  private static let worthTranslating = 2 * 1024

  /// Bytes of text that take as long as it takes to start a run.
  private static let start = 32

  /// Owns the compiled code and frees it.
  @safe
  final class Code: @unchecked Sendable {
    let pointer: OpaquePointer
    private(set) var isMachineCode = false
    /// The named groups with their numbers.
    let groups: [(name: String, number: Int)]

    private init(_ pointer: OpaquePointer) {
      unsafe self.pointer = pointer
      groups = unsafe CompiledPattern.groups(of: pointer)
    }

    /// Compiles a pattern as UTF-8 with Unicode properties.
    convenience init(_ pattern: Pattern, place: MatchPlace = .anywhere) throws(PatternError) {
      unsafe self.init(try CompiledPattern.compile(pattern, place: place))
    }

    /// Reads what `bytes` gave; nil where that was another version of PCRE2.
    convenience init?(_ bytes: [UInt8]) {
      var pointer: OpaquePointer?
      guard !bytes.isEmpty, unsafe pcre2_serialize_decode_8(&pointer, 1, bytes, nil) == 1, let pointer = unsafe pointer
      else { return nil }
      unsafe self.init(pointer)
    }

    /// The code as bytes; empty where there is no memory for them.
    var bytes: [UInt8] {
      var codes: [OpaquePointer?] = unsafe [pointer]
      var bytes: UnsafeMutablePointer<UInt8>?
      var count = 0
      guard unsafe pcre2_serialize_encode_8(&codes, 1, &bytes, &count, nil) == 1, let bytes = unsafe bytes else {
        return []
      }
      defer { unsafe pcre2_serialize_free_8(bytes) }
      return unsafe Array(UnsafeBufferPointer(start: bytes, count: count))
    }

    /// Translates the code to that of the machine, where PCRE2 can. Nobody else may use it yet.
    fileprivate func translate() { isMachineCode = unsafe pcre2_jit_compile_8(pointer, PCRE2_JIT_COMPLETE) == 0 }

    deinit { unsafe pcre2_code_free_8(pointer) }
  }

  init(_ pattern: Pattern, place: MatchPlace, image: (images: PatternImages, number: Int)? = nil) {
    self.pattern = pattern
    self.place = place
    self.image = image
    needs = pattern.needs ?? pattern.needs(at: place)
  }

  /// Whether a block begins as every match needs it.
  func mayBegin(_ text: Span<UInt8>, _ block: Range<Int>) -> Bool {
    needs.beginnings.isEmpty || PatternBeginnings.mayBegin(text, block, with: needs.beginnings)
  }

  /// The code to search `count` bytes with; nil where the pattern has an error.
  ///
  /// Made when it is first asked for, and to machine code once it has been run on some text: that takes ten times as
  /// long, which one short draft does not repay.
  func code(for count: Int) -> Code? { loadedCode ?? newCode(for: count) }

  private var loadedCode: Code? { unsafe machineCode.load(ordering: .acquiring)?.takeUnretainedValue() }

  private func newCode(for count: Int) -> Code? {
    compiled.withLock { state in
      var used = Self.start + count
      switch state {
      case .machine: return loadedCode
      case .failed: return nil
      case .interpreted(_, let before): used += before
      case .new: break
      }
      let isLong = used > Self.worthTranslating
      if !isLong, case .interpreted(let code, _) = state {
        state = .interpreted(code, used)
        return code
      }
      guard let code = image.flatMap({ $0.images.code($0.number) }) ?? (try? Code(pattern, place: place)) else {
        state = .failed
        return nil
      }
      guard isLong else {
        state = .interpreted(code, used)
        return code
      }
      code.translate()
      state = .machine
      unsafe machineCode.store(Unmanaged.passRetained(code), ordering: .releasing)
      return code
    }
  }

  deinit { unsafe machineCode.load(ordering: .acquiring)?.release() }

  /// What is wrong with a pattern.
  struct PatternError: Error {
    /// In PCRE2's words.
    var message: String
    /// Byte offset in the pattern.
    var offset: Int
  }

  private static func compile(_ pattern: Pattern, place: MatchPlace) throws(PatternError) -> OpaquePointer {
    var options = PCRE2_UTF | PCRE2_UCP | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT
    if pattern.ignoresCase { options |= PCRE2_CASELESS }
    if place.isAtBlockStart { options |= PCRE2_ANCHORED }
    // What stands for the whole block tries its alternatives until one reaches the last word.
    var bytes = Array(pattern.text.utf8)
    if place == .wholeBlock, !bytes.starts(with: "(*".utf8), !holdsComments(bytes.span) {
      bytes = Array("(?:".utf8) + bytes + Array(")(?=\\P{Xan}{0,64}+\\z)".utf8)
    }
    let pointer = unsafe try compile(bytes, options)
    // What has properties of Unicode among the first characters is else tried everywhere.
    guard !place.isAtBlockStart, unsafe !knowsStarts(pointer),
      let starts = PatternReader.starts(of: pattern.text, ignoresCase: pattern.ignoresCase), starts.frequency < 0.5,
      let faster = unsafe try? compile(Array("(?=\(starts.widened))(?:".utf8) + bytes + Array(")".utf8), options)
    else { return unsafe pointer }
    unsafe pcre2_code_free_8(pointer)
    return unsafe faster
  }

  private static func compile(_ bytes: [UInt8], _ options: UInt32) throws(PatternError) -> OpaquePointer {
    var number: Int32 = 0
    var offset = 0
    let pointer = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe pcre2_compile_8(buffer.baseAddress, buffer.count, options, &number, &offset, nil)
    }
    guard let pointer = unsafe pointer else {
      throw PatternError(message: message(number), offset: min(offset, bytes.count))
    }
    return unsafe pointer
  }

  /// Whether PCRE2 knows where matches may begin: with one of some bytes, or at the start only.
  private static func knowsStarts(_ pointer: OpaquePointer) -> Bool {
    var type: UInt32 = 0
    var bitmap: UnsafePointer<UInt8>?
    var options: UInt32 = 0
    unsafe pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_FIRSTCODETYPE), &type)
    unsafe pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_FIRSTBITMAP), &bitmap)
    unsafe pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_ALLOPTIONS), &options)
    return unsafe type != 0 || bitmap != nil || options & PCRE2_ANCHORED != 0
  }

  /// Whether a pattern switches on the syntax in which a comment would swallow what is put behind it.
  private static func holdsComments(_ bytes: Span<UInt8>) -> Bool {
    for index in 2..<max(2, bytes.count)
    where bytes[index] == UInt8(ascii: "x") && bytes[index - 1] == UInt8(ascii: "?")
      && bytes[index - 2] == UInt8(ascii: "(")
    {
      return true
    }
    return false
  }

  private static func message(_ number: Int32) -> String {
    let buffer = unsafe [UInt8](unsafeUninitializedCapacity: 256) { buffer, count in
      count = max(0, Int(unsafe pcre2_get_error_message_8(number, buffer.baseAddress, buffer.count)))
    }
    return String(decoding: buffer, as: UTF8.self)
  }

  private static func groups(of pointer: OpaquePointer) -> [(name: String, number: Int)] {
    var count: UInt32 = 0
    var size: UInt32 = 0
    var table: UnsafePointer<UInt8>?
    unsafe pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_NAMECOUNT), &count)
    unsafe pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_NAMEENTRYSIZE), &size)
    unsafe pcre2_pattern_info_8(pointer, UInt32(PCRE2_INFO_NAMETABLE), &table)
    var groups: [(name: String, number: Int)] = []
    guard let table = unsafe table else { return groups }
    for entry in 0..<Int(count) {
      let start = unsafe table + entry * Int(size)
      let name = unsafe String(cString: start + 2)
      unsafe groups.append((name, Int(start[0]) << 8 | Int(start[1])))
    }
    return groups
  }
}

extension Pattern {
  /// What every match needs of its block.
  ///
  /// - Parameter place: where in its block a match must stand; nil for anywhere.
  package func needs(at place: MatchPlace?) -> PatternNeeds {
    PatternReader.needs(of: text, ignoresCase: ignoresCase, startsBlock: place?.isAtBlockStart ?? false)
  }
}
