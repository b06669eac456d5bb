internal import CorpusModel

/// Terms, sorted by their bytes, and the lemmas and constituents under which they are found. A homograph is a term for each
/// of its readings.
package final class TermTable: Sendable {
  /// A term that holds a lemma as constituent.
  package struct Compound: Sendable, Equatable {
    package let term: Int
    /// Bytes of the term.
    package let range: Range<Int>
    package let isHead: Bool
  }

  static let partCount = 16 + HolderCounts.partCount
  private let strings: StringTable
  private let counts: MonotoneColumn
  private let listOffsets: MonotoneColumn
  /// A bit for each term that is its own lemma; such a lemma has the term in no list.
  private let ownLemmas: ByteView
  let lemmas: TermListMap
  let constituents: TermListMap
  /// Lemmas that context could have given a homograph.
  let otherReadings: TermListMap
  private let homographTerms: MonotoneColumn
  private let readings: StringTable
  private let ranks: PackedColumn
  private let lists: ByteView
  let holders: HolderCounts

  /// - Parameter lists: Where the terms' lists stand.
  init(_ section: ByteView, lists: ByteView) {
    let parts = SectionParts.views(section, count: Self.partCount)
    strings = StringTable(parts[0])
    counts = MonotoneColumn(parts[1])
    listOffsets = MonotoneColumn(parts[2])
    ownLemmas = parts[3]
    lemmas = TermListMap(parts[4..<7])
    constituents = TermListMap(parts[7..<10])
    otherReadings = TermListMap(parts[10..<13])
    homographTerms = MonotoneColumn(parts[13])
    readings = StringTable(parts[14])
    ranks = PackedColumn(parts[15])
    holders = HolderCounts(parts[16...])
    self.lists = lists
  }

  /// Terms in the table.
  package var count: Int { strings.count }

  /// The folded form of a term. O(bytes).
  package func text(of term: Int) -> String { strings.text(term) }

  /// The folded form of a term as UTF-8. O(bytes).
  package func bytes(of term: Int) -> [UInt8] { term >= 0 && term < count ? strings.bytes(term) : [] }

  /// The lemma that context gave a homograph; `nil` for all other terms. O(log homographs).
  package func reading(of term: Int) -> String? {
    let number = homographTerms.count(below: term)
    guard number < homographTerms.count, homographTerms[number] == term else { return nil }
    return readings.text(number)
  }

  /// The terms that are readings of homographs, in order. O(homographs).
  package var homographs: [Int] { homographTerms.filter { $0 < count } }

  /// The place of a term in Danish order; æ, ø and å last. Readings of a homograph share none, but stand side by side. O(1).
  package func rank(of term: Int) -> Int { ranks[term] }

  /// How often a term stands in the corpus. O(1).
  package func occurrences(of term: Int) -> Int {
    term >= 0 && term + 1 < counts.count ? max(0, counts[term + 1] - counts[term]) : 0
  }

  /// How often the terms of a range stand in the corpus, together. O(1).
  package func occurrences(of terms: Range<Int>) -> Int {
    terms.isEmpty || terms.upperBound >= counts.count
      ? 0 : max(0, counts[terms.upperBound] - counts[terms.lowerBound])
  }

  /// Where a term stands.
  func list(of term: Int) -> PostingList {
    guard term >= 0, term < listOffsets.count else { return PostingList(view: lists, start: 0, count: 0) }
    return PostingList(view: lists, start: listOffsets[term], count: occurrences(of: term))
  }

  /// Hands out the folded form of each of some terms, in order, as UTF-8, and how many bytes it begins with that the one
  /// handed out before it begins with too. O(bytes that are not shared).
  package func forEach(in range: Range<Int>, _ body: (_ term: Int, _ bytes: Span<UInt8>, _ shared: Int) -> Void) {
    strings.forEach(in: range, body)
  }

  /// The terms of a folded form, one for each reading; empty when the table does not hold it. O(log terms).
  package func terms(spelled folded: String) -> Range<Int> { strings.range(of: folded.utf8) }

  /// The terms that begin with a folded prefix. O(log terms).
  package func terms(withPrefix prefix: String) -> Range<Int> {
    var key = Array(prefix.utf8)
    let low = strings.lowerBound(key)
    // The least string that stands after all those.
    while let last = key.popLast() {
      guard last < 0xFF else { continue }
      key.append(last + 1)
      return low..<max(low, strings.lowerBound(key))
    }
    return low..<count
  }

  /// The terms that have a folded lemma, in order: of a homograph those of that reading, of other words whatever their
  /// likeliest lemma is. O(log terms + result).
  ///
  /// - Parameter allReadings: Whether any reading of a homograph counts that may have the lemma.
  package func terms(ofLemma lemma: String, allReadings: Bool = false) -> [Int] {
    let key = Array(lemma.utf8)
    var found = lemmas.terms(key)
    let others = found.count
    for term in terms(spelled: lemma) where isOwnLemma(term) { found.append(term) }
    if allReadings { found += otherReadings.terms(key) }
    return found.count == others ? found : Set(found).sorted()
  }

  /// The folded lemmas of terms that a test holds for, as UTF-8, sorted by their bytes. O(lemmas).
  package func lemmas(where holds: (Span<UInt8>) -> Bool) -> [String] {
    var found = Set(lemmas.keys(where: holds))
    strings.forEach(in: 0..<count) { term, bytes, _ in
      if isOwnLemma(term), holds(bytes) { found.insert(text(of: term)) }
    }
    return found.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The folded lemmas of constituents that a test holds for, as UTF-8, sorted by their bytes. O(lemmas).
  package func constituents(where holds: (Span<UInt8>) -> Bool) -> [String] { constituents.keys(where: holds) }

  /// Whether a term is found under itself as lemma. O(1).
  package func isOwnLemma(_ term: Int) -> Bool { ownLemmas.byte(at: term / 8) & (1 << UInt8(term % 8)) != 0 }

  /// The compounds that hold a lemma, by term. O(log lemmas + result).
  package func compounds(withConstituent lemma: String) -> [Compound] { constituents.compounds(Array(lemma.utf8)) }
}
