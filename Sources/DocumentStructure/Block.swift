internal import CorpusModel
internal import UnicodeText

/// Lines of a report that stand together, or one item of a list.
struct Block {
  /// The lines in order; a bullet is cut off the first.
  let lines: [TextRange]
  /// The words, lines joined by a blank.
  let text: String
  /// The bullet or number that was cut off.
  let marker: TextRange?
  let startsPage: Bool

  var start: Int { marker?.start ?? lines[0].start }
  var range: TextRange { TextRange(start, lines[lines.count - 1].end) }
  var isSingleLine: Bool { lines.count == 1 }

  /// The blocks of a text: cut at blank lines, and before every list item.
  static func blocks(of lines: [Line], in verbatim: UTF8Text) -> [Block] {
    var result: [Block] = []
    var open: [Line] = []
    var startsPage = false
    func close() {
      guard let first = open.first else { return }
      let marker = ListMarker(first.text)
      let cut = first.range.start + (marker?.width ?? 0)
      var ranges = open.map(\.range)
      var text = open.map(\.text)
      if let marker {
        ranges[0] = verbatim.trimmed(TextRange(cut, first.range.end))
        text[0] = verbatim.string(in: ranges[0])
        result.append(
          Block(
            lines: ranges, text: text.joined(separator: " "),
            marker: TextRange(first.range.start, first.range.start + marker.length), startsPage: startsPage))
      } else {
        result.append(Block(lines: ranges, text: text.joined(separator: " "), marker: nil, startsPage: startsPage))
      }
      open = []
      startsPage = false
    }
    for line in lines {
      if line.startsPage {
        close()
        startsPage = true
      }
      if line.isBlank {
        close()
        continue
      }
      if !open.isEmpty, ListMarker(line.text) != nil || endsEntry(open[open.count - 1], before: line) { close() }
      open.append(line)
    }
    close()
    return result
  }

  /// Lines of a table of contents and of an address are each their own block.
  private static func endsEntry(_ line: Line, before next: Line) -> Bool {
    ContentsEntry(line.text) != nil || ContentsEntry(next.text) != nil
  }
}

/// The bullet or number at the start of a list item.
struct ListMarker {
  /// Bytes of the marker.
  let length: Int
  /// Bytes up to the words.
  let width: Int

  /// Reads a marker: `-`, `–`, `•`, `*`, `◦`, or a number or letter with a point or parenthesis: `1.`, `a)`, `ii.`,
  /// followed by a blank and words. A year or a date is none.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars.prefix(12))
    guard scalars.count > 2, let first = scalars.first else { return nil }
    var count = 0
    if "-–•*◦▪●·".unicodeScalars.contains(first) {
      count = 1
      // `- i. text`: both are the marker.
      if scalars.count > 4, scalars[1] == " ", "ivx".unicodeScalars.contains(scalars[2]) {
        let roman = scalars[2...].prefix { "ivx".unicodeScalars.contains($0) }
        if scalars.count > 2 + roman.count, scalars[2 + roman.count] == "." { count = 3 + roman.count }
      }
    } else {
      let digits = scalars.prefix { ScalarClass.isDigit($0) }.count
      let head = digits > 0 ? digits : (ScalarClass.isLowercase(first) ? 1 : 0)
      guard (1...2).contains(head), scalars.count > head + 1 else { return nil }
      guard scalars[head] == ")" || scalars[head] == "." && digits > 0 else { return nil }
      count = head + 1
      // `27. maj` is a date, `2. sæt` an ordinal: an item begins with a capital.
      if scalars[head] == ".", scalars.count > count + 1, ScalarClass.isLowercase(scalars[count + 1]) { return nil }
    }
    guard scalars.count > count, scalars[count] == " " || scalars[count] == "\t" else { return nil }
    length = scalars[..<count].reduce(0) { $0 + UTF8.width($1) }
    width = length + 1
  }
}
