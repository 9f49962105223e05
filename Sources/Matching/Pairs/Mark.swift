import SourceText

/// Marks of one family, matched among themselves: a round bracket never closes a square one.
enum Track: Int, CaseIterable {
  case round
  case square
  case curly
  case straight
  case double
  case single
  case guillemet

  var isQuote: Bool { rawValue >= Track.straight.rawValue }

  /// What it costs to open a pair inside a pair of the same track: brackets nest, quotation marks hardly ever do.
  var nesting: Int {
    switch self {
    case .round, .square, .curly: 0
    case .guillemet: 1
    case .straight, .double, .single: 9
    }
  }
}

/// The characters that stand in pairs.
enum Glyph {
  case openBracket(Track)
  case closeBracket(Track)
  /// `"`
  case straight
  /// `“`, which closes in German
  case leftDouble
  /// `”`, which opens in Swedish and Finnish
  case rightDouble
  /// `„` or `‟`
  case lowDouble
  /// Two apostrophes typed for one closing quotation mark
  case twoApostrophes
  /// `‘`
  case leftSingle
  /// `’`, which is mostly an apostrophe
  case rightSingle
  /// `'`, which may close what `‘` opened
  case apostrophe
  /// `«` or `‹`
  case leftGuillemet
  /// `»` or `›`
  case rightGuillemet

  var track: Track {
    switch self {
    case .openBracket(let track), .closeBracket(let track): track
    case .straight: .straight
    case .leftDouble, .rightDouble, .lowDouble, .twoApostrophes: .double
    case .leftSingle, .rightSingle, .apostrophe: .single
    case .leftGuillemet, .rightGuillemet: .guillemet
    }
  }

  /// The character that would close, or open, what a mark of this glyph opens or closes.
  func partner(isOpening: Bool) -> Unicode.Scalar {
    switch self {
    case .openBracket(let track), .closeBracket(let track):
      switch track {
      case .round: isOpening ? ")" : "("
      case .square: isOpening ? "]" : "["
      default: isOpening ? "}" : "{"
      }
    case .straight, .twoApostrophes: "\""
    case .leftDouble, .rightDouble: isOpening ? "”" : "“"
    case .lowDouble: "“"
    case .leftSingle, .rightSingle, .apostrophe: isOpening ? "’" : "‘"
    case .leftGuillemet, .rightGuillemet: isOpening ? "»" : "«"
    }
  }
}

/// What the parts a mark can play cost. The resolver finds the cheapest cast for all marks of a track in a block.
enum Cost {
  /// More than any other reading of the mark.
  static let never = 1_000
  /// Being left without a partner: a finding.
  static let orphan = 10
  /// Being left without a partner where that is usual, such as an inch sign.
  static let idle = 1
}

/// One delimiter in a block and what it would cost as an opening mark, as a closing mark, and alone.
struct Mark {
  /// Bytes of the draft's text.
  var range: TextRange
  var glyph: Glyph
  var open = Cost.never
  var close = Cost.never
  var alone = Cost.orphan

  /// Whether the mark opens rather than closes.
  var isOpening: Bool { open < close }

  /// Whether the mark is made for quotations: a typewriter apostrophe is not.
  var isCertain: Bool {
    if case .apostrophe = glyph { return false }
    return true
  }

  /// Whether the mark can play one part only and is missed when it has no partner.
  var isPlain: Bool { alone >= Cost.orphan && (open == 0 && close >= Cost.never || close == 0 && open >= Cost.never) }
}
