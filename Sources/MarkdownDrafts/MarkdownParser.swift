import CMD4C

/// A block that the parser enters and leaves.
enum MarkdownBlock {
  case document, quotation, rule, html, paragraph, tablePart, cell
  /// The mark in front of an item: `-`, `*`, `+`, or what stands after a number, `.` or `)`.
  case list(mark: UInt8)
  case item
  case heading(level: Int)
  case code(isFenced: Bool)
}

/// An inline span that the parser enters and leaves.
enum MarkdownSpan {
  case emphasis, link, image, code, other
}

/// What a piece of text is.
enum MarkdownText {
  case normal, code, html, entity, nul, softBreak, hardBreak
}

/// The parser md4c, its callbacks turned into calls with byte offsets.
enum MarkdownParser {
  /// How a run of the parser ended.
  enum Outcome: Int32 {
    case finished = 0
    /// A table has more columns than `MarkdownLimits.columns`.
    case tableTooWide = 1
    case failed = -1
  }

  /// What is read beside CommonMark.
  struct Syntax {
    var hasTables: Bool
    /// Whether addresses without angle brackets are links.
    var hasBareAddresses: Bool
  }

  /// Parses `bytes` from `start` on. md4c keeps no state between calls and does not recurse.
  static func parse(
    _ bytes: [UInt8], from start: Int, _ syntax: Syntax, events: inout MarkdownEvents
  ) -> Outcome {
    guard start < bytes.count else { return .finished }
    // md4c looks at the byte behind a link that the end cuts, so there has to be one.
    var bytes = bytes
    let end = bytes.count
    if bytes.last != 0x0A { bytes.append(0x0A) }
    var parser = MD_PARSER()
    parser.flags = UInt32(MD_FLAG_PERMISSIVEEMAILAUTOLINKS | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS)
    if syntax.hasTables { parser.flags |= UInt32(MD_FLAG_TABLES) }
    if syntax.hasBareAddresses {
      parser.flags |= UInt32(MD_FLAG_PERMISSIVEURLAUTOLINKS | MD_FLAG_PERMISSIVEWWWAUTOLINKS)
    }
    unsafe parser.enter_block = { unsafe MarkdownParser.enterBlock($0, $1, $2) }
    unsafe parser.leave_block = { unsafe MarkdownParser.leaveBlock($0, $1, $2) }
    unsafe parser.enter_span = { unsafe MarkdownParser.enterSpan($0, $1, $2) }
    unsafe parser.leave_span = { unsafe MarkdownParser.leaveSpan($0, $1, $2) }
    unsafe parser.text = { unsafe MarkdownParser.addText($0, $1, $2, $3) }
    return unsafe bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return .finished }
      return unsafe withUnsafeMutablePointer(to: &events) { events in
        var run = unsafe Run(events: events, base: UInt(bitPattern: base), start: start, end: end)
        let result = unsafe md_parse(
          (base + start).assumingMemoryBound(to: CChar.self), UInt32(end - start), &parser, &run)
        return Outcome(rawValue: result) ?? .failed
      }
    }
  }

  /// What the callbacks need of the run they belong to.
  @unsafe private struct Run {
    let events: UnsafeMutablePointer<MarkdownEvents>
    /// Address of the first byte.
    let base: UInt
    let start: Int
    let end: Int
    /// Bytes of link targets that the parser may still spell out: references can repeat a long one without end.
    var targetBytes: Int

    init(events: UnsafeMutablePointer<MarkdownEvents>, base: UInt, start: Int, end: Int) {
      unsafe self.events = unsafe events
      unsafe self.base = base
      unsafe self.start = start
      unsafe self.end = end
      unsafe targetBytes = 16 * (end - start) + 1 << 20
    }

    /// The offset of `count` bytes at `pointer`; nil where they are no part of the input.
    func offset(of pointer: UnsafeRawPointer, count: Int) -> Int? {
      let address = UInt(bitPattern: pointer)
      guard unsafe address >= base + UInt(start), unsafe address - base + UInt(count) <= UInt(end) else { return nil }
      return unsafe Int(address - base)
    }
  }

  private static func run(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<Run>? {
    unsafe data?.assumingMemoryBound(to: Run.self)
  }

  private static func block(_ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?) -> MarkdownBlock {
    switch type {
    case MD_BLOCK_QUOTE: return .quotation
    case MD_BLOCK_UL:
      return unsafe .list(
        mark: detail.map { unsafe UInt8(bitPattern: $0.load(as: MD_BLOCK_UL_DETAIL.self).mark) } ?? 0x2D)
    case MD_BLOCK_OL:
      return unsafe .list(
        mark: detail.map { unsafe UInt8(bitPattern: $0.load(as: MD_BLOCK_OL_DETAIL.self).mark_delimiter) } ?? 0x2E)
    case MD_BLOCK_LI: return .item
    case MD_BLOCK_HR: return .rule
    case MD_BLOCK_H:
      return unsafe .heading(level: detail.map { unsafe Int($0.load(as: MD_BLOCK_H_DETAIL.self).level) } ?? 1)
    case MD_BLOCK_CODE:
      return unsafe .code(
        isFenced: detail.map { unsafe $0.load(as: MD_BLOCK_CODE_DETAIL.self).fence_char != 0 } ?? false)
    case MD_BLOCK_HTML: return .html
    case MD_BLOCK_P: return .paragraph
    case MD_BLOCK_TH, MD_BLOCK_TD: return .cell
    case MD_BLOCK_TABLE, MD_BLOCK_THEAD, MD_BLOCK_TBODY, MD_BLOCK_TR: return .tablePart
    default: return .document
    }
  }

  private static func span(_ type: MD_SPANTYPE) -> MarkdownSpan {
    switch type {
    case MD_SPAN_EM, MD_SPAN_STRONG: .emphasis
    case MD_SPAN_A: .link
    case MD_SPAN_IMG: .image
    case MD_SPAN_CODE: .code
    default: .other
    }
  }

  private static func enterBlock(
    _ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let run = unsafe run(data) else { return Outcome.failed.rawValue }
    if type == MD_BLOCK_TABLE, let detail = unsafe detail,
      unsafe detail.load(as: MD_BLOCK_TABLE_DETAIL.self).col_count > MarkdownLimits.columns
    {
      return Outcome.tableTooWide.rawValue
    }
    unsafe run.pointee.events.pointee.enter(block(type, detail))
    return 0
  }

  private static func leaveBlock(
    _ type: MD_BLOCKTYPE, _ detail: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let run = unsafe run(data) else { return Outcome.failed.rawValue }
    unsafe run.pointee.events.pointee.leave(block(type, detail))
    return 0
  }

  private static func enterSpan(
    _ type: MD_SPANTYPE, _ detail: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let run = unsafe run(data) else { return Outcome.failed.rawValue }
    if let detail = unsafe detail {
      if type == MD_SPAN_A {
        let link = unsafe detail.load(as: MD_SPAN_A_DETAIL.self)
        unsafe run.pointee.targetBytes -= Int(link.href.size) + Int(link.title.size)
      } else if type == MD_SPAN_IMG {
        let image = unsafe detail.load(as: MD_SPAN_IMG_DETAIL.self)
        unsafe run.pointee.targetBytes -= Int(image.src.size) + Int(image.title.size)
      }
      guard unsafe run.pointee.targetBytes >= 0 else { return Outcome.failed.rawValue }
    }
    unsafe run.pointee.events.pointee.enter(span(type))
    return 0
  }

  private static func leaveSpan(
    _: MD_SPANTYPE, _: UnsafeMutableRawPointer?, _ data: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let run = unsafe run(data) else { return Outcome.failed.rawValue }
    unsafe run.pointee.events.pointee.leaveSpan()
    return 0
  }

  private static func addText(
    _ type: MD_TEXTTYPE, _ text: UnsafePointer<CChar>?, _ size: UInt32, _ data: UnsafeMutableRawPointer?
  ) -> Int32 {
    guard let run = unsafe run(data), let text = unsafe text else { return Outcome.failed.rawValue }
    let kind: MarkdownText =
      switch type {
      case MD_TEXT_CODE, MD_TEXT_LATEXMATH: .code
      case MD_TEXT_HTML: .html
      case MD_TEXT_ENTITY: .entity
      case MD_TEXT_NULLCHAR: .nul
      case MD_TEXT_SOFTBR: .softBreak
      case MD_TEXT_BR: .hardBreak
      default: .normal
      }
    guard size > 0 else { return 0 }
    if kind == .nul || kind == .softBreak || kind == .hardBreak {
      unsafe run.pointee.events.pointee.addAbsent(kind, first: 0x0A, count: 1)
    } else if let offset = unsafe run.pointee.offset(of: text, count: Int(size)) {
      unsafe run.pointee.events.pointee.add(kind, at: offset..<offset + Int(size))
    } else {
      unsafe run.pointee.events.pointee.addAbsent(kind, first: UInt8(bitPattern: text[0]), count: Int(size))
    }
    return 0
  }
}
