/// A test of a block's features.
package indirect enum Condition: Sendable {
  case number(NumberFeature, NumberRange)
  case flag(FlagFeature, Bool)
  case kind(BlockKinds)
  /// Names of elements, lower-case, of which one must hold the block.
  case element([String])
  /// Words of which one must stand in the mark-up words of an element that holds the block.
  case markup([String])
  case starts([String])
  case phrases([String])
  case pattern(Pattern)
  /// The block before or after meets the condition; nil: there is no such block.
  case neighbour(Side, Condition?)
  case draft(DraftFeature, NumberRange)
  /// A share of the blocks around meets a condition.
  case share(BlockShare, NumberRange)
  /// What the evidence says of the block before any evidence that asks for scores counts.
  case score(NumberRange)
  /// A term of the rule's signals, by name.
  case term(String)
  case not(Condition)
  case all([Condition])
  case any([Condition])

  /// Which of the two neighbours.
  package enum Side: String, Sendable {
    case before
    case after
  }
}

extension Condition {
  /// Calls `body` for each condition right inside it.
  package func forEachInner(_ body: (Condition) -> Void) {
    switch self {
    case .not(let inner): body(inner)
    case .neighbour(_, let inner): if let inner { body(inner) }
    case .share(let share, _):
      body(share.condition)
      if let among = share.among { body(among) }
    case .all(let inner), .any(let inner): for condition in inner { body(condition) }
    default: break
    }
  }

  /// The terms that it asks for.
  package var termNames: [String] {
    if case .term(let name) = self { return [name] }
    var names: [String] = []
    forEachInner { names += $0.termNames }
    return names
  }
}

/// How many of the blocks in an area meet a condition.
package struct BlockShare: Sendable {
  package var area: Area
  package var condition: Condition
  /// Of which blocks in the area the share is; nil: of all.
  package var among: Condition?

  package init(area: Area, condition: Condition, among: Condition? = nil) {
    self.area = area
    self.condition = condition
    self.among = among
  }

  /// Which blocks. Shares are 0 where an area has no blocks.
  package enum Area: Sendable, Hashable {
    /// As many blocks before and behind the block, which itself does not count.
    case near(Int)
    /// The run of fragments the block stands in, itself counted.
    case run
    case draft
  }
}

/// A number that a block has. Raw values are the names in rule files.
package enum NumberFeature: String, Sendable, CaseIterable {
  case words
  case characters
  case sentences
  case commas
  case level
  case stopWordShare = "stop-word-share"
  case titleCaseShare = "title-case-share"
  case capitalShare = "capital-share"
  case digitShare = "digit-share"
  case markShare = "mark-share"
  case linkShare = "link-share"
  case position
  case fromEnd = "from-end"
  case place
  case copies
  case run
  case blankLinesBefore = "blank-lines-before"
  case topicShare = "topic-share"
  /// White space in front of the block's line, in bytes.
  case indent
  /// Blocks from this one to the first full paragraph; 0 from there on.
  case beforeBody = "before-body"
  /// Blocks from the last full paragraph to this one; 0 up to there.
  case afterBody = "after-body"

  /// Whether the number is a share between 0 and 1; the others are counts.
  package var isShare: Bool { self == .place || rawValue.hasSuffix("-share") }
}

/// Something that a block is or is not.
package enum FlagFeature: String, Sendable, CaseIterable {
  case endMark = "end-mark"
  case colonEnd = "colon-end"
  case question
  case exclamation
  case startsLower = "starts-lower"
  case startsQuote = "starts-quote"
  case allCapitals = "all-capitals"
  case verb
  case isAlt = "is-alt"
  case isHeading = "is-heading"
  case hidden
  /// Another rule of the family found it.
  case found
}

/// A number that a whole draft has.
package enum DraftFeature: String, Sendable, CaseIterable {
  case words
  case blocks
  case longShare = "long-share"
  case shortShare = "short-share"
}

/// Numbers from `low` to `high`, ends included.
@frozen
package struct NumberRange: Sendable, Hashable {
  @usableFromInline package var low: Double
  @usableFromInline package var high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// Reads `5`, `2..8`, `..8` or `2..`; nil where the text is none of these or the ends are the wrong way round.
  package init?(_ text: String) {
    guard let dots = Self.dots(in: text) else {
      guard let value = Double(text), value.isFinite else { return nil }
      self.init(low: value, high: value)
      return
    }
    let before = text[..<dots.lowerBound]
    let behind = text[dots.upperBound...]
    guard let low = before.isEmpty ? -.infinity : Double(before),
      let high = behind.isEmpty ? .infinity : Double(behind), low <= high, !(before.isEmpty && behind.isEmpty)
    else { return nil }
    self.init(low: low, high: high)
  }

  /// Where the first `..` stands.
  private static func dots(in text: String) -> Range<String.Index>? {
    let bytes = text.utf8
    var wasDot = false
    for index in bytes.indices {
      let isDot = bytes[index] == UInt8(ascii: ".")
      if isDot, wasDot { return bytes.index(before: index)..<bytes.index(after: index) }
      wasDot = isDot
    }
    return nil
  }

  /// Whether a number lies in the range.
  @inlinable
  package func contains(_ value: Double) -> Bool { low <= value && value <= high }
}
