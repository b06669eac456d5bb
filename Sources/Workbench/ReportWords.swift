package import CorpusModel

/// What exported reports say, in one language.
package struct ReportWords: Sendable {
  package let language: ReportLanguage

  package init(_ language: ReportLanguage) { self.language = language }

  func word(_ danish: String, _ english: String) -> String { language == .danish ? danish : english }

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
  var countedWords: String { word("Ord, hvor det gælder", "Words where it holds") }
  var total: String { word("I alt", "Total") }
  var wholeSource: String { word("Hele kilden", "The whole source") }
  var codedUnits: String { word("Kodede enheder", "Coded units") }

  // Sheets
  var overview: String { word("Oversigt", "Overview") }
  var roles: String { word("Roller", "Roles") }
  var quotations: String { word("Citater", "Quotations") }
  var codebook: String { word("Kodebog", "Codebook") }
  package var about: String { word("Om kørslen", "About this run") }

  // The run
  var note: String { word("Bemærk", "Note") }
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

  func name(of grouping: Grouping) -> String {
    switch grouping {
    case .source: source
    case .text: word("Tekst", "Text")
    case .role: role
    case .speaker: speaker
    case .case: caseName
    case .question: question
    case .section: section
    case .theme: theme
    case .stretch: word("Sted i kilden", "Place in the source")
    case .variable(let name): name
    }
  }

  /// What the numbers of a cross table are.
  func name(of measure: MatrixMeasure, _ percent: MatrixPercent?) -> String {
    let counted =
      switch measure {
      case .segments: word("Antal enheder", "Units")
      case .words: word("Antal ord i enhederne", "Words in units")
      case .sources: word("Antal kilder", "Sources")
      case .segmentShare: word("Andel af gruppens enheder", "Share of the group's units")
      case .wordShare: word("Andel af gruppens ord", "Share of the group's words")
      case .sourceShare: word("Andel af gruppens kilder", "Share of the group's sources")
      }
    switch percent {
    case nil: return counted
    case .row: return counted + word(", i procent af rækken", ", per cent of the row")
    case .column: return counted + word(", i procent af kolonnen", ", per cent of the column")
    }
  }

  func name(of proximity: CooccurrenceCount.Proximity) -> String {
    switch proximity {
    case .unit: word("i samme enhed", "in the same unit")
    case .overlap: word("på de samme ord", "on the same words")
    case .within(let reach):
      word(
        "i samme enhed eller højst \(reach) \(reach == 1 ? "enhed" : "enheder") fra hinanden",
        "in the same unit or at most \(reach) \(reach == 1 ? "unit" : "units") apart")
    }
  }

  // Results
  var caseName: String { word("Case", "Case") }
  var question: String { word("Spørgsmål", "Question") }
  var kind: String { word("Art", "Kind") }
  var group: String { word("Gruppe", "Group") }
  var ofWhichProposed: String { word("Heraf kun forslag", "Of them proposals only") }
  var proposal: String { word("forslag", "proposal") }
  var heatMap: String { word("Temaer og kilder", "Themes and sources") }
  var unitsByTheme: String { word("Enheder efter tema", "Units by theme") }
  func themesAlong(_ source: String) -> String { word("Temaer gennem ", "Themes along ") + source }
  var cooccurrence: String { word("Temaer sammen", "Themes together") }
  var pairs: String { word("Par", "Pairs") }
  var first: String { word("Det ene", "First") }
  var second: String { word("Det andet", "Second") }
  var together: String { word("Sammen", "Together") }
  var firstCount: String { word("Det ene i alt", "First in all") }
  var secondCount: String { word("Det andet i alt", "Second in all") }
  var expected: String { word("Ved tilfældighed", "By chance") }
  var jaccard: String { "Jaccard" }
  var logLikelihood: String { "G²" }
  var framework: String { word("Rammematrix", "Framework matrix") }
  var summary: String { word("Sammenfatning", "Summary") }
  var saturation: String { word("Mætning", "Saturation") }
  var newCodes: String { word("Nye koder", "New codes") }
  var codesSoFar: String { word("Koder i alt", "Codes so far") }
  var codings: String { word("Kodninger", "Codings") }
  var whichCodes: String { word("Hvilke", "Which") }
  var project: String { word("Projekt", "Project") }
  var version: String { word("version", "version") }
  var anchor: String { word("Ankercitat", "Anchor quotation") }
  var noUnits: String { word("Ingen enheder er kodet.", "No unit is coded.") }
  var proposalsOnly: String {
    word(
      "Alle koder er forslag fra kodebogens regler. Ingen koder har afgjort dem.",
      "All codes are proposals by the codebook's rules. No coder has decided on them.")
  }
  var proposalsToo: String {
    word(
      "Forslag, som ingen koder har afgjort, er talt med og mærket »forslag«.",
      "Proposals that no coder has decided on are counted too and marked “proposal”.")
  }
  // Methods and coded texts
  var codedTexts: String { word("Kodede tekster", "Coded texts") }
  var ruleAuthor: String { word("Citat, regel", "Citat, rule") }
  var methodTitle: String { word("Metode", "Method") }
  var materialTitle: String { word("Materiale", "Material") }
  var codersTitle: String { word("Kodere", "Coders") }
  var coder: String { word("Koder", "Coder") }
  var manualTitle: String { word("Kodet i hånden", "Coded by hand") }
  var acceptedTitle: String { word("Forslag godkendt", "Proposals accepted") }
  var rejectedCount: String { word("Forslag afvist", "Proposals rejected") }
  var importedTitle: String { word("Fra andre programmer", "From other programs") }
  var agreementTitle: String { word("Overensstemmelse mellem kodere", "Agreement between coders") }
  var noAgreement: String {
    word(
      "Kun én koder har kodet, så der er ingen overensstemmelse at måle.",
      "Only one coder has coded, so there is no agreement to measure.")
  }
  var changesTitle: String { word("Ændringer", "Changes") }
  var noChanges: String { word("Projektets historik er tom.", "The project's history is empty.") }
  var stepTitle: String { word("Trin", "Step") }
  var timesTitle: String { word("Gange", "Times") }

  // Summaries
  package var others: String { word("de øvrige", "the others") }
  package var cooccurrenceTitle: String { word("Hvad der står sammen", "What stands together") }
  var noUnitsOfTheme: String { word("Ingen enheder er kodet med temaet.", "No unit is coded with the theme.") }
  var whereTitle: String { word("Hvor", "Where") }
  var whoTitle: String { word("Hvem", "Who") }
  var codedTitle: String { word("Kodet", "Coded") }
  var shareTitle: String { word("Andel", "Share") }
  var shareByRole: String { word("Andel af rollens enheder", "Share of the role's units") }
  var companionsTitle: String { word("Står sammen med", "Stands together with") }
  var typicalTitle: String { word("Typiske ord", "Typical words") }
  var lemmaTitle: String { word("Opslagsord", "Lemma") }
  var inTheme: String { word("I temaet", "In the theme") }
  var inRest: String { word("I resten", "In the rest") }
  var logRatioTitle: String { word("Log₂-forhold", "Log ratio") }
  var negativeTitle: String { word("Hvor temaet ikke er", "Where the theme is not") }
  var absentTitle: String { word("Kilder uden temaet:", "Sources without it:") }
  var rejectedTitle: String {
    word("Foreslået af en regel og afvist af en koder:", "Proposed by a rule and rejected by a coder:")
  }
  var memosTitle: String { word("Memoer", "Memos") }
  var comparedTitle: String { word("To grupper", "Two groups") }

  var pageMark: String { word("s.", "p.") }
  var wordCount: String { word("ord", "words") }
  func sourceCount(_ count: Int) -> String { count == 1 ? word("kilde", "source") : word("kilder", "sources") }
  func unitCount(_ count: Int) -> String { count == 1 ? word("enhed", "unit") : word("enheder", "units") }
}
