internal import ArgumentParser
internal import CorpusModel
internal import Glibc
internal import Interchange
internal import UnicodeText
internal import Workbench

/// Standard error.
enum StandardError {
  static func write(_ text: String) { Descriptor.write(text, to: 2) }

  /// The most lines of a table that are told one by one: with columns that are not the table's, it is every line.
  private static let mostLines = 20
  /// The most notes on texts that are told: of a hundred interviews each may have one.
  private static let mostNotes = 10

  /// Writes what could not be read.
  static func write(_ failures: [ErrorReport], areOfLines: Bool) {
    for failure in areOfLines ? failures.prefix(mostLines) : failures[...] { write(failure.text() + "\n") }
    let more = areOfLines ? failures.count - mostLines : 0
    if more > 0 { write("note: \(more) more \(more == 1 ? "line" : "lines") could not be read\n") }
  }

  /// Writes what was guessed while texts were read, the first of much.
  static func write(notes: [String]) {
    for note in notes.prefix(mostNotes) { write("note: \(note)\n") }
    let more = notes.count - mostNotes
    if more > 0 { write("note: and \(more) more such notes; 'citat import --dry-run' on the texts tells all\n") }
  }

  /// Writes what is wrong, in lines that a terminal has room for.
  static func write(_ report: ErrorReport) { Descriptor.write(report.text(on: .standardError), to: 2) }
}

/// A file descriptor that is written to whole.
enum Descriptor {
  /// Writes all bytes; `false` when the system refused, as on a full disk.
  @discardableResult
  static func write(_ text: String, to descriptor: Int32) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var written = 0
      while written < bytes.count {
        // SAFETY: the buffer lives through the closure, and `written` is less than its count.
        let count = Glibc.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
        if count < 0 && errno == EINTR { continue }
        if count <= 0 { return false }
        written += count
      }
      return true
    }
  }
}

/// Row formats, by name and by the ending of a file.
enum RowFormat: String, ExpressibleByArgument {
  case text, csv, tsv, json, jsonl, md, html, xlsx, docx, svg, conllu

  /// The format that a file's ending stands for, or `nil`.
  init?(ending file: String) {
    let ending = LetterCase.lowercased(file.split(separator: ".").last.map(String.init) ?? "")
    let names: [String: RowFormat] = [
      "txt": .text, "csv": .csv, "tsv": .tsv, "json": .json, "jsonl": .jsonl, "md": .md, "markdown": .md, "html": .html,
      "htm": .html, "xlsx": .xlsx, "docx": .docx, "svg": .svg, "conllu": .conllu,
    ]
    guard file.contains("."), let format = names[ending] else { return nil }
    self = format
  }
}

/// Where results go and how they are written.
struct OutputOptions: ParsableArguments {
  @Option(help: "How results are written; see 'citat help formats'.")
  var format: RowFormat?

  @Option(name: .shortAndLong, help: "The file to write to. Its ending chooses the format.")
  var output: String?

  @Flag(help: "In csv and tsv, write cells that look like formulas as they are.")
  var raw = false

  @Flag(help: "Write csv as Danish Excel opens it: semicolons and decimal commas.")
  var excelDa = false

  mutating func validate() throws {
    if output == "-" { output = nil }
    if excelDa, let format, format != .csv { throw ValidationError("--excel-da goes with csv.") }
  }

  /// The format that was asked for: by name, by the file's ending, else text.
  ///
  /// - Throws: `CommandError` when the command does not write it.
  func chosen(among allowed: [RowFormat]) throws(CommandError) -> RowFormat {
    let ending = output.flatMap { RowFormat(ending: $0) }
    if output != nil, format == nil, ending == nil {
      throw .unknownEnding(output ?? "", known: allowed.map(\.rawValue))
    }
    let format = format ?? ending ?? (excelDa ? .csv : .text)
    if format == .xlsx || format == .docx { _ = try file(for: format) }
    guard allowed.contains(format) else { throw .format(format.rawValue, known: allowed.map(\.rawValue)) }
    return format
  }

  /// Writes the result to the file, or to standard output.
  ///
  /// - Parameter sources: Files that the result was made from, which it must not replace.
  func write(_ text: String, madeFrom sources: [String]) throws {
    try DamageWatch.check(answers: !text.isEmpty)
    if let output {
      try FileWriter.write(text, to: output, notReplacing: sources)
    } else if !Descriptor.write(text, to: 1) {
      // A reader that has seen enough, as `head`, is no error; a full disk is.
      if errno != EPIPE { throw CommandError.standardOutput }
    }
  }

  /// The file to write to, where the format that was chosen needs one.
  ///
  /// - Throws: `CommandError.needsFile`.
  func file(for format: RowFormat) throws(CommandError) -> String {
    guard let output else { throw .needsFile(format.rawValue) }
    return output
  }

  /// Writes a table in the format that was asked for.
  ///
  /// - Parameters:
  ///   - whole: Columns of which a terminal never shows a part.
  ///   - spare: Columns that a terminal without room for all leaves out.
  func write(
    _ table: Table, whole: Set<String> = [], spare: Set<String> = [], madeFrom sources: [String]
  ) throws {
    let format = try chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md])
    let text: String
    switch format {
    case .csv, .tsv: text = delimited(table, format)
    case .json, .jsonl: text = json(table.jsonRows, format)
    case .md: text = Markup.markdown(table)
    default:
      text = table.rows.isEmpty ? "" : TablePrinter(terminal: terminal, whole: whole, spare: spare).text(of: table)
    }
    try write(text, madeFrom: sources)
  }

  /// Writes what a project lists, or says why there is nothing.
  ///
  /// - Parameters:
  ///   - spare: Columns that a terminal without room for all leaves out.
  ///   - note: Said on standard error of an empty table; it names what to do.
  func list(_ table: Table, spare: Set<String> = [], of project: String, orSay note: String) throws -> CommandOutcome {
    if table.rows.isEmpty { StandardError.write(note + "\n") }
    try write(table, spare: spare, madeFrom: [project])
    return table.rows.isEmpty ? .nothingFound : .done
  }

  /// The language of a result: the one that was asked for, else English where it is looked at and Danish in files.
  func language(_ asked: ReportLanguage?, in format: RowFormat) -> ReportLanguage {
    asked ?? (format == .text && output == nil ? .english : .danish)
  }

  /// Colours and columns of where text goes.
  var terminal: Terminal { output == nil ? .standardOutput : Terminal(isInteractive: false, columns: 100) }

  /// A table in one of the formats for programs.
  func delimited(_ table: Table, _ format: RowFormat) -> String {
    delimitedWriter(format).text(of: table)
  }

  /// Rows in one of the formats for programs, each made when its turn comes.
  func delimited(_ columns: [Table.Column], _ rows: some Sequence<[Table.Cell]>, _ format: RowFormat) -> String {
    String(decoding: delimitedWriter(format).bytes(columns: columns, rows: rows), as: UTF8.self)
  }

  private func delimitedWriter(_ format: RowFormat) -> DelimitedWriter {
    DelimitedWriter(format == .tsv ? .tsv : excelDa ? .danishExcel : .csv, isRaw: raw)
  }

  /// Writes a report in one of the formats for readers: md, html, xlsx, docx, else text.
  ///
  /// - Parameter time: Seconds since 1970 that files name as their time of making.
  func write(_ report: Report, _ format: RowFormat, time: Int, madeFrom sources: [String]) throws {
    switch format {
    case .xlsx:
      var cut = 0
      try FileWriter.write(to: file(for: format), notReplacing: sources) { aside in
        let bar = ProgressBar()
        let all = report.rowCount
        var done = 0
        cut = try report.writeWorkbook(to: aside, time: time) { rows in
          done += rows
          bar.show(done, of: all)
        }
        bar.clear()
        try DamageWatch.check()
      }
      if cut > 0 {
        StandardError.write(
          "note: \(cut) texts are longer than a cell of a spreadsheet and were cut; csv holds them whole\n")
      }
    case .docx:
      let bytes = try DocxWriter(time: time).bytes(of: report, file: file(for: format))
      try DamageWatch.check()
      try FileWriter.write(bytes, to: file(for: format), notReplacing: sources)
    case .html: try write(report.page, madeFrom: sources)
    case .md: try write(report.markdown, madeFrom: sources)
    default: try write(ReportPrinter(terminal: terminal).text(of: report), madeFrom: sources)
    }
  }

  /// Rows as one JSON object, or as a line each.
  func json(_ rows: [JSONValue], _ format: RowFormat, beside fields: [(String, JSONValue)] = []) -> String {
    if format == .jsonl { return rows.map { $0.text + "\n" }.joined() }
    return JSONValue.object([("rows", .array(rows))] + fields).prettyText + "\n"
  }
}

/// What is wrong with how a command was called, or with where its result goes.
enum CommandError: UserFacingError {
  case unknownEnding(String, known: [String])
  case format(String, known: [String])
  case needsFile(String)
  case standardOutput
  case unit(String, known: [String])
  case noSelection
  /// A sheet that a coder has filled in.
  case filledSheet(String)
  case noTerminal
  case tooLargeForPicture(Int)
  case topic(String, nearest: String?, known: [String])
  case command(String, nearest: String?)

  var report: ErrorReport {
    switch self {
    case .unknownEnding(let file, let known):
      ErrorReport(
        "cannot tell a format by the ending of '\(file)'",
        help: "end it in one of: \(known.joined(separator: ", ")), or use --format")
    case .format(let name, let known):
      ErrorReport("this command does not write \(name)", help: "it writes: \(known.joined(separator: ", "))")
    case .needsFile(let name):
      ErrorReport("\(name) does not go to a terminal or pipe", help: "name the file: --output NAME.\(name)")
    case .standardOutput:
      ErrorReport("cannot write the result: standard output does not take it", help: "is the disk full?")
    case .tooLargeForPicture(let count):
      ErrorReport("\(count) are too many for a picture", help: "name fewer, or write csv")
    case .filledSheet(let file):
      ErrorReport("'\(file)' is there already and is no empty sheet", help: "give the new sample another name")
    case .noSelection:
      ErrorReport("it is not said which proposals", help: "name a source, --code or --unit; or --all of them")
    case .noTerminal:
      ErrorReport(
        "reviewing needs a terminal, and standard input or output is none",
        help: "in scripts: citat proposals, citat accept, citat code")
    case .unit(let name, let known):
      ErrorReport("there is no unit '\(name)'", help: "units: \(known.joined(separator: ", "))")
    case .topic(let name, let nearest, let known):
      ErrorReport(
        "there is no help on '\(name)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "topics: \(known.joined(separator: ", "))")
    case .command(let name, let nearest):
      ErrorReport(
        "there is no command '\(name)'",
        help: nearest.map { "did you mean '\($0)'? 'citat --help' lists all" } ?? "'citat --help' lists them")
    }
  }
}
