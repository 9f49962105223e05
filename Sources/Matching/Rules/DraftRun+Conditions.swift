import Drafts
import Rules
import SourceText

extension DraftRun {
  /// Whether a block meets a condition.
  ///
  /// - Parameter condition: its number.
  func holds(_ condition: Int, _ block: Int) -> Bool {
    switch rules.conditions[condition] {
    case .number(let feature, let range): return range.contains(value(feature, block))
    case .flag(let feature, let wanted): return value(feature, block) == wanted
    case .kind(let kinds): return kinds.contains(BlockKinds(draft.blocks[block].kind))
    case .markup(let test): return draft.blocks[block].element.map { markup.holds($0, test) } ?? false
    case .starts(let set):
      let range = draft.blocks[block].range
      return scan.hits(of: set, in: block).contains { alignment(of: $0.range, in: range).fits(.blockStart) }
    case .phrases(let set): return scan.hits(of: set, in: block).contains { _ in true }
    case .pattern(let pattern):
      return mayMatch(pattern, in: block) && hasMatch(of: pattern, in: block)
    case .neighbour(let side, let inner):
      let other = side == .before ? block - 1 : block + 1
      guard block < analysis.bodyCount, other >= 0, other < analysis.bodyCount else { return inner == nil }
      return inner.map { holds($0, other) } ?? false
    case .draft(let feature, let range): return range.contains(value(feature))
    case .share(let area, let tally, let among, let range):
      return range.contains(share(area, tally: tally, among: among, block))
    case .score(let evidence, let range): return range.contains(firstScore(evidence, block))
    case .term(let term): return holds(term: term, block)
    case .found(let family, let wanted): return found(by: family).contains(block) == wanted
    case .not(let inner): return !holds(inner, block)
    case .all(let inner): return inner.allSatisfy { holds($0, block) }
    case .any(let inner): return inner.contains { holds($0, block) }
    }
  }

  func value(_ feature: NumberFeature, _ block: Int) -> Double {
    switch feature {
    case .level: return Double(draft.blocks[block].level)
    case .linkShare: return analysis.linkShare(block)
    case .position: return Double(block + 1)
    case .fromEnd: return Double(analysis.bodyCount - block)
    case .place: return analysis.bodyCount < 2 ? 0 : Double(block) / Double(analysis.bodyCount - 1)
    case .copies: return Double(analysis.copies(of: block))
    case .run: return Double(analysis.runs[block])
    case .blankLinesBefore: return Double(draft.blocks[block].blankLinesBefore)
    case .topicShare: return analysis.topicShare(block)
    case .indent: return Double(analysis.indent(of: block))
    case .beforeBody: return Double(max(0, analysis.body.lowerBound - block))
    case .afterBody: return Double(max(0, block + 1 - analysis.body.upperBound))
    default: return analysis.features[block].value(feature) ?? 0
    }
  }

  func value(_ feature: FlagFeature, _ block: Int) -> Bool {
    let features = analysis.features[block]
    switch feature {
    case .endMark: return features.endsWithMark
    case .colonEnd: return features.endsWithColon
    case .question: return features.hasQuestion
    case .exclamation: return features.hasExclamation
    case .startsLower: return features.startsLower
    case .startsQuote: return features.startsQuote
    case .allCapitals: return features.capitals > 0 && features.lowerCase == 0
    case .verb: return features.hasVerb
    case .isAlt: return analysis.isAlt(block)
    case .isHeading: return analysis.isHeading(block)
    case .found: return false
    case .hidden: return draft.blocks[block].element.map { markup.holds($0, MarkupTests.hidden) } ?? false
    }
  }

  func value(_ feature: DraftFeature) -> Double {
    switch feature {
    case .words: Double(analysis.wordCount)
    case .blocks: Double(analysis.bodyCount)
    case .longShare: analysis.longShare
    case .shortShare: analysis.shortShare
    }
  }
}

extension BlockFeatures {
  /// A number that the block's own text tells; nil for those that its mark-up or the draft around it tells.
  func value(_ feature: NumberFeature) -> Double? {
    switch feature {
    case .words: Double(words)
    case .characters: Double(characters)
    case .sentences: Double(sentences)
    case .commas: Double(commas)
    case .stopWordShare: Self.share(stopWords, of: letterWords)
    case .titleCaseShare: Self.share(capitalisedWords, of: longWords)
    case .capitalShare: Self.share(capitals, of: visible)
    case .digitShare: Self.share(digits, of: visible)
    case .markShare: Self.share(marks, of: visible)
    default: nil
    }
  }
}
