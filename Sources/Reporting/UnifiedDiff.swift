package import Linting
import SourceText

/// The changes of one file in the unified format of POSIX `diff -u`, with three lines around each.
///
/// Lines end with a line feed and are written as they are, whatever their encoding. Cost: linear.
package struct UnifiedDiff: Sendable {
  /// Empty where nothing changed.
  package private(set) var bytes: [UInt8] = []

  private static let context = 3

  private let old: [UInt8]
  /// Offset of each line of the old file, and behind them its size.
  private let starts: [Int]

  /// Whole lines that make way for others.
  private struct Hunk {
    /// Numbers of lines, from 0.
    var range: Range<Int>
    var replacement: [UInt8]
  }

  /// - Parameter path: the name in the two header lines.
  package init(_ text: FixedText, path: String) {
    let old = text.original
    self.old = old
    starts = [0] + old.indices.filter { old[$0] == 0x0A || $0 == old.count - 1 }.map { $0 + 1 }
    let hunks = hunks(of: text.changes)
    guard !hunks.isEmpty else { return }
    let name = Self.quoted(path)
    bytes += "--- \(name)\n+++ \(name)\n".utf8
    var first = 0
    /// Lines that the new file has more than the old one, up to here.
    var growth = 0
    while first < hunks.count {
      var last = first
      while last + 1 < hunks.count,
        hunks[last + 1].range.lowerBound - hunks[last].range.upperBound <= 2 * Self.context
      {
        last += 1
      }
      write(hunks[first...last], growth: &growth)
      first = last + 1
    }
  }

  // MARK: - From bytes to lines

  private var lineCount: Int { starts.count - 1 }

  /// Number of the line that holds an offset, or that ends there without a line feed.
  private func line(at offset: Int) -> Int {
    if offset == old.count, old.last != 0x0A { return max(0, lineCount - 1) }
    return starts.firstIndex(notBefore: { $0 <= offset }) - 1
  }

  /// Where the lines end that a change up to an offset takes, after which `replacement` stands in their place.
  private func end(ofLinesUpTo offset: Int, _ replacement: [UInt8]) -> Int {
    guard offset < old.count else { return offset }
    let line = line(at: offset)
    let isWhole = starts[line] == offset && (replacement.isEmpty || replacement.last == 0x0A)
    return isWhole ? offset : starts[line + 1]
  }

  /// The changes in whole lines, those that share a line joined.
  private func hunks(of changes: [FixedText.Change]) -> [Hunk] {
    var hunks: [Hunk] = []
    var index = 0
    while index < changes.count {
      let first = line(at: changes[index].range.lowerBound)
      var replacement: [UInt8] = []
      var position = starts[first]
      var end = position
      repeat {
        replacement += old[position..<changes[index].range.lowerBound] + changes[index].replacement
        position = changes[index].range.upperBound
        end = self.end(ofLinesUpTo: position, replacement)
        index += 1
      } while index < changes.count && changes[index].range.lowerBound < end
      replacement += old[position..<end]
      let last = starts.firstIndex(notBefore: { $0 < end })
      let hunk = trimmed(Hunk(range: first..<last, replacement: replacement))
      if let last = hunks.last, last.range.upperBound == hunk.range.lowerBound {
        hunks[hunks.count - 1].range = last.range.lowerBound..<hunk.range.upperBound
        hunks[hunks.count - 1].replacement += hunk.replacement
      } else if !hunk.range.isEmpty || !hunk.replacement.isEmpty {
        hunks.append(hunk)
      }
    }
    return hunks
  }

  /// The hunk without lines at its ends that stay as they are.
  private func trimmed(_ hunk: Hunk) -> Hunk {
    var new = Self.lines(of: hunk.replacement)[...]
    var range = hunk.range
    while let first = new.first, !range.isEmpty, first == bytes(ofLine: range.lowerBound) {
      new.removeFirst()
      range = range.lowerBound + 1..<range.upperBound
    }
    while let last = new.last, !range.isEmpty, last == bytes(ofLine: range.upperBound - 1) {
      new.removeLast()
      range = range.lowerBound..<range.upperBound - 1
    }
    return Hunk(range: range, replacement: Array(new.joined()))
  }

  private func bytes(ofLine line: Int) -> ArraySlice<UInt8> { old[starts[line]..<starts[line + 1]] }

  /// Lines with their line feeds.
  private static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in bytes.indices where bytes[index] == 0x0A || index == bytes.count - 1 {
      lines.append(bytes[start...index])
      start = index + 1
    }
    return lines
  }

  // MARK: - Writing

  private mutating func write(_ hunks: ArraySlice<Hunk>, growth: inout Int) {
    guard let first = hunks.first, let last = hunks.last else { return }
    let start = max(0, first.range.lowerBound - Self.context)
    let end = min(lineCount, last.range.upperBound + Self.context)
    let added = hunks.reduce(0) { $0 + Self.lines(of: $1.replacement).count }
    let removed = hunks.reduce(0) { $0 + $1.range.count }
    let newCount = end - start - removed + added
    bytes += "@@ -\(Self.place(start, end - start)) +\(Self.place(start + growth, newCount)) @@\n".utf8
    growth += added - removed
    var position = start
    for hunk in hunks {
      write(position..<hunk.range.lowerBound, mark: " ")
      write(hunk.range, mark: "-")
      for line in Self.lines(of: hunk.replacement) { write(line, mark: "+") }
      position = hunk.range.upperBound
    }
    write(position..<end, mark: " ")
  }

  private mutating func write(_ range: Range<Int>, mark: Unicode.Scalar) {
    for line in range { write(bytes(ofLine: line), mark: mark) }
  }

  private mutating func write(_ line: ArraySlice<UInt8>, mark: Unicode.Scalar) {
    bytes.append(UInt8(ascii: mark))
    bytes += line
    if line.last != 0x0A { bytes += "\n\\ No newline at end of file\n".utf8 }
  }

  /// A range of lines, from 1; an empty one is named by the line before it.
  private static func place(_ start: Int, _ count: Int) -> String {
    count == 1 ? "\(start + 1)" : "\(count == 0 ? start : start + 1),\(count)"
  }

  /// The path, in quotation marks as C writes them where it holds controls, quotation marks or backslashes; a tab behind
  /// one with spaces keeps `patch` from cutting it.
  private static func quoted(_ path: String) -> String {
    let isPlain = path.utf8.allSatisfy { $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F }
    if isPlain { return path.contains(" ") ? path + "\t" : path }
    var text: [UInt8] = []
    for byte in path.utf8 {
      switch byte {
      case 0x22, 0x5C: text += [0x5C, byte]
      case 0..<0x20, 0x7F: text += [0x5C, 0x30 + byte >> 6, 0x30 + byte >> 3 & 7, 0x30 + byte & 7]
      default: text.append(byte)
      }
    }
    return "\"" + String(decoding: text, as: UTF8.self) + "\""
  }
}
