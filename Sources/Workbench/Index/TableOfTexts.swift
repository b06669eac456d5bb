internal import CorpusIndex
internal import CorpusModel
internal import FoundationEssentials
internal import Interchange
internal import UnicodeText

/// A file with a text on each line: TSV with columns that the user names, or JSONL whose fields have the columns' names.
struct TableOfTexts: Sendable {
  /// The columns that mean something; other names are passed over.
  static let known = ["id", "source", "date", "speaker", "role", "text"]

  let columns: [String]
  /// Whether the program that wrote the table put all texts in quotation marks, as R does.
  private(set) var isQuoted = false
  private let isJSON: Bool
  private let textColumn: Int

  /// - Throws: `WorkbenchError.noTextColumn` when no column is named `text`.
  init(file: String, columns: [String]) throws(WorkbenchError) {
    guard let text = columns.firstIndex(of: "text") else { throw .noTextColumn(known: Self.known) }
    self.columns = columns
    textColumn = text
    isJSON = file.hasSuffix(".jsonl")
  }

  private static let columnHelp =
    "name all columns of the table; those with other names than \(known.joined(separator: ", ")) are passed over"

  private static let objectHelp = #"a line is an object with its text: {"id": "1", "text": "…"}"#

  private static let encodingHelp = "save it as text in UTF-8, with tabs between the columns"

  /// What the text's column is called at the head of a table.
  private static let headings: Set<String> = ["text", "tekst"]

  /// - Parameter line: The first one of the file.
  /// - Throws: `InterchangeError.delimited` where the file is UTF-16, as Excel's "Unicode text" is.
  func checkEncoding(_ line: ArraySlice<UInt8>, file: String) throws(InterchangeError) {
    if line.starts(with: [0xFF, 0xFE]) || line.starts(with: [0xFE, 0xFF]) {
      throw .delimited(file: file, line: 1, problem: "the file is UTF-16", help: Self.encodingHelp)
    }
  }

  /// Whether the first line of a table names its columns. Where it does so in quotation marks, those of all lines are left out.
  ///
  /// - Throws: `InterchangeError.delimited` where it names another column as the text.
  mutating func isHeading(_ line: ArraySlice<UInt8>, file: String) throws(InterchangeError) -> Bool {
    if isJSON { return false }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var cells = (line.starts(with: mark) ? line.dropFirst(3) : line).split(
      separator: 0x09, omittingEmptySubsequences: false
    )
    .map { LetterCase.lowercased(String(decoding: $0, as: UTF8.self)).filter { !$0.isWhitespace } }
    let areQuoted = cells.allSatisfy { $0.count > 2 && $0.first == "\"" && $0.last == "\"" }
    if areQuoted { cells = cells.map { String($0.dropFirst().dropLast()) } }
    guard let place = cells.firstIndex(where: { Self.headings.contains($0) }) else { return false }
    if place == textColumn {
      isQuoted = areQuoted
      return true
    }
    throw .delimited(
      file: file, line: 1,
      problem:
        "it names the columns, and '\(cells[place])' is column \(place + 1) there and \(textColumn + 1) in --columns",
      help: "name the columns in the order of the table")
  }

  /// What the index takes in of a text's values beside its words.
  static func attributes(of entry: Entry) -> [(kind: AttributeKind, value: String)] {
    entry.values.compactMap { column, value in AttributeKind(rawValue: column).map { ($0, value) } }
      .sorted { $0.kind.rawValue < $1.kind.rawValue }
  }

  /// Whether a file can be such a table.
  static func isTable(_ file: String) -> Bool { file.hasSuffix(".tsv") || file.hasSuffix(".jsonl") }

  /// A line as a document.
  ///
  /// - Parameters:
  ///   - number: Of the line, counted from 1; the name of a text without an id.
  ///   - file: The name of the table.
  /// - Returns: `nil` for an empty line.
  /// - Throws: `InterchangeError.delimited` for a line that is no UTF-8, has too few columns, is no JSON object or has no text
  ///   in it, and for a whole table whose lines end in CR alone.
  func entry(_ line: ArraySlice<UInt8>, number: Int, file: String) throws(InterchangeError) -> Entry? {
    let line = line.last == 0x0D ? line.dropLast() : line
    if line.isEmpty { return nil }
    var values: [String: String] = [:]
    if isJSON {
      guard let object = try? JSONDecoder().decode([String: Cell].self, from: Data(line)) else {
        throw .delimited(file: file, line: number, problem: "it is no JSON object", help: Self.objectHelp)
      }
      guard let text = object["text"], !text.isOther else {
        throw .delimited(
          file: file, line: number, problem: object["text"] == nil ? "it has no 'text'" : "its 'text' is no string",
          help: Self.objectHelp)
      }
      for column in columns { values[column] = object[column]?.text }
    } else {
      // Line ends of CR alone make one line of the whole table.
      if number == 1, line.contains(0x0D) {
        throw .delimited(
          file: file, line: number, problem: "it holds line ends of an old Mac (CR alone)",
          help: "save it with the line ends of Unix or Windows")
      }
      var start = line.startIndex
      for (place, column) in columns.enumerated() {
        let isLast = place == columns.count - 1
        let end = isLast ? line.endIndex : line[start...].firstIndex(of: 0x09) ?? line.endIndex
        guard let value = String(validating: line[start..<end], as: UTF8.self) else {
          throw .delimited(file: file, line: number, problem: "it is not UTF-8", help: Self.encodingHelp)
        }
        values[column] = unquoted(value)
        if isLast {
          let more = value.utf8.count { $0 == 0x09 }
          if more > 0 {
            throw .delimited(
              file: file, line: number,
              problem: "it has \(columns.count + more) columns, expected \(columns.count)", help: Self.columnHelp)
          }
          break
        }
        guard end < line.endIndex else {
          throw .delimited(
            file: file, line: number,
            problem: "it has \(place + 1) \(place == 0 ? "column" : "columns"), expected \(columns.count)",
            help: "mend the line, or name the columns as they are")
        }
        start = end + 1
      }
    }
    return Entry(
      name: values["id"].flatMap { $0.isEmpty ? nil : $0 } ?? "\(file):\(number)", text: values["text"] ?? "",
      values: values.filter { $0.key != "id" && $0.key != "text" && !$0.value.isEmpty })
  }

  /// A cell without the quotation marks that the program around it wrote: where all cells stand in them, or where marks in it
  /// are doubled, as csv has them. Other marks are the text's own.
  private func unquoted(_ cell: String) -> String {
    guard cell.utf8.first == 0x22, cell.utf8.count > 1, cell.utf8.last == 0x22 else { return cell }
    let inner = cell.dropFirst().dropLast()
    let isDoubled = inner.contains("\"\"")
    guard isQuoted || isDoubled else { return cell }
    let plain = inner.replacing("\"\"", with: "\u{0}")
    // A mark that is not doubled, nor escaped as R escapes it, ends a quotation within the text.
    guard isQuoted || !plain.contains("\"") else { return cell }
    return String(plain.replacing("\\\"", with: "\"").replacing("\u{0}", with: "\""))
  }

  /// A text of a table.
  struct Entry: Sendable {
    let name: String
    let text: String
    /// By column.
    let values: [String: String]
  }

  /// A value of a JSON object, as text.
  private struct Cell: Decodable {
    let text: String?
    /// Whether it is a list, an object, true or false.
    let isOther: Bool

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else if let number = try? container.decode(Int.self) {
        text = "\(number)"
      } else if let number = try? container.decode(Double.self) {
        text = "\(number)"
      } else {
        text = nil
      }
      isOther = text == nil && !container.decodeNil()
    }
  }
}

extension Document {
  /// A text of a table: one paragraph a line, a turn where a speaker is named.
  init(_ entry: TableOfTexts.Entry) {
    let bytes = Array(entry.text.utf8)
    let text = NormalForm.isComposed(bytes) ? entry.text : String(decoding: NormalForm.composed(bytes), as: UTF8.self)
    self.init(source: entry.name, text: UTF8Text(text), speaker: entry.values["speaker"], role: entry.values["role"])
  }

  /// A text that is its own canonical text, with a paragraph for each line.
  init(source: String, text: UTF8Text, speaker: String?, role: String?) {
    var structure = Structure()
    var start = 0
    for line in text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if !line.isEmpty {
        structure.paragraphs.append(
          Paragraph(range: TextRange(start, start + line.count), kind: speaker == nil ? .body : .turn, section: nil))
      }
      start += line.count + 1
    }
    if let speaker, let first = structure.paragraphs.first, let last = structure.paragraphs.last {
      structure.speakers = [Speaker(label: speaker, role: role, isInterviewer: false)]
      structure.turns = [
        Turn(range: TextRange(first.range.start, last.range.end), speaker: 0, start: nil, end: nil, section: nil)
      ]
    }
    self.init(
      source: source, kind: .text, verbatim: text, canonical: text, map: .identity(count: text.count),
      structure: structure)
  }
}
