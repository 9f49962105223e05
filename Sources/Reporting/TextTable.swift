/// A table for people, in columns of plain text.
package struct TextTable {
  private var rows: [[String]]

  /// - Parameter headings: one for each column. The last column starts at one place, the others end at one.
  package init(_ headings: [String]) { rows = [headings] }

  /// Adds a row. Its last text may have more lines, which follow as they are under the first one's place.
  package mutating func add(_ row: [String]) { rows.append(row) }

  /// The lines of the table, each with its line feed. Names stand last, so that long ones move no column.
  package var text: String {
    let last = (rows.first?.count ?? 1) - 1
    let widths = (0..<last).map { column in rows.reduce(0) { max($0, columns(of: $1[column])) } }
    let indent = String(repeating: " ", count: widths.reduce(0) { $0 + $1 + 2 })
    return rows.map { row in
      let cells = zip(row, widths).map { String(repeating: " ", count: $1 - columns(of: $0)) + $0 + "  " }
      let lines = row[last].split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\n\(indent)")
      return cells.joined() + lines + "\n"
    }.joined()
  }
}

/// A number that is not negative, with so many digits after the point.
package func decimal(_ value: Double, digits: Int) -> String {
  guard value < 1e12 else { return value.description }
  let scale = (0..<digits).reduce(1) { scale, _ in scale * 10 }
  let scaled = Int((value * Double(scale)).rounded())
  let fraction = String(scaled % scale)
  return "\(scaled / scale)." + String(repeating: "0", count: digits - fraction.count) + fraction
}
