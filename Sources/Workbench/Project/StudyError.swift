package import CorpusModel
internal import UnicodeText

/// What keeps a use case from changing or reading a project. Never holds words of an interview.
package enum StudyError: UserFacingError, Equatable {
  case noProject(String)
  case severalProjects([String])
  case unknownSource(String, nearest: String?)
  case nameTaken(String)
  case unknownCode(String, nearest: String?)
  case codeTaken(String)
  case codeNameTaken(String, by: String)
  case noName
  case codeInItself(String)
  case nothingToSplit(String)
  case codeInUse(String, codings: Int, coders: Int)
  case badColor(String)
  case unknownCoding(String)
  case othersCoding(String, coder: String)
  case quoteMissing(String)
  case quoteRepeated(source: String, units: [String])
  case noUnit(UnitKind, Int, source: String, count: Int)
  case rangeOutside(source: String, count: Int)
  case badRange(String)
  case nothingCoded(String)
  case noMatch(String)
  case noCodebook
  case erasedBefore(String, date: String)
  case sameText(String)
  case unknownItem(String)
  case emptyMemo
  case noCase(String)
  case itself(String)
  case unlike(String)
  case noSources
  case decidedMeanwhile
  case unknownMemo(String)
  case fewCoders([String])

  package var report: ErrorReport {
    switch self {
    case .noProject(let folder):
      ErrorReport(
        "there is no project (*.citat) in \(folder == "." ? "this folder" : "'\(folder)'")",
        help: "name one with --project, or make one: citat init")
    case .severalProjects(let files):
      ErrorReport(
        "there are \(files.count) projects here: \(files.joined(separator: ", "))", help: "name one with --project")
    case .unknownSource(let name, let nearest):
      ErrorReport(
        "the project has no source '\(name)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "'citat list' shows them")
    case .nameTaken(let name):
      ErrorReport(
        "the project has a source '\(name)' from another file",
        help: "a corrected file takes its place with --update; or rename the one that is there: citat rename")
    case .unknownCode(let id, let nearest):
      ErrorReport(
        "the project has no code '\(id)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "'citat codes list' shows them; 'citat codes add' makes one")
    case .codeTaken(let id):
      ErrorReport("the project has a code '\(id)' already", help: "give the new one another id: --id")
    case .codeNameTaken(let name, let id):
      ErrorReport(
        "the project has a code '\(id)' that '\(name)' names already",
        help: "give another name, or make one of both: citat codes merge")
    case .noName: ErrorReport("a code needs a name with letters in it")
    case .codeInItself(let id):
      ErrorReport("the code '\(id)' cannot stand under itself", help: "name a code outside it")
    case .nothingToSplit(let id):
      ErrorReport(
        "no coding of '\(id)' has these words, and no code was made",
        help: "see 'citat list codings'; 'citat codes add NAME --under \(id)' makes a code without codings")
    case .codeInUse(let id, let codings, let coders):
      ErrorReport(
        "the code '\(id)' has \(codings) \(codings == 1 ? "coding" : "codings")\(coders > 1 ? " by \(coders) coders" : "")",
        help: "give them another code: citat codes merge \(id) --into CODE; or take them away with it: --with-codings")
    case .badColor(let text): ErrorReport("'\(text)' is no colour", help: "a colour is written as #2E7D5B")
    case .unknownCoding(let id):
      ErrorReport("the project has no coding '\(id)'", help: "'citat show SOURCE' lists codings with their ids")
    case .othersCoding(let id, let coder):
      ErrorReport(
        "the coding '\(id)' is \(coder)'s",
        help: "each coder changes their own; if you speak for them: --coder \(coder)")
    case .quoteMissing(let source):
      ErrorReport(
        "these words do not stand in '\(source)'", help: "copy them from 'citat show'; line ends and case do not matter"
      )
    case .quoteRepeated(let source, let units):
      ErrorReport(
        "these words stand in '\(source)' more than once: \(units.joined(separator: ", "))",
        help: "give more words, or name the place with --turn or --range")
    case .noUnit(let kind, let number, let source, let count):
      ErrorReport(
        count == 0
          ? "'\(source)' has no \(kind.rawValue)s"
          : "'\(source)' has no \(kind.rawValue) \(number); they run from 1 to \(count)",
        help: "'citat show' numbers them with --numbers")
    case .rangeOutside(let source, let count):
      ErrorReport("the range lies outside '\(source)'", help: "its text has \(count) bytes")
    case .badRange(let text):
      ErrorReport("'\(text)' is no range", help: "write it as START-END, in bytes, as JSON output has them")
    case .nothingCoded(let source):
      ErrorReport(
        "nothing at that place of '\(source)' carries the code", help: "'citat show' lists codings with their ids")
    case .noMatch(let what):
      ErrorReport("no \(what)", help: "'citat apply' makes proposals, 'citat proposals' lists them")
    case .noCodebook:
      ErrorReport("the project has no codes with rules", help: "take them from a file: citat apply --codebook FILE")
    case .erasedBefore(let name, let date):
      ErrorReport(
        "'\(name)' was erased from the project on \(date.prefix(10))",
        help: "a participant withdrew it; to take it in all the same: --erased")
    case .sameText(let name): ErrorReport("'\(name)' is the same as it was")
    case .unknownItem(let name):
      ErrorReport("there is no source, code, coding or case '\(name)'", help: "see 'citat list' and 'citat codes list'")
    case .noCase(let name):
      ErrorReport("'\(name)' is no case of the project", help: "'citat cases' lists them")
    case .emptyMemo: ErrorReport("a memo needs words", help: "give them after --text, or on standard input")
    case .noSources:
      ErrorReport("the project has no sources yet", help: "take some in: citat import FOLDER")
    case .decidedMeanwhile:
      ErrorReport("it was decided on meanwhile", help: "another program or coder changed the project")
    case .fewCoders(let coders):
      ErrorReport(
        coders.isEmpty
          ? "nobody has judged a source of the project yet, and agreement takes two coders"
          : "only '\(coders[0])' has judged a source of the project, and agreement takes two coders",
        help: "another codes under their own name: citat review --coder NAME --blind")
    case .unknownMemo(let id):
      ErrorReport("the project has no memo '\(id)' of yours", help: "'citat memo --list' lists them")
    case .itself(let file): ErrorReport("'\(file)' is this project itself")
    case .unlike(let file):
      ErrorReport(
        "'\(file)' is no copy of this project: they have no beginning in common",
        help: "export what is in it and import that, or name a copy")
    }
  }
}
