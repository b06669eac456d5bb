internal import CorpusModel
internal import UnicodeText

/// A table whose rows are turns: a column says what is said, another who speaks or when.
struct TranscriptTable {
  private let rows: [[String]]
  private let text: Int
  private let speaker: Int?
  private let start: Int?
  private let end: Int?

  /// Whether the columns were told by what stands in them, not by a heading.
  let isGuess: Bool

  private static let texts: Set<String> = [
    "tekst", "text", "udsagn", "ytring", "transcript", "transskription", "transskript", "indhold", "content", "replik",
    "sagt", "utterance", "sentence", "tale", "talt tekst",
  ]
  private static let speakers: Set<String> = [
    "taler", "speaker", "person", "deltager", "label", "navn", "name", "hvem", "who", "interviewperson", "spk",
    "hvem taler", "speaker name",
  ]
  private static let starts: Set<String> = [
    "start", "tid", "time", "starttid", "timestamp", "timespan", "tidspunkt", "tidskode", "begin", "start time", "fra",
    "start_time", "in", "tidsrum",
  ]
  private static let ends: Set<String> = ["end", "slut", "sluttid", "end time", "til", "end_time", "out"]

  /// The table of turns that rows are, or `nil`. A heading names the columns; without one, a column of short labels that
  /// recur and alternate stands beside a column of words.
  init?(_ all: [[String]]) {
    guard let head = all.first, all.count > 1 else { return nil }
    let names = head.map { Self.name($0) }
    func column(_ known: Set<String>) -> Int? { names.firstIndex { known.contains($0) } }
    if let text = column(Self.texts), column(Self.speakers) != nil || column(Self.starts) != nil {
      self.text = text
      (speaker, start, end) = (column(Self.speakers), column(Self.starts), column(Self.ends))
      rows = Array(all.dropFirst())
      isGuess = false
      return
    }
    guard let columns = all.map(\.count).max(), (2...4).contains(columns), all.count >= 4 else { return nil }
    func values(_ column: Int) -> [String] {
      all.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
    }
    let time = (0..<columns).first { column in
      let own = values(column)
      return own.count * 2 > all.count && own.count { Self.times($0).start != nil } * 10 >= own.count * 9
    }
    let label = (0..<columns).first { column in
      let own = values(column)
      let distinct = Set(own)
      let changes = zip(own, own.dropFirst()).count { $0 != $1 }
      return column != time && own.count * 2 > all.count && distinct.count >= 2 && distinct.count * 2 <= own.count
        && own.allSatisfy { $0.unicodeScalars.count <= 40 && SpreadsheetNumber.value(of: $0) == nil }
        && changes * 5 >= own.count * 2
    }
    let words = (0..<columns).filter { $0 != time && $0 != label }.max { a, b in
      values(a).reduce(0) { $0 + $1.utf8.count } < values(b).reduce(0) { $0 + $1.utf8.count }
    }
    guard let label, let words else { return nil }
    // Answers to a closed question recur too: what is said stands last, and says more than one word as a rule.
    let said = values(words)
    guard words > label, said.count(where: { $0.contains(" ") }) * 2 >= said.count else { return nil }
    (text, speaker, start, end) = (words, label, time, nil)
    rows = all
    isGuess = true
  }

  /// Whether a heading names what is said and who says it, so that the table is one whatever the file is called.
  static func isNamed(_ head: [String]) -> Bool {
    let names = head.map { name($0) }
    return names.contains { texts.contains($0) } && names.contains { speakers.contains($0) }
  }

  /// The rows as segments, and whether times were read as milliseconds.
  var segments: (segments: [SpokenSegment], isMilliseconds: Bool) {
    func cell(_ row: [String], _ column: Int?) -> String? { column.flatMap { $0 < row.count ? row[$0] : nil } }
    let all = rows.map { row -> SpokenSegment in
      let (first, second) = cell(row, start).map(Self.times) ?? (nil, nil)
      let last = cell(row, end).flatMap { Self.times($0).start } ?? second
      let label = cell(row, speaker) ?? ""
      let name = label.hasSuffix(":") ? String(label.dropLast()) : label
      return SpokenSegment(
        speaker: name.isEmpty ? nil : name, text: cell(row, text) ?? "", start: first,
        end: last.flatMap { $0 >= (first ?? 0) ? $0 : nil })
    }
    return TimeUnit.isMilliseconds(all, names: false) ? (all.map(\.fromMilliseconds), true) : (all, false)
  }

  private static func name(_ text: String) -> String {
    var name = LetterCase.lowercased(SegmentWriter.folded(text))
    while let last = name.unicodeScalars.last, ":*".unicodeScalars.contains(last) { name.unicodeScalars.removeLast() }
    return name
  }

  /// A clock, a number, or a span of two clocks.
  private static func times(_ text: String) -> (start: Double?, end: Double?) {
    if let value = SpreadsheetNumber.value(of: text) { return (value >= 0 ? value : nil, nil) }
    let marks: Set<Character> = ["[", "]", "(", ")", "#"]
    let words = text.filter { !marks.contains($0) }.split { $0 == " " || $0 == "–" || $0 == "-" || $0 == ">" }
    let all = words.map { CueParser.times(of: $0 + " --> 0:00")?.start }
    guard (1...2).contains(all.count), let first = all[0] else { return (nil, nil) }
    return (first, all.count == 2 ? all[1] : nil)
  }
}
