package import Drafts
import Platform

/// One piece of work for the linter.
package enum WorkItem: Sendable {
  case source(DraftSource)
  case line(JSONLine)
  /// Something that could not be read while looking for work.
  case problem(Problem)

  /// The draft it leads to.
  package func draft(_ loader: DraftLoader) throws(Problem) -> Draft {
    switch self {
    case .source(let source): try loader.load(source)
    case .line(let line): try line.draft()
    case .problem(let problem): throw problem
    }
  }
}

extension WorkItem {
  /// The file that it comes from, as it was named.
  package var path: String {
    switch self {
    case .source(let source): source.path
    case .line(let line): line.path
    case .problem(let problem): problem.path ?? ""
    }
  }

  /// The file that a piece of work leads to, unread. JSON lines lead to none.
  package var source: DraftSource? {
    get throws(Problem) {
      switch self {
      case .source(let source): return source
      case .line: return nil
      case .problem(let problem): throw problem
      }
    }
  }
}

/// The work that sources hold, in order: each one draft, or one draft a line.
package struct WorkItems: IteratorProtocol, Sendable {
  private var sources: ArraySlice<DraftSource>
  private let format: InputFormat
  private let largestLine: Int
  private var lines: JSONLineReader?

  /// - Parameter largestLine: the most bytes a line of JSON lines may have.
  package init(_ sources: [DraftSource], format: InputFormat, largestLine: Int = FilePath.largestSize) {
    self.sources = sources[...]
    self.format = format
    self.largestLine = largestLine
  }

  /// The next piece of work; nil after the last, and once the run is to stop. What cannot be read is a piece of its own.
  package mutating func next() -> WorkItem? {
    while !Machine.isInterrupted {
      do {
        if let line = try lines?.next() { return .line(line) }
        lines = nil
        guard let source = sources.popFirst() else { return nil }
        guard format.isLines(source) else { return .source(source) }
        lines = try JSONLineReader(source, largestLine: largestLine)
      } catch {
        lines = nil
        return .problem(error)
      }
    }
    return nil
  }
}
