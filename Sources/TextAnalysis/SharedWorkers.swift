internal import Synchronization

/// Workers that keep what they learned between calls, one for each thread that asks at the same time.
///
/// A class, because copies of an analyser share their workers. What a worker answers does not depend on what it was asked
/// before, so it makes no difference which one a caller gets.
final class SharedWorkers<Worker: Sendable>: Sendable {
  private let idle = Mutex<[Worker]>([])
  private let make: @Sendable () -> Worker

  init(_ make: @escaping @Sendable () -> Worker) { self.make = make }

  /// Lends a worker for the time of a call.
  func with<Result>(_ body: (inout Worker) -> Result) -> Result {
    var worker = idle.withLock { $0.popLast() } ?? make()
    let result = body(&worker)
    idle.withLock { $0.append(worker) }
    return result
  }
}
