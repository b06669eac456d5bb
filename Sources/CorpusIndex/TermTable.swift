internal import CorpusModel
internal import UnicodeText

/// Terms, sorted by their bytes, and the lemmas and constituents under which they are found. A homograph is a term for each
/// of its readings.
package struct TermTable: Sendable {
  /// A term that holds a lemma as constituent.
  package struct Compound: Sendable {
    package let term: Int
    /// Bytes of the term.
    package let range: Range<Int>
    package let isHead: Bool
  }

  /// A word form, and the lemma that context gave it where it is a homograph.
  struct Form: Hashable {
    let text: String
    let reading: String?
  }

  /// Folded word forms, sorted by their bytes; the readings of a homograph stand side by side.
  private let terms: [String]
  private let termsOfLemma: [String: [Int]]
  /// Terms that have a lemma elsewhere: homographs that context gave another one.
  private let otherReadings: [String: [Int]]
  private let compoundsOfLemma: [String: [Compound]]

  /// The table of word forms.
  ///
  /// - Parameter analyse: The analysis of a word form; called once for each of `forms`.
  /// - Returns: The table, and the term of each form.
  /// - Complexity: O(forms × log forms).
  static func table(of forms: [Form], analyse: (String) -> TermAnalysis) -> (table: TermTable, termOfForm: [Int32]) {
    let folded = forms.map { Form(text: LetterCase.folded($0.text), reading: $0.reading) }
    let terms = Set(folded).sorted { a, b in
      if a.text != b.text { return a.text.utf8.lexicographicallyPrecedes(b.text.utf8) }
      return (a.reading ?? "").utf8.lexicographicallyPrecedes((b.reading ?? "").utf8)
    }
    var numbers: [Form: Int32] = [:]
    numbers.reserveCapacity(terms.count)
    for (number, term) in terms.enumerated() { numbers[term] = Int32(number) }
    let termOfForm = folded.map { numbers[$0] ?? 0 }
    var lemmas: [String: Set<Int>] = [:]
    var others: [String: Set<Int>] = [:]
    var compounds: [String: [Int: Compound]] = [:]
    for (form, term) in zip(forms, termOfForm) {
      let analysis = analyse(form.text)
      for lemma in form.reading.map({ [$0] }) ?? analysis.lemmas {
        lemmas[LetterCase.folded(lemma), default: []].insert(Int(term))
      }
      if form.reading != nil {
        for lemma in analysis.lemmas + analysis.rarerLemmas {
          others[LetterCase.folded(lemma), default: []].insert(Int(term))
        }
      }
      for constituent in analysis.constituents {
        let key = LetterCase.folded(constituent.lemma)
        let compound = Compound(
          term: Int(term), range: termBytes(constituent.range, of: form.text), isHead: constituent.isHead)
        // A lemma that stands twice in a compound counts once, as head where it is one, else where it stands first.
        if let known = compounds[key]?[Int(term)], rank(known) <= rank(compound) { continue }
        compounds[key, default: [:]][Int(term)] = compound
      }
    }
    let table = TermTable(
      terms: terms.map(\.text), termsOfLemma: lemmas.mapValues { $0.sorted() },
      otherReadings: others.mapValues { $0.sorted() },
      compoundsOfLemma: compounds.mapValues { $0.values.sorted { $0.term < $1.term } })
    return (table, termOfForm)
  }

  private init(
    terms: [String], termsOfLemma: [String: [Int]], otherReadings: [String: [Int]],
    compoundsOfLemma: [String: [Compound]]
  ) {
    self.terms = terms
    self.termsOfLemma = termsOfLemma
    self.otherReadings = otherReadings
    self.compoundsOfLemma = compoundsOfLemma
  }

  /// Terms in the table.
  package var count: Int { terms.count }

  /// The folded form of a term. O(bytes).
  package func text(of term: Int) -> String { terms[term] }

  /// Hands out the folded form of each of some terms, in order, as UTF-8. O(bytes).
  package func forEach(in range: Range<Int>, _ body: (_ term: Int, _ bytes: Span<UInt8>) -> Void) {
    for term in range { body(term, Array(terms[term].utf8).span) }
  }

  /// The terms of a folded form, one for each reading; empty when the table does not hold it. O(log terms).
  package func terms(spelled folded: String) -> Range<Int> {
    let bytes = folded.utf8
    let low = terms.partitionPoint { $0.utf8.lexicographicallyPrecedes(bytes) }
    let high = terms[low...].partitionPoint { $0 == folded }
    return low..<high
  }

  /// The terms that begin with a folded prefix. O(log terms).
  package func terms(withPrefix prefix: String) -> Range<Int> {
    let bytes = Array(prefix.utf8)
    let low = terms.partitionPoint { $0.utf8.lexicographicallyPrecedes(bytes) }
    let high = terms[low...].partitionPoint { $0.utf8.starts(with: bytes) }
    return low..<high
  }

  /// The terms that have a folded lemma, in order: of a homograph those of that reading, of other words whatever their
  /// likeliest lemma is. O(1).
  ///
  /// - Parameter allReadings: Whether any reading of a homograph counts that may have the lemma.
  package func terms(ofLemma lemma: String, allReadings: Bool = false) -> [Int] {
    let own = termsOfLemma[lemma] ?? []
    guard allReadings, let others = otherReadings[lemma] else { return own }
    return Set(own + others).sorted()
  }

  /// The folded lemmas of terms that a test holds for, as UTF-8, sorted by their bytes. O(lemmas).
  package func lemmas(where holds: (Span<UInt8>) -> Bool) -> [String] { Self.keys(of: termsOfLemma.keys, holds) }

  /// The folded lemmas of constituents that a test holds for, as UTF-8, sorted by their bytes. O(lemmas).
  package func constituents(where holds: (Span<UInt8>) -> Bool) -> [String] {
    Self.keys(of: compoundsOfLemma.keys, holds)
  }

  private static func keys(of lemmas: some Sequence<String>, _ holds: (Span<UInt8>) -> Bool) -> [String] {
    lemmas.filter { holds(Array($0.utf8).span) }.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The compounds that hold a lemma, by term. O(1).
  package func compounds(withConstituent lemma: String) -> [Compound] { compoundsOfLemma[lemma] ?? [] }

  /// The bytes of a form's term that some of the form's bytes fold to.
  private static func termBytes(_ range: Range<Int>, of form: String) -> Range<Int> {
    func folded(_ end: Int) -> Int {
      LetterCase.folded(String(decoding: form.utf8.prefix(end), as: UTF8.self)).utf8.count
    }
    return folded(range.lowerBound)..<folded(range.upperBound)
  }

  private static func rank(_ compound: Compound) -> (Int, Int, Int) {
    (compound.isHead ? 0 : 1, compound.range.lowerBound, compound.range.upperBound)
  }
}
