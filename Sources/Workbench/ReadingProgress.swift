/// How far the reading of texts has come, for who waits.
package enum ReadingProgress {
  /// Of the work that is under way.
  @TaskLocal static var advance: (@Sendable (_ done: Int, _ all: Int) -> Void)?

  /// Does work and tells after each file that it reads, in any order, how many of how many are read.
  package static func telling<Result>(
    _ advance: @escaping @Sendable (_ done: Int, _ all: Int) -> Void, of work: () async throws -> Result
  ) async rethrows -> Result {
    try await $advance.withValue(advance, operation: work)
  }
}
