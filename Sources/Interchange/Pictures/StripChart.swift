package import CorpusModel

/// Strips from the first word to the last, with a mark where something stands: themes along an interview, hits along
/// sources.
package struct StripChart: Sendable {
  package struct Strip: Sendable {
    package let name: String
    /// From 0, the first word, to 1, behind the last.
    package let marks: [ClosedRange<Double>]
    /// What stands behind the strip.
    package let text: String

    package init(_ name: String, marks: [ClosedRange<Double>], text: String) {
      self.name = name
      self.marks = marks
      self.text = text
    }
  }

  package let title: String
  package let strips: [Strip]
  package let language: ReportLanguage

  package init(title: String, strips: [Strip], language: ReportLanguage) {
    self.title = title
    self.strips = strips
    self.language = language
  }

  /// The chart. O(marks).
  package var picture: Picture {
    let names = strips.map { LetterWidths.fitting($0.name, 220, size: 12) }
    let left = (names.map { LetterWidths.width(of: $0, size: 12) }.max() ?? 0) + 12
    let right = (strips.map { LetterWidths.width(of: $0.text, size: 12) }.max() ?? 0) + 14
    let length = 400.0
    let bottom = 32 + Double(strips.count) * 24
    var picture = Picture(
      title: title, description: strips.map { "\($0.name): \($0.text)" }.joined(separator: "; ") + ".",
      width: max(left + length + right, LetterWidths.width(of: title, size: 14) * 1.1 + 8), height: bottom + 22)
    picture.label(title, x: 4, y: 18) {
      $0.size = 14
      $0.isBold = true
    }
    for (number, strip) in strips.enumerated() {
      let y = 32 + Double(number) * 24
      picture.label(names[number], x: left - 8, y: y + 16) { $0.anchor = .end }
      picture.rectangle(x: left, y: y + 3, width: length, height: 18, fill: Picture.Ink.empty)
      for mark in strip.marks {
        let start = left + mark.lowerBound * length
        picture.rectangle(
          x: start, y: y + 3, width: max(1.5, (mark.upperBound - mark.lowerBound) * length), height: 18,
          fill: Picture.Ink.bar)
      }
      picture.label(strip.text, x: left + length + 8, y: y + 16)
    }
    let ends = [
      (language.choose("begyndelse", "beginning"), 0.0, Picture.Anchor.start), ("50 %", 0.5, .middle),
      (language.choose("slutning", "end"), 1.0, .end),
    ]
    for (text, place, anchor) in ends {
      picture.label(text, x: left + place * length, y: bottom + 14) {
        $0.size = 11
        $0.anchor = anchor
        $0.color = Picture.Ink.quiet
      }
    }
    return picture
  }
}
