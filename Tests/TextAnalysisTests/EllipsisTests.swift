import CorpusModel
import Testing

@testable import TextAnalysis
@testable import citat_evaluate

@Suite struct EllipsisTests {
  @Test(arguments: [
    ("reports", EllipsisCases.reports), ("treebank", EllipsisCases.treebank), ("invented", EllipsisCases.invented),
  ])
  func `Words left out are found with 95 per cent recall and precision`(_ name: String, _ cases: [EllipsisCases.Case]) {
    let figures = EllipsisFigures(cases)
    #expect(figures.overlap.wanted > 10)
    #expect(figures.overlap.recall >= 95, "\(name): \(figures.errors)")
    #expect(figures.overlap.precision >= 95, "\(name): \(figures.errors)")
  }

  @Test func `The listed word decides which part is shared`() {
    let text = UTF8Text("grund- og efteruddannelsesforløb")
    let tokens = Tokenizer().tokens(in: text, range: text.range)
    let parts = ["efter", "uddannelses", "forløb"].map { TypeAnalysis.Part(text: $0, range: 0..<$0.utf8.count) }
    let found = EllipsisFinder().ellipses(
      in: tokens, of: text, parts: { $0.hasPrefix("efter") ? parts : [] }, isKnown: { $0 == "grunduddannelsesforløb" })
    #expect(found.map(\.form) == ["grunduddannelsesforløb"])
    #expect(found.map(\.tokens) == [0..<3])
    #expect(found.map(\.token) == [0])
  }

  @Test func `An adverb that ends in a preposition shares it only with a listed one`() {
    let parts = ["uden", "for"].map { TypeAnalysis.Part(text: $0, range: 0..<$0.utf8.count) }
    for (words, forms) in [("op- og udenfor", []), ("inden- og udenfor", ["indenfor"])] {
      let text = UTF8Text(words)
      let found = EllipsisFinder().ellipses(
        in: Tokenizer().tokens(in: text, range: text.range), of: text, parts: { $0 == "udenfor" ? parts : [] },
        isKnown: { ["indenfor", "udenfor"].contains($0) })
      #expect(found.map(\.form) == forms)
    }
  }

  @Test(arguments: [
    ("ud- og indskrivning", ["udskrivning"]), ("Ind- og udskoling", ["Indskoling"]),
    ("op- og nedtrapning", ["optrapning"]), ("til- og fravalg", ["tilvalg"]), ("for- og efterværn", ["forværn"]),
    ("ind- og udenfor", ["indenfor"]), ("før-, under- og efterskole", ["førskole", "underskole"]),
    ("af- og til", []), ("op- og udviklingen", []),
  ])
  func `Directions share what follows the direction of the full word`(words: String, forms: [String]) {
    let analyzer = DanishAnalyzer()
    let text = UTF8Text(words)
    let found = EllipsisFinder().ellipses(
      in: Tokenizer().tokens(in: text, range: text.range), of: text,
      parts: { analyzer.analysis(of: $0).parts }, isKnown: { analyzer.isKnown($0) })
    #expect(found.map(\.form) == forms)
  }

  @Test func `The range runs from the first member to the full word`() {
    let text = UTF8Text("i datakultur og -mindset samt (team)ledere")
    let tokens = Tokenizer().tokens(in: text, range: text.range)
    let parts = ["data", "kultur"].map { TypeAnalysis.Part(text: $0, range: 0..<$0.utf8.count) }
    let found = EllipsisFinder().ellipses(
      in: tokens, of: text, parts: { $0 == "datakultur" ? parts : [] }, isKnown: { _ in false })
    #expect(found.map(\.tokens) == [1..<4, 5..<6, 5..<6])
    #expect(found.map(\.token) == [3, 5, 5])
    #expect(found.map(\.kind) == [.coordination, .optionalPart, .optionalPart])
  }
}
