/// What galley is there to find, to be mixed into articles: texts of the page and hyperbole.
enum Slips {
  /// A line that was copied with the article.
  static func leftover(_ writer: inout SentenceWriter) -> String {
    switch writer.random.number(below: 12) {
    case 0: "Photo by \(writer.person())"
    case 1: "Related Posts\(writer.heading())"
    case 2: "Read more: \(writer.heading())"
    case 3: "By \(writer.person())"
    case 4: "Sign up for our newsletter and never miss a story about \(writer.name())."
    case 5: "\(writer.random.number(in: 2...19)) min read"
    case 6: "Share this \(writer.name()) on Facebook"
    case 7: "Image: \(writer.person()) / Getty Images"
    case 8: "RELATED: \(writer.heading())"
    case 9: "Click here to read about the \(writer.name()) and the \(writer.name())"
    case 10: "Published \(writer.random.any(of: Words.months)) \(writer.random.number(in: 1...28)), 2024"
    default: "an old \(writer.name()) beside a \(writer.name()) and a \(writer.name())"
    }
  }

  /// A sentence that promises too much.
  static func hype(_ writer: inout SentenceWriter) -> String {
    let phrase = writer.random.any(of: phrases)
    return "The \(writer.name()) is \(phrase) for every \(writer.name()) in the \(writer.name())."
  }

  private static let phrases = [
    "a game-changer", "nothing short of a miracle", "a double-edged sword", "a mind-blowing idea", "the holy grail",
    "a jaw-dropping sight", "the perfect storm", "truly groundbreaking news", "a seismic shift", "the next big thing",
    "undoubtedly a must-have", "the tip of the iceberg", "a breathtaking journey", "an absolute disaster",
    "the best of the best", "a silver bullet", "a once-in-a-lifetime chance", "a true paradigm shift",
  ]
}
