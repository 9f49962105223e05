/// One line of the table: what is measured and what it should be.
struct Row: Sendable {
  /// The best or worst value that is still good enough.
  enum Target: Sendable {
    case atMost(Double)
    case atLeast(Double)

    func isMet(by value: Double) -> Bool {
      switch self {
      case .atMost(let limit): value <= limit
      case .atLeast(let limit): value >= limit
      }
    }
  }

  enum Unit: String {
    case ratio = "×"
    case milliseconds = "ms"
    case megabytes = "MB"
    case megabytesPerSecond = "MB/s"
  }

  /// How long a pair takes, which decides how many are measured.
  enum Length: Sendable {
    /// Some milliseconds: five times as many pairs as asked for.
    case short
    case medium
    /// Seconds: ten pairs at most.
    case long
  }

  /// What a row’s work comes to.
  struct Result {
    var values: [Double]
    /// Where it depends on what was measured, instead of the row’s own.
    var target: Target?
    /// What else there is to know, such as sizes.
    var note = ""
  }

  /// What `--only` takes.
  let name: String
  let title: String
  let unit: Unit
  let target: Target
  let length: Length
  let measure: @Sendable (Bench) throws -> Result
}

/// Why a row has no result on this machine.
struct Skipped: Error {
  let reason: String
}
