import Findings
import Testing

@testable import Reporting

@Suite struct SeverityCountsTests {
  @Test func countsAreAddedAndToldApart() {
    var counts = SeverityCounts()
    counts[.error] += 2
    counts[.advice] = 1
    var other = SeverityCounts()
    other[.warning] = 1
    other[.error] = 1
    counts.add(other)
    #expect(Severity.allCases.map { counts[$0] } == [1, 1, 3])
    #expect(counts.total == 5)
    #expect(counts.text == "3 errors, 1 warning, 1 advice")
    #expect(SeverityCounts().text.isEmpty)
  }
}
