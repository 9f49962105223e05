import ArgumentParser

/// The options that say what becomes of findings that can be fixed.
struct FixOptions: ParsableArguments {
  @Flag(help: "Apply safe fixes to the drafts, and report what is left. With -, print the fixed draft.")
  var fix = false

  @Flag(help: "With --fix or --diff: apply fixes that want to be looked at, too.")
  var unsafeFixes = false

  @Flag(
    help: "Print what --fix would change as a unified diff, and change nothing. Exits with 1 where there is something.")
  var diff = false

  func validate() throws {
    if unsafeFixes, !fix, !diff {
      throw ValidationError("--unsafe-fixes goes with --fix, or with --diff to see what would change.")
    }
  }

  /// What to do; nil where nothing is to be fixed.
  var mode: FixMode? {
    guard fix || diff else { return nil }
    return FixMode(writes: !diff, includesUnsafe: unsafeFixes)
  }
}

/// What becomes of findings that can be fixed.
package struct FixMode: Sendable {
  /// Whether drafts are changed, or what would change is printed.
  package var writes: Bool
  /// Whether fixes are applied that want to be looked at.
  package var includesUnsafe: Bool

  package init(writes: Bool, includesUnsafe: Bool) {
    self.writes = writes
    self.includesUnsafe = includesUnsafe
  }
}
