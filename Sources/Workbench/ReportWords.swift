internal import CorpusModel

/// What exported reports say, in one language.
package struct ReportWords: Sendable {
  package let language: ReportLanguage

  package init(_ language: ReportLanguage) { self.language = language }

  private func word(_ danish: String, _ english: String) -> String { language == .danish ? danish : english }

  // Columns
  var place: String { word("Sted", "Place") }
  var source: String { word("Kilde", "Source") }
  var unit: String { word("Enhed", "Unit") }
  var section: String { word("Afsnit i teksten", "Section") }
  var page: String { word("Side", "Page") }
  var time: String { word("Tid", "Time") }
  var speaker: String { word("Taler", "Speaker") }
  var role: String { word("Rolle", "Role") }
  var text: String { word("Tekst", "Text") }
  var theme: String { word("Tema", "Theme") }
  var themes: String { word("Temaer", "Themes") }
  var code: String { word("Kode", "Code") }
  var codes: String { word("Koder", "Codes") }
  var name: String { word("Navn", "Name") }
  var definition: String { word("Definition", "Definition") }
  var inclusion: String { word("Kodes", "Code it when") }
  var exclusion: String { word("Kodes ikke", "Do not code it when") }
  var units: String { word("Enheder", "Units") }
  var sources: String { word("Kilder", "Sources") }
  var words: String { word("Ord", "Words") }
  var total: String { word("I alt", "Total") }
  var codedUnits: String { word("Kodede enheder", "Coded units") }

  // Sheets
  var overview: String { word("Oversigt", "Overview") }
  var roles: String { word("Roller", "Roles") }
  var quotations: String { word("Citater", "Quotations") }
  var codebook: String { word("Kodebog", "Codebook") }
  var about: String { word("Om kørslen", "About this run") }

  // The run
  var made: String { word("Lavet", "Made") }
  var program: String { word("Program", "Program") }
  var files: String { word("Filer", "Files") }
  var filter: String { word("Afgrænsning", "Filter") }
  var status: String { word("Status", "Status") }
  var rules: String { word("Regler", "Rules") }
  var interviewerLeftOut: String { word("interviewerens ord kodes ikke", "the interviewer's words are not coded") }
  var interviewerIn: String { word("også interviewerens ord", "the interviewer's words too") }

  /// What the codings of a matrix are.
  func basis(_ basis: MatrixResult.Basis) -> String { word(basis.danish, basis.english) }

  func name(of kind: UnitKind) -> String {
    switch kind {
    case .turn: word("tur", "turn")
    case .quotation: word("citat", "quotation")
    case .paragraph: word("afsnit", "paragraph")
    case .sentence: word("sætning", "sentence")
    }
  }

  func name(of grouping: MatrixResult.Grouping) -> String {
    switch grouping {
    case .source: source
    case .role: role
    case .speaker: speaker
    }
  }
}
