/// Atoms that follow each other, put together to one piece.
struct PatternSequence {
  private typealias Text = PatternPiece.Text

  /// Texts beyond which the literals of an atom are not multiplied with those of the next.
  private static let mostTexts = 32

  /// What stands last, as far back as it is exactly known.
  private var run: [Text]
  /// The most bytes of all atoms, and of those in front of the run; nil where there is no limit.
  private var width: Int? = 0
  private var runStart: Int? = 0
  private var best = TextSet.none
  private var isExact = true
  /// What the block begins with; nil where `run` still tells.
  private var beginnings: [UInt64]?
  private var first: CharacterClasses = []
  private var starts = CharacterSet()
  private var isEmptiable = true
  private var pairs: [ClassPairs] = []
  private var longest: Int? = 0
  /// What the last character that must be there can be; nil where none must.
  private var lastNeeded: CharacterClasses?
  /// What the atoms since then, which need not be there, begin and end with.
  private var optionalFirst: CharacterClasses = []
  private var optionalLast: CharacterClasses = []

  /// - Parameter start: what stands before the first atom.
  init(start: [[UInt8]]) {
    run = start
  }

  /// Whether nothing but marks has been read since the block's start.
  var isAtBlockStart: Bool { run == [[PatternPiece.blockStart]] }

  /// - Parameter holdsStart: whether the atom's texts begin with what stands before it, as an atom was read that was
  ///   told so.
  mutating func append(_ atom: PatternPiece, _ repetition: Repetition = Repetition(), holdsStart: Bool = false) {
    if atom.exact == [[PatternPiece.blockStart]], repetition.least > 0, isEmptiable, lastNeeded == nil {
      // The start of a block counts as a space before it.
      lastNeeded = .init(.space)
    }
    // What stands at the start stands there once.
    if isAtBlockStart, atom.exact == [[PatternPiece.blockStart]] { return }
    if holdsStart, repetition.least > 0 { run = [[]] }
    let widthAfter = Self.sum(width, atom.width, times: repetition.most)
    addTexts(of: atom, repetition, widthAfter)
    width = widthAfter
    addShape(of: atom, repetition)
    if !atom.isFiller { longest = Self.sum(longest, atom.longest, times: repetition.most) }
  }

  /// The sum of a length and so many times another; nil where one has no limit, or it is very long.
  private static func sum(_ before: Int?, _ own: Int?, times most: Int?) -> Int? {
    guard let before, let own, let most else { return nil }
    let (sum, isTooMuch) = own.multipliedReportingOverflow(by: most)
    return isTooMuch || sum > 100_000 ? nil : before + sum
  }

  /// Adds what must stand before or after the place that is reached.
  mutating func assert(_ piece: PatternPiece, isAhead: Bool) {
    if let texts = piece.exact, texts == [[PatternPiece.border]] {
      extend(by: texts)
      return
    }
    guard !piece.isEmptiable else { return }
    if isAhead {
      if let exact = piece.exact, run.count * exact.count <= Self.mostTexts {
        best = best.rarer(TextSet(Self.product(run, exact), reach: runStart))
      }
      if let last = lastNeeded { pairs.add(ClassPairs(last.union(optionalLast), piece.first)) }
    } else if lastNeeded == nil, optionalLast.isEmpty {
      if let exact = piece.exact, run == [[]], exact.count <= Self.mostTexts { lookedBack(exact) }
      lastNeeded = piece.last
    }
    // What is looked back at may end before a match starts.
    best = best.rarer(piece.texts.moved(by: isAhead ? width : nil))
    for set in piece.pairs { pairs.add(set) }
  }

  /// What stands before the first atom belongs to the texts to look for, but not to what the piece matches.
  private mutating func lookedBack(_ texts: [[UInt8]]) {
    run = texts
    isExact = false
  }

  var piece: PatternPiece {
    PatternPiece(
      exact: isExact ? run : nil, tail: run, required: isExact ? best : best.rarer(TextSet(run, reach: runStart)),
      first: first,
      last: optionalLast.union(lastNeeded ?? []), starts: starts, isEmptiable: isEmptiable, pairs: pairs,
      longest: longest, width: width, beginnings: beginnings ?? PatternBeginnings.ofBlock(run))
  }

  // MARK: Texts

  /// - Parameter widthAfter: the most bytes to the end of the atom.
  private mutating func addTexts(of atom: PatternPiece, _ repetition: Repetition, _ widthAfter: Int?) {
    // However long, a run of white space reads as one space.
    let most = atom.exact == [[FoldedText.space]] ? 1 : repetition.most
    var texts = repetition.least == 0 ? nil : atom.exact
    if repetition.least == 0, most == 1, let exact = atom.exact { texts = exact + [[]] }
    if let texts, most == 1, run.count * texts.count > Self.mostTexts { dropLonger() }
    if let texts, most == 1, run.count * texts.count <= Self.mostTexts {
      extend(by: texts)
      return
    }
    // Before the first letter or digit of the block there may be anything else.
    let keepsStart = isAtBlockStart && atom.isFiller
    if !keepsStart, beginnings == nil {
      beginnings = repetition.least > 0 && run == [[]] ? atom.beginnings : PatternBeginnings.ofBlock(run)
    }
    if repetition.least > 0, let exact = atom.exact, run.count * exact.count <= Self.mostTexts {
      // The run goes on with the atom's first copy, and begins anew with its last.
      best = best.rarer(TextSet(Self.product(run, exact), reach: runStart))
    } else {
      best = best.rarer(TextSet(run, reach: runStart))
      if repetition.least > 0 { best = best.rarer(atom.texts.moved(by: width)) }
    }
    isExact = false
    runStart = widthAfter
    let tail = atom.exact ?? atom.tail
    run = repetition.least > 0 && tail.count <= Self.mostTexts ? tail : [[]]
    if keepsStart { run = [[PatternPiece.blockStart]] }
  }

  /// Leaves out the texts of the run that end in another one: what stands in front of that need not be known.
  private mutating func dropLonger() {
    let shorter = run.filter { own in !run.contains { $0.count < own.count && own.suffix($0.count) == $0[...] } }
    guard shorter.count < run.count else { return }
    if beginnings == nil { beginnings = PatternBeginnings.ofBlock(run) }
    (run, runStart, isExact) = (shorter, width, false)
  }

  private mutating func extend(by texts: [[UInt8]]) {
    if texts.count == 1 {
      for index in run.indices { run[index] += texts[0] }
    } else {
      run = Self.product(run, texts)
    }
  }

  /// Every text of `run` followed by every one of `texts`.
  private static func product(_ run: [[UInt8]], _ texts: [[UInt8]]) -> [[UInt8]] {
    run.flatMap { start in texts.map { start + $0 } }
  }

  // MARK: Shape

  private mutating func addShape(of atom: PatternPiece, _ repetition: Repetition) {
    if isEmptiable {
      first.formUnion(atom.first)
      starts.formUnion(atom.starts)
    }
    guard repetition.least > 0, !atom.isEmptiable else {
      optionalFirst.formUnion(atom.first)
      optionalLast.formUnion(atom.last)
      return
    }
    if let last = lastNeeded {
      pairs.add(ClassPairs(last, optionalFirst.union(atom.first)))
      pairs.add(ClassPairs(last.union(optionalLast), atom.first))
    }
    for set in atom.pairs { pairs.add(set) }
    if repetition.least > 1 { pairs.add(ClassPairs(atom.last, atom.first)) }
    isEmptiable = false
    lastNeeded = atom.last
    (optionalFirst, optionalLast) = ([], [])
  }
}
