package import CorpusIndex
internal import Synchronization

/// The kept indexes that a piece of work uses. What a damaged index says must not be believed, and damage may be met at any
/// read: whoever gives an answer asks `check` first.
package final class DamageWatch: Sendable {
  /// Of the work that is under way.
  @TaskLocal static var current: DamageWatch?

  /// Whether indexes are read and checked whole when they are opened.
  let verifies: Bool
  private let indexes = Mutex<[PositionalIndex]>([])
  private let hasAnswered = Atomic(false)

  private init(verifies: Bool) { self.verifies = verifies }

  func add(_ index: PositionalIndex) { indexes.withLock { $0.append(index) } }

  private func check() throws(IndexError) { for index in indexes.withLock({ $0 }) { try index.checkDamage() } }

  /// Whether what the work found so far rests on what was written to its indexes. To be called before an answer is given.
  ///
  /// - Parameter answers: Whether anything is given now, so that the work cannot be done again.
  /// - Throws: `IndexError.damaged`. O(indexes).
  package static func check(answers: Bool = true) throws(IndexError) {
    guard let current else { return }
    try current.check()
    if answers { current.hasAnswered.store(true, ordering: .relaxed) }
  }

  /// Does work that opens kept indexes. Where one proves damaged before an answer was given, whatever came of it, the work is
  /// done again with indexes that are checked whole, and so made again.
  ///
  /// - Throws: What the work throws; `IndexError.damaged` when damage is met after an answer was given, and when a new index
  ///   is damaged too.
  package static func run<Result>(_ work: () async throws -> Result) async throws -> Result {
    let first = DamageWatch(verifies: false)
    do {
      return try await first.watching(work)
    } catch {
      guard (try? first.check()) == nil, !first.hasAnswered.load(ordering: .relaxed) else { throw error }
    }
    return try await DamageWatch(verifies: true).watching(work)
  }

  private func watching<Result>(_ work: () async throws -> Result) async throws -> Result {
    let result = try await Self.$current.withValue(self) { try await work() }
    try check()
    return result
  }
}
