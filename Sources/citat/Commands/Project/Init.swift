internal import ArgumentParser
internal import CorpusModel
internal import ProjectStore
internal import Workbench

struct Init: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a project: one file that keeps texts, codes, codings and every change.",
    discussion: """
      The file is for you only (mode 0600); whoever shall read it needs a copy, or its permissions changed.

        citat init
        citat init boernestudie.citat --name 'Børn og netværk'
      """)

  @Argument(help: "The file to make (.citat).")
  var file = "study.citat"

  @Option(help: "What the study is called; without it the file's name.")
  var name: String?

  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      let file = file.hasSuffix(".citat") ? file : file + ".citat"
      let stem = file.split(separator: "/").last.map(String.init) ?? file
      _ = try Project.create(
        at: file, name: name ?? String(stem.dropLast(6)), coder: coder.name, time: Clock.now)
      Descriptor.write("made \(file); next: citat import FOLDER\n", to: 1)
      return .done
    }
  }
}
