internal import ArgumentParser
internal import CorpusModel
internal import ProjectStore
internal import Workbench

struct ImportCodings: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import-codings",
    abstract: "Take codings from a table, a filled-in matrix or Word comments.",
    discussion: """
      A table (csv, xlsx) has the columns source, code, and a place: quote with the words, or start and end, range, or unit; \
      coder may be there. The columns may have Danish names: kilde, kode, citat, enhed, koder.

      A sheet that 'citat sample' drew is such a table. Where rows have no code the table is taken for a list of what was read: \
      who filled it in judged those units and, unless they coded elsewhere in a source, nothing else of it; 'citat agreement' \
      counts so.

      A matrix that 'citat matrix --output' wrote may be filled in: what stands in a theme's column is a coding of its row.

      In a Word file each comment is a coding: its text is the code, or several with semicolons between them, its author the \
      coder. A comment that is no code becomes a memo. What Citat itself wrote ('citat report transcripts') is the coding \
      that it was; proposals of rules are left out. The file is the source of its name, or --source; in a file of several sources each begins with a line that is its name.

      What cannot be placed is listed, and the exit code is 2. It is one step: 'citat undo' takes it back.

        citat import-codings kodninger.xlsx
        citat import-codings leder-3.docx --new-codes
      """)

  @Argument(help: "The file: csv, tsv, xlsx or docx.")
  var file: String

  @Option(help: "The source that the file is about, where it does not say it.")
  var source: String?

  @Flag(help: "Make themes of codes that the project does not have.")
  var newCodes = false

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      let report = try CodingImport(try project.open(for: .changing), coder: coder.name)
        .take(file, source: source, makesCodes: newCodes)
      let counts = [
        (report.codings, "new coding", "new codings"), (report.memos, "new memo", "new memos"),
        (report.codes.count, "new code", "new codes"), (report.judged, "unit judged", "units judged"),
      ].filter { $0.0 > 0 }.map { "\($0.0) \($0.0 == 1 ? $0.1 : $0.2)" }
      let known = report.known > 0 ? ["\(report.known) there already"] : []
      let left = report.left.isEmpty ? [] : ["\(report.left.count) not placed"]
      let parts = counts + known + left
      Descriptor.write((parts.isEmpty ? "nothing was found" : parts.joined(separator: ", ")) + "\n", to: 1)
      for line in report.left { StandardError.write("not placed: \(Terminal.safe(line))\n") }
      if !report.left.isEmpty { throw ExitCode(2) }
      return counts.isEmpty && known.isEmpty ? .nothingFound : .done
    }
  }
}
