/// A text as it may stand in XML or HTML, in an element or between quotes: marks of the language are escaped, and
/// characters that XML forbids are spelled out, as are others that cannot be seen.
func escapedXML(_ text: String, lineBreaks: LineBreaks) -> String {
  var result = ""
  for scalar in shown(text, lineBreaks: lineBreaks).unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
