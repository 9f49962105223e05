/// The line of a finding as it is shown, cut to a width around what is marked.
struct SourceExcerpt {
  /// The line, or the part of it that fits.
  let line: String
  /// Columns in front of the mark.
  let indent: Int
  /// Columns of the mark; at least 1.
  let mark: Int

  /// - Parameters:
  ///   - start: where the finding starts.
  ///   - end: offset in the text after the finding; only its part in the first line is marked.
  ///   - width: columns that may be used; at least 20.
  ///
  /// Cost: linear in `width`, not in the length of the line.
  init(of text: [UInt8], from start: Place, to end: Int, width: Int) {
    let reach = 4 * width
    let first = Self.characterStart(max(start.lineStart, start.offset - reach), in: text)
    let lineEnd = Self.lineEnd(from: start.offset, reach: 3 * reach, in: text)
    let markEnd = min(max(end, start.offset), lineEnd)
    let afterEnd = Self.characterStart(min(lineEnd, markEnd + reach), in: text)
    let isLineCut = afterEnd < text.count && text[afterEnd] != 0x0A && text[afterEnd] != 0x0D
    let room = max(20, width)
    let before = Cell.last(of: text[first..<max(first, start.offset)], columns: room)
    let marked = Cell.first(of: text[start.offset..<markEnd], columns: room)
    let after = Cell.first(of: text[markEnd..<max(markEnd, afterEnd)], columns: room)
    let shownMark = Self.head(marked, room: marked.total + before.total + after.total <= room ? room : room - 8)
    let rest = room - shownMark.total
    let forBefore = before.total + after.total <= rest ? rest : max(rest / 3, rest - after.total)
    let shownBefore = Self.tail(before, room: forBefore, isCut: first > start.lineStart)
    let isMarkCut = shownMark.count < marked.count
    let shownAfter = isMarkCut ? [] : Self.head(after, room: rest - shownBefore.total, isCut: isLineCut)
    line = (shownBefore + shownMark + shownAfter).map(\.text).joined()
    indent = shownBefore.total
    mark = max(1, shownMark.total)
  }

  /// The first cells that fit, with `…` at the end where some are left out.
  private static func head(_ cells: [Cell], room: Int, isCut: Bool = false) -> [Cell] {
    if !isCut, cells.total <= room { return cells }
    var used = 1
    let fitting = cells.prefix { cell in
      used += cell.width
      return used <= room
    }
    return fitting + [Cell("…")]
  }

  /// The last cells that fit, with `…` in front where some are left out.
  private static func tail(_ cells: [Cell], room: Int, isCut: Bool) -> [Cell] {
    if !isCut, cells.total <= room { return cells }
    var used = 1
    let fitting = cells.reversed().prefix { cell in
      used += cell.width
      return used <= room
    }
    return [Cell("…")] + fitting.reversed()
  }

  private static func characterStart(_ offset: Int, in text: [UInt8]) -> Int {
    var offset = offset
    while offset < text.count, text[offset] & 0xC0 == 0x80 { offset += 1 }
    return offset
  }

  private static func lineEnd(from offset: Int, reach: Int, in text: [UInt8]) -> Int {
    let limit = min(text.count, offset + reach)
    let end = text[offset..<limit].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? limit
    return end == limit ? characterStart(limit, in: text) : end
  }
}

extension [Cell] {
  fileprivate var total: Int { reduce(0) { $0 + $1.width } }
}
