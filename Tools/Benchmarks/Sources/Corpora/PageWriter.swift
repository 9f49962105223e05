/// Writes pages as content-management systems make them: an article in ten times its weight of menus, styles, scripts,
/// attributes and teasers.
package struct PageWriter {
  var writer: SentenceWriter
  private var articles: ArticleWriter
  /// The page as far as it is written.
  var text = ""

  /// - Parameter seed: what decides all that is written.
  package init(seed: UInt64) {
    writer = SentenceWriter(seed: seed)
    articles = ArticleWriter(seed: seed &+ 1)
  }

  /// A page of about 150 to 300 KB.
  package mutating func page() -> String {
    text = "<!DOCTYPE html>\n<html lang=\"en-US\" class=\"no-js\">\n"
    text.reserveCapacity(400_000)
    head()
    text += "<body class=\"\(classes(6)) single single-post\">\n<!-- Start of the page -->\n"
    header()
    text += "<main id=\"content\" class=\"\(classes(3))\">\n<div class=\"\(classes(4))\">\n"
    article()
    sidebar()
    text += "</div>\n</main>\n"
    footer()
    scripts(kilobytes: number(15...40))
    text += "</body>\n</html>\n"
    return text
  }

  private mutating func article() {
    text += """
      <article id="post-\(number(1000...99999))" class="\(classes(5)) hentry" data-id="\(number(1...9999))">
      <h1 class="entry-title \(classes(2))">\(writer.heading())</h1>
      <div class="entry-meta"><span class="author">By <a href="\(path())" rel="author">\(writer.person())</a></span>
      <time datetime="2024-0\(number(1...9))-1\(number(0...9))">\(random(Words.months)) \(number(1...28)), 2024</time></div>
      <div class="entry-content \(classes(2))">

      """
    for _ in 0..<number(25...55) { articleBlock() }
    text += "</div>\n"
    shareRow()
    text += "</article>\n"
  }

  private mutating func articleBlock() {
    switch number(0...19) {
    case 0...1: text += "<h2 class=\"wp-block-heading\" id=\"\(slug())\">\(writer.heading())</h2>\n"
    case 2: figure()
    case 3:
      let items = (0..<number(2...6)).map { _ in "<li>\(markedUp(writer.sentence()))</li>\n" }.joined()
      text += "<ul class=\"\(classes(2))\">\n\(items)</ul>\n"
    case 4: text += "<blockquote class=\"\(classes(1))\"><p>\(markedUp(writer.sentence()))</p></blockquote>\n"
    case 5:
      text += "<div id=\"ad-\(number(1...99))\" class=\"\(classes(3))\" data-slot=\"/\(number(10...99))/\(slug())\">"
      text += "<p class=\"ad-label\">Advertisement</p><script>googletag.cmd.push(function(){});</script></div>\n"
    default: text += "<p>\(markedUp(articles.paragraph()))</p>\n"
    }
  }

  private mutating func figure() {
    text += """
      <figure class="wp-block-image \(classes(2))"><img loading="lazy" decoding="async" width="1024" \
      height="\(number(400...800))" \
      src="\(address())-1024.jpg" alt="\(writer.name()) and \(writer.name())" class="wp-image-\(number(100...9999))" \
      srcset="\(address())-1024.jpg 1024w, \(address())-300.jpg 300w, \(address())-768.jpg 768w" \
      sizes="(max-width: 1024px) 100vw, 1024px"><figcaption class="\(classes(1))">\(writer.sentence()) Photo: \
      \(writer.person())</figcaption></figure>

      """
  }

  private mutating func shareRow() {
    text += "<ul class=\"share \(classes(2))\">\n"
    for network in ["Facebook", "Twitter", "LinkedIn", "Pinterest", "Email"] {
      text += "<li class=\"\(classes(2))\"><a href=\"\(address())?share=\(network)\" rel=\"nofollow noopener\">"
      icon()
      text += "<span class=\"screen-reader-text\">Share on \(network)</span></a></li>\n"
    }
    text += "</ul>\n"
  }

  /// Sentences with entities for its marks and, here and there, a link or an emphasis.
  private mutating func markedUp(_ sentences: String) -> String {
    var parts = sentences.split(separator: " ").map(String.init)
    for index in parts.indices {
      switch number(0...79) {
      case 0: parts[index] = "<a href=\"\(address())\" target=\"_blank\" rel=\"noopener\">\(parts[index])</a>"
      case 1: parts[index] = "<strong>\(parts[index])</strong>"
      case 2: parts[index] = "<em>\(parts[index])</em>"
      case 3: parts[index] += "&nbsp;&amp;"
      default: break
      }
    }
    return parts.joined(separator: " ")
  }
}

// MARK: Names and addresses

extension PageWriter {
  mutating func number(_ range: ClosedRange<Int>) -> Int { writer.random.number(in: range) }

  mutating func random(_ words: [String]) -> String { writer.random.any(of: words) }

  /// A value of a class attribute.
  mutating func classes(_ count: Int) -> String {
    (0..<count).map { _ in
      switch number(0...3) {
      case 0: "\(writer.name())-\(writer.name())__\(writer.name())"
      case 1: "col-md-\(number(1...12))"
      case 2: "is-\(writer.name())"
      default: "\(writer.name())--\(writer.name())"
      }
    }.joined(separator: " ")
  }

  mutating func slug() -> String { (0..<number(3...6)).map { _ in writer.name() }.joined(separator: "-") }

  mutating func path() -> String { "/\(writer.name())/\(slug())/" }

  mutating func address() -> String { "https://www.example.com/content/uploads/2024/0\(number(1...9))/\(slug())" }
}
