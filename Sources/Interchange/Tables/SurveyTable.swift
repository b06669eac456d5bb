internal import CorpusModel
internal import UnicodeText

/// A table of answers: a row is a case, a column a question. Open answers are told from closed ones by their words.
struct SurveyTable {
  private let head: [String]
  private let rows: [[String]]
  /// Columns of open answers.
  private let open: [Int]
  /// Columns that are variables.
  private let closed: [Int]
  private let id: Int?

  /// How many columns are open answers, and how many variables.
  var counts: (open: Int, closed: Int) { (open.count, closed.count) }

  private static let ids: Set<String> = [
    "id", "nr", "nr.", "løbenr", "løbenr.", "løbenummer", "respondent", "respondentid", "respondent-id",
    "respondent id", "case", "deltager", "deltagernr", "svar-id", "svarid", "response id", "responseid", "informant",
    "besvarelse", "respondentnr",
  ]
  private static let openHints = [
    "uddyb", "kommentar", "beskriv", "hvorfor", "fritekst", "begrund", "egne ord", "åbent",
  ]

  /// The survey that rows are, the first with the questions; `nil` when no column holds open answers: four words on the
  /// average, or two where the question asks to explain, and hardly ever the same twice.
  init?(_ all: [[String]]) {
    guard let first = all.first, all.count > 1 else { return nil }
    let rows = Array(all.dropFirst())
    let width = max(first.count, rows.map(\.count).max() ?? 0)
    let head = (0..<width).map { column in
      column < first.count && !first[column].isEmpty ? first[column] : "Kolonne \(column + 1)"
    }
    func values(_ column: Int) -> [String] {
      rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
    }
    let open = (0..<width).filter { Self.isOpen(values($0), question: head[$0]) }
    guard !open.isEmpty else { return nil }
    func isIdentifier(_ column: Int) -> Bool {
      let own = values(column)
      return !open.contains(column) && own.count == rows.count && Set(own).count == own.count
        && own.allSatisfy { $0.unicodeScalars.count <= 20 }
    }
    let named = (0..<width).first { Self.ids.contains(LetterCase.lowercased(head[$0])) && isIdentifier($0) }
    let id = named ?? (isIdentifier(0) ? 0 : nil)
    closed = (0..<width).filter { !open.contains($0) && $0 != id }
    self.open = open
    self.id = id
    self.head = head
    self.rows = rows
  }

  private static func isOpen(_ values: [String], question: String) -> Bool {
    guard !values.isEmpty else { return false }
    let words = values.reduce(0) { $0 + $1.split { $0.isWhitespace }.count }
    let lower = LetterCase.lowercased(question)
    let least = openHints.contains { lower.contains($0) } ? 2 : 4
    return words >= values.count * least && Set(values).count * 2 > values.count
      && values.count { SpreadsheetNumber.value(of: $0) != nil } * 2 < values.count
  }

  /// The answers as text: the case, then each question that was answered in words and the answer below it.
  ///
  /// - Throws: `InterchangeError` when they are too long.
  func text(file: String) throws(InterchangeError) -> SourceText {
    var bytes: [UInt8] = []
    var blocks: [SourceBlock] = []
    var cases: [CaseStretch] = []
    func add(_ words: String, _ kind: SourceBlock.Kind, parted by: String) {
      if !bytes.isEmpty { bytes += Array(by.utf8) }
      let start = bytes.count
      bytes += Array(words.utf8)
      blocks.append(SourceBlock(range: TextRange(start, bytes.count), kind: kind))
    }
    for (number, row) in rows.enumerated() {
      func cell(_ column: Int) -> String { column < row.count ? row[column] : "" }
      let first = blocks.count
      let own = id.map(cell) ?? "\(number + 1)"
      let name = SpreadsheetNumber.value(of: own) == nil ? own : "Respondent \(own)"
      add(name, .heading(level: 1), parted: "\n\n")
      for column in open where !cell(column).isEmpty {
        add(head[column], .paragraph, parted: "\n\n")
        add(cell(column), .quotation, parted: "\n")
      }
      let variables = closed.filter { !cell($0).isEmpty }.map { column in
        CaseStretch.Variable(
          name: head[column], value: cell(column), number: SpreadsheetNumber.value(of: cell(column)))
      }
      cases.append(
        CaseStretch(name: name, range: TextRange(blocks[first].range.start, bytes.count), variables: variables))
      if bytes.count > SourceTextBuilder.longest {
        throw .limit(file, "holds more than \(SourceTextBuilder.longest >> 20) MB of text")
      }
    }
    guard let verbatim = UTF8Text(validating: bytes) else { preconditionFailure("strings are well-formed") }
    return SourceText(verbatim: verbatim, blocks: blocks, cases: cases)
  }
}
