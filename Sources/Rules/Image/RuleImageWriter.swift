/// Writes rules in the order in which `RuleImageReader` reads them.
struct RuleImageWriter {
  var out = ImageWriter()
  let needs: (Pattern, MatchPlace?) -> PatternNeeds

  mutating func write(_ rule: Rule) {
    out.write(rule.id)
    out.write(rule.path)
    out.write(rule.severity)
    write(rule.texts)
    out.write(Int(rule.scope.kinds.rawValue))
    out.write(rule.scope.skipsQuotations)
    out.write(rule.scope.skipsLinks)
    out.write(rule.scope.readsCode)
    write(rule.matcher)
    out.write(rule.condition != nil)
    if let condition = rule.condition { write(condition) }
    out.write(rule.exceptions.count)
    for exception in rule.exceptions { write(exception) }
    out.write(rule.fix != nil)
    if let fix = rule.fix { write(fix) }
  }

  private mutating func write(_ texts: RuleTexts) {
    var inner = ImageWriter()
    inner.write(texts.title)
    inner.write(texts.message)
    inner.write(texts.why)
    out.write(inner)
  }

  private mutating func write(texts: [String]) { out.write(texts) { $0.write($1) } }

  private mutating func write(_ pattern: Pattern, at place: MatchPlace?) {
    out.write(pattern.text)
    out.write(pattern.ignoresCase)
    needs(pattern, place).write(to: &out)
  }

  private mutating func write(_ options: TextOptions) {
    out.write(options.place)
    out.write(options.extent)
  }

  private mutating func write(_ matcher: Matcher) {
    switch matcher {
    case .phrases(let phrases, let isCaseSensitive, let options):
      out.write(0)
      var inner = ImageWriter()
      inner.write(phrases.all) { out, phrase in
        out.write(phrase.text)
        out.write(phrase.replacement) { $0.write($1) }
      }
      out.write(inner)
      out.write(isCaseSensitive)
      write(options)
    case .patterns(let patterns, let options):
      out.write(1)
      write(options)
      out.write(patterns.count)
      for pattern in patterns { write(pattern, at: options.place) }
    case .pairs(let kind):
      out.write(2)
      out.write(kind)
    case .repeatedWords(let except):
      out.write(3)
      write(texts: except)
    case .repeatedBlocks: out.write(4)
    case .blocks(let condition):
      out.write(5)
      write(condition)
    case .signals(let signals):
      out.write(6)
      write(signals)
    case .density(let density):
      out.write(7)
      write(texts: density.of)
      out.write(density.limit)
      out.write(density.minimum)
    case .consistent(let groups):
      out.write(8)
      out.write(groups) { out, group in out.write(group) { $0.write($1) } }
    case .indent: out.write(9)
    }
  }

  private mutating func write(_ signals: Signals) {
    out.write(signals.source) { $0.write($1) }
    out.write(signals.threshold) { $0.write($1) }
    out.write(signals.warning) { $0.write($1) }
    out.write(signals.error) { $0.write($1) }
    out.write(signals.terms.count)
    for term in signals.terms {
      out.write(term.name)
      write(term.condition)
    }
    out.write(signals.evidence.count)
    for signal in signals.evidence {
      out.write(signal.score)
      out.write(signal.says)
      write(signal.condition)
    }
  }

  private mutating func write(_ range: NumberRange) {
    out.write(range.low)
    out.write(range.high)
  }

  private mutating func write(_ condition: Condition) {
    switch condition {
    case .number(let feature, let range):
      out.write(0)
      out.write(feature)
      write(range)
    case .flag(let feature, let value):
      out.write(1)
      out.write(feature)
      out.write(value)
    case .kind(let kinds):
      out.write(2)
      out.write(Int(kinds.rawValue))
    case .element(let names):
      out.write(3)
      write(texts: names)
    case .markup(let words):
      out.write(4)
      write(texts: words)
    case .starts(let phrases):
      out.write(5)
      write(texts: phrases)
    case .phrases(let phrases):
      out.write(6)
      write(texts: phrases)
    case .pattern(let pattern):
      out.write(7)
      write(pattern, at: nil)
    case .neighbour(let side, let inner):
      out.write(8)
      out.write(side == .after)
      out.write(inner != nil)
      if let inner { write(inner) }
    case .draft(let feature, let range):
      out.write(9)
      out.write(feature)
      write(range)
    case .not(let inner):
      out.write(10)
      write(inner)
    case .all(let inner):
      out.write(11)
      out.write(inner.count)
      for condition in inner { write(condition) }
    case .any(let inner):
      out.write(12)
      out.write(inner.count)
      for condition in inner { write(condition) }
    case .share(let share, let range):
      out.write(13)
      write(share)
      write(range)
    case .score(let range):
      out.write(14)
      write(range)
    case .term(let name):
      out.write(15)
      out.write(name)
    }
  }

  private mutating func write(_ share: BlockShare) {
    switch share.area {
    case .near(let blocks): out.write(blocks + 2)
    case .run: out.write(1)
    case .draft: out.write(0)
    }
    write(share.condition)
    out.write(share.among != nil)
    if let among = share.among { write(among) }
  }

  private mutating func write(_ exception: Exception) {
    switch exception {
    case .phrases(let phrases, let reach):
      out.write(0)
      write(texts: phrases)
      out.write(reach)
    case .pattern(let pattern, let reach):
      out.write(1)
      write(pattern, at: nil)
      out.write(reach)
    case .block(let condition):
      out.write(2)
      write(condition)
    }
  }

  private mutating func write(_ fix: RuleFix) {
    switch fix.action {
    case .deleteMatch: out.write(0)
    case .deleteBlock: out.write(1)
    case .replacePhrase: out.write(2)
    case .replace(let template):
      out.write(3)
      out.write(template)
    }
    out.write(fix.isSafe)
  }
}

extension ImageWriter {
  fileprivate mutating func write(_ template: MessageTemplate) {
    write(template.source)
    write(template.parts) { out, part in
      switch part {
      case .text(let text):
        out.write(true)
        out.write(text)
      case .slot(let name):
        out.write(false)
        out.write(name)
      }
    }
  }
}
