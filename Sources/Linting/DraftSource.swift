package import Drafts
package import Platform

/// Something that drafts are read from.
package struct DraftSource: Hashable, Sendable {
  /// Where the bytes come from.
  package enum Origin: Hashable, Sendable {
    case file(FilePath)
    case standardInput
  }

  package var origin: Origin
  /// The name findings carry.
  package var path: String
  /// How to read it; nil: its content tells.
  package var format: DraftFormat?

  package init(origin: Origin, path: String, format: DraftFormat?) {
    self.origin = origin
    self.path = path
    self.format = format
  }

  /// Everything in it.
  ///
  /// - Parameter limit: the most bytes it may have.
  package func contents(upTo limit: Int = FilePath.largestSize) throws(Problem) -> [UInt8] {
    do {
      switch origin {
      case .file(let file): return try file.contents(takesPipes: true, upTo: limit)
      case .standardInput: return try ByteInput().rest(upTo: limit)
      }
    } catch {
      throw Problem(path: path, message: error.isTooLarge ? Self.tooLarge("is", limit) : error.message)
    }
  }

  /// Says that something has more bytes than may be read.
  static func tooLarge(_ what: String, _ limit: Int) -> String {
    "\(what) larger than \(limit >> 20) MB; “--max-file-size” with a larger number reads it"
  }
}

/// What the user says the input is.
package enum InputFormat: String, Sendable, CaseIterable {
  /// Each file by its extension, and by its content where that says nothing.
  case auto
  case text
  case markdown
  case html
  /// One JSON object a line, each a draft.
  case jsonl

  /// The format forced on every draft; nil for `auto` and `jsonl`.
  package var draftFormat: DraftFormat? { DraftFormat(rawValue: rawValue) }

  /// Whether a source holds a draft a line: as the user says, or by its extension.
  package func isLines(_ source: DraftSource) -> Bool {
    self == .jsonl || (self == .auto && ["jsonl", "ndjson"].contains(FilePath(source.path).fileExtension))
  }

  /// Whether a file of this extension is a draft when a folder is searched.
  func includes(fileExtension: String) -> Bool {
    switch self {
    case .jsonl: ["jsonl", "ndjson"].contains(fileExtension)
    case .auto, .text, .markdown, .html: DraftFormat(fileExtension: fileExtension) != nil
    }
  }
}

extension DraftFormat {
  /// The format that a lower-case extension without its dot stands for.
  package init?(fileExtension: String) {
    switch fileExtension {
    case "txt", "text": self = .text
    case "md", "markdown", "mdown", "mkd": self = .markdown
    case "html", "htm", "xhtml": self = .html
    default: return nil
    }
  }
}
