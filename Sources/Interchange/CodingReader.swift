internal import CorpusModel
internal import FoundationEssentials
package import QualitativeCoding
internal import UnicodeText

/// Reads what people coded, from lines of JSON or from csv.
///
/// - JSON: an object a line. Source: `doc` or `source`; unit: `id`; place: `spans[{char: [start, end]}]` or
///   `original[[start, end]]`, in Unicode characters of the file; codes: `themes` or `codes`, of names or of objects with
///   `code` or `id`, or one `code`, and then `id` is the coding's; `coder`; `text`. So gold codings can be read, rows of a
///   matrix, and the codings of a project.
/// - csv: `source`, `code`, and `unit` or `start` and `end`; `coder` and `text` may be there; or the same in Danish (`kilde`,
///   `kode`, `enhed`, `slut`, `koder`, `tekst`). A row without a code says that the coder read the unit and gave none. Where
///   such a file names one coder, rows without a name are theirs too.
package enum CodingReader {
  /// The passages of a file, in its order.
  ///
  /// - Parameters:
  ///   - coder: Who coded, where a line does not say it.
  ///   - fields: In lines of JSON, fields that each hold the codes of one coder, who is named by the field; empty for the
  ///     codes of the line.
  /// - Throws: `InterchangeError` with the line that is no coding. O(n).
  package static func passages(
    of file: String, coder: String, fields: [String] = []
  ) throws(InterchangeError) -> [CodedPassage] {
    let text = try VerbatimReader.text(try VerbatimReader.bytes(of: file), file: file).text
    let ending = LetterCase.lowercased(file.split(separator: ".").last.map(String.init) ?? "")
    if ending == "csv" || ending == "tsv" {
      return try passages(of: DelimitedReader(text, file: file), file: file, coder: coder)
    }
    var passages: [CodedPassage] = []
    for (number, line) in text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false).enumerated()
    where line.contains(where: { $0 != 0x20 && $0 != 0x0D }) {
      guard let row = try? JSONDecoder().decode(Line.self, from: Data(line)) else {
        throw .codings(file: file, line: number + 1, problem: "it is no object with source, place or id, and codes")
      }
      if row.unit == nil, row.spans.isEmpty {
        throw .codings(
          file: file, line: number + 1,
          problem: "it names neither a unit nor a place in the text, and what lies on a whole source is not compared")
      }
      if fields.isEmpty {
        guard let codes = row.codes else {
          throw .codings(file: file, line: number + 1, problem: "it has neither 'themes' nor 'codes'")
        }
        passages.append(row.passage(codes: codes, coder: row.coder ?? coder))
      }
      for field in fields {
        guard let codes = row.fields[field] else {
          throw .codings(file: file, line: number + 1, problem: "it has no field '\(field)' with codes")
        }
        passages.append(row.passage(codes: codes, coder: field))
      }
    }
    return passages
  }

  /// Codes in a cell or comment: lines, or what semicolons part; a hash before one is a habit.
  package static func codes(inCell text: String) -> [String] {
    text.split { $0 == ";" || $0.isNewline }.map { part in
      var part = part.drop { $0.isWhitespace || $0 == "#" }
      while let last = part.last, last.isWhitespace { part = part.dropLast() }
      return String(part)
    }.filter { !$0.isEmpty }
  }

  /// What a column of a table of codings may be called, whatever its case: what others write, in English and in Danish.
  private static let spellings: [String: [String]] = [
    "source": ["source", "kilde", "doc", "document", "dokument"], "code": ["code", "kode", "theme", "tema"],
    "coder": ["coder", "koder"], "quote": ["quote", "citat"], "text": ["text", "tekst"],
    "range": ["range"], "start": ["start"], "end": ["end", "slut"], "unit": ["unit", "enhed"],
  ]

  /// The columns of a table of codings by what is in them: `source`, `code`, `coder`, `quote`, `text`, `range`,
  /// `start`, `end`, `unit`.
  package static func columns(_ names: [String]) -> [String: Int] {
    let folded = names.map { LetterCase.lowercased($0) }
    return spellings.compactMapValues { $0.lazy.compactMap { folded.firstIndex(of: $0) }.first }
  }

  private static func passages(
    of table: DelimitedReader, file: String, coder: String
  ) throws(InterchangeError) -> [CodedPassage] {
    let columns = Self.columns(table.columns).mapValues { table.columns[$0] }
    func value(_ name: String, in row: DelimitedReader.Row) -> String? {
      columns[name].flatMap { table.value($0, in: row) }
    }
    let hasPlace = columns["start"] != nil && columns["end"] != nil
    for (column, isThere) in [
      ("source", columns["source"] != nil), ("code", columns["code"] != nil),
      ("unit' or 'start' and 'end", hasPlace || columns["unit"] != nil),
    ] where !isThere {
      throw .codings(file: file, line: 1, problem: "there is no column '\(column)'")
    }
    if hasPlace, columns["unit"] == nil, table.columns.contains("origin") {
      // Taken as characters they would lie beside the words that were coded.
      throw .codings(
        file: file, line: 1,
        problem:
          "its places are bytes, as 'citat list codings' writes them; with '--format jsonl' it writes what can be "
          + "compared, with --sources")
    }
    // Who writes their name where they gave a code read the other units of a sheet too.
    let isSheet = table.rows.contains { value("code", in: $0) == nil }
    let names = Set(table.rows.compactMap { value("coder", in: $0) })
    let coder = isSheet && names.count == 1 ? names.first ?? coder : coder
    var passages: [CodedPassage] = []
    for row in table.rows {
      guard let source = value("source", in: row) else {
        throw .codings(file: file, line: row.line, problem: "it names no source")
      }
      let unit = value("unit", in: row)
      var spans: [ScalarRange] = []
      if let start = value("start", in: row), let end = value("end", in: row) {
        guard let start = Int(start), let end = Int(end), start >= 0, start <= end else {
          throw .codings(file: file, line: row.line, problem: "'start' and 'end' are no place")
        }
        spans = [ScalarRange(start, end)]
      }
      if unit == nil, spans.isEmpty {
        throw .codings(file: file, line: row.line, problem: "it has neither a unit nor a place")
      }
      passages.append(
        CodedPassage(
          coder: value("coder", in: row) ?? coder, source: source, unit: unit, spans: spans,
          codes: Set(value("code", in: row).map(codes(inCell:)) ?? []), text: value("text", in: row)))
    }
    return passages
  }

  /// A line of JSON.
  private struct Line: Decodable {
    let source: String
    var unit: String?
    let spans: [ScalarRange]
    let codes: Set<String>?
    let coder: String?
    let text: String?
    /// All fields that hold codes.
    let fields: [String: Set<String>]

    struct Key: CodingKey {
      let stringValue: String
      var intValue: Int? { nil }
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    struct Span: Decodable { let char: [Int] }

    /// A code by its name or as an object.
    struct Code: Decodable {
      let name: String

      init(from decoder: any Decoder) throws {
        if let name = try? decoder.singleValueContainer().decode(String.self) {
          self.name = name
        } else {
          let object = try decoder.container(keyedBy: Key.self)
          name =
            try object.decodeIfPresent(String.self, forKey: Key(stringValue: "code"))
            ?? object.decode(String.self, forKey: Key(stringValue: "id"))
        }
      }
    }

    init(from decoder: any Decoder) throws {
      let object = try decoder.container(keyedBy: Key.self)
      func string(_ name: String) throws -> String? {
        try object.decodeIfPresent(String.self, forKey: Key(stringValue: name))
      }
      source = try string("doc") ?? object.decode(String.self, forKey: Key(stringValue: "source"))
      unit = try string("id")
      coder = try? string("coder")
      text = try? string("text")
      let places =
        try object.decodeIfPresent([Span].self, forKey: Key(stringValue: "spans"))?.map(\.char)
        ?? object.decodeIfPresent([[Int]].self, forKey: Key(stringValue: "original")) ?? []
      spans = try places.map { place in
        guard place.count == 2, place[0] >= 0, place[0] <= place[1] else {
          throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "no place"))
        }
        return ScalarRange(place[0], place[1])
      }
      var fields: [String: Set<String>] = [:]
      for key in object.allKeys {
        if let codes = try? object.decode([Code].self, forKey: key) { fields[key.stringValue] = Set(codes.map(\.name)) }
      }
      self.fields = fields
      if let codes = fields["themes"] ?? fields["codes"] {
        self.codes = codes
      } else {
        // A coding, as 'citat list codings' writes it: its id is no unit's.
        codes = (try? string("code")).flatMap(\.self).map { [$0] }
        if codes != nil { unit = nil }
        if codes == nil, unit == nil, spans.isEmpty {
          throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "neither codes nor a place"))
        }
      }
    }

    func passage(codes: Set<String>, coder: String) -> CodedPassage {
      CodedPassage(coder: coder, source: source, unit: unit, spans: spans, codes: codes, text: text)
    }
  }
}
