import Drafts
import Findings
import Rules
import SourceText

/// Turns the matches of a run into findings.
struct FindingBuilder {
  private let run: DraftRun
  private let draft: Draft
  private let bytes: [UInt8]

  init(_ run: DraftRun) {
    self.run = run
    draft = run.draft
    bytes = run.text
  }

  /// Findings in the order of the file; at one place in the order of their ends, then of the rules' ids.
  func findings() -> [Finding] {
    var findings: [Finding] = []
    let settled = settledMatches()
    for (number, matches) in settled.enumerated() {
      for match in matches { findings.append(finding(match, number)) }
    }
    for (number, block) in run.gaveUp { findings.append(surrender(number, block)) }
    findings.sort { ($0.range.start, $0.range.end, $0.rule) < ($1.range.start, $1.range.end, $1.rule) }
    return merged(findings)
  }

  /// One finding for each place and family: the most severe, with the other rules in a note. A rule that judges the
  /// whole draft is left beside the others.
  private func merged(_ findings: [Finding]) -> [Finding] {
    let wholeDraft = Set(
      run.rules.compiled.lazy.filter { if case .density = $0.rule.matcher { true } else { false } }.map(\.rule.id))
    var merged: [Finding] = []
    var first = 0
    for finding in findings {
      if let last = merged.last, last.range != finding.range { first = merged.count }
      guard !wholeDraft.contains(finding.rule),
        let twin = merged[first...].firstIndex(where: {
          $0.family == finding.family && !wholeDraft.contains($0.rule)
        })
      else {
        merged.append(finding)
        continue
      }
      let isMore = rank(of: merged[twin]) < rank(of: finding)
      let other = isMore ? merged[twin] : finding
      var kept = isMore ? finding : merged[twin]
      kept.notes += other.notes + [Note(text: "\(other.rule) says so, too.")]
      merged[twin] = kept
    }
    return merged
  }

  /// How much a finding says: severe before mild, rules that name words before those that judge a block as a whole.
  private func rank(of finding: Finding) -> (Int, Int) {
    let severity = Severity.allCases.firstIndex(of: finding.severity) ?? 0
    let namesWords = run.rules.compiled.contains { $0.rule.id == finding.rule && $0.namesWords }
    return (severity, namesWords ? 1 : 0)
  }

  /// The matches without those that say again what a longer or more certain one says.
  private func settledMatches() -> [[DraftRun.Match]] {
    var settled = run.matches.map(Self.withoutOverlaps)
    var byFamily: [String: [TextRange]] = [:]
    for (number, matches) in settled.enumerated() where !matches.isEmpty && !isWeighed(number) {
      byFamily[run.rules.compiled[number].rule.family, default: []] += matches.map(\.range)
    }
    for number in settled.indices where !settled[number].isEmpty && isWeighed(number) {
      let family = run.rules.compiled[number].rule.family
      guard let others = byFamily[family]?.sorted() else { continue }
      settled[number].removeAll { match in Self.covers(others, match.range) }
    }
    return settled
  }

  /// Rules that weigh evidence give way to rules that know what they saw.
  private func isWeighed(_ number: Int) -> Bool {
    if case .signals = run.rules.compiled[number].plan { return true }
    return false
  }

  /// Whether ascending ranges cover at least half of `range`.
  private static func covers(_ ranges: [TextRange], _ range: TextRange) -> Bool {
    var covered = 0
    var end = range.start
    for other in ranges[ranges.firstIndex(notBefore: { $0.start < range.start })...] {
      guard other.start < range.end else { break }
      covered += max(0, min(other.end, range.end) - max(other.start, end))
      end = max(end, other.end)
    }
    return 2 * covered >= range.count
  }

  /// The leftmost and longest of the matches of one rule that overlap; of several findings at one place, that of the
  /// longest match.
  private static func withoutOverlaps(_ matches: [DraftRun.Match]) -> [DraftRun.Match] {
    guard matches.count > 1 else { return matches }
    var kept: [DraftRun.Match] = []
    let sorted = matches.enumerated().sorted {
      ($0.element.range.start, -$0.element.range.end, -$0.element.matched.count, $0.offset)
        < ($1.element.range.start, -$1.element.range.end, -$1.element.matched.count, $1.offset)
    }
    for (_, match) in sorted {
      if let last = kept.last, match.range.start < last.range.end { continue }
      kept.append(match)
    }
    return kept
  }

  // MARK: One finding

  private func text(_ range: TextRange) -> String { String(decoding: bytes[range.indices], as: UTF8.self) }

  private func finding(_ match: DraftRun.Match, _ number: Int) -> Finding {
    let rule = run.rules.compiled[number].rule
    return Finding(
      rule: rule.id, severity: match.severity ?? rule.severity, range: draft.map.fileRange(of: match.range),
      match: text(match.range), message: filled(rule.message, match), why: rule.why, evidence: match.evidence,
      notes: match.notes.map { Note(text: $0.0, range: draft.map.fileRange(of: $0.1)) },
      fixes: rule.fix.flatMap { fix($0, match, rule) }.map { [$0] } ?? [])
  }

  private func surrender(_ number: Int, _ block: Int) -> Finding {
    let rule = run.rules.compiled[number].rule
    let range = draft.blocks[block].range
    return Finding(
      rule: rule.id, severity: .error, range: draft.map.fileRange(of: range), match: text(range),
      message: "A pattern of this rule gave up here: it took more than \(PatternScratch.matchLimit) steps.",
      why: "The block was not checked to its end. Make the pattern simpler: nested repetition is the usual cause.")
  }

  private func filled(_ template: MessageTemplate, _ match: DraftRun.Match) -> String {
    template.filled { name in
      if let group = match.groups[name] { return Self.oneLine(text(group)) }
      return name == "match" ? Self.oneLine(text(match.matched)) : nil
    }
  }

  /// White space collapsed, and cut after 80 characters.
  private static func oneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    return line.count <= 80 ? line : line.prefix(79) + "…"
  }

  /// A text as titles of fixes name it.
  private static func named(_ text: String) -> String {
    if text == " " { return "one space" }
    let line = oneLine(text)
    return line.isEmpty ? "the white space" : "“\(line)”"
  }

  // MARK: Fixes

  private func fix(_ fix: RuleFix, _ match: DraftRun.Match, _ rule: Rule) -> Fix? {
    switch fix.action {
    case .deleteBlock:
      return deletion(ofBlock: match.block, isSafe: fix.isSafe)
    case .deleteMatch:
      if match.range == draft.blocks[match.block].range { return deletion(ofBlock: match.block, isSafe: fix.isSafe) }
      let edits = edits(deletion(of: match), "")
      return Fix(title: "Delete \(Self.named(text(match.matched)))", edits: edits, isSafe: fix.isSafe)
    case .replacePhrase:
      guard case .phrases(let phrases, _, _) = rule.matcher, let phrase = match.phrase,
        let replacement = phrases[phrase].replacement
      else { return nil }
      let cased = Self.inCase(of: text(match.matched), replacement)
      return Fix(title: "Replace with \(Self.named(cased))", edits: edits(match.matched, cased), isSafe: fix.isSafe)
    case .replace(let template):
      let replacement = template.filled { name in
        match.groups[name].map(text) ?? (name == "match" ? text(match.matched) : nil)
      }
      let title =
        replacement.isEmpty ? "Delete \(Self.named(text(match.matched)))" : "Replace with \(Self.named(replacement))"
      return Fix(title: title, edits: edits(match.matched, replacement), isSafe: fix.isSafe)
    }
  }

  /// Deletes a block; in text and Markdown with the blank lines that would be left doubled.
  private func deletion(ofBlock block: Int, isSafe: Bool) -> Fix {
    var range = draft.blocks[block].outer
    if draft.format != .html { range = withBlankLines(range) }
    return Fix(title: "Delete the block", edits: [Edit(range: range, replacement: "")], isSafe: isSafe)
  }

  /// Lines with the blank lines after them, where blank lines or nothing stand before; at the end of the file with
  /// those before.
  private func withBlankLines(_ lines: FileRange) -> FileRange {
    let map = draft.source.map
    let file = draft.source.bytes
    let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D }
    var start = map.textOffset(ofFile: lines.start)
    var end = map.textOffset(ofFile: lines.end)
    var first = start
    while first > 0, isBlank(file[first - 1]) { first -= 1 }
    var next = end
    while next < file.count, isBlank(file[next]) { next += 1 }
    if next == file.count {
      // The line end of the text before stays.
      start = file[first..<start].firstIndex(of: 0x0A).map { $0 + 1 } ?? start
      end = next
    } else if first == 0 || file[first..<start].count(where: { $0 == 0x0A }) > 1 {
      while next > end, file[next - 1] == 0x20 || file[next - 1] == 0x09 { next -= 1 }
      end = next
    }
    return map.fileRange(of: TextRange(start, end))
  }

  /// What to delete so that no white space is left doubled or at an end of the block.
  private func deletion(of match: DraftRun.Match) -> TextRange {
    let block = draft.blocks[match.block].range
    let range = match.matched
    let span = bytes.span
    var before = range.start
    while let (value, first) = Characters.before(span, before, start: block.start), Characters.isSpace(value) {
      before = first
    }
    var after = range.end
    while after < block.end, case let (value, length) = Characters.decode(span, at: after), Characters.isSpace(value) {
      after += length
    }
    let needsNoSpace = after < block.end && [0x2C, 0x2E, 0x3B, 0x3A, 0x21, 0x3F, 0x29].contains(span[after])
    if before == block.start { return TextRange(range.start, after) }
    return after > range.end || after == block.end || needsNoSpace ? TextRange(before, range.end) : range
  }

  /// Edits that replace the text of a range and leave the mark-up between its runs alone.
  private func edits(_ range: TextRange, _ replacement: String) -> [Edit] {
    var edits: [Edit] = []
    for piece in draft.map.pieces(of: range) {
      if let last = edits.last, last.range.end == piece.start {
        edits[edits.count - 1].range.end = piece.end
      } else {
        edits.append(Edit(range: piece, replacement: ""))
      }
    }
    if !edits.isEmpty { edits[0].replacement = replacement }
    return edits
  }

  /// The replacement with a capital, or in capitals, as what it replaces is.
  private static func inCase(of original: String, _ replacement: String) -> String {
    let letters = original.unicodeScalars.filter { $0.properties.isAlphabetic }
    guard let first = letters.first, first.properties.isUppercase else { return replacement }
    if letters.count > 1, letters.allSatisfy({ $0.properties.isUppercase }) { return replacement.uppercased() }
    return replacement.prefix(1).uppercased() + replacement.dropFirst()
  }
}
