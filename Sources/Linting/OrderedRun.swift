import Platform

/// Takes results in the order of the work.
package protocol ResultSink: Sendable {
  associatedtype Output: Sendable

  /// Takes the next result; false ends the run.
  mutating func receive(_ output: Output) -> Bool

  /// Called when no further result is ready, so that what was taken can be shown.
  mutating func pause()
}

/// Works on items with several threads and hands the results on in the order of the items.
///
/// A result waits only for those before it. No more than `16 * jobs` items are under way or waiting at a time, so memory does
/// not grow with the number of items. Items are taken and results handed on by one thread at a time each.
///
/// - Returns: the sink after the last result.
package func runInOrder<Items: IteratorProtocol & Sendable, Sink: ResultSink>(
  _ items: Items, jobs: Int, into sink: Sink, work: @escaping @Sendable (Items.Element) -> Sink.Output
) -> Sink where Items.Element: Sendable {
  if jobs < 2 { return runInTurn(items, into: sink, work) }
  let run = OrderedRun(items: items, sink: sink, window: 16 * max(1, jobs), work: work)
  runOnThreads(jobs) { run.work() }
  return run.sink ?? sink
}

/// Does the same on this thread.
private func runInTurn<Items: IteratorProtocol, Sink: ResultSink>(
  _ items: Items, into sink: Sink, _ work: (Items.Element) -> Sink.Output
) -> Sink {
  var (items, sink) = (items, sink)
  var goesOn = true
  while goesOn, let item = items.next() {
    goesOn = sink.receive(work(item))
    sink.pause()
  }
  return sink
}

/// The state of one run. Whoever takes items or hands results on takes the iterator or the sink out of the state
/// meanwhile, so that the others can go on with their work.
private final class OrderedRun<Items: IteratorProtocol & Sendable, Sink: ResultSink>: Sendable
where Items.Element: Sendable {
  struct State {
    var items: Items?
    var sink: Sink?
    var taken = 0
    var handedOn = 0
    var finished: [Int: Sink.Output] = [:]
    var isOver = false
  }

  private enum Turn {
    case take(Items)
    case end
  }

  private let state: Monitor<State>
  private let window: Int
  private let perform: @Sendable (Items.Element) -> Sink.Output

  init(items: Items, sink: Sink, window: Int, work: @escaping @Sendable (Items.Element) -> Sink.Output) {
    state = Monitor(State(items: items, sink: sink))
    self.window = window
    perform = work
  }

  var sink: Sink? { state.with { $0.sink } }

  /// What each thread does.
  func work() {
    while let (number, item) = nextItem() {
      let output = perform(item)
      handOn(output, number: number)
    }
  }

  private func nextItem() -> (Int, Items.Element)? {
    let turn = state.wait { state -> Turn? in
      if state.isOver { return .end }
      guard state.taken < state.handedOn + window, let items = state.items else { return nil }
      state.items = nil
      return .take(items)
    }
    guard case .take(var items) = turn else { return nil }
    let item = items.next()
    defer { state.signal() }
    return state.with { state in
      state.items = items
      guard let item else {
        state.isOver = true
        return nil
      }
      state.taken += 1
      return (state.taken - 1, item)
    }
  }

  private func handOn(_ output: Sink.Output, number: Int) {
    let taken = state.with { state -> Sink? in
      state.finished[number] = output
      guard number == state.handedOn, let sink = state.sink else { return nil }
      state.sink = nil
      return sink
    }
    guard var sink = taken else { return }
    while let output = state.with({ $0.nextResult(or: &sink) }) {
      let goesOn = sink.receive(output)
      if !goesOn { state.with { $0.isOver = true } }
      state.signal()
    }
  }
}

extension OrderedRun.State {
  /// The result whose turn it is; where there is none, the sink is put back.
  mutating func nextResult(or sink: inout Sink) -> Sink.Output? {
    if let output = finished.removeValue(forKey: handedOn) {
      handedOn += 1
      return output
    }
    sink.pause()
    self.sink = sink
    return nil
  }
}
