/// What an index holds of the analyses of its forms, by term: all that a new index needs where no form went away.
package struct AnalysedTerms: Sendable {
  /// Numbers of keys in the lists that hold a term.
  private struct Lists: Sendable {
    private var ends: [Int]
    private var entries: [(key: Int, range: Range<Int>, isHead: Bool)]
    private let keys: [[UInt8]]

    init(_ map: TermListMap, termCount: Int, areCompounds: Bool) {
      keys = map.allKeys
      var ends = [Int](repeating: 0, count: termCount + 2)
      map.forEachTerm(more: areCompounds ? 2 : 0) { _, term, _ in if term < termCount { ends[term + 2] += 1 } }
      for term in 0..<termCount { ends[term + 2] += ends[term + 1] }
      var entries = [(key: Int, range: Range<Int>, isHead: Bool)](
        repeating: (0, 0..<0, false), count: ends[termCount + 1])
      map.forEachTerm(more: areCompounds ? 2 : 0) { key, term, more in
        guard term < termCount else { return }
        // A range's start, then twice its length, and 1 for a head.
        let range = areCompounds ? more[0]..<more[0] + more[1] >> 1 : 0..<0
        entries[ends[term + 1]] = (key, range, areCompounds && more[1] & 1 == 1)
        ends[term + 1] += 1
      }
      self.ends = ends
      self.entries = entries
    }

    func keys(of term: Int) -> [[UInt8]] { entries[ends[term]..<ends[term + 1]].map { keys[$0.key] } }

    func compounds(of term: Int) -> [(lemma: [UInt8], range: Range<Int>, isHead: Bool)] {
      entries[ends[term]..<ends[term + 1]].map { (keys[$0.key], $0.range, $0.isHead) }
    }
  }

  private let table: TermTable
  private let lemmas: Lists
  private let otherReadings: Lists
  private let constituents: Lists
  private let homographs: Set<Int>

  /// - Complexity: O(terms + lists).
  package init(_ index: PositionalIndex) {
    table = index.words
    lemmas = Lists(table.lemmas, termCount: table.count, areCompounds: false)
    otherReadings = Lists(table.otherReadings, termCount: table.count, areCompounds: false)
    constituents = Lists(table.constituents, termCount: table.count, areCompounds: true)
    homographs = Set(table.homographs)
  }

  /// Appends the analysis of a form of a term.
  func append(_ term: Int, to analyses: inout FormAnalyses) {
    guard term < table.count else { return analyses.append(term: [], lemmas: [], compounds: []) }
    let bytes = table.bytes(of: term)
    // The lemma that context gave a homograph comes with the form; here are those that it may have.
    let own =
      homographs.contains(term)
      ? otherReadings.keys(of: term) : lemmas.keys(of: term) + (table.isOwnLemma(term) ? [bytes] : [])
    analyses.append(term: bytes, lemmas: own, compounds: constituents.compounds(of: term))
  }
}
