import Foundation

/// A terminal that a program runs on and a test sits at.
final class PseudoTerminal {
  private var keyboard: Int32
  private let line: Int32
  let process = Process()
  /// All that the program has shown.
  private(set) var shown = ""

  /// - Returns: `nil` where the system has no such terminals to give.
  init?(
    _ arguments: [String], in folder: String, environment: [String: String], rows: UInt16 = 24, columns: UInt16 = 80
  ) throws {
    keyboard = open("/dev/ptmx", O_RDWR | O_NOCTTY)
    var (locked, number): (Int32, UInt32) = (0, 0)
    // TIOCSPTLCK and TIOCGPTN, which Swift does not see: unlock the other end, and ask for its number.
    guard keyboard >= 0, ioctl(keyboard, 0x4004_5431, &locked) == 0, ioctl(keyboard, 0x8004_5430, &number) == 0 else {
      return nil
    }
    line = open("/dev/pts/\(number)", O_RDWR | O_NOCTTY)
    guard line >= 0 else { return nil }
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(line, UInt(TIOCSWINSZ), &size)
    _ = fcntl(keyboard, F_SETFL, O_NONBLOCK)
    process.executableURL = URL(filePath: Program.path)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = environment
    process.standardInput = FileHandle(fileDescriptor: line)
    process.standardOutput = FileHandle(fileDescriptor: line)
    process.standardError = FileHandle(fileDescriptor: line)
    try process.run()
  }

  deinit {
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    close(keyboard)
    close(line)
  }

  /// Closes the window that the terminal is in. The program does not have it as its own, so that no signal tells it.
  func hangUp() {
    close(keyboard)
    keyboard = -1
  }

  /// The settings of the line that a program may change: how keys come and what is echoed.
  var settings: [UInt32] {
    var settings = termios()
    tcgetattr(line, &settings)
    return [settings.c_lflag, settings.c_iflag, settings.c_oflag]
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(keyboard, bytes, bytes.count)
  }

  func resize(rows: UInt16, columns: UInt16) {
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(line, UInt(TIOCSWINSZ), &size)
    // The program does not have the terminal as its own, so that the system does not tell it.
    kill(process.processIdentifier, SIGWINCH)
  }

  /// Waits until the program has shown a text since the last wait; `false` when it does not in time.
  func waits(for text: String, seconds: Double = 20) -> Bool {
    let end = Date.now.addingTimeInterval(seconds)
    while Date.now < end {
      read()
      if let range = shown.range(of: text) {
        shown.removeSubrange(..<range.upperBound)
        return true
      }
      usleep(5000)
    }
    return false
  }

  /// Waits until the program has ended, and gives back how: its exit code, or its signal below zero.
  func ending(seconds: Double = 20) -> Int32? {
    let end = Date.now.addingTimeInterval(seconds)
    while process.isRunning, Date.now < end {
      read()
      usleep(5000)
    }
    if process.isRunning { return nil }
    read()
    return process.terminationReason == .uncaughtSignal ? -process.terminationStatus : process.terminationStatus
  }

  private func read() {
    var buffer = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = Foundation.read(keyboard, &buffer, buffer.count)
      if count <= 0 { return }
      shown += String(decoding: buffer[..<count], as: UTF8.self)
    }
  }
}
