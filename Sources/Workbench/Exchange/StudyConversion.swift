package import CorpusModel
package import Interchange
package import ProjectStore
internal import QualitativeCoding
internal import TextAnalysis

/// Turns files of one program into files of another.
package enum StudyConversion {
  /// A file and what is to be said of it.
  package struct Result: Sendable {
    package let bytes: [UInt8]
    package let notes: [String]
  }

  /// How a study is written.
  package struct Options: Sendable {
    let unit: OffsetConvention.Unit
    let language: ReportLanguage

    /// - Parameters:
    ///   - unit: What places count in `.qdpx`.
    ///   - language: That of a report: `.docx` and `.html`.
    package init(unit: OffsetConvention.Unit = .codePoints, language: ReportLanguage = .danish) {
      self.unit = unit
      self.language = language
    }
  }

  /// The project in the format that a file's ending says.
  ///
  /// - Throws: `ConversionError.unknownEnding`, `ConversionError.noCodes`, and what writing throws.
  package static func export(_ project: Project, to file: String, _ options: Options) async throws -> Result {
    try check(ending: file)
    return try await write(try project.read { try $0.study() }, to: file, options)
  }

  /// A file or folder of another program, or a codebook, in the format that a file's ending says.
  ///
  /// - Parameter coder: The name of who stands as the author of what has none.
  /// - Throws: `ConversionError`, and what reading and writing throw.
  package static func convert(
    _ input: String, to output: String, coder: String, _ options: Options
  ) async throws -> Result {
    try check(ending: output)
    if CodebookFiles.endings.contains(input.fileEnding) {
      let codebook = try CodebookFiles.codebook(at: input)
      return try await write(Study(name: codebook.name, codebook: codebook), to: output, options)
    }
    let reading = try StudyFiles.read(input)
    let (study, notes) = try StudyImport.study(
      of: reading, coder: coder, time: reading.study.created ?? StudyImport.unknownTime, analyzer: DanishAnalyzer())
    let result = try await write(study, to: output, options)
    let proof = reading.offsets.map { [$0.text] } ?? []
    return Result(bytes: result.bytes, notes: proof + notes + result.notes)
  }

  private static let endings = ["qdpx", "qdc", "yaml", "csv", "docx", "html"]

  private static func check(ending file: String) throws(ConversionError) {
    if !endings.contains(file.fileEnding) { throw .unknownEnding(file, known: endings) }
  }

  private static func write(_ study: Study, to file: String, _ options: Options) async throws -> Result {
    if file.fileEnding == "docx" || file.fileEnding == "html" {
      return try await transcripts(study, to: file, options.language)
    }
    if file.fileEnding == "yaml" || file.fileEnding == "csv" {
      if study.codebook.themes.isEmpty { throw ConversionError.noCodes(file) }
      let text =
        file.fileEnding == "yaml"
        ? CodebookWriter.yaml(of: study.codebook)
        : DelimitedWriter(.csv, isRaw: false).text(of: CodebookTable.table(of: study.codebook))
      let codings = study.codings.count
      var notes =
        codings == 0 ? [] : ["\(codings) \(codings == 1 ? "coding is" : "codings are") left out: it is a codebook"]
      if file.fileEnding == "csv" {
        if study.codebook.language != nil || study.codebook.memo != nil {
          notes.append("the codebook's language and memo are left out, and its name is the file's: a table has none")
        }
        let joined = CodebookTable.joinedItems(of: study.codebook)
        if joined > 0 {
          notes.append(
            "\(joined) \(joined == 1 ? "item of several lines stands" : "items of several lines stand") on one: in a table a line is an item"
          )
        }
      }
      return Result(bytes: Array(text.utf8), notes: notes)
    }
    let export = StudyExport(study, program: RunRecord.program)
    if file.fileEnding == "qdc" {
      if export.study.codes.isEmpty { throw ConversionError.noCodes(file) }
      return Result(bytes: QdcFormat.bytes(of: export.study), notes: leftOut(of: study, in: file))
    }
    return Result(
      bytes: try QdpxWriter.bytes(of: export.study, unit: options.unit, file: file),
      notes: [counts(export.study)] + export.notes)
  }

  /// What a codebook of REFI-QDA has no place for, by kind. Ids, criteria, examples and related codes stand in the
  /// descriptions.
  private static func leftOut(of study: Study, in file: String) -> [String] {
    let codes = study.codebook.codes
    let ownName = String(file.fileName.dropLast(file.fileEnding.count + 1))
    let kinds = [
      (codes.reduce(0) { $0 + $1.rules.count }, "rule", "rules"),
      (codes.count { $0.threshold != 1 }, "threshold", "thresholds"),
      (study.codebook.words.count, "word list", "word lists"),
      // A file without a name is called after itself.
      (study.codebook.name == ownName ? 0 : 1, "name of the codebook", "names"),
      (study.codebook.language == nil ? 0 : 1, "language", "languages"),
      (study.codebook.memo == nil ? 0 : 1, "memo of the codebook", "memos"),
      (study.codings.count, "coding", "codings"),
    ].filter { $0.0 > 0 }
    if kinds.isEmpty { return [] }
    let counts = kinds.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }.joined(separator: ", ")
    return ["left out, since the format has no place for it: \(counts)"]
  }

  /// Whole texts with their codes as Word comments or in the margin of a page.
  private static func transcripts(
    _ study: Study, to file: String, _ language: ReportLanguage
  ) async throws -> Result {
    if study.sources.isEmpty { throw ConversionError.noTexts(file) }
    let run = RunRecord(includesInterviewer: true)
    let result = try await ProjectCorpus(study, analyzer: DanishAnalyzer())
      .matrix(kinds: [], includesInterviewer: true, includesProposals: false)
    let report = CodedTranscripts(result, language: language, run: run).report
    let orphans = study.codings.count - (result.passages ?? []).reduce(0) { $0 + $1.count }
    var notes: [String] = []
    if orphans > 0 {
      notes.append(
        "\(orphans) \(orphans == 1 ? "coding" : "codings") of an earlier text \(orphans == 1 ? "is" : "are") left out")
    }
    let others = [
      (study.memos.count, "memo", "memos"), (study.links.count, "link", "links"), (study.sets.count, "set", "sets"),
    ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
    if !others.isEmpty { notes.append("left out, the format has no place for them: \(others.joined(separator: ", "))") }
    return Result(
      bytes: file.fileEnding == "docx"
        ? try DocxWriter(time: run.time).bytes(of: report, file: file) : Array(report.page.utf8),
      notes: notes)
  }

  private static func counts(_ study: ExchangedStudy) -> String {
    let codings = study.sources.reduce(0) { sum, source in
      sum + source.codings.count + source.selections.reduce(0) { $0 + $1.codings.count }
    }
    let counts = [
      (study.sources.count, "source", "sources"), (study.codes.flatMap(\.selfAndBelow).count, "code", "codes"),
      (codings, "coding", "codings"), (study.notes.count, "note", "notes"), (study.cases.count, "case", "cases"),
    ]
    return counts.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }.joined(separator: ", ")
  }
}

/// What keeps a file from being converted.
package enum ConversionError: UserFacingError, Equatable {
  case unknownEnding(String, known: [String])
  case noCodes(String)
  case noTexts(String)

  package var report: ErrorReport {
    switch self {
    case .unknownEnding(let file, let known):
      ErrorReport(
        "cannot tell a format by the ending of '\(file)'",
        help: "end it in one of: \(known.joined(separator: ", "))")
    case .noCodes(let file):
      ErrorReport("cannot write '\(file)': there are no codes", help: "the format must hold one or more")
    case .noTexts(let file):
      ErrorReport(
        "cannot write '\(file)': there are no texts", help: "a codebook alone becomes .qdc, .yaml or .csv")
    }
  }
}
