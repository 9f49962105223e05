package import Findings

/// How often flagging was right and wrong, in lines or in characters.
package struct Confusion: Hashable, Sendable, Tally {
  /// Stray and flagged.
  package var hits: Int
  /// Content and flagged.
  package var falseAlarms: Int
  /// Stray and not flagged.
  package var misses: Int

  package init(hits: Int, falseAlarms: Int, misses: Int) {
    (self.hits, self.falseAlarms, self.misses) = (hits, falseAlarms, misses)
  }

  package init() { self.init(hits: 0, falseAlarms: 0, misses: 0) }

  /// What is stray.
  package var stray: Int { hits + misses }

  /// The share of what is flagged that is stray; nil where nothing is flagged.
  package var precision: Double? { share(hits, of: hits + falseAlarms) }

  /// The share of what is stray that is flagged; nil where nothing is stray.
  package var recall: Double? { share(hits, of: stray) }

  /// The harmonic mean of precision and recall; nil where nothing is flagged or stray.
  package var f1: Double? { share(2 * hits, of: 2 * hits + falseAlarms + misses) }

  mutating func add(_ other: Confusion) {
    hits += other.hits
    falseAlarms += other.falseAlarms
    misses += other.misses
  }

  /// Counts what is flagged or not. What is neither stray nor content counts neither way.
  mutating func count(_ label: LineLabel, isFlagged: Bool, as number: Int = 1) {
    switch (label, isFlagged) {
    case (.stray, true): hits += number
    case (.stray, false): misses += number
    case (.content, true): falseAlarms += number
    case (.content, false), (.ignore, _), (.blank, _): break
    }
  }
}

/// How right it was to flag the lines that were flagged.
package struct LineScore: Hashable, Sendable, Tally {
  package var lines = Confusion()
  /// The same, each line counted with its characters (code points) without white space at either end.
  package var characters = Confusion()
  /// Drafts with stray lines.
  package var strayDrafts = 0
  /// Drafts without.
  package var cleanDrafts = 0
  /// Drafts without stray lines of which no line is flagged.
  package var silentDrafts = 0
  /// The sum of F1 over the drafts with stray lines.
  package var sumOfF1 = 0.0

  package init() {}

  /// The score of one draft.
  init(_ labels: [LineLabel], _ lines: MeasuredLines, flagged: [Bool]) {
    for (index, label) in labels.enumerated() {
      self.lines.count(label, isFlagged: flagged[index])
      characters.count(label, isFlagged: flagged[index], as: lines.lines[index].characters)
    }
    if self.lines.stray > 0 {
      strayDrafts = 1
      sumOfF1 = self.lines.f1 ?? 0
    } else {
      cleanDrafts = 1
      silentDrafts = self.lines.falseAlarms == 0 ? 1 : 0
    }
  }

  /// The mean of F1 over the drafts with stray lines; nil where there are none.
  package var meanF1: Double? { strayDrafts > 0 ? sumOfF1 / Double(strayDrafts) : nil }

  /// The share of drafts without stray lines of which no line is flagged; nil where there are none.
  package var silent: Double? { share(silentDrafts, of: cleanDrafts) }

  mutating func add(_ other: LineScore) {
    lines.add(other.lines)
    characters.add(other.characters)
    strayDrafts += other.strayDrafts
    cleanDrafts += other.cleanDrafts
    silentDrafts += other.silentDrafts
    sumOfF1 += other.sumOfF1
  }
}

/// A value for each tier of findings, under the least severity that counts in it.
package typealias ByTier<Value> = [Severity: Value]

/// The share that a part is of a whole; nil of nothing.
private func share(_ part: Int, of whole: Int) -> Double? { whole > 0 ? Double(part) / Double(whole) : nil }
