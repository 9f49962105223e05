package import Findings

/// Numbers of findings by severity.
package struct SeverityCounts: Hashable, Sendable {
  private var advice = 0
  private var warnings = 0
  private var errors = 0

  package init() {}

  init(_ findings: [Finding]) {
    for finding in findings { self[finding.severity] += 1 }
  }

  package subscript(severity: Severity) -> Int {
    get {
      switch severity {
      case .advice: advice
      case .warning: warnings
      case .error: errors
      }
    }
    set {
      switch severity {
      case .advice: advice = newValue
      case .warning: warnings = newValue
      case .error: errors = newValue
      }
    }
  }

  mutating func add(_ other: SeverityCounts) {
    for severity in Severity.allCases { self[severity] += other[severity] }
  }

  var total: Int { advice + warnings + errors }

  /// In words: “3 errors, 2 warnings, 1 advice”; empty where there are none.
  var text: String {
    let parts = Severity.allCases.reversed().compactMap { severity -> String? in
      let count = self[severity]
      if count == 0 { return nil }
      return severity == .advice ? "\(count) advice" : counted(count, severity.rawValue)
    }
    return parts.joined(separator: ", ")
  }
}
