import Foundation

/// Prints a line at once, also where a pipe reads it.
func show(_ line: String) {
  FileHandle.standardOutput.write(Data((line + "\n").utf8))
}

/// Prints rows of measurements in columns, each as soon as it is there.
struct Table {
  private let rows: [Row]
  private let nameWidth: Int
  private let titleWidth: Int

  init(_ rows: [Row]) {
    self.rows = rows
    nameWidth = rows.map(\.name.count).max() ?? 0
    titleWidth = rows.map(\.title.count).max() ?? 0
  }

  var head: String {
    line(name: "row", title: "what", median: "median", quartiles: "quartiles", target: "target", verdict: "pairs")
  }

  func line(_ row: Row, skipped reason: String) -> String {
    line(name: row.name, title: row.title, median: "–", quartiles: "", target: "", verdict: "left out: \(reason)")
  }

  func line(_ row: Row, _ statistics: Statistics, target: Row.Target, note: String) -> String {
    let quartiles = "\(number(statistics.lowerQuartile)) – \(number(statistics.upperQuartile))"
    let (sign, limit, missed) =
      switch target {
      case .atMost(let limit): ("≤", limit, "OVER")
      case .atLeast(let limit): ("≥", limit, "BELOW")
      }
    let verdict = target.isMet(by: statistics.median) ? "ok" : missed
    return line(
      name: row.name, title: row.title, median: "\(number(statistics.median)) \(row.unit.rawValue)",
      quartiles: quartiles, target: sign + " " + String(format: "%g", (limit * 10).rounded() / 10),
      verdict: padded("\(statistics.count)", 6) + padded(verdict, 6) + note)
  }

  private func line(
    name: String, title: String, median: String, quartiles: String, target: String, verdict: String
  ) -> String {
    let columns = [
      padded(name, nameWidth + 2), padded(title, titleWidth + 2), padded(median, 12), padded(quartiles, 16),
      padded(target, 9), verdict,
    ]
    return columns.joined().trimmingCharacters(in: .whitespaces)
  }

  private func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(1, width - text.count))
  }

  /// A measured number with three significant digits.
  private func number(_ value: Double) -> String {
    let digits = abs(value) < 1 ? 3 : abs(value) < 10 ? 2 : abs(value) < 100 ? 1 : 0
    return String(format: "%.\(digits)f", value)
  }
}
