import SourceText

/// The element names that mean something to the reader; all others are `unknown`.
enum TagName: UInt8, CaseIterable {
  case unknown
  // swift-format-ignore
  case html, head, body, title, base, link, meta, style, script, noscript, template, svg, math, foreignobject, desc
  // swift-format-ignore
  case article, section, nav, aside, header, footer, main, address, hgroup, search, div, center, p
  // swift-format-ignore
  case h1, h2, h3, h4, h5, h6, blockquote, pre, listing, xmp, plaintext, figure, figcaption, details, summary, dialog
  // swift-format-ignore
  case fieldset, legend, form, ul, ol, menu, dir, li, dl, dt, dd
  // swift-format-ignore
  case table, caption, colgroup, col, tbody, thead, tfoot, tr, td, th
  // swift-format-ignore
  case a, b, i, em, strong, u, s, small, big, tt, font, strike, nobr, code, kbd, samp, span, sub, sup, q
  // swift-format-ignore
  case br, hr, img, wbr, input, area, embed, param, source, track, basefont, bgsound, frame, keygen, rp
  // swift-format-ignore
  case button, select, option, optgroup, textarea, datalist, iframe, object, audio, video, canvas, noembed, noframes
  // swift-format-ignore
  case applet, marquee, frameset
}

/// What the reader does with an element.
struct TagTraits: OptionSet {
  let rawValue: UInt32

  /// Breaks blocks at its start and its end.
  static let block = TagTraits(rawValue: 1 << 0)
  /// Has no content and no end tag.
  static let void = TagTraits(rawValue: 1 << 1)
  /// Its text is no text of the page.
  static let skipped = TagTraits(rawValue: 1 << 2)
  /// Its content is text up to its own end tag, without tags.
  static let raw = TagTraits(rawValue: 1 << 3)
  /// Has no content, which libxml2 does not know.
  static let newerVoid = TagTraits(rawValue: 1 << 4)
  /// White space in it stays as it is.
  static let preformatted = TagTraits(rawValue: 1 << 9)
  /// Belongs to HTML where it stands in `svg`.
  static let leavesForeign = TagTraits(rawValue: 1 << 11)
  /// Never deleted together with a block: the frame of a page or a table.
  static let frame = TagTraits(rawValue: 1 << 12)
  static let link = TagTraits(rawValue: 1 << 13)
  static let code = TagTraits(rawValue: 1 << 14)
  static let emphasis = TagTraits(rawValue: 1 << 15)
  static let cell = TagTraits(rawValue: 1 << 17)
  static let list = TagTraits(rawValue: 1 << 18)
  /// Shows something other than text.
  static let media = TagTraits(rawValue: 1 << 19)
  /// SVG or MathML, where `/>` ends an element.
  static let foreign = TagTraits(rawValue: 1 << 20)

  static let quotation = TagTraits(rawValue: 1 << 21)
  /// Its end tag may be left out.
  static let endsByItself = TagTraits(rawValue: 1 << 22)

  static let inline: TagTraits = [.link, .code, .emphasis, .quotation]
}

extension TagName {
  private static let traitsTable: [TagTraits] = {
    var table = [TagTraits](repeating: [], count: allCases.count)
    for (names, traits) in traitLists {
      for name in names { table[Int(name.rawValue)].formUnion(traits) }
    }
    return table
  }()

  private static let traitLists: [([TagName], TagTraits)] = [
    (
      [
        .html, .body, .article, .section, .nav, .aside, .header, .footer, .main, .address, .hgroup, .search, .div,
        .center, .p, .h1, .h2, .h3, .h4, .h5, .h6, .blockquote, .pre, .listing, .xmp, .plaintext, .figure, .figcaption,
        .details, .summary, .dialog, .fieldset, .form, .ul, .ol, .menu, .dir, .li, .dl, .dt, .dd, .table,
        .caption, .colgroup, .tbody, .thead, .tfoot, .tr, .td, .th, .button, .select, .textarea, .hr, .frameset,
        .marquee,
      ], .block
    ),
    ([.legend, .option, .optgroup], .block),
    (
      [
        .br, .hr, .img, .wbr, .input, .area, .embed, .param, .source, .track, .col, .base, .link, .meta, .basefont,
        .bgsound, .frame, .keygen,
      ], .void
    ),
    (
      [
        .head, .title, .style, .script, .noscript, .template, .iframe, .audio, .video, .canvas, .noembed,
        .noframes, .datalist, .rp,
      ], .skipped
    ),
    (
      [
        .style, .script, .noscript, .iframe, .noembed, .noframes, .xmp, .plaintext, .title, .textarea,
      ], .raw
    ),
    ([.wbr, .source, .track, .keygen, .bgsound, .embed, .basefont], .newerVoid),
    ([.pre, .listing, .xmp, .plaintext, .textarea], .preformatted),
    (
      [
        .b, .big, .blockquote, .body, .br, .center, .code, .dd, .div, .dl, .dt, .em, .embed, .h1, .h2, .h3, .h4, .h5,
        .h6, .head, .hr, .i, .img, .li, .menu, .nobr, .ol, .p, .pre, .s, .small, .span, .strike, .strong, .sub, .sup,
        .table, .tt, .u, .ul, .article, .section,
      ], .leavesForeign
    ),
    ([.html, .body, .main, .article, .table, .tbody, .thead, .tfoot, .tr, .td, .th], .frame),
    ([.a], .link),
    ([.code, .kbd, .samp, .tt], .code),
    ([.em, .strong, .b, .i], .emphasis),
    ([.q], .quotation),
    ([.td, .th], .cell),
    ([.ul, .ol, .menu, .dir], .list),
    ([.img, .video, .audio, .iframe, .embed, .object, .canvas, .input], .media),
    ([.svg, .math], .foreign),
    (
      [
        .html, .head, .body, .p, .li, .dt, .dd, .option, .optgroup, .caption, .colgroup, .thead, .tbody, .tfoot, .tr,
        .td,
        .th,
      ], .endsByItself
    ),
  ]

  /// Every trait, by raw value: to be kept by whoever asks often.
  static var allTraits: [TagTraits] { traitsTable }
}

/// Finds the `TagName` of a name in the file.
struct TagNames: Sendable {
  static let shared = TagNames()

  /// Names of up to eight bytes, packed into a number, each in its slot or in the next free one; 0 where a slot is free.
  private var keys = [UInt64](repeating: 0, count: 1 << Self.slotBits)
  private var tags = [TagName](repeating: .unknown, count: 1 << Self.slotBits)
  private var long: [(name: [UInt8], tag: TagName)] = []
  /// Four slots for each name, so that few share one.
  private static let slotBits = 9

  private init() {
    for tag in TagName.allCases where tag != .unknown {
      let name = Array("\(tag)".utf8)
      guard name.count <= 8 else {
        long.append((name, tag))
        continue
      }
      let key = name.reduce(0) { $0 << 8 | UInt64($1) }
      var slot = Self.slot(of: key)
      while keys[slot] != 0 { slot = (slot + 1) % keys.count }
      keys[slot] = key
      tags[slot] = tag
    }
  }

  private static func slot(of key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - slotBits))
  }

  func tag(of name: Range<Int>, in source: Span<UInt8>) -> TagName {
    guard name.count <= 8 else {
      for (known, tag) in long where known.count == name.count {
        if known.indices.allSatisfy({ known[$0] == ASCII.lowercased(source[name.lowerBound + $0]) }) { return tag }
      }
      return .unknown
    }
    var key: UInt64 = 0
    for index in name { key = key << 8 | UInt64(ASCII.lowercased(source[index])) }
    let keys = keys.span
    var slot = Self.slot(of: key)
    while keys[slot] != 0 {
      if keys[slot] == key { return tags[slot] }
      slot = (slot + 1) % keys.count
    }
    return .unknown
  }
}
