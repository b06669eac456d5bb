/// How many colours a terminal shows.
enum ColorDepth: Equatable {
  /// None, by `NO_COLOR` or for want of them; bold, underlined and reversed stay.
  case none
  case sixteen
  case palette
  case full

  /// What the environment says.
  init(_ variables: [String: String]) {
    let terminal = variables["TERM"] ?? ""
    if !(variables["NO_COLOR"] ?? "").isEmpty || terminal.isEmpty || terminal == "dumb" || terminal.hasPrefix("vt") {
      self = .none
    } else if ["truecolor", "24bit"].contains(variables["COLORTERM"]) || terminal.hasSuffix("-direct") {
      self = .full
    } else {
      self = terminal.contains("256") ? .palette : .sixteen
    }
  }

  /// The part of an escape sequence that sets a colour; `nil` where there are none.
  func code(_ hex: String) -> String? {
    let value = Int(hex.dropFirst(), radix: 16) ?? 0
    let (red, green, blue) = (value >> 16 & 0xFF, value >> 8 & 0xFF, value & 0xFF)
    switch self {
    case .none: return nil
    case .full: return "38;2;\(red);\(green);\(blue)"
    case .palette: return "38;5;\(Terminal.paletteIndex(of: hex))"
    case .sixteen:
      // The hue decides; grey stays as text is. Dark and bright are the terminal's own business.
      let (high, low) = (max(red, green, blue), min(red, green, blue))
      if high - low < 40 { return nil }
      let middle = (high + low) / 2
      return "\(30 + (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0))"
    }
  }
}

/// Turns lines of a screen into what a terminal is sent: only what has changed, since the line may be slow.
struct ScreenPainter {
  let depth: ColorDepth
  private var shown: [ScreenLine] = []

  init(depth: ColorDepth) { self.depth = depth }

  /// Forgets what the terminal shows, so that the next frame is drawn whole.
  mutating func forget() { shown = [] }

  /// What makes the terminal show these lines.
  mutating func paint(_ lines: [ScreenLine]) -> String {
    var text = shown.isEmpty ? "\u{1B}[0m\u{1B}[2J" : ""
    for (row, line) in lines.enumerated() where shown.isEmpty || row >= shown.count || shown[row] != line {
      text += "\u{1B}[\(row + 1);1H" + encoded(line) + "\u{1B}[K"
    }
    shown = lines
    return text
  }

  private func encoded(_ line: ScreenLine) -> String {
    line.stretches.map { stretch in
      let style = stretch.style
      var codes: [String] = []
      if style.isBold { codes.append("1") }
      if style.isDim { codes.append("2") }
      if style.isUnderlined { codes.append("4") }
      if style.isReversed { codes.append("7") }
      if let code = style.color.flatMap({ depth.code($0) }) { codes.append(code) }
      return codes.isEmpty ? stretch.text : "\u{1B}[\(codes.joined(separator: ";"))m\(stretch.text)\u{1B}[0m"
    }.joined()
  }
}
