import SourceText

/// The parts that the marks of one track in one block play. Numbers are indices of marks.
struct Cast {
  var pairs: [(open: Int, close: Int)] = []
  /// Marks that are missed a partner, ascending.
  var orphans: [Int] = []
  /// The opening mark of a quotation that the next block continues.
  var continuing: Int?
}

/// Finds the cheapest way to pair the marks of one track; among equals, the one with the shortest pairs.
enum PairResolver {
  /// Pairs deeper than this are left to the plain stack, or not seen where marks are ambiguous.
  private static let maximumDepth = 12
  /// Cost of a quotation that stays open because the next block goes on with it.
  private static let continuation = 2

  /// Casts `marks`, which stand in text order. Cost: linear in their number.
  static func cast(_ marks: [Mark], nesting: Int, mayContinue: Bool) -> Cast {
    if !mayContinue, marks.allSatisfy(\.isPlain) { return stacked(marks) }
    return cheapest(marks, nesting: nesting, mayContinue: mayContinue)
  }

  /// Every closing mark takes the nearest open one. Exact where each mark can play one part only.
  private static func stacked(_ marks: [Mark]) -> Cast {
    var cast = Cast()
    var open: [Int] = []
    for (index, mark) in marks.enumerated() {
      if mark.open == 0 {
        open.append(index)
      } else if let partner = open.popLast() {
        cast.pairs.append((partner, index))
      } else {
        cast.orphans.append(index)
      }
    }
    cast.orphans = (cast.orphans + open).sorted()
    return cast
  }

  /// What a partial cast costs; `reach` is the length of its pairs so far, summed.
  private struct Score: Comparable {
    var cost: Int
    var reach: Int

    static let unreached = Score(cost: .max, reach: 0)

    static func < (left: Score, right: Score) -> Bool { (left.cost, left.reach) < (right.cost, right.reach) }
  }

  private enum Part: UInt8 {
    case alone
    case open
    case close
  }

  /// A dynamic programme over the marks; its state is the number of open pairs.
  private static func cheapest(_ marks: [Mark], nesting: Int, mayContinue: Bool) -> Cast {
    let states = min(maximumDepth, marks.count) + 1
    var best = [Score](repeating: .unreached, count: states)
    var next = best
    var parts = [Part](repeating: .alone, count: marks.count * states)
    best[0] = Score(cost: 0, reach: 0)
    for (index, mark) in marks.enumerated() {
      let gap = index == 0 ? 0 : mark.range.start - marks[index - 1].range.end
      for depth in 0..<states where best[depth].cost < .max { best[depth].reach += depth * gap }
      for depth in 0..<states {
        var choice = Part.alone
        var score = adding(mark.alone, to: best[depth])
        if depth > 0 {
          let opened = adding(mark.open + (depth > 1 ? nesting : 0), to: best[depth - 1])
          if mark.open < Cost.never, opened < score { (score, choice) = (opened, .open) }
        }
        if depth + 1 < states, mark.close < Cost.never {
          let closed = adding(mark.close, to: best[depth + 1])
          if closed < score { (score, choice) = (closed, .close) }
        }
        next[depth] = score
        parts[index * states + depth] = choice
      }
      swap(&best, &next)
    }
    let stays = mayContinue && states > 1 && best[1].cost < .max && best[1].cost + continuation <= best[0].cost
    return traced(marks, parts: parts, states: states, from: stays ? 1 : 0)
  }

  private static func adding(_ cost: Int, to score: Score) -> Score {
    score.cost == .max ? score : Score(cost: score.cost + cost, reach: score.reach)
  }

  /// Walks the choices backwards from the final depth.
  private static func traced(_ marks: [Mark], parts: [Part], states: Int, from final: Int) -> Cast {
    var cast = Cast()
    var depth = final
    var closes: [Int] = []
    for index in marks.indices.reversed() {
      switch parts[index * states + depth] {
      case .alone:
        if marks[index].alone >= Cost.orphan { cast.orphans.append(index) }
      case .close:
        closes.append(index)
        depth += 1
      case .open:
        if let partner = closes.popLast() { cast.pairs.append((index, partner)) } else { cast.continuing = index }
        depth -= 1
      }
    }
    cast.orphans.reverse()
    return cast
  }
}
