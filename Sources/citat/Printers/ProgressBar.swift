internal import Glibc

/// A bar on standard error, where that is a terminal.
struct ProgressBar {
  private let isShown = isatty(2) == 1
  private let columns = Terminal.standardOutput.columns

  func show(_ done: Int, of all: Int) {
    guard isShown, done < all else { return }
    let width = min(40, columns - 20)
    let full = width * done / max(1, all)
    let bar = String(repeating: "█", count: full) + String(repeating: "·", count: width - full)
    StandardError.write("\(bar) \(done)/\(all)")
  }

  func clear() { if isShown { StandardError.write("\r\u{1B}[K") } }
}
