package import Findings

/// What is said about stet comments themselves. It is configured like rules.
package enum StetRule: String, Sendable, CaseIterable {
  /// A comment that accepts nothing.
  case unused = "stet/unused"
  /// A comment that does not say why.
  case withoutReason = "stet/no-reason"
  /// A comment that cannot be obeyed.
  case mistake = "stet/mistake"

  /// The severity it comes with.
  package var severity: Severity { self == .withoutReason ? .advice : .warning }

  /// What it finds, in a few words.
  package var title: String {
    switch self {
    case .unused: "Stet comment that accepts nothing"
    case .withoutReason: "Stet comment without a reason"
    case .mistake: "Stet comment that cannot be obeyed"
    }
  }

  /// What it says; of a mistake, what may be one.
  package var message: String {
    switch self {
    case .unused: "This stet accepts nothing. Delete it."
    case .withoutReason: "This stet does not say why. Write a reason behind a colon."
    case .mistake: "A rule that does not exist, a begin or end without its partner, or another word behind “stet-”."
    }
  }

  /// Why it matters.
  package var why: String {
    switch self {
    case .unused: "A comment that is of no use hides the next finding at its place."
    case .withoutReason: "Who reads the draft next cannot tell whether it still holds."
    case .mistake: "What is misspelt accepts nothing, or more than was meant."
    }
  }

  /// Markdown that it flags, and Markdown that it leaves alone.
  package var examples: (flagged: String, clean: String) {
    let clean = "<!-- stet leftovers/share-row: the article is about sharing -->\nShare this article"
    switch self {
    case .unused: return ("<!-- stet hyperbole: we quote -->\nThe council met on Tuesday.", clean)
    case .withoutReason: return ("<!-- stet leftovers/share-row -->\nShare this article", clean)
    case .mistake: return ("<!-- stet leftovers/share-rwo: the article is about sharing -->\nShare this article", clean)
    }
  }
}
