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

  /// - Throws: `ValidationError` for a table beside a project, which was asked for it when its sources came.
  func validate(isProject: Bool) throws {
    if isProject, file != nil {
      throw ValidationError(
        "--speakers goes with files and folders; a project takes it with 'citat import', and cases with 'citat cases import'."
      )
    }
  }

  var choice: SpeakerChoice { SpeakerChoice(file: file, showsPersons: names) }
}
