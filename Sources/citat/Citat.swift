internal import ArgumentParser
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
}
