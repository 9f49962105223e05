// What stands around the article of a page.

extension PageWriter {
  mutating func head() {
    text += "<head>\n<meta charset=\"UTF-8\">\n<title>\(writer.heading()) - \(writer.person())</title>\n"
    text += "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
    for property in ["title", "description", "type", "url", "image", "site_name", "locale"] {
      text += "<meta property=\"og:\(property)\" content=\"\(writer.heading())\">\n"
    }
    for _ in 0..<number(10...25) {
      text += "<link rel=\"stylesheet\" id=\"\(slug())-css\" "
      text += "href=\"\(address()).css?ver=6.\(number(0...9))\" media=\"all\">\n"
    }
    linkedData()
    for _ in 0..<number(2...4) { style(kilobytes: number(8...24)) }
    scripts(kilobytes: number(10...35))
    text += "</head>\n"
  }

  private mutating func linkedData() {
    text += """
      <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":\
      "\(writer.heading())","url":"\(address())","author":{"@type":"Person","name":"\(writer.person())"},"image":[
      """
    text += (0..<number(4...20)).map { _ in "{\"@type\":\"ImageObject\",\"url\":\"\(address()).jpg\"}" }
      .joined(separator: ",")
    text += "]}</script>\n"
  }

  private mutating func style(kilobytes: Int) {
    text += "<style id=\"\(slug())-inline-css\">\n"
    let end = text.utf8.count + kilobytes * 1000
    while text.utf8.count < end {
      text += ".\(writer.name())-\(writer.name())>.\(writer.name())__\(writer.name()):not(.is-\(writer.name()))"
      text += "{display:flex;margin:0 \(number(0...40))px;color:#\(number(100...999));font-size:\(number(10...40))px}"
      if number(0...9) == 0 {
        text += "\n@media (max-width:\(number(300...1400))px){.\(writer.name()){display:none}}\n"
      }
    }
    text += "</style>\n"
  }

  mutating func scripts(kilobytes: Int) {
    let end = text.utf8.count + kilobytes * 1000
    while text.utf8.count < end {
      text += "<script id=\"\(slug())-js\">\n!function(e,t){\"use strict\";var n=e.\(writer.name())||[];"
      let scriptEnd = min(end, text.utf8.count + number(500...9000))
      while text.utf8.count < scriptEnd { statement() }
      text += "}(window,document);\n</script>\n"
      text += "<script async src=\"\(address()).js?ver=\(number(1...9)).\(number(0...99))\"></script>\n"
    }
  }

  /// A line of a script.
  private mutating func statement() {
    switch number(0...3) {
    case 0: text += "if(t.getElementById(\"\(slug())\")&&n.length<\(number(1...99))){n.push({\(writer.name()):!0})}"
    case 1: text += "var \(writer.name())=function(a,b){return a.\(writer.name())(b)>\(number(1...999))?a:b};"
    case 2: text += "e.\(writer.name()).innerHTML='<div class=\"\(classes(2))\"><b>'+n[\(number(0...9))]+'</b></div>';"
    default:
      text += "n[\"\(writer.name())\"]={url:\"\(address())\",value:\"\(writer.name())\",ttl:\(number(1...9999))};"
    }
  }

  mutating func header() {
    text += """
      <a class="skip-link screen-reader-text" href="#content">Skip to content</a>
      <header id="masthead" class="site-header \(classes(3))" role="banner">
      <div class="\(classes(2))"><a href="/" class="custom-logo-link" rel="home">\(writer.name()) \(writer.name())</a></div>
      <nav id="site-navigation" class="main-navigation \(classes(2))" aria-label="Primary">

      """
    menu(items: number(60...140))
    text += """
      </nav>
      <form role="search" method="get" class="search-form" action="/"><label><span class="screen-reader-text">Search for:\
      </span><input type="search" placeholder="Search &hellip;" value="" name="s"></label></form>
      </header>

      """
  }

  private mutating func menu(items: Int) {
    text += "<ul id=\"\(slug())\" class=\"menu \(classes(2))\">\n"
    for item in 0..<items {
      text +=
        "  <li id=\"menu-item-\(number(100...9999))\" class=\"menu-item menu-item-type-\(writer.name()) \(classes(1))\">"
      text += "<a href=\"\(path())\" class=\"\(classes(1))\">"
      if item.isMultiple(of: 12) { icon() }
      text += "<span>\(SentenceWriter.capitalised(writer.name()))</span></a></li>\n"
    }
    text += "</ul>\n"
  }

  mutating func icon() {
    let curve = (0..<number(8...24)).map { _ in "c\(number(0...99)).\(number(0...99))-\(number(0...99)) 0" }.joined()
    text += "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"M12 2\(curve)z\"></path></svg>"
  }

  mutating func sidebar() {
    text += "<aside class=\"widget-area \(classes(2))\">\n<h2 class=\"widget-title\">Related Posts</h2>\n"
    for _ in 0..<number(20...50) { card() }
    text += """
      <div class="newsletter \(classes(2))"><h3>Sign up for our newsletter</h3><form action="/subscribe" method="post">\
      <input type="email" name="email" placeholder="Your email address"><button type="submit">Subscribe</button></form></div>
      </aside>

      """
  }

  private mutating func card() {
    let link = path()
    text += """
      <div class="\(classes(2)) card" data-id="\(number(1...99999))" data-track="\(slug())">
        <div class="card__media"><a href="\(link)" tabindex="-1"><img loading="lazy" src="\(address())-300x169.jpg" alt="" \
      width="300" height="169" class="\(classes(1))"></a></div>
        <div class="card__body \(classes(1))">
          <h3 class="card__title"><a href="\(link)" rel="bookmark">\(writer.heading())</a></h3>
          <span class="card__meta">\(number(2...12)) min read</span>
        </div>
      </div>

      """
  }

  mutating func footer() {
    text += "<footer id=\"colophon\" class=\"site-footer \(classes(3))\" role=\"contentinfo\">\n"
    for _ in 0..<number(3...5) { menu(items: number(6...15)) }
    text += "<p class=\"copyright\">&copy; 2024 \(writer.person()). All rights reserved.</p>\n</footer>\n"
  }
}
