import Synchronization

/// Keeps what threads run patterns with from one draft to the next: making it asks the system for memory.
final class ScratchPool: Sendable {
  private let unused = Mutex<[PatternScratch]>([])

  func take() -> PatternScratch { unused.withLock { $0.popLast() } ?? PatternScratch() }

  /// - Parameter scratch: what is not used any more.
  func giveBack(_ scratch: PatternScratch) { unused.withLock { $0.append(scratch) } }
}
