import Drafts
import SourceText

/// The marks, and the kinds of links and emphasis, that cover a place in a block, which moves forward.
///
/// Cost: all moves together are linear in the marks and inlines, times the marks that cover one place.
struct ProofCover {
  private let allMarks: [ProofMark]
  private let allInlines: [Inline]
  private var nextMark = 0
  private var nextInline = 0
  /// How far inlines of a kind reach, the kind that began first in front.
  private var reaches: [(kind: InlineKind, end: Int)] = []

  /// The marks that cover the place, in their order.
  private(set) var marks: [ProofMark] = []

  /// - Parameters:
  ///   - marks: none empty.
  ///   - inlines: ordered by start.
  init(_ marks: [ProofMark], _ inlines: [Inline]) {
    allMarks = marks.enumerated().sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element)
    allInlines = inlines
  }

  /// Each kind of inline that covers the place, once.
  var kinds: [InlineKind] { reaches.map(\.kind) }

  /// Moves to a place behind the one before.
  mutating func move(to place: Int) {
    marks.removeAll { $0.range.end <= place }
    while nextMark < allMarks.count, allMarks[nextMark].range.start <= place {
      if allMarks[nextMark].range.end > place { marks.append(allMarks[nextMark]) }
      nextMark += 1
    }
    reaches.removeAll { $0.end <= place }
    while nextInline < allInlines.count, allInlines[nextInline].range.start <= place {
      add(allInlines[nextInline], at: place)
      nextInline += 1
    }
  }

  private mutating func add(_ inline: Inline, at place: Int) {
    guard inline.range.end > place else { return }
    if let known = reaches.firstIndex(where: { $0.kind == inline.kind }) {
      reaches[known].end = max(reaches[known].end, inline.range.end)
    } else {
      reaches.append((inline.kind, inline.range.end))
    }
  }
}
