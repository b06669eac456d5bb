internal import CorpusIndex
internal import TextAnalysis
internal import UnicodeText

/// The terms of a table that are written with aa, found as if they were written with å: Aabenraa, aarsag.
///
/// - Source: Danish wrote aa for å before the reform of 1948; names may still.
struct RespelledTerms: Sendable {
  /// A term that holds a lemma when it is written with å.
  struct Compound: Sendable {
    let term: Int
    /// Bytes of the term.
    let range: Range<Int>
    let isHead: Bool
  }

  /// Terms with aa and how they are written with å, in order.
  private let spellings: [(term: Int, text: String)]
  private let terms: [String: [Int]]
  private let termsOfLemma: [String: [Int]]
  private let compoundsOfLemma: [String: [Compound]]

  /// - Complexity: O(terms), and the analysis of those with aa.
  init(_ table: TermTable, analyzer: DanishAnalyzer) {
    spellings = (0..<table.count).compactMap { term in
      let text = table.text(of: term)
      let respelled = Self.respelled(text)
      return respelled == text ? nil : (term, respelled)
    }
    var terms: [String: [Int]] = [:]
    var termsOfLemma: [String: [Int]] = [:]
    var compounds: [String: [Compound]] = [:]
    for (term, text) in spellings {
      terms[text, default: []].append(term)
      let analysis = analyzer.analysis(of: text)
      let lemmas = [analysis.lemmas.first, analyzer.analysis(of: table.text(of: term)).lemmas.first]
      for lemma in Set(lemmas.compactMap { $0.map { Self.respelled(LetterCase.folded($0)) } }) {
        termsOfLemma[lemma, default: []].append(term)
      }
      for constituent in analysis.constituents {
        let parts = analysis.parts[constituent.parts]
        guard let first = parts.first, let last = parts.last else { continue }
        // aa and å are two bytes each: the places of the parts are those in the term.
        compounds[LetterCase.folded(constituent.lemma), default: []].append(
          Compound(
            term: term, range: first.range.lowerBound..<last.range.upperBound,
            isHead: constituent.parts.upperBound == analysis.parts.count))
      }
    }
    self.terms = terms
    self.termsOfLemma = termsOfLemma
    compoundsOfLemma = compounds
  }

  /// A folded text with å for every aa, from the left.
  static func respelled(_ folded: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars {
      if scalar == "a", result.last == "a" {
        result.removeLast()
        result.append("å")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  /// The terms that are written like this but for aa. O(1).
  func terms(spelled text: String) -> [Int] { terms[text] ?? [] }

  /// The terms whose lemma it is when they are written with å. O(1).
  func terms(ofLemma lemma: String) -> [Int] { termsOfLemma[lemma] ?? [] }

  /// The compounds that hold a lemma when they are written with å. O(1).
  func compounds(withConstituent lemma: String) -> [Compound] { compoundsOfLemma[lemma] ?? [] }

  /// The terms that match a pattern when they are written with å. O(terms with aa).
  func terms(matching pattern: WildcardPattern) -> [Int] {
    spellings.filter { pattern.matches($0.text) }.map(\.term)
  }
}
