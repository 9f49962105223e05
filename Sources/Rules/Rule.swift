package import Drafts
package import Findings
package import RuleNotation

/// A rule as its file says it, checked but not compiled.
package struct Rule: Sendable {
  /// The path below the rule folder without its extension, such as `leftovers/related-posts`.
  package var id: String
  /// The rule file, as given or below the bundled rules.
  package var path: String
  package var severity: Severity
  let says: Deferred<RuleTexts>
  /// The message in the rule file, to point at.
  package var messageNode: Node
  package var scope: Scope
  package var matcher: Matcher
  /// What the block of a match must meet; nil: nothing.
  package var condition: Condition?
  package var exceptions: [Exception]
  package var fix: RuleFix?
  package var examples: [Example]

  /// What it says to people.
  package var texts: RuleTexts { says.value { RuleTexts(&$0) } }

  package var title: String { texts.title }

  package var message: MessageTemplate { texts.message }

  /// May be empty.
  package var why: String { texts.why }

  /// The part of the id before the first slash.
  package var family: String { Finding.family(ofRule: id) }

  /// What the rule asks of blocks: under `where`, in its exceptions, and in its matcher.
  package var conditions: [Condition] {
    var conditions = [condition].compactMap(\.self)
    for case .block(let condition) in exceptions { conditions.append(condition) }
    switch matcher {
    case .blocks(let condition): conditions.append(condition)
    case .signals(let signals): conditions += signals.terms.map(\.condition) + signals.evidence.map(\.condition)
    default: break
    }
    return conditions
  }
}

/// What a rule says to people.
package struct RuleTexts: Sendable {
  package var title: String
  package var message: MessageTemplate
  /// May be empty.
  package var why: String
}

/// Where a rule looks.
package struct Scope: Sendable, Hashable {
  /// The kinds of blocks it looks in.
  package var kinds: BlockKinds
  /// Whether a match between quotation marks, or in a block quotation, does not count.
  package var skipsQuotations: Bool
  /// Whether a match in a link's text does not count.
  package var skipsLinks: Bool
  /// Whether a match in inline code counts.
  package var readsCode: Bool

  /// The kinds of blocks to search: with code also all prose, for the code inside it.
  package var searchedKinds: BlockKinds { readsCode ? kinds.union(.prose) : kinds }
}

/// A set of block kinds.
@frozen
@usableFromInline
package struct BlockKinds: OptionSet, Sendable, Hashable {
  @usableFromInline package let rawValue: UInt16

  @usableFromInline package init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Whether some kinds are all in the set.
  @inlinable
  package func contains(_ other: BlockKinds) -> Bool { rawValue & other.rawValue == other.rawValue }

  /// The set of one kind.
  package init(_ kind: BlockKind) {
    switch kind {
    case .title: self = .title
    case .heading: self = .heading
    case .paragraph: self = .paragraph
    case .listItem: self = .listItem
    case .quotation: self = .quotation
    case .tableCell: self = .tableCell
    case .caption: self = .caption
    case .alt: self = .alt
    case .code: self = .code
    case .frontMatter: self = .frontMatter
    }
  }

  package static let title = BlockKinds(rawValue: 1)
  package static let heading = BlockKinds(rawValue: 2)
  package static let paragraph = BlockKinds(rawValue: 4)
  package static let listItem = BlockKinds(rawValue: 8)
  package static let quotation = BlockKinds(rawValue: 16)
  package static let tableCell = BlockKinds(rawValue: 32)
  package static let caption = BlockKinds(rawValue: 64)
  package static let alt = BlockKinds(rawValue: 128)
  package static let code = BlockKinds(rawValue: 256)
  package static let frontMatter = BlockKinds(rawValue: 512)
  /// Everything a reader reads as the article.
  package static let prose: BlockKinds = [
    .title, .heading, .paragraph, .listItem, .quotation, .tableCell, .caption,
  ]
  /// Every kind there is.
  package static let all: BlockKinds = [.prose, .alt, .code, .frontMatter]
}

/// What a rule searches for.
package enum Matcher: Sendable {
  case phrases(PhraseList, isCaseSensitive: Bool, TextOptions)
  case patterns([Pattern], TextOptions)
  case pairs(PairKind)
  case repeatedWords(except: [String])
  case repeatedBlocks
  case blocks(Condition)
  case signals(Signals)
  case density(Density)
  case consistent([[String]])
  /// White space in front of a paragraph's first character.
  case indent
}

/// A literal phrase and what may be put in its place.
package struct Phrase: Sendable, Hashable {
  package var text: String
  package var replacement: String?
}

/// The phrases of a rule.
package struct PhraseList: Sendable {
  let phrases: Deferred<[Phrase]>

  package var all: [Phrase] { phrases.value { $0.list { Phrase(&$0) } } }
}

/// A PCRE2 pattern and the scalar of the rule file it stands in, to point into.
package struct Pattern: Sendable {
  let source: Deferred<String>
  package var ignoresCase: Bool
  package var node: Node
  /// What every match needs of its block, where it was found out before.
  package var needs: PatternNeeds?

  package var text: String { source.value { $0.text() } }
}

extension Pattern {
  package init(text: String, ignoresCase: Bool, node: Node) {
    self.init(source: .known(text), ignoresCase: ignoresCase, node: node)
  }
}

/// Where in its block a match must stand, and what the finding covers.
package struct TextOptions: Sendable, Hashable {
  package var place: MatchPlace
  package var extent: MatchExtent

  package init(place: MatchPlace = .anywhere, extent: MatchExtent = .match) {
    self.place = place
    self.extent = extent
  }
}

/// Where in its block a match must stand.
package enum MatchPlace: String, Sendable, CaseIterable {
  case anywhere
  case blockStart = "block-start"
  case blockEnd = "block-end"
  case wholeBlock = "whole-block"

  /// Whether a match must begin its block.
  package var isAtBlockStart: Bool { self == .blockStart || self == .wholeBlock }
}

/// What a finding covers.
package enum MatchExtent: String, Sendable, CaseIterable {
  case match
  case sentence
  case block
}

/// Which delimiters must balance.
package enum PairKind: String, Sendable, CaseIterable {
  case brackets
  case quotes
}

/// Weighted evidence about a block.
package struct Signals: Sendable {
  /// The id of the rule whose evidence it is; nil: its own.
  package var source: String?
  /// Where the rule file names it.
  package var sourceNode = Node.nowhere
  /// The sum from which a block is flagged; nil: as in the rule whose evidence it is.
  package var threshold: Double?
  /// The sums from which the finding is a warning or an error; nil: never.
  package var warning: Double?
  package var error: Double?
  /// Conditions with names, which stand for them in this rule.
  package var terms: [Term] = []
  package var evidence: [Signal] = []
}

/// A condition with a name.
package struct Term: Sendable {
  package var name: String
  package var condition: Condition
}

/// One piece of evidence.
package struct Signal: Sendable {
  package var score: Double
  /// In plain words.
  package var says: String
  package var condition: Condition
}

/// How often other rules may match.
package struct Density: Sendable {
  /// Ids and families.
  package var of: [String]
  /// Where the names stand in the rule file.
  package var node: Node
  /// Matches per 1,000 words above which the draft is flagged.
  package var limit: Double
  /// Number of matches below which nothing is said.
  package var minimum: Int
}

/// What drops a match.
package enum Exception: Sendable {
  case phrases([String], within: Reach)
  case pattern(Pattern, within: Reach)
  case block(Condition)

  /// How near the exception must stand to the match.
  package enum Reach: String, Sendable, CaseIterable {
    /// It shares at least one byte with the match.
    case match
    case sentence
    case block
  }
}

/// What a rule offers to mend its findings with.
package struct RuleFix: Sendable {
  /// What is put in place of what.
  package enum Action: Sendable {
    case deleteMatch
    case deleteBlock
    /// The matched phrase's own replacement.
    case replacePhrase
    case replace(MessageTemplate)
  }

  package var action: Action
  package var isSafe: Bool
  /// Where the fix stands in the rule file.
  package var node: Node
}
