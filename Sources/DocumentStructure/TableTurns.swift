internal import CorpusModel
internal import UnicodeText

/// Transcripts that were typed into tables: a column of names, one of words, and perhaps one of times or numbers.
///
/// Tables of one document that have the same number of columns are judged as one: a new one may begin on each page or
/// under each question.
enum TableTurns {
  /// What stands in a column.
  private enum Column {
    case speaker
    case words
    case time
    /// Numbers of rows, and columns that are nearly empty.
    case other
  }

  /// A row of cells; a cell may hold several paragraphs.
  private struct Row {
    let table: Int
    let number: Int
    var cells: [Int: [SourceBlock]] = [:]

    /// The words of a cell; empty when there are none.
    func text(_ column: Int, in verbatim: UTF8Text) -> String {
      (cells[column] ?? []).map { verbatim.string(in: verbatim.trimmed($0.range)) }.joined(separator: " ")
    }
  }

  /// The text with the rows of its transcript tables as utterances; as it was where no table is a transcript. O(n).
  static func spoken(_ text: SourceText) -> SourceText {
    let rows = rows(of: text)
    var widths: [Int: Int] = [:]
    for row in rows { widths[row.table] = max(widths[row.table] ?? 0, (row.cells.keys.max() ?? 0) + 1) }
    var columns: [Int: [Column]] = [:]
    for width in Set(widths.values) {
      columns[width] = Self.columns(of: rows.filter { widths[$0.table] == width }, count: width, in: text.verbatim)
    }
    if columns.isEmpty { return text }
    // The blocks of each row, to stand where the row's first cell stood.
    var utterances: [Int: [SourceBlock]] = [:]
    for row in rows {
      guard let columns = widths[row.table].flatMap({ columns[$0] }),
        let place = row.cells.values.joined().map(\.range.start).min()
      else { continue }
      utterances[place] = utterance(row, columns, in: text.verbatim)
    }
    var blocks: [SourceBlock] = []
    for block in text.blocks {
      if case .cell(let table, _, _) = block.kind, let width = widths[table], columns[width] != nil {
        blocks += utterances[block.range.start] ?? []
      } else {
        blocks.append(block)
      }
    }
    return SourceText(verbatim: text.verbatim, blocks: blocks, marks: text.marks, pages: text.pages)
  }

  private static func rows(of text: SourceText) -> [Row] {
    var rows: [Row] = []
    for block in text.blocks {
      guard case .cell(let table, let number, let column) = block.kind else { continue }
      if rows.last.map({ $0.table != table || $0.number != number }) ?? true {
        rows.append(Row(table: table, number: number))
      }
      rows[rows.count - 1].cells[column, default: []].append(block)
    }
    return rows
  }

  /// What each column holds; `nil` when the rows are no transcript.
  ///
  /// Two names or more recur in the column of speakers, and stand in half of the rows or more; the column of words is the
  /// longest; all other columns hold times, numbers or next to nothing.
  private static func columns(of rows: [Row], count: Int, in verbatim: UTF8Text) -> [Column]? {
    guard rows.count >= 4, (2...6).contains(count) else { return nil }
    let texts = (0..<count).map { column in rows.map { $0.text(column, in: verbatim) }.filter { !$0.isEmpty } }
    let lengths = texts.map { $0.reduce(0) { $0 + $1.utf8.count } }
    guard let words = lengths.indices.max(by: { lengths[$0] < lengths[$1] }) else { return nil }
    var columns = [Column](repeating: .other, count: count)
    columns[words] = .words
    var speaker: Int?
    for column in 0..<count where column != words {
      let texts = texts[column]
      let behindHead = texts.dropFirst()
      if !behindHead.isEmpty, behindHead.count(where: { time(of: $0) != nil }) * 10 >= behindHead.count * 8 {
        columns[column] = .time
      } else if speaker == nil, areSpeakers(texts, of: rows.count) {
        columns[column] = .speaker
        speaker = column
      } else if texts.count * 5 > rows.count, !texts.allSatisfy({ $0.utf8.count <= 5 }) {
        return nil
      }
    }
    return speaker == nil ? nil : columns
  }

  private static func areSpeakers(_ texts: [String], of rows: Int) -> Bool {
    var counts: [String: Int] = [:]
    for text in texts {
      guard let label = label(text) else { return false }
      counts[LetterCase.lowercased(label), default: 0] += 1
    }
    // Numbers of rows, one of a kind each, are none.
    let recurring = counts.filter { $0.value >= 2 }
    return texts.count * 2 >= rows && recurring.count >= 2
      && recurring.values.reduce(0, +) * 10 >= texts.count * 7
  }

  /// The name in a cell of speakers, without colon or time; `nil` when it holds more or none.
  private static func label(_ text: String) -> String? {
    var words = text.split { $0 == " " || $0 == "\t" || $0 == "\n" }.map(String.init)
    while words.count > 1, let last = words.last, time(of: last) != nil { words.removeLast() }
    var name = words.joined(separator: " ")
    if name.hasSuffix(":") { name.removeLast() }
    guard let first = name.unicodeScalars.first, ScalarClass.isLetter(first), words.count <= 4, name.utf8.count <= 60
    else { return nil }
    return name
  }

  /// The seconds of a cell that holds a time or a span: `00:12:31`, `0:03,5 - 0:07,2`.
  private static func time(of text: String) -> (start: Double, end: Double?)? {
    let words = text.split { " \t\n–-".contains($0) || $0 == "\u{2192}" }.map(String.init)
    guard (1...2).contains(words.count), let first = words.first else { return nil }
    let anywhere = TextRange(0, 0)
    guard let start = Timestamp(bare: first, in: anywhere)?.seconds else { return nil }
    if words.count == 1 { return (start, nil) }
    return Timestamp(bare: words[1], in: anywhere).map { (start, $0.seconds) }
  }

  /// A row as an utterance, with what stands in other columns as marks of the format. A row of column heads is furniture.
  private static func utterance(_ row: Row, _ columns: [Column], in verbatim: UTF8Text) -> [SourceBlock] {
    var label: TextRange?
    var times: (start: Double, end: Double?)?
    var words: [SourceBlock] = []
    var blocks: [SourceBlock] = []
    func leave(_ block: SourceBlock) { blocks.append(SourceBlock(range: block.range, kind: .furniture(.cue))) }
    let isHead = row.number == 0 && isHead(row, columns, in: verbatim)
    for (column, cell) in row.cells.sorted(by: { $0.key < $1.key }) {
      switch columns[column] {
      case _ where isHead: cell.forEach(leave)
      case .words: words = cell
      case .time:
        times = time(of: row.text(column, in: verbatim))
        cell.forEach(leave)
      case .speaker:
        cell.dropFirst().forEach(leave)
        guard let first = cell.first else { continue }
        let place = verbatim.trimmed(first.range)
        let name = Self.label(verbatim.string(in: place)) ?? ""
        let end = min(place.end, place.start + name.utf8.count)
        let rest = verbatim.trimmed(TextRange(end, place.end))
        // `Interviewer 00:12`: what stands behind the name is a time, or its colon.
        if name.isEmpty || rest.count <= 1 {
          label = place
        } else {
          label = TextRange(place.start, end)
          times = times ?? time(of: verbatim.string(in: rest))
          leave(SourceBlock(range: rest, kind: .paragraph))
        }
      case .other: cell.forEach(leave)
      }
    }
    for (index, block) in words.enumerated() {
      blocks.append(
        SourceBlock(
          range: block.range, kind: .utterance, label: index == 0 ? label : nil, start: index == 0 ? times?.start : nil,
          end: index == words.count - 1 ? times?.end : nil))
    }
    // A name that says nothing.
    if words.isEmpty, let label { blocks.append(SourceBlock(range: label, kind: .furniture(.cue))) }
    return blocks.sorted { $0.range < $1.range }
  }

  private static let heads: Set<String> = [
    "tid", "tidspunkt", "time", "timespan", "start", "taler", "speaker", "navn", "hvem", "person", "deltager", "nr",
    "nr.", "#", "replik", "tekst", "indhold", "content", "udsagn", "udskrift", "transskription", "ytring", "text",
  ]

  private static func isHead(_ row: Row, _ columns: [Column], in verbatim: UTF8Text) -> Bool {
    let texts = columns.indices.map { LetterCase.lowercased(row.text($0, in: verbatim)) }.filter { !$0.isEmpty }
    return texts.count >= 2 && texts.count { heads.contains($0) } * 2 >= texts.count
  }
}
