internal import CorpusModel
internal import Glibc
internal import UnicodeText

/// What text goes to: its width and whether it shows colours.
struct Terminal {
  private(set) var columns: Int
  /// Whether somebody said how wide it is: a pipe mostly leads to a program, which wants lines whole.
  let hasKnownWidth: Bool
  let isColored: Bool
  /// Whether somebody looks at it.
  let isInteractive: Bool

  /// Standard output as it is. `NO_COLOR` turns colours off, `COLUMNS` sets the width of a pipe.
  static var standardOutput: Terminal { on(1) }

  /// Standard error as it is.
  static var standardError: Terminal { on(2) }

  private static func on(_ descriptor: Int32) -> Terminal {
    let isInteractive = isatty(descriptor) == 1
    var size = winsize()
    var columns: Int?
    if isInteractive, ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 {
      columns = Int(size.ws_col)
    } else if let text = getenv("COLUMNS"), let value = Int(String(cString: text)), value > 0 {
      columns = value
    }
    return Terminal(isInteractive: isInteractive, columns: columns)
  }

  /// - Parameter columns: `nil` where nobody says; 100 then.
  init(isInteractive: Bool, columns: Int?) {
    self.isInteractive = isInteractive
    self.columns = max(40, columns ?? 100)
    hasKnownWidth = columns != nil
    let noColor = getenv("NO_COLOR").map { $0.pointee != 0 } ?? false
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? false
    isColored = isInteractive && !noColor && !isDumb
  }

  /// The terminal with another width.
  func with(columns: Int) -> Terminal {
    var terminal = self
    terminal.columns = max(40, columns)
    return terminal
  }

  /// How a stretch of text looks.
  enum Style {
    case bold
    case dim
    /// The words that were found.
    case hit
    /// The part of a compound that was asked for.
    case part
    /// `#rrggbb`, as the nearest of the terminal's 256 colours.
    case color(String)

    fileprivate var code: String {
      switch self {
      case .bold: "1"
      case .dim: "2"
      case .hit: "1;31"
      case .part: "1;4;31"
      case .color(let hex): "38;5;\(Terminal.paletteIndex(of: hex))"
      }
    }
  }

  /// The text in a style; as it is where there are no colours. Control characters, which could steer the terminal, are
  /// shown as U+FFFD.
  func styled(_ text: String, _ style: Style) -> String {
    let safe = Terminal.safe(text)
    return isColored && !text.isEmpty ? "\u{1B}[\(style.code)m\(safe)\u{1B}[0m" : safe
  }

  /// The text without characters that steer a terminal.
  static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { isSteering($0) }) else { return text }
    return String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { isSteering($0) ? ($0 == "\n" || $0 == "\t" ? " " : "\u{FFFD}") : $0 }))
  }

  static func isSteering(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x20 || (scalar.value >= 0x7F && scalar.value < 0xA0)
      || (scalar.value >= 0x202A && scalar.value <= 0x202E)
      || (scalar.value >= 0x2066 && scalar.value <= 0x2069)
  }

  /// The index of the nearest colour in the 6 × 6 × 6 cube of xterm's palette.
  static func paletteIndex(of hex: String) -> Int {
    let value = Int(hex.dropFirst(), radix: 16) ?? 0
    func level(_ shift: Int) -> Int { ((value >> shift & 0xFF) * 5 + 127) / 255 }
    return 16 + 36 * level(16) + 6 * level(8) + level(0)
  }
}

extension String {
  /// The text with blanks behind it up to a number of columns.
  func padded(to columns: Int) -> String {
    self + String(repeating: " ", count: max(0, columns - DisplayWidth.columns(of: self)))
  }

  /// The text with blanks before it up to a number of columns.
  func leftPadded(to columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - DisplayWidth.columns(of: self))) + self
  }

  /// The end of the text in at most so many columns, `…` where its front was cut.
  func truncatedFront(to columns: Int) -> String {
    if DisplayWidth.columns(of: self) <= columns { return self }
    var width = 0
    var kept: [Unicode.Scalar] = []
    for scalar in unicodeScalars.reversed() {
      width += DisplayWidth.columns(of: scalar)
      if width > columns - 1 { break }
      kept.append(scalar)
    }
    return "…" + String(String.UnicodeScalarView(kept.reversed()))
  }

  /// The front of the text in at most so many columns, `…` where it was cut.
  func truncated(to columns: Int) -> String {
    if DisplayWidth.columns(of: self) <= columns { return self }
    var width = 0
    var result = ""
    for scalar in unicodeScalars {
      width += DisplayWidth.columns(of: scalar)
      if width > columns - 1 { break }
      result.unicodeScalars.append(scalar)
    }
    return result + "…"
  }
}
