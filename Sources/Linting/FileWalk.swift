import Drafts
package import Platform

/// Finds the drafts that paths lead to.
///
/// A file that is named is a draft whatever its name. Folders are searched with all below them for files with the
/// extension of a draft; hidden files, what `.gitignore` files and `.git/info/exclude` ignore, devices and pipes are left
/// out. Links to folders are not followed, nor are links to files outside of the folder that is searched; a file that is also
/// reached under its own name is not read again by a link.
package struct FileWalk: Sendable {
  private let format: InputFormat
  private var found: [Entry] = []
  private var identities: Set<FileIdentity> = []
  /// The configurations of the drafts; what they exclude is left out of folders.
  package var configurations: ConfigurationFinder
  /// Whether what they exclude is left out where it is named, too.
  private let isExclusionForced: Bool
  /// What could not be read, in the order it was met.
  package private(set) var problems: [Problem] = []

  private struct Entry {
    var path: FilePath
    var source: DraftSource
    /// Set where a link inside a folder leads to the file.
    var linkTarget: FileIdentity?
  }

  /// A folder to be searched.
  fileprivate struct Folder {
    var path: FilePath
    /// The path without links, absolute.
    var resolved: FilePath
    /// The folder that was named, absolute and without links.
    let top: FilePath
    /// Names of the folders from the top of the repository down to this one.
    var names: [[UInt8]]
    /// Ignore files that hold here, each with the number of names above it; the nearest last.
    var ignores: [(depth: Int, file: IgnoreFile)]
  }

  package init(
    format: InputFormat = .auto, configurations: ConfigurationFinder = ConfigurationFinder(isOff: true),
    forcesExclusion: Bool = false
  ) {
    self.format = format
    self.configurations = configurations
    isExclusionForced = forcesExclusion
  }

  /// The drafts found, ordered by path, each once.
  package var sources: [DraftSource] {
    if found.count < 2 { return found.map(\.source) }
    var seen: Set<FilePath> = []
    return found.sorted { $0.path < $1.path }
      .filter { entry in !(entry.linkTarget.map(identities.contains) ?? false) }
      .filter { seen.insert($0.path.normalised).inserted }
      .map(\.source)
  }

  /// Adds standard input under a name.
  package mutating func addStandardInput(name: String?) {
    let extensionFormat = name.flatMap { DraftFormat(fileExtension: FilePath($0).fileExtension) }
    let source = DraftSource(
      origin: .standardInput, path: name ?? "<stdin>", format: format.draftFormat ?? extensionFormat)
    found.append(Entry(path: FilePath("-"), source: source))
  }

  /// Adds a file, or the drafts in a folder.
  package mutating func add(_ path: FilePath) {
    do {
      let status = try path.status()
      guard status.kind == .folder else {
        if isExclusionForced, isExcluded(path) { return }
        addFile(path, isLink: false, identity: nil)
        return
      }
      let count = found.count
      search(path)
      if found.count == count { problems.append(Problem(path: path.text, message: "no drafts in this folder")) }
    } catch {
      problems.append(Problem(path: path.text, message: error.message))
    }
  }

  /// Whether the configuration leaves a file out, by its own name or with a folder above it.
  private mutating func isExcluded(_ path: FilePath) -> Bool {
    let place = path.absolute
    guard let folder = place.parent, let configuration = configurations.configuration(in: folder) else { return false }
    return configuration.excludes(configuration.names(of: place))
  }

  private mutating func addFile(_ path: FilePath, isLink: Bool, identity: FileIdentity?) {
    let source = DraftSource(
      origin: .file(path), path: path.text,
      format: format.draftFormat ?? DraftFormat(fileExtension: path.fileExtension))
    if let identity, !isLink { identities.insert(identity) }
    found.append(Entry(path: path, source: source, linkTarget: isLink ? identity : nil))
  }

  private mutating func search(_ root: FilePath) {
    var pending = [outermost(root)]
    while let folder = pending.popLast() {
      do {
        try search(folder, into: &pending)
      } catch {
        problems.append(Problem(path: folder.path.text, message: error.message))
      }
    }
  }

  private mutating func search(_ folder: Folder, into pending: inout [Folder]) throws(SystemError) {
    var folder = folder
    let names = try folder.path.names()
    if names.contains(Array(".git".utf8)), !folder.names.isEmpty {
      folder.names = []
      folder.ignores = excludes(ofRepository: folder.path)
    }
    if names.contains(Array(".gitignore".utf8)) { folder.addIgnoreFile(in: folder.path) }
    for name in names where name.first != UInt8(ascii: ".") {
      let path = folder.path.appending(name)
      guard let status = try? path.status(followingLinks: false) else { continue }
      if folder.ignores(name, isFolder: status.kind == .folder) { continue }
      if configurations.excludes(name, in: folder.resolved, isFolder: status.kind == .folder) { continue }
      switch status.kind {
      case .folder: pending.append(folder.subfolder(name))
      case .file where format.includes(fileExtension: path.fileExtension):
        addFile(path, isLink: false, identity: status.identity)
      case .link where format.includes(fileExtension: path.fileExtension):
        if let target = try? path.status(), target.kind == .file, folder.holds(path) {
          addFile(path, isLink: true, identity: target.identity)
        }
      case .file, .link, .other: break
      }
    }
  }

  /// A folder to start from, with the ignore files above it in its repository.
  private func outermost(_ path: FilePath) -> Folder {
    let resolved = path.resolved ?? path
    var folder = Folder(path: path, resolved: resolved, top: resolved, names: [], ignores: [])
    var above: [(path: FilePath, name: [UInt8])] = []
    var top = resolved
    while (try? top.appending(".git").status()) == nil {
      guard let parent = top.parent else { return folder }
      above.append((parent, Array(top.name)))
      top = parent
    }
    folder.ignores = excludes(ofRepository: top)
    for (parent, name) in above.reversed() {
      folder.addIgnoreFile(in: parent)
      folder.names.append(name)
    }
    return folder
  }

  /// The patterns of `info/exclude` in the repository's own folder, which a work tree names in a file.
  private func excludes(ofRepository top: FilePath) -> [(depth: Int, file: IgnoreFile)] {
    var git = top.appending(".git")
    if let link = try? git.contents(), link.starts(with: "gitdir: ".utf8) {
      git = top.appending(path: FilePath(bytes: Array(link.dropFirst(8).prefix { $0 != 0x0A && $0 != 0x0D })))
      if let common = try? git.appending("commondir").contents() {
        git = git.appending(path: FilePath(bytes: Array(common.prefix { $0 != 0x0A && $0 != 0x0D })))
      }
    }
    guard let bytes = try? git.appending("info/exclude").contents() else { return [] }
    return [(0, IgnoreFile(bytes))]
  }
}

extension FileWalk.Folder {
  func subfolder(_ name: [UInt8]) -> Self {
    Self(
      path: path.appending(name), resolved: resolved.appending(name), top: top, names: names + [name], ignores: ignores)
  }

  /// Whether a link leads to something in the folder that was named.
  func holds(_ link: FilePath) -> Bool {
    link.resolved?.bytes.starts(with: top.appending([UInt8]()).bytes) ?? false
  }

  /// Reads the `.gitignore` of a folder that is `names.count` names below the top.
  mutating func addIgnoreFile(in folder: FilePath) {
    guard let bytes = try? folder.appending(".gitignore").contents() else { return }
    let file = IgnoreFile(bytes)
    if !file.isEmpty { ignores.append((names.count, file)) }
  }

  /// Whether an entry is ignored: the nearest ignore file that knows it decides.
  func ignores(_ name: [UInt8], isFolder: Bool) -> Bool {
    guard !ignores.isEmpty else { return false }
    let path = names + [name]
    for (depth, file) in ignores.reversed() {
      if let decision = file.ignores(path[depth...], isFolder: isFolder) { return decision }
    }
    return false
  }
}
