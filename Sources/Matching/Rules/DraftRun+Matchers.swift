import Drafts
import Findings
import Rules
import SourceText

extension DraftRun {
  func runBlocks(_ condition: Int, of number: Int) {
    let kinds = rules.compiled[number].scope.kinds
    let some = BlockBits(allOf: draft.blocks.count).filter { kinds.contains(BlockKinds(draft.blocks[$0].kind)) }
    blocks(of: some, meeting: condition).forEach { block in
      let range = draft.blocks[block].range
      addIfAllowed(Match(block: block, range: range, matched: range), to: number)
    }
  }

  /// Matchers with a pass of their own.
  func runOther(_ number: Int) {
    switch rules.compiled[number].rule.matcher {
    case .pairs(let kind): findPairs(kind, number)
    case .repeatedWords(let except): findRepeatedWords(except: except, number)
    case .repeatedBlocks: findRepeatedBlocks(number)
    case .consistent(let groups): findInconsistencies(groups, number)
    case .indent: findIndents(number)
    case .phrases, .patterns, .blocks, .signals, .density: break
    }
  }

  private func findPairs(_ kind: PairKind, _ number: Int) {
    for mark in analysis.unbalanced where (mark.kind == .bracket) == (kind == .brackets) {
      guard let block = self.block(at: mark.range.start) else { continue }
      addIfAllowed(Match(block: block, range: mark.range, matched: mark.range), to: number)
    }
  }

  /// The block that holds a text offset.
  private func block(at offset: Int) -> Int? {
    let block = draft.blocks.firstIndex(notBefore: { $0.range.end <= offset })
    return block < draft.blocks.count && draft.blocks[block].range.contains(offset) ? block : nil
  }

  // MARK: Repetition

  private func findRepeatedWords(except: [String], _ number: Int) {
    let kinds = rules.compiled[number].scope.kinds
    let exceptions = Set(except.map { $0.lowercased() })
    for (block, item) in draft.blocks.enumerated() where kinds.contains(BlockKinds(item.kind)) {
      analysis.forEachDoubledWord(in: block) { first, second in
        let range = TextRange(first.start, second.end)
        let found = String(decoding: text[range.indices], as: UTF8.self).lowercased()
        guard !exceptions.contains(found.split(whereSeparator: \.isWhitespace).joined(separator: " ")) else { return }
        addIfAllowed(Match(block: block, range: range, matched: second), to: number)
      }
    }
  }

  private func findRepeatedBlocks(_ number: Int) {
    let kinds = rules.compiled[number].scope.kinds
    // For each key the number of its first block, from 1.
    var first = KeyTable(capacity: draft.blocks.count)
    for (block, item) in draft.blocks.enumerated() where kinds.contains(BlockKinds(item.kind)) {
      // Rows of marks between sections say nothing that could be said again.
      guard analysis.features[block].words > 0 else { continue }
      let key = analysis.keys[block]
      let earlier = first[key] - 1
      guard earlier >= 0 else {
        first[key] = block + 1
        continue
      }
      let notes = [("The same text stands here first.", draft.blocks[earlier].range)]
      addIfAllowed(Match(block: block, range: item.range, matched: item.range, notes: notes), to: number)
    }
  }

  // MARK: Spelling and density

  private func findInconsistencies(_ groups: [[String]], _ number: Int) {
    let own = scan.spellings.filter { $0.rule == number }
    for group in groups.indices where !own.isEmpty {
      let hits = own.filter { $0.group == group }
      let counts = Dictionary(grouping: hits, by: \.spelling)
      guard counts.count > 1 else { continue }
      let common = counts.values.max {
        ($0.count, $1[0].range.start) < ($1.count, $0[0].range.start)
      }
      guard let first = common?.first else { continue }
      for hit in hits where hit.spelling != first.spelling {
        let notes = [("Elsewhere the draft has “\(groups[group][first.spelling])”.", first.range)]
        addIfAllowed(Match(block: hit.block, range: hit.range, matched: hit.range, notes: notes), to: number)
      }
    }
  }

  /// Runs after all other rules, whose matches it counts.
  func findDensity(_ number: Int) {
    guard case .density(let density) = rules.compiled[number].plan else { return }
    var counted: [Match] = []
    for other in matches.indices where other != number && !matches[other].isEmpty {
      let rule = rules.compiled[other].rule
      if density.of.contains(rule.id) || density.of.contains(rule.family) { counted += matches[other] }
    }
    guard counted.count >= density.minimum, analysis.wordCount > 0,
      let first = counted.min(by: { $0.range < $1.range })
    else { return }
    let share = 1000 * Double(counted.count) / Double(analysis.wordCount)
    guard share > density.limit else { return }
    let evidence = Evidence(
      text: "matches per 1,000 words (\(counted.count) in \(analysis.wordCount))",
      score: (share * 10).rounded() / 10)
    let match = Match(block: first.block, range: first.range, matched: first.range, evidence: [evidence])
    if isAllowed(number, match) { add(match, to: number) }
  }

  // MARK: Indents

  /// White space in front of a paragraph, where other paragraphs of the draft have none.
  private func findIndents(_ number: Int) {
    let kinds = rules.compiled[number].scope.kinds
    let bytes = text
    var indented: [Match] = []
    var plain = 0
    for (block, item) in draft.blocks.enumerated() where kinds.contains(BlockKinds(item.kind)) && item.marker == nil {
      var start = item.range.start
      while let (value, first) = Characters.before(bytes.span, start, start: 0),
        Characters.isSpace(value), value != 0x0A, value != 0x0D
      {
        start = first
      }
      let range = TextRange(start, item.range.start)
      if range.isEmpty || !beginsLine(range) {
        plain += 1
      } else {
        indented.append(Match(block: block, range: range, matched: range))
      }
    }
    // A draft that indents its paragraphs does so on purpose.
    guard indented.count <= plain else { return }
    for match in indented where isAllowed(number, match) { add(match, to: number) }
  }

  /// Whether a line begins here; in Markdown also in the file, where a picture may stand in front.
  private func beginsLine(_ range: TextRange) -> Bool {
    let begins = { (offset: Int, bytes: [UInt8]) in
      offset == 0 || bytes[offset - 1] == 0x0A || bytes[offset - 1] == 0x0D
    }
    guard draft.format == .markdown else { return begins(range.start, text) }
    let offset = draft.source.map.textOffset(ofFile: draft.map.fileRange(of: range).start)
    return begins(range.start, text) && begins(offset, draft.source.bytes)
  }
}
