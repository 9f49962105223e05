import Findings
package import Linting
import SourceText

/// An audit as one JSON document.
///
/// Shares are numbers from 0 to 1, or `null` where there is nothing to take a share of. Findings of a severity count in the
/// tiers `error`, `error+warning` and `all`.
package struct AuditJSON {
  private let audit: CorpusAudit

  package init(_ audit: CorpusAudit) { self.audit = audit }

  package var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.value(document)
    writer.raw("\n")
    return writer.bytes
  }

  private var document: JSONValue {
    [
      "drafts": .whole(audit.drafts), "failed": .whole(audit.failed),
      "rules": .array(audit.orderedRules.map(rule)),
      "labelled": .array(audit.orderedFlavours.map { LabelledJSON(flavour: $0.name, audit: $0.audit).value }),
    ]
  }

  private func rule(_ rule: RuleSeverity, _ found: RuleFindings) -> JSONValue {
    [
      "rule": .text(rule.rule), "severity": .text(rule.severity.rawValue), "findings": .whole(found.findings),
      "drafts": .whole(found.drafts), "samples": .array(found.sample.entries.map(JSONValue.init)),
    ]
  }
}

/// What an audit says of the labelled drafts of one flavour.
private struct LabelledJSON {
  let flavour: String
  let audit: LabelledAudit

  var value: JSONValue {
    [
      "flavour": .text(flavour), "drafts": .whole(audit.drafts),
      "lines": .object(LineLabel.allCases.map { (name: $0.rawValue, value: .whole(audit.lines[$0] ?? 0)) }),
      "scores": .array(audit.orderedScores.flatMap(scores)),
      "categories": .array(audit.orderedCategories.map(category)),
      "rules": .array(audit.orderedRules.map(rule)),
      "clean": .array(audit.orderedClean.map(clean)),
      "falseAlarms": .array(audit.falseAlarms.worst.map(falseAlarm)),
      "misses": .array(audit.orderedCategories.compactMap(misses)),
    ]
  }

  private func scores(drafts: String, _ scores: ByTier<LineScore>) -> [JSONValue] {
    Severity.tiers.compactMap { tier in
      scores[tier].map { score in
        [
          "drafts": .text(drafts), "tier": .text(tier.tier), "lines": JSONValue(score.lines),
          "characters": JSONValue(score.characters), "meanF1": JSONValue(score.meanF1),
          "silent": JSONValue(score.silent),
        ]
      }
    }
  }

  private func category(_ name: String, _ found: ByTier<Confusion>) -> JSONValue {
    [
      "category": .text(name), "lines": .whole(found.stray),
      "recall": .object(Severity.tiers.map { (name: $0.tier, value: JSONValue(found[$0]?.recall)) }),
    ]
  }

  private func rule(_ rule: RuleSeverity, _ score: RuleScore) -> JSONValue {
    let (lines, characters) = audit.score(of: rule)
    let isStray = LabelledAudit.strayFamilies.contains(rule.family)
    return [
      "rule": .text(rule.rule), "severity": .text(rule.severity.rawValue), "findings": .whole(score.findings),
      "lines": isStray ? JSONValue(lines) : .null, "characters": isStray ? JSONValue(characters) : .null,
      "inCleanDrafts": .whole(score.inCleanDrafts),
      "perThousandWords": JSONValue(audit.clean[.all]?.perThousandWords(score.inCleanDrafts)),
    ]
  }

  private func clean(_ group: CleanGroup, _ drafts: CleanDrafts) -> JSONValue {
    let tiers = Severity.tiers.map { (name: $0.tier, value: drafts.falseAlarms[$0] ?? 0) }
    let others = audit.otherFamilies.map { (name: $0, value: drafts.others[$0] ?? 0) }
    return [
      "group": .text(group.name), "drafts": .whole(drafts.drafts), "words": .whole(drafts.words),
      "perThousandWords": .object(
        (tiers + others).map { (name: $0.name, value: JSONValue(drafts.perThousandWords($0.value))) }),
    ]
  }

  private func falseAlarm(_ alarm: FalseAlarm) -> JSONValue {
    [
      "rule": .text(alarm.rule), "severity": .text(alarm.severity.rawValue), "path": .text(alarm.place.path),
      "line": .whole(alarm.place.line), "text": .text(alarm.text),
      "evidence": .array(alarm.evidence.map { ["text": .text($0.text), "score": .number($0.score)] }),
    ]
  }

  private func misses(_ category: String, _: ByTier<Confusion>) -> JSONValue? {
    audit.misses[category].map { sample in
      ["category": .text(category), "lines": .array(sample.entries.map(JSONValue.init))]
    }
  }
}

extension JSONValue {
  fileprivate init(_ entry: TextSample.Entry) {
    self = [
      "path": .text(entry.place.path), "line": .whole(entry.place.line), "text": .text(entry.text),
      "count": .whole(entry.count),
    ]
  }

  fileprivate init(_ confusion: Confusion) {
    self = [
      "hits": .whole(confusion.hits), "falseAlarms": .whole(confusion.falseAlarms), "misses": .whole(confusion.misses),
      "precision": JSONValue(confusion.precision), "recall": JSONValue(confusion.recall), "f1": JSONValue(confusion.f1),
    ]
  }
}
