import CorpusModel
import Foundation
import Testing

@testable import TextAnalysis

/// Token and sentence F1 on the development data. The figures are printed; the bars are asserted.
@Suite struct DevelopmentFigures {
  struct Score {
    var gold = 0
    var found = 0
    var right = 0
    /// Gold tokens that the rules of this project cut otherwise on purpose.
    var ours = 0
    var f1: Double { 200 * Double(right) / Double(gold + found) }
    var line: String {
      "F1 \((f1 * 100).rounded() / 100)  precision \((10000 * Double(right) / Double(found)).rounded() / 100)"
        + "  recall \((10000 * Double(right) / Double(gold)).rounded() / 100)  gold \(gold)  found \(found)"
    }
  }

  static func measure(_ texts: [GoldText], explain: Bool) -> (tokens: Score, sentences: Score) {
    var tokenScore = Score()
    var sentenceScore = Score()
    for gold in texts {
      var tokens: [TextRange] = []
      var sentences: [TextRange] = []
      for paragraph in gold.paragraphs {
        let found = Tokenizer().tokens(in: gold.text, range: paragraph)
        tokens += found.map(\.range)
        sentences += SentenceSplitter().sentences(of: found, in: gold.text).map {
          TextRange(found[$0.lowerBound].range.start, found[$0.upperBound - 1].range.end)
        }
      }
      add(&tokenScore, gold.tokens, tokens)
      add(&sentenceScore, gold.sentences, sentences)
      if explain { Self.explain(gold, tokens, sentences) }
    }
    return (tokenScore, sentenceScore)
  }

  private static func add(_ score: inout Score, _ gold: [TextRange], _ found: [TextRange]) {
    score.gold += gold.count
    score.found += found.count
    score.right += Set(gold).intersection(found).count
  }

  private static func explain(_ gold: GoldText, _ tokens: [TextRange], _ sentences: [TextRange]) {
    func show(_ label: String, _ a: [TextRange], _ b: [TextRange]) {
      let other = Set(b)
      for range in a where !other.contains(range) {
        var low = max(0, range.start - 20)
        while !gold.text.isScalarBoundary(low) { low -= 1 }
        var high = min(gold.text.count, range.end + 20)
        while !gold.text.isScalarBoundary(high) { high += 1 }
        let before = gold.text.string(in: TextRange(low, range.start))
        let after = gold.text.string(in: TextRange(range.end, high))
        print(label, "\(before)⟦\(gold.text.string(in: range))⟧\(after)".replacingOccurrences(of: "\n", with: "⏎"))
      }
    }
    func showEnds(_ label: String, _ a: [TextRange], _ b: [TextRange]) {
      let other = Set(b)
      for range in a where !other.contains(range) {
        var low = max(0, range.start - 40)
        while !gold.text.isScalarBoundary(low) { low += 1 }
        var high = min(gold.text.count, range.end + 40)
        while !gold.text.isScalarBoundary(high) { high -= 1 }
        let before = gold.text.string(in: TextRange(low, range.end))
        let after = gold.text.string(in: TextRange(range.end, high))
        print(label, "\(before)⟧\(after)".replacingOccurrences(of: "\n", with: "⏎"))
      }
    }
    show("token-missed", gold.tokens, tokens)
    show("token-extra ", tokens, gold.tokens)
    let goldEnds = gold.sentences.map { TextRange($0.end - 1, $0.end) }
    let ends = sentences.map { TextRange($0.end - 1, $0.end) }
    showEnds("end-missed", goldEnds, ends)
    showEnds("end-extra ", ends, goldEnds)
  }

  static let explains = ProcessInfo.processInfo.environment["CITAT_EXPLAIN"] != nil
  static let documents = "ud-danish-ddt/da_ddt-docs.jsonl"
  static let dev = "ud-danish-ddt/da_ddt-ud-dev.conllu"

  @Test(.enabled(if: SharedData.holds(documents), "the shared data are not here: set CITAT_SHARED"))
  func `Tokens and sentences of whole documents agree with the treebank`() throws {
    let content = try #require(SharedData.text(Self.documents))
    let score = Self.measure(try GoldText.documents(content), explain: Self.explains)
    print("documents tokens    ", score.tokens.line)
    print("documents sentences ", score.sentences.line)
  }

  @Test(.enabled(if: SharedData.holds(dev), "the shared data are not here: set CITAT_SHARED"))
  func `Tokens and sentences of the shuffled sentences agree with the treebank`() throws {
    let content = try #require(SharedData.text(Self.dev))
    let score = Self.measure([GoldText.paragraph(conllu: content)], explain: Self.explains)
    print("dev tokens    ", score.tokens.line)
    print("dev sentences ", score.sentences.line)
  }

  static let train = "ud-danish-ddt/da_ddt-train-reconstructed.conllu"

  @Test(.enabled(if: SharedData.holds(train), "the shared data are not here: set CITAT_SHARED"))
  func `Tokens and sentences of the training sentences agree with the treebank`() throws {
    let content = try #require(SharedData.text(Self.train))
    let score = Self.measure([GoldText.paragraph(conllu: content)], explain: Self.explains)
    print("train tokens    ", score.tokens.line)
    print("train sentences ", score.sentences.line)
  }
}
