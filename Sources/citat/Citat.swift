internal import ArgumentParser
internal import CorpusModel
internal import Workbench

/// The command line.
@main
struct Citat: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "citat",
    abstract: "Code Danish interviews and reports with a theme codebook.",
    discussion: """
      Nothing leaves this machine. Begin with:

        citat matrix Corpora/gruppeinterview --codebook Codebooks/socialomraadet.yaml
        citat search civilsamfund Corpora
        citat help start
      """,
    version: RunRecord.program,
    groupedSubcommands: [
      CommandGroup(
        name: "Project:",
        subcommands: [
          Init.self, ImportCommand.self, ImportCodings.self, List.self, Remove.self, Rename.self, Erase.self,
          BackupCommand.self,
          Check.self,
          Compact.self, Cases.self,
        ]),
      CommandGroup(
        name: "Find:", subcommands: [Search.self, IndexCommand.self, Explain.self, Show.self, Analyze.self]),
      CommandGroup(name: "Codes:", subcommands: [Codes.self, CodebookCommands.self]),
      CommandGroup(
        name: "Code:",
        subcommands: [
          Review.self, CodeCommand.self, Uncode.self, MemoCommand.self, Why.self, Apply.self, Proposals.self,
          Accept.self,
          Reject.self,
          Log.self,
          Undo.self, Redo.self, MergeCommand.self, Diff.self, Sample.self,
        ]),
      CommandGroup(
        name: "Results:",
        subcommands: [
          MatrixCommand.self, Summary.self, ReportCommand.self, AgreementCommand.self, ExportCommand.self,
          ConvertCommand.self,
        ]),
      CommandGroup(
        name: "Language:",
        subcommands: [
          Frequencies.self, NGrams.self, Collocates.self, KeynessCommand.self, DispersionCommand.self,
          VocabularyCommand.self, CooccurrenceCommand.self,
        ]),
      CommandGroup(name: "Help:", subcommands: [Help.self]),
    ])

  /// A command that there is not is told before the arguments are parsed, which would only count them.
  static func main() async {
    let names = configuration.subcommands.map { $0._commandName }
    if let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"), !names.contains(name) {
      let error = CommandError.command(name, nearest: EditDistance.nearest(to: name, among: names))
      StandardError.write(error.report)
      exit(withError: ExitCode(64))
    }
    await main(nil)
  }
}
