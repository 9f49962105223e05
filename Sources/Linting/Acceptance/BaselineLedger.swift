package import Drafts
package import Findings
package import Platform
import SourceText

/// Holds the findings of a run against a baseline, and keeps what it saw. Used by several threads at once.
package final class BaselineLedger: Sendable {
  /// The file, absolute.
  package let file: FilePath
  /// What it held when the run began.
  package let baseline: Baseline
  private let folder: FilePath
  /// What was found in each draft, in the order of the findings.
  private let seen = Monitor<[String: [Seen]]>([:])

  private struct Seen: Sendable {
    var key: BaselineKey
    var place: FileRange
  }

  /// - Parameter file: absolute; drafts are named from its folder.
  package init(_ baseline: Baseline, file: FilePath) {
    self.baseline = baseline
    self.file = file
    folder = file.parent ?? FilePath("/")
  }

  /// The name of a draft in the baseline.
  package func name(of path: FilePath) -> String {
    let start = folder.bytes == [UInt8(ascii: "/")] ? [] : folder.bytes
    guard path.bytes.starts(with: start + [UInt8(ascii: "/")]) else { return Baseline.name(path.text) }
    return Baseline.name(String(decoding: path.bytes[(start.count + 1)...], as: UTF8.self))
  }

  /// Parts findings into those that stand and those that the baseline accepts.
  ///
  /// - Parameters:
  ///   - name: the draft's name in the baseline.
  ///   - isRecorded: whether what was found is kept; false where a draft is judged once more.
  package func apply(
    to findings: [Finding], in draft: Draft, name: String, isRecorded: Bool = true
  ) -> (findings: [Finding], accepted: [AcceptedFinding]) {
    let places = BlockPlaces(draft)
    var hashes: [Int: BaselineKey.Hashes] = [:]
    let keys = findings.map { BaselineKey($0, in: draft, places, &hashes) }
    if isRecorded {
      let all = zip(keys, findings).map { Seen(key: $0, place: $1.range) }
      seen.with { $0[name, default: []] += all }
    }
    guard let entries = baseline.drafts[name] else { return (findings, []) }
    var reasons: [Int: String] = [:]
    for (entry, number) in BaselineEntry.matches(entries, keys) { reasons[number] = entries[entry].reason }
    var kept: [Finding] = []
    var accepted: [AcceptedFinding] = []
    for (number, finding) in findings.enumerated() {
      if let reason = reasons[number] {
        accepted.append(AcceptedFinding(finding: finding, source: .baseline, reason: reason))
      } else {
        kept.append(finding)
      }
    }
    return (kept, accepted)
  }

  /// The baseline with some findings of a draft more, which were among those given to `apply`.
  package func adding(_ findings: [Finding], name: String, reason: String) -> Baseline {
    let all = seen.with { $0[name] ?? [] }
    let copies = Self.copies(all.map(\.key))
    var result = baseline
    for finding in findings {
      guard let number = all.firstIndex(where: { $0.key.rule == finding.rule && $0.place == finding.range }) else {
        continue
      }
      let entry = BaselineEntry(key: all[number].key, copy: copies[number], reason: reason)
      result.drafts[name, default: []].append(entry)
    }
    return result
  }

  // MARK: - After the run

  /// The baseline without what was not found any more in the drafts of the run, and without drafts that are gone.
  ///
  /// - Parameter idle: ids of rules that did not run; their entries stay.
  package func shrunk(idle: Set<String>) -> Baseline {
    var result = baseline
    let seen = seen.with { $0 }
    for (name, entries) in baseline.drafts {
      if let found = seen[name] {
        let keys = found.map(\.key)
        let copies = Self.copies(keys)
        let matches = BaselineEntry.matches(entries, keys)
        result.drafts[name] = entries.indices.compactMap { number in
          if idle.contains(entries[number].key.rule) { return entries[number] }
          return matches[number].map { BaselineEntry(key: keys[$0], copy: copies[$0], reason: entries[number].reason) }
        }
      } else if (try? folder.appending(path: FilePath(name)).status()) == nil {
        result.drafts[name] = nil
      }
    }
    return result
  }

  /// The baseline with all that was found in the drafts of the run; reasons are kept.
  ///
  /// - Parameters:
  ///   - reason: why what is new is accepted.
  ///   - idle: ids of rules that did not run; their entries stay.
  package func renewed(reason: String, idle: Set<String>) -> Baseline {
    var result = shrunk(idle: idle)
    for (name, found) in seen.with({ $0 }) {
      let keys = found.map(\.key)
      let copies = Self.copies(keys)
      let old = baseline.drafts[name] ?? []
      var reasons: [Int: String] = [:]
      for (entry, number) in BaselineEntry.matches(old, keys) { reasons[number] = old[entry].reason }
      let new = keys.indices.map { number in
        BaselineEntry(key: keys[number], copy: copies[number], reason: reasons[number] ?? reason)
      }
      result.drafts[name] = new + old.filter { idle.contains($0.key.rule) }
    }
    return result
  }

  /// For each key which of those with the same block it is, from 1.
  private static func copies(_ keys: [BaselineKey]) -> [Int] {
    var counts: [BaselineKey.Likeness: Int] = [:]
    return keys.map { key in
      counts[key.likeness(\.block), default: 0] += 1
      return counts[key.likeness(\.block), default: 1]
    }
  }
}
