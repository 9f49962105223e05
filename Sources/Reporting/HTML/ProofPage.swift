import Findings

/// The page around the articles.
struct ProofPage {
  let drafts: [ProofDraft]
  let summary: RunSummary
  let version: String
  /// The bytes up to the version.
  let mark: String

  var html: String {
    let found = drafts.filter { !$0.html.isEmpty }
    // Drafts that must not be published as they are come first.
    let ordered = found.filter { !$0.errors.isEmpty } + found.filter { $0.errors.isEmpty }
    var html =
      head + "<body>\n<a class=\"skip\" href=\"#drafts\">Skip to the drafts</a>\n<header>\n<h1>Galley proof</h1>\n"
    html += "<p>\(escapedXML(summary.text, lineBreaks: .spaces))</p>\n" + filters + "</header>\n<main>\n"
    html += errorList(ordered) + draftList(ordered) + "<div id=\"drafts\" tabindex=\"-1\">\n"
    for draft in ordered {
      html += "<section class=\"draft\" aria-labelledby=\"\(draft.id)\">\n<h2 id=\"\(draft.id)\">"
      html += "\(escapedXML(draft.path, lineBreaks: .escaped))</h2>\n<p class=\"counts\">\(draft.countsText)</p>\n"
      html += draft.html + "</section>\n"
    }
    return html + "</div>\n" + cleanList + "</main>\n<script>\(ProofScript.text)</script>\n</body>\n</html>\n"
  }

  private var head: String {
    mark + "\(escapedXML(version, lineBreaks: .escaped))\"/>\n<meta charset=\"utf-8\"/>\n"
      + "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; base-uri 'none'; form-action 'none'; "
      + "style-src '\(ProofStyle.hash)'; script-src '\(ProofScript.hash)'\"/>\n"
      + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
      + "<meta name=\"color-scheme\" content=\"light dark\"/>\n"
      + "<title>Galley proof: \(escapedXML(summary.text, lineBreaks: .spaces))</title>\n"
      + "<style>\(ProofStyle.text)</style>\n</head>\n"
  }

  // MARK: Filters

  /// Boxes for severities and families. They do nothing without the script, which shows them.
  private var filters: String {
    guard summary.total > 0 else { return "" }
    var families: [String: Int] = [:]
    for draft in drafts { families.merge(draft.families, uniquingKeysWith: +) }
    var html =
      "<form class=\"filters\" aria-label=\"Findings to show\" hidden=\"\">\n<fieldset><legend>Severity</legend>\n"
    for severity in Severity.allCases.reversed() where summary.findings[severity] > 0 {
      html += box("severity", severity.rawValue, severity.word, summary.findings[severity])
    }
    html += "</fieldset>\n<fieldset><legend>Family</legend>\n"
    for (family, count) in families.sorted(by: { $0.key < $1.key }) { html += box("family", family, family, count) }
    return html + "</fieldset>\n<p><output>\(counted(summary.total, "finding"))</output></p>\n</form>\n"
  }

  private func box(_ name: String, _ value: String, _ label: String, _ count: Int) -> String {
    "<label><input type=\"checkbox\" name=\"\(name)\" value=\"\(escapedXML(value, lineBreaks: .escaped))\" checked=\"\"/> "
      + "\(escapedXML(label, lineBreaks: .escaped)) <span class=\"count\">\(count)</span></label>\n"
  }

  // MARK: Lists

  private func errorList(_ drafts: [ProofDraft]) -> String {
    guard drafts.contains(where: { !$0.errors.isEmpty }) else { return "" }
    var html = "<nav class=\"errors\" aria-labelledby=\"errors\">\n<h2 id=\"errors\">Fix before publishing</h2>\n<ol>\n"
    for draft in drafts {
      for entry in draft.errors {
        html += "<li \(entry.finding.filterAttributes)><a href=\"#\(entry.id)\">"
        html += "\(escapedXML(draft.path, lineBreaks: .escaped)), line \(entry.line)</a>: "
        html += "\(escapedXML(entry.finding.message, lineBreaks: .spaces))</li>\n"
      }
    }
    return html + "</ol>\n</nav>\n"
  }

  private func draftList(_ drafts: [ProofDraft]) -> String {
    guard drafts.count > 1 else { return "" }
    var html = "<nav aria-labelledby=\"list\">\n<h2 id=\"list\">Drafts</h2>\n<ul>\n"
    for draft in drafts {
      html +=
        "<li><a href=\"#\(draft.id)\">\(escapedXML(draft.path, lineBreaks: .escaped))</a>: \(draft.countsText)</li>\n"
    }
    return html + "</ul>\n</nav>\n"
  }

  private var cleanList: String {
    let clean = drafts.filter(\.html.isEmpty)
    guard !clean.isEmpty else { return "" }
    var html = "<details class=\"clean\"><summary>\(counted(clean.count, "draft")) without findings</summary>\n<ul>\n"
    for draft in clean { html += "<li>\(escapedXML(draft.path, lineBreaks: .escaped))</li>\n" }
    return html + "</ul>\n</details>\n"
  }
}
