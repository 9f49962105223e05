/// Patterns for paths, as `.gitignore` writes them.
package struct PathPatterns: Sendable {
  private var patterns: [IgnorePattern] = []

  package init() {}

  package var isEmpty: Bool { patterns.isEmpty }

  /// Adds a pattern; false where it is none.
  package mutating func add(_ text: String) -> Bool {
    guard let pattern = IgnorePattern(line: Array(text.utf8)[...]) else { return false }
    patterns.append(pattern)
    return true
  }

  /// Whether the last pattern that knows the path, or a folder above it, accepts it.
  ///
  /// - Parameter names: from the folder that patterns count from down.
  package func match(_ names: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool {
    names.indices.contains { index in
      matchEntry(names[...index], isFolder: isFolder || index < names.endIndex - 1)
    }
  }

  /// The same for the entry itself, whatever holds for the folders above.
  package func matchEntry(_ names: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool {
    patterns.last { $0.matches(names, isFolder: isFolder) }.map { !$0.isNegated } ?? false
  }
}
