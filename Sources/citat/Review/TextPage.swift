internal import CorpusModel
internal import UnicodeText
internal import Workbench

/// A source's text in lines of a width. Made anew when the source or the width changes, not at every key.
struct TextPage {
  struct Line {
    /// What stands in it.
    let range: TextRange
    /// The number and the label that stand before the first line of a turn or paragraph.
    let number: String
    let label: String
    let isHeading: Bool
  }

  let lines: [Line]
  /// Columns for numbers and labels.
  let numberColumns: Int
  let labelColumns: Int

  /// - Parameters:
  ///   - width: Columns for text, numbers and labels.
  ///   - isSpaced: Whether an empty line stands before each turn and paragraph.
  init(_ source: ReviewSource, width: Int, isSpaced: Bool) {
    let structure = source.document.structure
    let starts = Dictionary(source.steps.map { ($0.range.start, $0) }) { first, _ in first }
    var entries: [(range: TextRange, number: String, label: String, isHeading: Bool)] = []
    var turns = structure.turns[...]
    for paragraph in structure.paragraphs where paragraph.kind != .front || structure.turns.isEmpty {
      while let turn = turns.first, turn.range.end <= paragraph.range.start { turns.removeFirst() }
      var range = paragraph.range
      var label = ""
      if let turn = turns.first, let words = turn.range.intersection(paragraph.range) {
        range = words
        if words.start == turn.range.start {
          label = structure.speakers[turn.speaker].name ?? structure.speakers[turn.speaker].label
        }
      } else if structure.turns.isEmpty {
        label =
          paragraph.kind == .quotation || paragraph.kind == .attribution ? "»" : paragraph.marker ?? ""
      }
      entries.append((range, starts[range.start].map { "\($0.number)" } ?? "", label, paragraph.kind == .heading))
    }
    numberColumns = entries.map(\.number.utf8.count).max() ?? 0
    labelColumns = min(entries.map { DisplayWidth.columns(of: $0.label) }.max() ?? 0, width < 75 ? 10 : 16)
    let columns = max(20, width - numberColumns - labelColumns - 3)
    var lines: [Line] = []
    let text = source.document.canonical
    for entry in entries {
      if isSpaced || entry.isHeading, !lines.isEmpty, !entry.number.isEmpty || entry.isHeading {
        lines.append(
          Line(range: TextRange(entry.range.start, entry.range.start), number: "", label: "", isHeading: false))
      }
      for (place, range) in Self.wrapped(entry.range, of: text, columns: columns).enumerated() {
        lines.append(
          Line(
            range: range, number: place == 0 ? entry.number : "", label: place == 0 ? entry.label : "",
            isHeading: entry.isHeading))
      }
    }
    self.lines = lines
  }

  /// The line that a byte of the text stands in; the next where it stands in none.
  func line(at offset: Int) -> Int { min(lines.partitionPoint { $0.range.end <= offset }, max(0, lines.count - 1)) }

  /// The lines of a range, the blanks at their ends left out. Words that are longer than a line are cut.
  private static func wrapped(_ range: TextRange, of text: UTF8Text, columns: Int) -> [TextRange] {
    var result: [TextRange] = []
    var (start, width) = (range.start, 0)
    /// Behind the last blank of the line, and the columns up to there.
    var (blank, blankWidth) = (range.start, 0)
    var offset = range.start
    func add(_ from: Int, _ to: Int) {
      var end = to
      while end > from, text.bytes[end - 1] == 0x20 || text.bytes[end - 1] == 0x0A { end -= 1 }
      result.append(TextRange(from, max(from, end)))
    }
    for scalar in text.string(in: range).unicodeScalars {
      let next = offset + UTF8.width(scalar)
      if scalar == " " || scalar == "\n" || scalar == "\t" {
        width += 1
        (blank, blankWidth) = (next, width)
        offset = next
        continue
      }
      let own = Terminal.isSteering(scalar) ? 1 : DisplayWidth.columns(of: scalar)
      if width + own > columns, offset > start {
        if blank > start {
          add(start, blank)
          (start, width) = (blank, width - blankWidth)
        } else {
          add(start, offset)
          (start, width) = (offset, 0)
        }
        (blank, blankWidth) = (start, 0)
      }
      width += own
      offset = next
    }
    add(start, range.end)
    return result
  }
}
