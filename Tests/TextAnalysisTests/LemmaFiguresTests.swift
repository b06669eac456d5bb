import Testing

@testable import TextAnalysis
@testable import citat_evaluate

/// The shipped tables hold the dev sentences, so these figures guard against slips; README.md has the ones to quote.
@Suite struct LemmaFiguresTests {
  static let dev = "ud-danish-ddt/da_ddt-ud-dev.conllu"
  static let compounds = "compounds-da/dev.tsv"

  @Test(.enabled(if: SharedData.holds(dev), "the shared data are not here: set CITAT_SHARED"))
  func `Lemmas and parts of speech agree with the treebank`() throws {
    let sentences = LemmaFigures.sentences(conllu: try #require(SharedData.text(Self.dev)))
    let analyzer = DanishAnalyzer()
    #expect(LemmaFigures.lemmas(sentences, by: analyzer).share >= 96.5)
    #expect(LemmaFigures.sameLemma(sentences, by: analyzer).0.f >= 95)
    let context = LemmaFigures.context(sentences, by: analyzer)
    #expect(context.lemmas.share >= 97.3)
    #expect(context.tags.share >= 96.5)
  }

  @Test(.enabled(if: SharedData.holds(compounds), "the shared data are not here: set CITAT_SHARED"))
  func `Compounds agree with the gold`() throws {
    let gold = LemmaFigures.compounds(tsv: try #require(SharedData.text(Self.compounds)))
    let figures = LemmaFigures.compounds(gold, by: DanishAnalyzer())
    #expect(figures.all.share >= 91)
    #expect(figures.simple.share >= 95)
    #expect(figures.boundaries.f >= 93)
  }
}
