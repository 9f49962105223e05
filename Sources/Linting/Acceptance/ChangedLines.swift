package import Platform
import SourceText

/// The lines that were added or changed since a commit, as git tells them.
package struct ChangedLines: Sendable {
  private let top: FilePath
  /// The lines that are new in the files that git knows, 1-based and ascending, by absolute path.
  private var lines: [FilePath: [ClosedRange<Int>]] = [:]
  /// The files that count whole.
  private var others: Set<FilePath> = []

  /// Asks git what changed from where a revision and the current commit part up to the files as they are now.
  ///
  /// Files that git does not know yet count whole, renamed ones by the lines that are new in them.
  ///
  /// - Parameter folder: a folder of the repository.
  /// - Throws: what to tell people where git cannot say.
  package init(since revision: String, in folder: FilePath = FilePath(".")) throws(Problem) {
    let git = { (arguments: [String]) in runProgram(Self.program + ["-C", folder.text] + arguments) }
    let found = git(["rev-parse", "--show-toplevel"])
    if found.status == 127 { throw Problem(message: "--since needs git, which was not found") }
    guard found.status == 0 else { throw Problem(message: "--since: the current folder is in no git repository") }
    top = FilePath(bytes: Array(found.output.prefix { $0 != 0x0A }))
    let base = try Self.base(of: revision, git)
    let diff = runProgram(
      Self.program + [
        "-C", top.text, "-c", "core.quotePath=false", "diff", "--unified=0", "--no-color", "--no-ext-diff",
        "--no-textconv", "--text", "--find-renames", "--src-prefix=a/", "--dst-prefix=b/", "--ignore-submodules", base,
        "--",
      ])
    let unknown = runProgram(Self.program + ["-C", top.text, "ls-files", "--others", "--exclude-standard", "-z"])
    guard diff.status == 0, unknown.status == 0 else {
      throw Problem(message: "--since: git could not tell what changed")
    }
    read(diff.output)
    for name in unknown.output.split(separator: 0) { others.insert(top.appending(name)) }
  }

  /// Whether anything changed in a file. The path must be absolute. Files outside of the repository count as changed.
  package func areIn(_ file: FilePath) -> Bool {
    lines[file] != nil || others.contains(file) || !file.bytes.starts(with: top.bytes + [UInt8(ascii: "/")])
  }

  /// Whether the line that holds a byte is new.
  ///
  /// - Parameters:
  ///   - file: absolute.
  ///   - lineEnds: what `lineEnds(of:)` gave for its content.
  package func contain(_ offset: Int, of file: FilePath, lineEnds: [Int]) -> Bool {
    guard !others.contains(file), let ranges = lines[file] else { return areIn(file) }
    let line = lineEnds.firstIndex(notBefore: { $0 < offset }) + 1
    let index = ranges.firstIndex(notBefore: { $0.upperBound < line })
    return index < ranges.count && ranges[index].contains(line)
  }

  /// The offsets of line feeds: git ends lines at nothing else.
  package static func lineEnds(of bytes: [UInt8]) -> [Int] { bytes.indices.filter { bytes[$0] == 0x0A } }

  // MARK: - git

  /// git, without the program that a repository may name to watch its files.
  private static let program = ["git", "-c", "core.fsmonitor=false"]

  /// The commit where a revision and the current one part.
  private static func base(of revision: String, _ git: ([String]) -> ProgramResult) throws(Problem) -> String {
    let known =
      !revision.hasPrefix("-") && git(["rev-parse", "--verify", "--quiet", revision + "^{commit}"]).status == 0
    let base = known ? git(["merge-base", revision, "HEAD"]) : nil
    if let base, base.status == 0 { return String(decoding: base.output.prefix { $0 != 0x0A }, as: UTF8.self) }
    let isShallow = git(["rev-parse", "--is-shallow-repository"]).output.starts(with: "true".utf8)
    let what =
      known ? "“\(revision)” and the current commit have no common ancestor" : "there is no commit “\(revision)”"
    guard isShallow else { throw Problem(message: "--since: \(what)") }
    throw Problem(
      message: "--since: \(what) in this shallow clone; fetch more of it: “git fetch --unshallow”, "
        + "or “fetch-depth: 0” for actions/checkout in GitHub Actions, “GIT_DEPTH: 0” in GitLab CI")
  }

  // MARK: - Reading a diff

  private mutating func read(_ diff: [UInt8]) {
    var rest = diff.split(separator: 0x0A, omittingEmptySubsequences: false)[...]
    var file: FilePath?
    while let line = rest.popFirst() {
      if line.starts(with: "+++ ".utf8) {
        file = Self.name(line.dropFirst(4)).map { top.appending($0) }
        if let file { lines[file] = [] }
      } else if line.starts(with: "@@ -".utf8) {
        guard let (removed, start, added) = Self.counts(line) else { continue }
        if let file, added > 0 { lines[file, default: []].append(start...start + added - 1) }
        rest = rest.dropFirst(removed + added)
      }
    }
  }

  /// The path behind `b/`; nil for a file that is gone.
  private static func name(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var name = Array(text)
    if name.last == 0x09 { name.removeLast() }
    if name.first == UInt8(ascii: "\"") { name = unquoted(name.dropFirst().dropLast()) }
    return name.starts(with: "b/".utf8) ? Array(name.dropFirst(2)) : nil
  }

  /// A name with the escapes of C read.
  private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    let escapes: [UInt8: UInt8] = [0x61: 7, 0x62: 8, 0x74: 9, 0x6E: 10, 0x76: 11, 0x66: 12, 0x72: 13]
    var rest = text
    var result: [UInt8] = []
    while let byte = rest.popFirst() {
      guard byte == 0x5C, let next = rest.popFirst() else {
        result.append(byte)
        continue
      }
      if (0x30...0x37).contains(next) {
        let digits = [next] + rest.prefix(2)
        rest = rest.dropFirst(2)
        result.append(digits.reduce(0) { $0 &* 8 &+ ($1 &- 0x30) })
      } else {
        result.append(escapes[next] ?? next)
      }
    }
    return result
  }

  /// From `@@ -12,3 +14,2 @@`: lines removed, the first new line, lines added.
  private static func counts(_ line: ArraySlice<UInt8>) -> (removed: Int, start: Int, added: Int)? {
    let parts = String(decoding: line, as: UTF8.self).split(separator: " ", maxSplits: 3)
    guard parts.count >= 3 else { return nil }
    let ranges = parts[1...2].map { $0.dropFirst().split(separator: ",").map { Int($0) ?? 0 } }
    guard let start = ranges[1].first else { return nil }
    return (ranges[0].count > 1 ? ranges[0][1] : 1, start, ranges[1].count > 1 ? ranges[1][1] : 1)
  }
}
