/// Bars, the longest for the greatest number, each with its number behind it.
package struct BarChart: Sendable {
  package struct Bar: Sendable {
    package let name: String
    package let value: Double
    /// What stands behind the bar.
    package let text: String

    package init(_ name: String, _ value: Double, _ text: String) {
      self.name = name
      self.value = value
      self.text = text
    }
  }

  package let title: String
  package let bars: [Bar]

  package init(title: String, bars: [Bar]) {
    self.title = title
    self.bars = bars
  }

  /// The chart. O(bars).
  package var picture: Picture {
    let names = bars.map { LetterWidths.fitting($0.name, 260, size: 12) }
    let left = (names.map { LetterWidths.width(of: $0, size: 12) }.max() ?? 0) + 12
    let right = (bars.map { LetterWidths.width(of: $0.text, size: 12) }.max() ?? 0) + 12
    let length = 320.0
    let peak = bars.map(\.value).max() ?? 0
    var picture = Picture(
      title: title, description: bars.map { "\($0.name): \($0.text)" }.joined(separator: "; ") + ".",
      width: max(left + length + right, LetterWidths.width(of: title, size: 14) * 1.1 + 8),
      height: 32 + Double(bars.count) * 24 + 4)
    picture.label(title, x: 4, y: 18) {
      $0.size = 14
      $0.isBold = true
    }
    for (number, bar) in bars.enumerated() {
      let y = 32 + Double(number) * 24
      picture.label(names[number], x: left - 8, y: y + 16) { $0.anchor = .end }
      let own = peak > 0 ? max(0, bar.value / peak) * length : 0
      if own > 0 { picture.rectangle(x: left, y: y + 4, width: max(1, own), height: 16, fill: Picture.Ink.bar) }
      picture.label(bar.text, x: left + own + 6, y: y + 16)
    }
    picture.line(from: Picture.Point(left, 32), to: Picture.Point(left, 32 + Double(bars.count) * 24))
    return picture
  }
}
