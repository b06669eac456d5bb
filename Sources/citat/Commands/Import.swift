internal import ArgumentParser
internal import CorpusModel
internal import Workbench

struct Import: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show how files would be imported: format, speakers, times, and what was guessed.",
    discussion: """
        citat import --dry-run interviews
        citat import --dry-run interview-01.vtt svar.csv
        citat import --dry-run interviews --format json

      Labels, roles and cases are set once for all sources in speakers.csv: citat help speakers
      """)

  @Argument(help: "Files and folders.")
  var inputs: [String]

  @Flag(help: "Read the files and report; nothing is kept.")
  var dryRun = false

  @Option(name: .customLong("speakers"), help: "A table of speakers, instead of the speakers.csv beside the texts.")
  var speakers: String?

  @OptionGroup var output: OutputOptions

  func validate() throws {
    if !dryRun {
      throw ValidationError("This version does not import into a project yet; add --dry-run to see how files are read.")
    }
  }

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .json, .jsonl])
      let preview = try await ImportPreview.reading(inputs, speakers: SpeakerChoice(file: speakers))
      for note in preview.notes { StandardError.write("note: \(note)\n") }
      for failure in preview.failures { StandardError.write(failure.text() + "\n") }
      if preview.sources.isEmpty { throw ExitCode(2) }
      let text =
        format == .text
        ? ImportPrinter(terminal: output.terminal).text(of: preview) : output.json(preview.jsonRows, format)
      try output.write(text, madeFrom: [])
      if !preview.failures.isEmpty { throw ExitCode(2) }
      return .done
    }
  }
}
