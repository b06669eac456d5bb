package import CorpusModel

/// What keeps codings from being compared.
package enum AgreementError: UserFacingError, Equatable {
  case noCodings(String)
  case oneCoder(String)
  case sameCoder(String, first: String, second: String)
  case noCommonUnits(coders: [String], units: Int)
  /// Nobody gave a code: sheets that wait for their coders.
  case nothingCoded(coders: Int, units: Int)
  case noUnits(AgreementUnit)
  case placesNeedTexts(file: String)
  case unitNeedsTexts(AgreementUnit)
  case unitsNeedPlaces(AgreementUnit)
  case noKnownSource(coded: Int, read: Int)
  case unknownUnit(String, source: String)
  case outsideText(source: String, end: Int, length: Int)
  case unknownCode(String, nearest: String?, known: [String])

  package var report: ErrorReport {
    switch self {
    case .noCodings(let path):
      ErrorReport("'\(path)' holds no codings", help: "name a file of codings (.jsonl, .csv), or a folder of them")
    case .oneCoder(let coder):
      ErrorReport(
        "there is only one coder, '\(coder)', and agreement takes two",
        help: "name a file for each coder, or fields that hold one coder's codes each: --fields pass1,pass2")
    case .sameCoder(let coder, let first, let second):
      ErrorReport(
        "the coder '\(coder)' is there twice, in '\(first)' and in '\(second)'",
        help: "name each coder's file once; a field or column 'coder' tells who coded")
    case .noCommonUnits(let coders, let units):
      ErrorReport(
        "no unit was judged by two coders: \(coders.count) coders, \(units) units, each with one of them",
        help: "units are matched by source and name or place; see that the files write them alike")
    case .nothingCoded(let coders, let units):
      ErrorReport(
        "no unit was judged: none of the \(coders) coders gave a code to any of \(units) \(units == 1 ? "unit" : "units")",
        help: "fill in the column 'code' of the sheets, and 'coder', and compare again")
    case .noUnits(let unit):
      ErrorReport(
        "no source that was coded has a \(unit.rawValue)",
        help: "choose another unit; 'citat show FILE' shows how a text was understood")
    case .placesNeedTexts(let file):
      ErrorReport(
        "the codings in '\(file)' give places and name no units",
        help: "name the texts, so that the places fall into units: --sources FOLDER")
    case .unitNeedsTexts(let unit):
      ErrorReport(
        "the texts are needed to find each \(unit.rawValue) in them", help: "name them: --sources FOLDER")
    case .unitsNeedPlaces(let unit):
      ErrorReport(
        "the codings name units without their places, and '\(unit.rawValue)' needs places",
        help: "give 'start' and 'end', or leave --unit out")
    case .noKnownSource(let coded, let read):
      ErrorReport(
        "none of the \(coded) coded sources is among the \(read) that were read",
        help: "a coding's source is a file's name, with or without its ending")
    case .unknownUnit(let unit, let source):
      ErrorReport(
        "the source '\(source)' has no unit '\(unit)'",
        help: "units are named as 'citat matrix' names them: turn-12, quotation-3, paragraph-7")
    case .outsideText(let source, let end, let length):
      ErrorReport(
        "a coding in '\(source)' ends at character \(end), and the text has \(length)",
        help: "was the text changed after it was coded?")
    case .unknownCode(let id, let nearest, let known):
      ErrorReport(
        "no coder uses the code '\(id)'",
        help: nearest.map { "did you mean '\($0)'?" } ?? "the codes are: \(known.joined(separator: ", "))")
    }
  }
}
