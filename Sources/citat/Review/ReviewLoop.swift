internal import CTerminal
internal import CorpusModel
internal import ProjectStore
internal import Workbench

/// A session of reviewing on a terminal: keys in, screens out, until the coder quits or a signal ends it.
struct ReviewLoop {
  private var desk: ReviewDesk
  private var session: ReviewSession
  private var screen = ReviewScreen(rows: 0, columns: 0)
  private var painter: ScreenPainter
  private var decoder = KeyDecoder()

  init(_ desk: ReviewDesk, _ session: ReviewSession, depth: ColorDepth) {
    self.desk = desk
    self.session = session
    painter = ScreenPainter(depth: depth)
  }

  /// Runs the session. The terminal is as it was when this returns, and when the program dies in it.
  mutating func run() async throws(CommandError) {
    guard cterminal_is_terminal() != 0 else { throw .noTerminal }
    guard cterminal_take() == 0 else { throw .noTerminal }
    defer { cterminal_give_back() }
    resize()
    draw()
    while true {
      // A key that has begun is waited on for as long as its other bytes may take over a slow line.
      let seen = Int(cterminal_wait(decoder.isWaiting ? Int32(KeyDecoder.patience) : -1))
      if seen & CTERMINAL_ENDING != 0 { cterminal_end() }
      if seen & CTERMINAL_CLOSED != 0 { return }
      if seen & CTERMINAL_SLEEP != 0 { sleep() }
      if seen & (CTERMINAL_RESIZED | CTERMINAL_WOKEN) != 0 { resize() }
      var keys: [ReviewKey] = []
      if seen & CTERMINAL_INPUT != 0 {
        let bytes = input()
        // A terminal that is gone says that there is something to read, and there is nothing.
        if bytes.isEmpty { return }
        keys = decoder.take(bytes)
      } else if seen == 0 {
        keys = decoder.timeout()
      }
      for key in keys where try await take(key) { return }
      draw()
    }
  }

  /// Takes a key; `true` when the session is over.
  private mutating func take(_ key: ReviewKey) async throws(CommandError) -> Bool {
    switch session.take(key) {
    case nil: break
    case .quit: return true
    case .suspend: sleep()
    case .redraw: resize()
    case .page(let direction): if let range = screen.turnPage(direction, session) { session.light(range) }
    case let effect?:
      if case .find = effect {
        session.message = .done("looking…")
        draw()
        session.message = nil
      }
      await desk.run(effect, &session)
    }
    return false
  }

  private mutating func sleep() {
    cterminal_sleep()
    resize()
  }

  private mutating func resize() {
    var (rows, columns): (Int32, Int32) = (0, 0)
    cterminal_size(&rows, &columns)
    screen = ReviewScreen(rows: Int(rows), columns: Int(columns))
    painter.forget()
  }

  private mutating func draw() {
    let text = painter.paint(screen.lines(of: session))
    Descriptor.write(text, to: 1)
  }

  private func input() -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: 4096)
    // SAFETY: the array is as long as the count says, for the length of the call.
    let count = cterminal_read(&bytes, bytes.count)
    return Array(bytes.prefix(count))
  }
}
