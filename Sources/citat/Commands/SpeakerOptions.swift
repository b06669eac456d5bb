internal import ArgumentParser
internal import Workbench

/// Who the speakers are, and whether their names are shown.
struct SpeakerOptions: ParsableArguments {
  @Option(
    name: .customLong("speakers"),
    help: "A table of speakers, instead of the speakers.csv beside the texts; see 'citat help speakers'.")
  var file: String?

  @Flag(help: "Show names of persons that the texts carry.")
  var names = false

  var choice: SpeakerChoice { SpeakerChoice(file: file, showsPersons: names) }
}
