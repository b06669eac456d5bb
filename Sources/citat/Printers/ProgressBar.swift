internal import Glibc
internal import Synchronization

/// A bar on standard error, where that is a terminal.
final class ProgressBar: Sendable {
  private let isShown = isatty(2) == 1
  private let columns = Terminal.standardOutput.columns
  private let last = Mutex<Int>(-1)
  private let begin: ContinuousClock.Instant

  /// - Parameter delay: How long the work goes on before a bar is shown: what is soon done needs none.
  init(after delay: Duration = .zero) { begin = .now + delay }

  /// Shows how far the work is; `nil` as name for counted steps.
  func show(_ done: Int, of all: Int, _ name: String? = nil) {
    guard isShown, all > 0, name != nil || done < all, .now >= begin else { return }
    let width = min(40, columns - 20)
    let full = min(width, width * done / all)
    // Not more often than it can be seen.
    let isNew = last.withLock { last in
      defer { last = full }
      return last != full
    }
    guard isNew || name == nil else { return }
    let bar = String(repeating: "█", count: full) + String(repeating: "·", count: width - full)
    StandardError.write("\r\(bar) \(name ?? "\(done)/\(all)")\u{1B}[K")
  }

  func clear() { if isShown { StandardError.write("\r\u{1B}[K") } }
}
