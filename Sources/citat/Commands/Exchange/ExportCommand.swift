internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import Workbench

/// How offsets count, by name.
enum OffsetUnit: String, ExpressibleByArgument, CaseIterable {
  case characters, utf16

  var unit: OffsetConvention.Unit { self == .utf16 ? .utf16 : .codePoints }
}

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a project for another program.",
    discussion: """
      The ending chooses: .qdpx is a REFI-QDA project, which NVivo, ATLAS.ti, MAXQDA, QualCoder and others open; .qdc is a \
      REFI-QDA codebook, .yaml one of ours with its rules, .csv one for a spreadsheet; .docx and .html are the texts with their \
      codes beside them. It is said what the format cannot hold and where that stays. Two exports of one project are the same \
      bytes, and its things keep their GUIDs.

        citat export studie.qdpx
        citat export studie.qdpx --offsets utf16   for NVivo, of texts with emoji
        citat export kodebog.qdc
        citat export kodebog.yaml
      """)

  @Argument(help: "The file to write: NAME.qdpx, .qdc, .yaml, .csv, .docx or .html.")
  var file: String

  @Option(help: "What places count in .qdpx: characters, as the standard has it, or utf16, as NVivo does.")
  var offsets: OffsetUnit = .characters

  @Option(help: "The language of .docx and .html: da or en.")
  var language: ReportLanguage = .danish

  @OptionGroup var project: ProjectOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .reading)
      let result = try await StudyConversion.export(
        project, to: file, StudyConversion.Options(unit: offsets.unit, language: language))
      try FileWriter.write(result.bytes, to: file, notReplacing: [project.file])
      Descriptor.write("wrote \(file)\n", to: 1)
      ExchangePrinter.write(result.notes)
      return .done
    }
  }
}

/// What was found out about a file of another program.
enum ExchangePrinter {
  /// Notes on standard error, a line each.
  static func write(_ notes: [String]) {
    for note in notes { StandardError.write("note: \(Terminal.safe(note))\n") }
  }

  /// What came in, in two or three lines.
  ///
  /// - Parameter isKept: Whether it is in a project now, and was not only looked at.
  static func text(of report: ProjectExchange.Report, file: String, isKept: Bool = true) -> String {
    var text = (isKept ? "imported " : "would import ") + Terminal.safe(file.fileName)
    if let origin = report.origin { text += " of \(Terminal.safe(origin))" }
    func listed(_ counts: [(Int, String)]) -> String {
      counts.filter { $0.0 > 0 }.map { $0.0.counted($0.1) }.joined(separator: ", ")
    }
    let counts = listed([
      (report.sources, "source"), (report.codes, "code"), (report.codings, "coding"), (report.memos, "memo"),
      (report.coders, "coder"), (report.cases, "case"), (report.sets, "set"), (report.links, "link"),
    ])
    text += "\n  \(counts.isEmpty ? "nothing new" : counts)\n"
    let known = listed([(report.knownSources, "source"), (report.knownCodings, "coding")])
    if !known.isEmpty { text += "  there already: \(known)\n" }
    if let offsets = report.offsets { text += "  \(offsets.text)\n" }
    return text
  }
}
