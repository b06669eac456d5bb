internal import CorpusModel
internal import TextAnalysis

/// Recall and precision of the words that coordinations leave out, the parts of compounds given.
struct EllipsisFigures {
  private(set) var overlap = LemmaFigures.Overlap()
  /// Phrases where what was found is not what is meant.
  private(set) var errors: [String] = []

  init(_ cases: [EllipsisCases.Case]) {
    for entry in cases {
      let forms = Self.forms(entry.phrase)
      overlap.wanted += entry.forms.count
      overlap.found += forms.count
      overlap.hits += Set(forms).intersection(entry.forms).count
      if forms != entry.forms { errors.append("\(entry.phrase): meant \(entry.forms), found \(forms)") }
    }
  }

  /// The forms found in a phrase whose compounds are marked with `|`.
  static func forms(_ phrase: String) -> [String] {
    var parts: [String: [TypeAnalysis.Part]] = [:]
    for word in phrase.split(whereSeparator: { " ,/()[]\n.".contains($0) }) where word.contains("|") {
      let pieces = word.split(separator: "|").map(String.init)
      parts[pieces.joined()] = pieces.map { TypeAnalysis.Part(text: $0, range: 0..<$0.utf8.count) }
    }
    let text = UTF8Text(phrase.replacing("|", with: ""))
    let tokens = Tokenizer().tokens(in: text, range: text.range)
    return EllipsisFinder().ellipses(in: tokens, of: text, parts: { parts[$0] ?? [] }, isKnown: { _ in false }).map(
      \.form)
  }
}
