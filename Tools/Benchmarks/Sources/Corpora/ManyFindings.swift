/// Writes drafts of which every line has something to be found.
package struct ManyFindings {
  private var writer: SentenceWriter

  /// - Parameter seed: what decides all that is written.
  package init(seed: UInt64) {
    writer = SentenceWriter(seed: seed)
  }

  /// A draft with about as many findings as it has lines: worn phrases, mostly.
  package mutating func text(lines: Int) -> String {
    (0..<lines).map { _ in
      let sentence = writer.random.happens(percent: 20) ? writer.marred(writer.sentence()) : Slips.hype(&writer)
      return writer.sentence() + " " + sentence + "\n\n"
    }.joined()
  }
}
