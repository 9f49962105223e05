import Linting
import Testing

@Suite struct OrderedRunTests {
  /// Keeps what it gets and stops after `limit`.
  struct Collector: ResultSink {
    var received: [Int] = []
    var pauses = 0
    var limit = Int.max

    mutating func receive(_ output: Int) -> Bool {
      if received.count < limit { received.append(output) }
      return received.count < limit
    }

    mutating func pause() { pauses += 1 }
  }

  @Test(arguments: [1, 2, 3, 8, 64]) func handsResultsOnInOrder(jobs: Int) {
    let result = runInOrder((0..<2_000).makeIterator(), jobs: jobs, into: Collector()) { number in
      // Uneven work, so that later results are ready before earlier ones.
      var sum = number
      for step in 0..<(number % 7 == 0 ? 20_000 : 10) { sum = sum &* 31 &+ step }
      return sum == .min ? -1 : number
    }
    #expect(result.received == Array(0..<2_000))
    #expect(result.pauses > 0)
  }

  @Test(arguments: [1, 4]) func stopsWhenNobodyWantsMore(jobs: Int) {
    let result = runInOrder((0...).makeIterator(), jobs: jobs, into: Collector(limit: 10)) { $0 }
    #expect(result.received == Array(0..<10))
  }

  @Test func endsWithoutWork() {
    #expect(runInOrder([].makeIterator(), jobs: 4, into: Collector()) { (number: Int) in number }.received.isEmpty)
  }
}
