/// What an index holds of the analyses of its forms, by term: all that a new index needs where no form went away.
package struct AnalysedTerms: Sendable {
  /// Strings, one after another.
  private struct Strings: Sendable {
    private var bytes: [UInt8] = []
    private var ends = [0]

    mutating func append(_ string: Span<UInt8>) {
      for index in string.indices { bytes.append(string[index]) }
      ends.append(bytes.count)
    }

    subscript(number: Int) -> ArraySlice<UInt8> { bytes[ends[number]..<ends[number + 1]] }
  }

  /// Numbers of keys in the lists that hold a term.
  private struct Lists: Sendable {
    private typealias Entry = (key: UInt32, part: FormAnalyses.Part)

    private let ends: [Int]
    private let entries: [Entry]
    private let keys: Strings

    init(_ map: TermListMap, termCount: Int, areCompounds: Bool) {
      var keys = Strings()
      map.forEachKey { keys.append($0) }
      self.keys = keys
      var ends = [Int](repeating: 0, count: termCount + 2)
      map.forEachTerm(more: areCompounds ? 2 : 0) { _, term, _ in if term < termCount { ends[term + 2] += 1 } }
      for term in 0..<termCount { ends[term + 2] += ends[term + 1] }
      var entries = [Entry](
        repeating: (0, FormAnalyses.Part(0..<0, isHead: false)), count: ends[termCount + 1])
      map.forEachTerm(more: areCompounds ? 2 : 0) { key, term, more in
        guard term < termCount else { return }
        // A range's start, then twice its length, and 1 for a head.
        let range = areCompounds ? more[0]..<more[0] + more[1] >> 1 : 0..<0
        entries[ends[term + 1]] = (
          UInt32(key), FormAnalyses.Part(range, isHead: areCompounds && more[1] & 1 == 1)
        )
        ends[term + 1] += 1
      }
      self.ends = ends
      self.entries = entries
    }

    func count(of term: Int) -> Int { ends[term + 1] - ends[term] }

    /// Appends the keys of a term, and the parts that they are of it.
    func append(_ term: Int, to analyses: inout FormAnalyses, areCompounds: Bool = false) {
      for entry in ends[term]..<ends[term + 1] {
        analyses.append(folded: keys[Int(entries[entry].key)])
        if areCompounds { analyses.append(entries[entry].part) }
      }
    }
  }

  private let table: TermTable
  private let terms: Strings
  private let lemmas: Lists
  private let otherReadings: Lists
  private let constituents: Lists
  private let homographs: Set<Int>

  /// - Complexity: O(terms + lists).
  package init(_ index: PositionalIndex) {
    table = index.words
    var terms = Strings()
    table.forEach(in: 0..<table.count) { _, bytes, _ in terms.append(bytes) }
    self.terms = terms
    lemmas = Lists(table.lemmas, termCount: table.count, areCompounds: false)
    otherReadings = Lists(table.otherReadings, termCount: table.count, areCompounds: false)
    constituents = Lists(table.constituents, termCount: table.count, areCompounds: true)
    homographs = Set(table.homographs)
  }

  /// Terms in the index.
  var count: Int { table.count }

  /// The folded form of a term as UTF-8.
  func bytes(of term: Int) -> ArraySlice<UInt8> { terms[term] }

  /// The lemma that context gave a homograph, folded; `nil` for all other terms. O(log homographs).
  func reading(of term: Int) -> ArraySlice<UInt8>? {
    homographs.contains(term) ? table.reading(of: term).map { Array($0.utf8)[...] } : nil
  }

  /// Appends the analysis of a form of a term.
  func append(_ term: Int, to analyses: inout FormAnalyses) {
    // The lemma that context gave a homograph comes with the form; here are those that it may have.
    let isHomograph = homographs.contains(term)
    let isOwnLemma = !isHomograph && table.isOwnLemma(term)
    let own = isHomograph ? otherReadings : lemmas
    analyses.begin(
      lemmas: own.count(of: term) + (isOwnLemma ? 1 : 0), constituents: constituents.count(of: term))
    analyses.append(folded: terms[term])
    own.append(term, to: &analyses)
    if isOwnLemma { analyses.append(folded: terms[term]) }
    constituents.append(term, to: &analyses, areCompounds: true)
  }
}
