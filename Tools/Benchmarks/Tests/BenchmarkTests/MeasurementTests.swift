import Foundation
import Testing

@testable import benchmarks

@Suite struct MeasurementTests {
  @Test func theNaiveMatcherGoesByTheRuleLanguage() {
    let matcher = NaiveMatcher(["old bridge", "old bridge over", "don't"])
    func found(_ text: String) -> [String] {
      matcher.matches(in: text).map { String(decoding: Array(text.utf8)[$0.start..<$0.end], as: UTF8.self) }
    }
    #expect(found("The OLD\u{A0} Bridge, “old bridge over”.") == ["OLD\u{A0} Bridge", "old bridge over"])
    #expect(found("We don’t, you DON'T.") == ["don’t", "DON'T"])
    #expect(found("cold bridge, old bridges, old bridgeé, old\nbridge") == [])
  }

  @Test func quantilesStandBetweenValues() {
    let statistics = Statistics([4, 1, 3, 2])
    #expect((statistics.lowerQuartile, statistics.median, statistics.upperQuartile) == (1.75, 2.5, 3.25))
    #expect(Statistics([7]).median == 7)
  }

  @Test func targetsAreMetAtTheLimit() {
    #expect(Row.Target.atMost(2).isMet(by: 2) && !Row.Target.atMost(2).isMet(by: 2.01))
    #expect(Row.Target.atLeast(2).isMet(by: 2) && !Row.Target.atLeast(2).isMet(by: 1.99))
  }

  @Test func aRecordKeepsOneCountForAWorkloadAndMachine() throws {
    let path = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var record = try InstructionRecord(path: path)
    for (machine, count) in [("one", 1), ("other", 2), ("one", 3)] {
      record.record(.init(machine: machine, workload: "draft", instructions: count, checksum: "a"))
    }
    try record.write(to: path)
    let read = try InstructionRecord(path: path)
    #expect(read.entries == record.entries)
    #expect(read.entry(for: "draft", on: "one")?.instructions == 3)
    #expect(read.entry(for: "draft", on: "other")?.instructions == 2)
    #expect(read.entry(for: "pages", on: "one") == nil)
  }

  @Test func aProgramThatFailsIsAFailure() throws {
    #expect(throws: Failure.self) { try Program(path: "false").run() }
    #expect(throws: Failure.self) { try Program(path: "/nonexistent").run() }
    try Program(path: "true").run()
  }
}
