internal import CorpusModel
internal import Interchange
package import ProjectStore
internal import QualitativeCoding
internal import UnicodeText

/// Takes codings that people set outside Citat into a project: a table, a matrix that was filled in, comments in Word.
package struct CodingImport: Sendable {
  /// What came in, and what could not be placed. Holds no words of texts.
  package struct Report: Sendable, Equatable {
    package var codings = 0
    /// Codings that their coder had already.
    package var known = 0
    package var memos = 0
    /// Units that a sheet lists as read, coded or not.
    package var judged = 0
    package var codes: [String] = []
    /// What could not be placed: line or comment, and why.
    package var left: [String] = []
  }

  private let project: Project
  private let coder: String

  package init(_ project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// Takes in a file, in one step that can be undone. What cannot be placed is in the report.
  ///
  /// - Parameters:
  ///   - source: The source that the file is about, where it does not say it.
  ///   - makesCodes: Whether codes that the project does not have become themes.
  /// - Throws: `InterchangeError` when the file cannot be read or is no such table, `StudyError` for an unknown source.
  package func take(_ file: String, source: String? = nil, makesCodes: Bool = false) throws -> Report {
    let bytes = try VerbatimReader.bytes(of: file)
    let isWord = file.fileEnding == "docx"
    let comments = isWord ? try WordComments(bytes, file: file) : nil
    let tables = isWord ? [] : try NamedTable.tables(of: bytes, file: file)
    return try project.write("import-codings", coder: coder, time: Clock.now, note: file.fileName) { writer in
      var intake = try CodingIntake(writer, coder: coder, makesCodes: makesCodes)
      if let comments {
        let parts = source == nil ? try Self.parts(of: comments, in: writer.reader) : []
        if try Self.isOwn(file, in: writer.reader) || parts.isEmpty {
          try intake.take(comments, of: try Self.source(of: file, named: source, in: writer.reader))
        } else {
          for part in parts { try intake.take(part.comments, of: part.source) }
          intake.leave(comments, but: parts.flatMap(\.comments.comments))
        }
      } else {
        let source = try source.map { try writer.reader.requireSource($0).name }
        var isTable = false
        for table in tables { isTable = try intake.take(table, source: source) || isTable }
        if !isTable {
          throw InterchangeError.codings(
            file: file, line: 1, problem: "it has no column 'source' with a column 'code' or columns of themes")
        }
      }
      writer = intake.writer
      return intake.report
    }
  }

  /// Whether a source has the name of a Word file.
  private static func isOwn(_ file: String, in reader: ProjectReader) throws -> Bool {
    (try? source(of: file, named: nil, in: reader)) != nil
  }

  /// The parts of a Word file of several sources, each under a line with the source's name, as `CodedTranscripts` writes it.
  private static func parts(
    of comments: WordComments, in reader: ProjectReader
  ) throws -> [(source: StudySource, comments: WordComments)] {
    var starts: [(offset: Int, source: StudySource)] = []
    let sources = Dictionary(try reader.sources().map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    var offset = 0
    for line in comments.text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false) {
      if let source = sources[String(decoding: line, as: UTF8.self)] { starts.append((offset, source)) }
      offset += line.count + 1
    }
    let ends = starts.dropFirst().map(\.offset) + [comments.text.count]
    return zip(starts, ends).map { ($0.source, comments.part(TextRange($0.offset, $1))) }
  }

  /// The source that a Word file is about: the one that is named, else the one of its name, whatever the ending.
  private static func source(of file: String, named name: String?, in reader: ProjectReader) throws -> StudySource {
    if let name { return try reader.requireSource(name) }
    let own = file.fileName
    if let source = try reader.source(own) { return source }
    func stem(_ name: String) -> Substring { name.fileName.dropLast(name.fileEnding.utf8.count + 1) }
    let alike = try reader.sources().filter { stem($0.name) == stem(own) }
    if alike.count == 1, let only = alike.first { return only }
    return try reader.requireSource(own)
  }
}

/// Codings on their way into a project.
private struct CodingIntake {
  var writer: ProjectWriter
  private(set) var report = CodingImport.Report()
  private let coder: String
  private let makesCodes: Bool
  private var codes: [Code]
  private var documents: [String: Document] = [:]
  private var known: Set<[String]>

  init(_ writer: ProjectWriter, coder: String, makesCodes: Bool) throws {
    self.writer = writer
    self.coder = coder
    self.makesCodes = makesCodes
    codes = try writer.reader.codebook().codes
    known = Set(try writer.reader.codings().map(StudyImport.key))
  }

  // MARK: Tables

  /// Takes in a table; `false` when it is none of codings.
  mutating func take(_ table: NamedTable, source named: String?) throws -> Bool {
    var columns = CodingReader.columns(table.names)
    columns["quote"] = columns["quote"] ?? columns["text"]
    let themes = columns["code"] == nil ? themeColumns(table.names, but: Set(columns.values)) : []
    guard columns["source"] != nil || named != nil, columns["code"] != nil || !themes.isEmpty,
      columns["quote"] != nil || columns["range"] != nil || columns["start"] != nil || columns["unit"] != nil
    else { return false }
    func text(_ column: Int?, _ row: NamedTable.Row) -> String? {
      guard let column, column < row.cells.count, row.cells[column].utf8.contains(where: { $0 > 0x20 }) else {
        return nil
      }
      return row.cells[column]
    }
    func marks(_ row: NamedTable.Row) -> [String] {
      themes.filter { Self.isMarked(row.cells, $0.column) }.map(\.code)
        + (text(columns["code"], row).map(CodingReader.codes(inCell:)) ?? [])
    }
    // A sheet has rows of units that were read and got no code. Where one coder is named on it, all of it is theirs.
    let isSheet = table.rows.contains { marks($0).isEmpty && (named != nil || text(columns["source"], $0) != nil) }
    let coders = Set(table.rows.compactMap { text(columns["coder"], $0) })
    let usual = isSheet && coders.count == 1 ? coders.first ?? coder : coder
    var read: [Reading] = []
    for row in table.rows {
      func cell(_ name: String) -> String? { text(columns[name], row) }
      let marked = marks(row)
      let place = "line \(row.line)"
      guard let name = cell("source") ?? named, let source = try writer.reader.source(name) else {
        // A sum, or an empty line.
        if marked.isEmpty { continue }
        report.left.append("\(place): the source is none of the project's")
        continue
      }
      let document = try document(of: source)
      let range: TextRange?
      do throws(StudyError) {
        range = try Self.range(
          of: cell("range"), start: cell("start"), end: cell("end"), unit: cell("unit"), quote: cell("quote"),
          in: document)
      } catch {
        report.left.append("\(place): \(error.report.message)")
        continue
      }
      guard let range else {
        if !marked.isEmpty { report.left.append("\(place): it names no place") }
        continue
      }
      guard let coder = cell("coder") ?? (marked.isEmpty && coders.count > 1 ? nil : usual) else {
        report.left.append("\(place): it has no code, and several coders are named: write in 'coder' who read it")
        continue
      }
      let before = report.codings + report.known
      try add(marked, on: source, document, range, coder: coder, place: place)
      // A slip in the name of a code does not say that the unit got none.
      if marked.isEmpty || report.codings + report.known > before {
        read.append(Reading(coder: coder, source: source, range: range))
      }
    }
    if isSheet { try judge(read) }
    return true
  }

  /// A row of a sheet: somebody read these words, and gave them codes or none.
  private struct Reading {
    let coder: String
    let source: StudySource
    let range: TextRange
  }

  /// Notes that coders judged the units of a sheet. A table all of whose rows have codes is none.
  private mutating func judge(_ read: [Reading]) throws {
    for (id, own) in Dictionary(grouping: read, by: \.source.id).sorted(by: { $0.key < $1.key }) {
      var known = Set(
        try writer.reader.judgements(source: id).map { [$0.coder, $0.revision, "\($0.start)-\($0.end)"] })
      for unit in own {
        let author = try author(unit.coder)
        let key = [author, unit.source.revision, "\(unit.range.start)-\(unit.range.end)"]
        guard known.insert(key).inserted else { continue }
        let identifier = writer.identifier()
        try writer.put(
          Judgement(
            id: identifier, coder: author, source: id, revision: unit.source.revision, range: unit.range,
            created: writer.time))
        report.judged += 1
      }
    }
  }

  /// Columns that are called as a code is, by id or name, or `code-` and the id: as a matrix calls the column of a code
  /// beside a column of its own that has the id for a name.
  private func themeColumns(_ names: [String], but taken: Set<Int>) -> [(column: Int, code: String)] {
    names.indices.compactMap { column in
      if taken.contains(column) || names.contains("code-" + names[column]) { return nil }
      let plain = names[column].hasPrefix("code-") ? code(String(names[column].dropFirst(5))) : nil
      return (code(names[column]) ?? plain).map { (column, $0.id) }
    }
  }

  /// Whether somebody put something into a cell of a theme.
  private static func isMarked(_ cells: [String], _ column: Int) -> Bool {
    guard column < cells.count else { return false }
    let text = LetterCase.lowercased(String(cells[column].filter { !$0.isWhitespace }))
    return !["", "0", "-", "–", "nej", "no", "false", "falsk"].contains(text)
  }

  /// Where a row says that its coding lies; `nil` where it says nothing.
  private static func range(
    of range: String?, start: String?, end: String?, unit: String?, quote: String?, in document: Document
  ) throws(StudyError) -> TextRange? {
    let numbers: (Int, Int)? =
      if let start, let end, let from = Int(start), let until = Int(end) {
        (from, until)
      } else if let range {
        Self.numbers(in: range)
      } else {
        nil
      }
    // A number is believed where the words agree; else the words are looked for.
    func isRight(_ found: TextRange) -> Bool { quote.map { isSame($0, document.text(in: found)) } ?? true }
    if let (from, until) = numbers, from >= 0, from < until {
      if until <= document.canonical.count {
        let found = CodingPlace.snapped(TextRange(from, until), in: document.canonical)
        if isRight(found) { return found }
      }
      // Other programs count characters of the file.
      if quote != nil, until <= document.verbatim.scalarCount,
        let low = document.canonical(of: ScalarRange(from, until)).first,
        let high = document.canonical(of: ScalarRange(from, until)).last
      {
        let found = CodingPlace.snapped(TextRange(low.start, high.end), in: document.canonical)
        if isRight(found) { return found }
      }
      if quote == nil { return try CodingPlace.range(TextRange(from, until)).range(in: document) }
    }
    if let unit, let (kind, number) = self.unit(unit, of: document) {
      let found = try CodingPlace.unit(kind, number).range(in: document)
      if let found, isRight(found) { return found }
    }
    return try quote.map { text throws(StudyError) in try CodingPlace.quote(text).range(in: document) } ?? nil
  }

  private static func isSame(_ a: String, _ b: String) -> Bool {
    func plain(_ text: String) -> [UInt8] {
      let bytes = NormalForm.composed(Array(text.utf8)).filter { $0 > 0x20 }
      return bytes.first == UInt8(ascii: "'") ? Array(bytes.dropFirst()) : bytes
    }
    return plain(a) == plain(b)
  }

  /// `120-180` or `[120,180]`.
  private static func numbers(in text: String) -> (Int, Int)? {
    let parts = text.split { !$0.isNumber }.compactMap { Int($0) }
    return parts.count == 2 ? (parts[0], parts[1]) : nil
  }

  /// `turn 12`, as a table in either language calls it; a number alone is one of the source's own units.
  private static func unit(_ text: String, of document: Document) -> (UnitKind, Int)? {
    let parts = text.split(whereSeparator: \.isWhitespace)
    guard let number = parts.last.flatMap({ Int($0) }) else { return nil }
    if parts.count == 1 { return (document.defaultUnitKind, number) }
    let name = LetterCase.lowercased(parts.dropLast().joined(separator: " "))
    for kind in UnitKind.allCases {
      let names = [kind.rawValue] + [ReportLanguage.danish, .english].map { ReportWords($0).name(of: kind) }
      if names.contains(where: { LetterCase.lowercased($0) == name }) { return (kind, number) }
    }
    return nil
  }

  // MARK: Comments

  /// Tells of the comments of a file that stand under no source.
  mutating func leave(_ comments: WordComments, but taken: [WordComments.Comment]) {
    let numbers = Set(taken.map(\.number))
    for comment in comments.comments where !numbers.contains(comment.number) {
      report.left.append("comment \(comment.number): it stands under no source's name")
    }
  }

  mutating func take(_ comments: WordComments, of source: StudySource) throws {
    let document = try document(of: source)
    let alignment = TextAlignment(from: comments.text, to: document.canonical)
    let rules = [ReportLanguage.danish, .english].map { ReportWords($0).ruleAuthor }
    var proposals = 0
    for comment in comments.comments {
      let place = "comment \(comment.number)"
      if rules.contains(comment.author) {
        proposals += 1
        continue
      }
      guard let range = comment.range else {
        report.left.append("\(place): it is about no words")
        continue
      }
      guard let found = alignment.place(of: range) else {
        report.left.append("\(place): its words do not stand in '\(source.name)'")
        continue
      }
      let whole = CodingPlace.snapped(found.range, in: document.canonical)
      let parts =
        codeBeforeWords(comment.text, of: document.text(in: whole)).map { [$0] }
        ?? CodingReader.codes(inCell: comment.text)
      let author = comment.author.isEmpty ? coder : comment.author
      if !makesCodes, !parts.contains(where: { code($0) != nil }) {
        try addMemo(comment.text, on: source, whole, coder: author)
      } else {
        try add(parts, on: source, document, whole, coder: author, place: place)
      }
    }
    if proposals > 0 {
      report.left.append(
        proposals == 1
          ? "1 comment is a proposal of a rule that nobody decided"
          : "\(proposals) comments are proposals of rules that nobody decided")
    }
  }

  /// The code of a comment as `CodedTranscripts` writes it where a rule proposed it first: `Naboer: naboen; nabo`.
  private func codeBeforeWords(_ comment: String, of passage: String) -> String? {
    let passage = LetterCase.folded(passage)
    let parts = CodingReader.codes(inCell: comment)
    guard let first = parts.first, !parts.contains(where: { code($0) != nil }),
      let (code, start) = first.ranges(of: ": ").lazy.compactMap({ colon in
        self.code(String(first[..<colon.lowerBound])).map { ($0, colon.upperBound) }
      }).first
    else { return nil }
    let areAllThere = ([String(first[start...])] + parts.dropFirst()).allSatisfy { piece in
      let isOfContext = RuleContext.allCases.contains { piece.hasPrefix("\($0.rawValue): ") }
      let words = piece.firstRange(of: " (").map { piece[..<$0.lowerBound] } ?? piece[...]
      return isOfContext || passage.contains(LetterCase.folded(String(words)))
    }
    return areAllThere ? code.id : nil
  }

  // MARK: Writing

  private func code(_ text: String) -> Code? {
    let folded = Name.identifier(text)
    return codes.first { $0.id == text } ?? codes.first { Name.identifier($0.name) == folded }
  }

  private mutating func document(of source: StudySource) throws -> Document {
    if let known = documents[source.id] { return known }
    let document = try writer.reader.document(of: source)
    documents[source.id] = document
    return document
  }

  private mutating func author(_ name: String) throws -> String {
    let id = Name.identifier(name)
    if try !writer.reader.coders().contains(where: { $0.id == id }) { try writer.put(Coder(id: id, name: name)) }
    return id
  }

  private mutating func add(
    _ names: [String], on source: StudySource, _ document: Document, _ range: TextRange, coder name: String,
    place: String
  ) throws {
    let author = try author(name)
    for name in names {
      guard let code = try code(name) ?? made(name) else {
        report.left.append("\(place): the project has no such code; --new-codes makes it a theme")
        continue
      }
      let time = writer.time
      func coding(_ id: String) -> StudyCoding {
        StudyCoding(
          id: id, code: code.id, coder: author, source: source.id, revision: source.revision, range: range,
          words: document.text(in: range), origin: .imported, created: time)
      }
      guard known.insert(StudyImport.key(coding(""))).inserted else {
        report.known += 1
        continue
      }
      let id = writer.identifier()
      try writer.put(coding(id))
      report.codings += 1
    }
  }

  private mutating func made(_ name: String) throws -> Code? {
    let id = String(Name.codeIdentifier(name).prefix(60))
    guard makesCodes, !id.isEmpty, !codes.contains(where: { $0.id == id }) else { return nil }
    let code = Code.named(name, id: id)
    try writer.put(code, under: nil)
    codes.append(code)
    report.codes.append(id)
    return code
  }

  private mutating func addMemo(_ text: String, on source: StudySource, _ range: TextRange, coder name: String) throws {
    let author = try author(name)
    var words = text[...]
    while let last = words.last, last.isWhitespace { words = words.dropLast() }
    let isThere = try writer.reader.memos(kind: .source, target: source.id).contains {
      $0.start == range.start && $0.end == range.end && $0.coder == author && $0.text == words
    }
    if words.isEmpty || isThere { return }
    let id = writer.identifier()
    try writer.put(
      Memo(
        id: id, coder: author, kind: .source, target: source.id, revision: source.revision,
        start: range.start, end: range.end, text: String(words), created: writer.time))
    report.memos += 1
  }
}
