internal import CorpusModel
internal import TextAnalysis

/// Token and sentence F1 on gold data, as in the evaluation of tokenizers: a range is right when both its ends are.
struct DanishFigures {
  struct Score {
    var gold = 0
    var found = 0
    var right = 0

    /// Per cent.
    var f1: Double { gold + found == 0 ? 0 : 200 * Double(right) / Double(gold + found) }
    var precision: Double { found == 0 ? 0 : 100 * Double(right) / Double(found) }
    var recall: Double { gold == 0 ? 0 : 100 * Double(right) / Double(gold) }

    mutating func add(_ gold: [TextRange], _ found: [TextRange]) {
      self.gold += gold.count
      self.found += found.count
      right += Set(gold).intersection(found).count
    }
  }

  var tokens = Score()
  var sentences = Score()
  /// Places where the program differs from the gold data, with their surroundings.
  var differences: [String] = []

  /// Measures texts, each paragraph handed to the tokenizer by itself. O(bytes).
  init(_ texts: [GoldText]) {
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
      self.tokens.add(gold.tokens, tokens)
      self.sentences.add(gold.sentences, sentences)
      note("token missed", gold.tokens, tokens, gold.text)
      note("token extra", tokens, gold.tokens, gold.text)
      let goldEnds = gold.sentences.map { TextRange($0.end - 1, $0.end) }
      let ends = sentences.map { TextRange($0.end - 1, $0.end) }
      note("end missed", goldEnds, ends, gold.text)
      note("end extra", ends, goldEnds, gold.text)
    }
  }

  private mutating func note(_ label: String, _ ranges: [TextRange], _ others: [TextRange], _ text: UTF8Text) {
    let others = Set(others)
    for range in ranges where !others.contains(range) {
      var low = max(0, range.start - 40)
      while !text.isScalarBoundary(low) { low += 1 }
      var high = min(text.count, range.end + 40)
      while !text.isScalarBoundary(high) { high -= 1 }
      let start = text.isScalarBoundary(range.start) ? range.start : range.end
      let shown =
        text.string(in: TextRange(low, start)) + "⟦" + text.string(in: TextRange(start, range.end)) + "⟧"
        + text.string(in: TextRange(range.end, high))
      differences.append("\(label): " + shown.replacing("\n", with: "⏎"))
    }
  }
}
