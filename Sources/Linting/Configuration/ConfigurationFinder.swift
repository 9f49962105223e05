package import Platform
import RuleNotation
import SourceText

/// Finds the configuration of each draft: the nearest `.galley.yaml` from its folder upwards, up to the top of the repository.
package struct ConfigurationFinder: Sendable {
  /// The name of configuration files.
  package static let fileName = ".galley.yaml"
  /// How many configurations may extend each other in a row.
  package static let deepest = 100

  /// What was found for folders, by absolute path.
  private var found: [FilePath: Configuration?] = [:]
  /// A file that holds for all drafts.
  private var fixed: Configuration?
  private let isOff: Bool
  /// What is wrong with configuration files, ready to be printed.
  package private(set) var problems: [String] = []

  /// - Parameters:
  ///   - file: a file to use for all drafts; nil: each has its own.
  ///   - isOff: whether no draft has one.
  package init(file: FilePath? = nil, isOff: Bool = false) {
    self.isOff = isOff || file != nil
    if let file { fixed = load(file, in: file.resolved?.parent ?? FilePath("/")) }
  }

  /// The configuration for what is in a folder. The path must be absolute.
  package mutating func configuration(in folder: FilePath) -> Configuration? {
    if isOff { return fixed }
    if let known = found[folder] { return known }
    var configuration: Configuration?
    let file = folder.appending(Self.fileName)
    if (try? file.status())?.kind == .file {
      configuration = load(file, in: folder)
    } else if (try? folder.appending(".git").status()) == nil, let parent = folder.parent {
      configuration = self.configuration(in: parent)
    }
    found[folder] = .some(configuration)
    return configuration
  }

  /// Whether something is left out when the folder it is in is searched.
  mutating func excludes(_ name: [UInt8], in folder: FilePath, isFolder: Bool) -> Bool {
    guard let configuration = configuration(in: folder), !configuration.excludes.isEmpty else { return false }
    return configuration.excludesEntry(
      configuration.names(of: folder.appending(name)), isFolder: isFolder)
  }

  // MARK: - Reading

  /// Reads a file and those it extends; nil where one of them cannot be read.
  private mutating func load(_ path: FilePath, in folder: FilePath) -> Configuration? {
    var configuration = Configuration(folder: folder)
    var added: Set<FilePath> = []
    return add(path, below: [], &added, to: &configuration) ? configuration : nil
  }

  /// Adds a file behind those it extends. One that was added already is left where it is.
  ///
  /// - Parameters:
  ///   - below: the files that extend it, the outermost first.
  ///   - added: the files that were added, with those they extend.
  private mutating func add(
    _ path: FilePath, below: [FilePath], _ added: inout Set<FilePath>, to configuration: inout Configuration
  ) -> Bool {
    let name = path.shownFromHere
    let bytes: [UInt8]
    do {
      bytes = try path.contents()
    } catch {
      problems.append("galley: \(visible(name)): the configuration cannot be read: \(error.message)")
      return false
    }
    let resolved = path.resolved ?? path
    let file: ConfigurationDecoder.File
    var decoder = ConfigurationDecoder(path: name, bytes: bytes)
    do {
      file = decoder.file(try NotationParser.parse(bytes, path: name))
    } catch {
      problems.append(error.diagnostic.rendered(source: bytes))
      return false
    }
    guard decoder.problems.isEmpty else {
      problems += decoder.problems.map { $0.rendered(source: bytes) }
      return false
    }
    let folder = resolved.parent ?? FilePath("/")
    for (other, node) in file.extends {
      let target = folder.appending(path: FilePath(other))
      var message: String?
      if target.resolved.map({ below.contains($0) || $0 == resolved }) ?? false {
        message = "“\(other)” extends this file in turn"
      } else if below.count >= Self.deepest {
        message = "more than \(Self.deepest) configurations extend each other"
      } else if (try? target.status())?.kind != .file {
        message = "there is no file “\(other)”"
      }
      if let message {
        problems.append(SourceDiagnostic(path: name, range: node.range, message: message).rendered(source: bytes))
        return false
      }
      if target.resolved.map(added.contains) ?? false { continue }
      guard add(target, below: below + [resolved], &added, to: &configuration) else { return false }
    }
    added.insert(resolved)
    configuration.layers.append(file.layer)
    configuration.rules += file.rules.map { folder.appending(path: FilePath($0)) }
    if let includes = file.includesBundled { configuration.includesBundled = includes }
    if !file.exclude.isEmpty { configuration.excludes.append(file.exclude) }
    return true
  }
}

extension FilePath {
  /// The path that `other` means, seen from this folder.
  func appending(path other: FilePath) -> FilePath {
    other.bytes.first == UInt8(ascii: "/") ? other : appending(other.bytes)
  }

  /// The path from the root, without links in the folders above; the file need not exist.
  package var absolute: FilePath {
    let start = bytes.count - name.count
    let folder = FilePath(bytes: start == 0 ? [UInt8(ascii: ".")] : Array(bytes[..<start]))
    guard let resolved = folder.resolved else { return (FilePath(".").resolved ?? FilePath("/")).appending(path: self) }
    return resolved.appending(name)
  }

  /// The path as people read it: from the current folder where it lies below.
  package var shownFromHere: String {
    guard let here = FilePath(".").resolved?.bytes, bytes.starts(with: here + [UInt8(ascii: "/")]) else { return text }
    return String(decoding: bytes[(here.count + 1)...], as: UTF8.self)
  }
}
