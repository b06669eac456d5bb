internal import Synchronization

/// Workers that keep what they learned between calls, one for each thread that asks at the same time.
///
/// A class, because copies of an analyser share their workers. What a worker answers does not depend on what it was asked
/// before, so it makes no difference which one a caller gets.
package final class SharedWorkers<Worker: Sendable>: Sendable {
  private let idle = Mutex<[Lent]>([])
  private let make: @Sendable () -> Worker

  /// - Parameter make: A worker that has learned nothing.
  package init(_ make: @escaping @Sendable () -> Worker) { self.make = make }

  /// A worker that changes hands without a copy of what it holds.
  ///
  /// Sendable, because only whoever took it out of `idle` touches it.
  private final class Lent: @unchecked Sendable {
    var worker: Worker
    init(_ worker: Worker) { self.worker = worker }
  }

  /// Lets go of the workers that nobody has, with what they learned.
  func forget() { idle.withLock { $0 = [] } }

  /// Lends a worker for the time of a call.
  package func with<Result>(_ body: (inout Worker) -> Result) -> Result {
    let lent = idle.withLock { $0.popLast() } ?? Lent(make())
    let result = body(&lent.worker)
    idle.withLock { $0.append(lent) }
    return result
  }
}
