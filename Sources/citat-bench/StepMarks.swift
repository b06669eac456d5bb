internal import Glibc
internal import Synchronization
internal import Workbench

/// When each step of building began, in seconds of the processor.
final class StepMarks: Sendable {
  private let starts = Mutex<[CorpusIndexer.Step: Double]>([:])

  /// Seconds that all threads of this process worked so far.
  static var cpuSeconds: Double { Double(clock()) / Double(CLOCKS_PER_SEC) }

  func note(_ step: CorpusIndexer.Step) {
    starts.withLock { if $0[step] == nil { $0[step] = Self.cpuSeconds } }
  }

  func start(of step: CorpusIndexer.Step) -> Double? { starts.withLock { $0[step] } }
}
