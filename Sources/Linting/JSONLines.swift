package import Drafts
import Platform
import SourceText

/// One line of JSON-lines input, not yet read.
package struct JSONLine: Sendable {
  /// The file it stands in.
  package var path: String
  /// 1-based.
  package var number: Int
  /// Without its line feed.
  package var bytes: [UInt8]

  package init(path: String, number: Int, bytes: [UInt8]) {
    self.path = path
    self.number = number
    self.bytes = bytes
  }

  /// Reads `{"id": …, "text": …}`, with `html` or `markdown` in place of `text`. Other keys are left alone.
  package func draft() throws(Problem) -> Draft {
    do {
      let entry = try JSONEntry(bytes)
      var text = entry.text
      let isMarked = text.starts(with: [0xEF, 0xBB, 0xBF])
      if isMarked { text.removeFirst(3) }
      let map = SourceMap(identity: text.count, from: isMarked ? 3 : 0)
      let source = DecodedText(bytes: text, map: map, encoding: .utf8)
      return DraftLoader().read(source, format: entry.format, path: entry.id)
    } catch {
      throw problem(error)
    }
  }

  /// Says where in the file the line is wrong.
  func problem(_ error: JSONError) -> Problem {
    let column = bytes[..<min(error.offset, bytes.count)].count { $0 & 0xC0 != 0x80 } + 1
    return Problem(path: path, place: LineColumn(line: number, column: column), message: error.message)
  }
}

/// What a line of JSON-lines input says.
struct JSONEntry {
  var id: String
  var format: DraftFormat
  /// Valid UTF-8.
  var text: [UInt8]

  init(_ line: [UInt8]) throws(JSONError) {
    var scanner = try JSONScanner(line)
    var id: String?
    var draft: (format: DraftFormat, text: [UInt8])?
    try scanner.onlyObject { scanner, key, start throws(JSONError) in
      if key == "id" {
        if id != nil { throw JSONError(offset: start, message: "a second “id”") }
        id = try scanner.name()
      } else if let format = DraftFormat(rawValue: key) {
        if let draft {
          throw JSONError(offset: start, message: "“\(key)” beside “\(draft.format.rawValue)”; a line is one draft")
        }
        draft = (format, try scanner.string())
      } else {
        try scanner.skipValue()
      }
    }
    guard let id else { throw JSONError(offset: 0, message: "no “id”") }
    guard let draft else { throw JSONError(offset: 0, message: "no “text”, “markdown” or “html”") }
    self.id = id
    (format, text) = draft
  }
}

/// Reads the lines of JSON-lines input as they are asked for. Holds one line and 1 MB.
package struct JSONLineReader: Sendable {
  private let input: ByteInput
  private let path: String
  /// The most bytes a line may have.
  private let largestLine: Int
  private var buffer: [UInt8] = []
  private var start = 0
  private var number = 0
  private var isAtEnd = false

  package init(_ source: DraftSource, largestLine: Int = FilePath.largestSize) throws(Problem) {
    path = source.path
    self.largestLine = largestLine
    do {
      switch source.origin {
      case .standardInput: input = ByteInput()
      case .file(let file): input = try ByteInput(path: file, takesPipes: true)
      }
    } catch {
      throw Problem(path: source.path, message: error.message)
    }
  }

  /// The next line that is not blank; nil at the end.
  package mutating func next() throws(Problem) -> JSONLine? {
    while let bytes = try nextLine() {
      number += 1
      let line = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes
      if line.contains(where: { $0 > 0x20 }) { return JSONLine(path: path, number: number, bytes: Array(line)) }
    }
    return nil
  }

  private mutating func nextLine() throws(Problem) -> ArraySlice<UInt8>? {
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        return buffer[start..<end]
      }
      if isAtEnd {
        defer { start = buffer.count }
        return start < buffer.count ? buffer[start...] : nil
      }
      buffer.removeFirst(start)
      start = 0
      searched = buffer.count
      guard buffer.count <= largestLine else {
        let place = LineColumn(line: number + 1, column: 1)
        throw Problem(path: path, place: place, message: DraftSource.tooLarge("the line is", largestLine))
      }
      do {
        let chunk = try input.read(upTo: 1 << 20)
        isAtEnd = chunk.isEmpty
        buffer.append(contentsOf: chunk)
      } catch {
        throw Problem(path: path, message: error.message)
      }
    }
  }
}
