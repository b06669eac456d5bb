internal import Synchronization

/// How far the reading of texts has come, for who waits.
package final class ReadingProgress: Sendable {
  /// Who is told, of the work that is under way.
  @TaskLocal static var advance: (@Sendable (_ done: Int, _ all: Int) -> Void)?

  /// Does work and tells after each file that it reads, on any thread but one at a time, how many of how many are read.
  package static func telling<Result>(
    _ advance: @escaping @Sendable (_ done: Int, _ all: Int) -> Void, of work: () async throws -> Result
  ) async rethrows -> Result {
    try await $advance.withValue(advance, operation: work)
  }

  private let all: Int
  private let done = Mutex(0)

  init(of all: Int) { self.all = all }

  /// Tells that one more is read. To be called where it was read: who gathers the readings comes to them when most of the
  /// work is done.
  func add() {
    done.withLock {
      $0 += 1
      Self.advance?($0, all)
    }
  }
}
