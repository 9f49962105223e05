import Linting
package import Platform
import Reporting

/// Where bytes go that a program prints.
package protocol TextOutput: Sendable {
  /// Writes all bytes.
  func write(_ bytes: [UInt8]) throws(SystemError)
}

extension ByteOutput: TextOutput {}

/// What a command knows of the world it is run in: its streams and the environment.
package struct Console: Sendable {
  /// A stream and the terminal behind it.
  package struct Stream: Sendable {
    package var output: any TextOutput
    package var isTerminal: Bool
    /// Width of the terminal; nil where there is none.
    package var columns: Int?

    package init(output: any TextOutput, isTerminal: Bool = false, columns: Int? = nil) {
      self.output = output
      self.isTerminal = isTerminal
      self.columns = columns
    }

    init(_ output: ByteOutput) {
      self.init(output: output, isTerminal: output.isTerminal, columns: output.columns)
    }
  }

  /// Findings and what was asked for.
  package var output: Stream
  /// Everything else.
  package var errors: Stream
  /// The value of a variable of the environment; nil where it is not set.
  package var environment: @Sendable (String) -> String?

  package init(output: Stream, errors: Stream, environment: @escaping @Sendable (String) -> String?) {
    self.output = output
    self.errors = errors
    self.environment = environment
  }

  /// The streams and the environment of the process.
  package static var process: Console {
    Console(
      output: Stream(.standardOutput), errors: Stream(.standardError), environment: { Machine.environment($0) })
  }

  /// Prints a text and a line feed to the output; failed or broken where that is not possible.
  func print(_ text: String) -> Ending {
    do {
      try output.output.write(Array((text + "\n").utf8))
      return .clean
    } catch {
      return failure(ofOutput: error)
    }
  }

  /// What it means that the output could not be written.
  func failure(ofOutput error: SystemError) -> Ending {
    if error.isBrokenPipe { return .brokenPipe }
    complain("galley: the output could not be written: \(error.message)")
    return .failed
  }

  /// Prints a text and a line feed to the error stream, with nothing in it that a terminal would obey. Nobody can be told where
  /// that fails.
  func complain(_ text: String) {
    try? errors.output.write(Array((shown(text, lineBreaks: .kept) + "\n").utf8))
  }

  /// Reports a problem on one line.
  func report(_ problem: Problem) { complain(problem.line) }

  /// Whether to use colour on a stream, as no-color.org and clig.dev have it.
  func usesColour(_ choice: ColourChoice, on stream: Stream) -> Bool {
    switch choice {
    case .always: return true
    case .never: return false
    case .auto: break
    }
    if let value = environment("NO_COLOR"), !value.isEmpty { return false }
    for name in ["FORCE_COLOR", "CLICOLOR_FORCE"] {
      if let value = environment(name), !value.isEmpty, value != "0", value != "false" { return true }
    }
    return stream.isTerminal && environment("TERM") != "dumb"
  }
}

extension Problem {
  /// The problem on one line, as it is printed: a line break in a name must not begin another.
  var line: String { "galley: " + shown(text, lineBreaks: .spaces) }
}

/// The values of `--color`.
package enum ColourChoice: String, Sendable, CaseIterable {
  case auto
  case always
  case never
}
