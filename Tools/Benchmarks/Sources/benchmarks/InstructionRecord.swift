import Foundation

/// The file in which the instruction counts of the fixed workloads are recorded, a line each.
struct InstructionRecord {
  struct Entry: Equatable {
    /// What the program was compiled for.
    var machine: String
    var workload: String
    var instructions: Int
    /// Of the bytes that were linted, so that other bytes are not taken for other speed.
    var checksum: String

    fileprivate var line: String { "\(machine) \(workload) \(instructions) \(checksum)" }
  }

  private(set) var entries: [Entry] = []

  private static let head = """
    # Instructions that galley executes for fixed workloads, counted by valgrind. `make instructions` holds them against
    # the program, `make record-instructions` records them anew.
    # machine workload instructions checksum-of-the-workload

    """

  /// Reads the file; it is empty where there is none.
  init(path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { return }
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") where !line.hasPrefix("#") {
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count == 4, let instructions = Int(fields[2]) else {
        throw Failure("\(path): cannot read “\(line)”")
      }
      entries.append(
        Entry(machine: fields[0], workload: fields[1], instructions: instructions, checksum: fields[3]))
    }
  }

  /// The recorded count of a workload on this kind of machine.
  func entry(for workload: String, on machine: String) -> Entry? {
    entries.first { $0.workload == workload && $0.machine == machine }
  }

  /// Puts a count in the place of the one for the same workload and machine.
  mutating func record(_ entry: Entry) {
    entries.removeAll { $0.workload == entry.workload && $0.machine == entry.machine }
    entries.append(entry)
  }

  func write(to path: String) throws {
    let lines = entries.map { $0.line + "\n" }
    try (Self.head + lines.joined()).write(toFile: path, atomically: true, encoding: .utf8)
  }
}
