import CorpusModel
import Foundation
import TextAnalysis
import Testing

@testable import citat_evaluate

@Suite struct DevelopmentFiguresTests {
  static let documents = "ud-danish-ddt/da_ddt-docs.jsonl"
  static let dev = "ud-danish-ddt/da_ddt-ud-dev.conllu"

  @Test(.enabled(if: SharedData.holds(documents), "the shared data are not here: set CITAT_SHARED"))
  func `Tokens and sentences of whole documents agree with the treebank`() throws {
    let texts = try GoldText.documents(try #require(SharedData.text(Self.documents)))
    let figures = DanishFigures(texts)
    #expect(figures.tokens.f1 >= 99.8)
    #expect(figures.sentences.f1 >= 99.0)
    #expect(DanishFigures(texts.map { $0.inProjectConventions() }).tokens.f1 >= 99.85)
  }

  @Test(.enabled(if: SharedData.holds(dev), "the shared data are not here: set CITAT_SHARED"))
  func `Tokens and sentences of the shuffled sentences agree with the treebank`() throws {
    let figures = DanishFigures([GoldText.paragraph(conllu: try #require(SharedData.text(Self.dev)))])
    #expect(figures.tokens.f1 >= 99.8)
    #expect(figures.sentences.f1 >= 91)
  }

  /// Every thirty-second document, because the slow scanner takes two minutes for all; all when `CITAT_LONG_TESTS` is set.
  @Test(.enabled(if: SharedData.holds(documents), "the shared data are not here: set CITAT_SHARED"))
  func `The scanner gives the tokens of the slow scanner on real documents`() throws {
    let step = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] == nil ? 32 : 1
    let documents = try GoldText.documents(try #require(SharedData.text(Self.documents)))
    for document in stride(from: 0, to: documents.count, by: step).map({ documents[$0] }) {
      let tokens = Tokenizer().tokens(in: document.text, range: document.text.range)
      #expect(tokens == ReferenceScanner.tokens(document.text.string))
    }
  }
}
