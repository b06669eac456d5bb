internal import Glibc
internal import Synchronization

/// A line on the terminal that says how far the work is; nothing where standard error is no terminal.
final class ProgressBar: Sendable {
  private static let width = 30
  private let isShown = isatty(2) == 1
  private let last = Mutex<Int>(-1)

  func show(_ name: String, _ done: Int, of all: Int) {
    guard isShown, all > 0 else { return }
    let percent = min(100, done * 100 / all)
    let isNew = last.withLock { last in
      defer { last = percent }
      return last != percent
    }
    guard isNew else { return }
    let filled = percent * Self.width / 100
    let bar = String(repeating: "█", count: filled) + String(repeating: "·", count: Self.width - filled)
    StandardError.write("\r\(name) \(bar) \(percent) %\u{1B}[K")
  }

  func clear() { if isShown { StandardError.write("\r\u{1B}[K") } }
}
