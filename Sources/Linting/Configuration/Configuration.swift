package import Platform

/// What a `.galley.yaml` and the files it extends say.
package struct Configuration: Sendable {
  /// Settings for some drafts.
  package struct Override: Sendable {
    package var files: PathPatterns
    package var settings: RuleSettings
  }

  /// What one file says about rules.
  package struct Layer: Sendable {
    /// The file as messages name it.
    package var path: String
    /// Its bytes, to point into.
    package var source: [UInt8]
    package var settings: RuleSettings
    package var overrides: [Override]

    /// All names of rules and families in it.
    package var names: [SettingName] { settings.names + overrides.flatMap(\.settings.names) }
  }

  /// The folder of the file, absolute: patterns count from here.
  package var folder: FilePath
  /// The files that are extended first, then the file itself.
  package var layers: [Layer] = []
  /// Drafts and folders that are left out, each file's patterns apart.
  package var excludes: [PathPatterns] = []
  /// Folders and files with rules of the user's own.
  package var rules: [FilePath] = []
  /// Whether the bundled rules are in force, too.
  package var includesBundled = true

  /// The file as messages name it.
  package var path: String { layers.last?.path ?? "" }

  /// For each override of each file, whether it holds for a draft.
  ///
  /// - Parameter names: the draft's path from `folder` down.
  package func overrides(for names: ArraySlice<[UInt8]>) -> [Bool] {
    layers.flatMap { layer in layer.overrides.map { $0.files.match(names, isFolder: false) } }
  }

  /// The settings with the overrides that hold, the strongest last.
  package func settings(_ overrides: [Bool]) -> [RuleSettings] {
    var left = overrides[...]
    return layers.flatMap { layer in
      [layer.settings] + layer.overrides.filter { _ in left.popFirst() ?? false }.map(\.settings)
    }
  }

  /// Whether a draft, or a folder above it, is left out.
  package func excludes(_ names: ArraySlice<[UInt8]>) -> Bool {
    excludes.contains { $0.match(names, isFolder: false) }
  }

  /// Whether a file or folder is left out when the folder it is in is searched.
  func excludesEntry(_ names: ArraySlice<[UInt8]>, isFolder: Bool) -> Bool {
    excludes.contains { $0.matchEntry(names, isFolder: isFolder) }
  }

  /// The names of an absolute path from `folder` down; none where it lies elsewhere.
  package func names(of path: FilePath) -> ArraySlice<[UInt8]> {
    let folder = self.folder.bytes == [slash] ? [] : self.folder.bytes
    guard path.bytes.starts(with: folder + [slash]) else { return [] }
    return path.bytes.dropFirst(folder.count).split(separator: slash).map(Array.init)[...]
  }
}

private let slash = UInt8(ascii: "/")
