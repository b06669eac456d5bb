internal import UnicodeText

/// How a stretch of a full screen looks. Without colours what is left tells the same.
struct ScreenStyle: Equatable {
  var isBold = false
  var isDim = false
  var isUnderlined = false
  var isReversed = false
  /// `#rrggbb`.
  var color: String?

  static let plain = ScreenStyle()
  static let bold = ScreenStyle(isBold: true)
  static let dim = ScreenStyle(isDim: true)
  static let reversed = ScreenStyle(isReversed: true)
  /// What went wrong.
  static let error = ScreenStyle(isBold: true, color: "#D03030")
  /// The words that a rule found.
  static let match = ScreenStyle(isBold: true, isUnderlined: true, color: "#D03030")

  static func colored(_ hex: String?) -> ScreenStyle { ScreenStyle(color: hex) }

  /// The style with what another adds.
  func adding(_ other: ScreenStyle) -> ScreenStyle {
    ScreenStyle(
      isBold: isBold || other.isBold, isDim: isDim || other.isDim, isUnderlined: isUnderlined || other.isUnderlined,
      isReversed: isReversed || other.isReversed, color: other.color ?? color)
  }
}

/// A line of a full screen: stretches of text with their looks. Nothing in it steers the terminal.
struct ScreenLine: Equatable {
  struct Stretch: Equatable {
    var text: String
    let style: ScreenStyle
  }

  private(set) var stretches: [Stretch] = []
  private(set) var columns = 0

  init() {}

  init(_ text: String, _ style: ScreenStyle = .plain) { append(text, style) }

  mutating func append(_ text: String, _ style: ScreenStyle = .plain) {
    if text.isEmpty { return }
    let safe = Terminal.safe(text)
    columns += DisplayWidth.columns(of: safe)
    if let last = stretches.last, last.style == style {
      stretches[stretches.count - 1].text += safe
    } else {
      stretches.append(Stretch(text: safe, style: style))
    }
  }

  mutating func append(_ line: ScreenLine) { for stretch in line.stretches { append(stretch.text, stretch.style) } }

  /// Blanks up to a column.
  mutating func pad(to column: Int, _ style: ScreenStyle = .plain) {
    if columns < column { append(String(repeating: " ", count: column - columns), style) }
  }

  /// The line in at most so many columns, `…` where it was cut.
  func truncated(to limit: Int) -> ScreenLine {
    if columns <= limit { return self }
    var line = ScreenLine()
    for stretch in stretches {
      let width = DisplayWidth.columns(of: stretch.text)
      // One column is kept for the sign of the cut.
      if line.columns + width < limit {
        line.append(stretch.text, stretch.style)
      } else {
        line.append((stretch.text + "…").truncated(to: limit - line.columns), stretch.style)
        break
      }
    }
    return line
  }

  /// The text alone.
  var plainText: String { stretches.map(\.text).joined() }

  /// Text in lines of at most so many columns, broken at blanks; a longer word is cut.
  static func wrapped(_ text: String, columns: Int, _ style: ScreenStyle = .plain) -> [ScreenLine] {
    guard columns > 0 else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { paragraph -> [ScreenLine] in
      var lines = [ScreenLine()]
      for word in paragraph.split(separator: " ") {
        var word = Terminal.safe(String(word))
        var width = DisplayWidth.columns(of: word)
        if lines[lines.count - 1].columns > 0, lines[lines.count - 1].columns + 1 + width > columns {
          lines.append(ScreenLine())
        }
        if lines[lines.count - 1].columns > 0 { lines[lines.count - 1].append(" ", style) }
        while width > columns {
          let front = word.front(columns: columns)
          lines[lines.count - 1].append(front, style)
          lines.append(ScreenLine())
          word = String(word.dropFirst(front.count))
          width = DisplayWidth.columns(of: word)
        }
        lines[lines.count - 1].append(word, style)
      }
      return lines
    }
  }
}

extension String {
  /// As many characters from the front as fit into some columns, one at least.
  fileprivate func front(columns: Int) -> String {
    var width = 0
    return String(
      enumerated().prefix { place, character in
        width += DisplayWidth.columns(of: String(character))
        return width <= columns || place == 0
      }.map(\.element))
  }
}
