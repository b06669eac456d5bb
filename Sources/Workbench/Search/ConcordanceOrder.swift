internal import CorpusIndex
internal import CorpusModel
internal import CorpusQuery
internal import TextStatistics
internal import UnicodeText

/// By what a concordance is sorted.
package enum ConcordanceKey: String, Sendable, CaseIterable {
  /// The words before the hit, the nearest first.
  case left
  /// The words behind it.
  case right
  /// The hit's own words.
  case hit
  case source
  case speaker
}

/// Which lines of a concordance are shown, and in which order.
package struct ConcordanceSelection: Sendable, Equatable {
  /// The first key decides, then the second; the order of the texts where all are equal.
  package var keys: [ConcordanceKey] = []
  /// So many hits, chosen at random, each as likely.
  package var sample: Int?
  package var seed: UInt64 = 1
  /// Lines passed over at the beginning, and the most that are shown.
  package var offset = 0
  package var limit: Int?

  package init() {}
}

extension Concordance {
  /// The lines that a selection chooses: sampled, then sorted, then cut.
  ///
  /// - Complexity: O(hits × log hits × words that tell them apart).
  package func selecting(_ selection: ConcordanceSelection) -> Concordance {
    var numbers = shown
    if let sample = selection.sample { numbers = Self.sample(numbers, sample, seed: selection.seed) }
    if !selection.keys.isEmpty { numbers = sorted(numbers, by: selection.keys) }
    let cut = numbers.dropFirst(selection.offset).prefix(selection.limit ?? numbers.count)
    return showing(Array(cut))
  }

  /// So many of some numbers, each as likely, in their order.
  ///
  /// - Source: Knuth, The Art of Computer Programming, volume 2, 3.4.2, algorithm S.
  private static func sample(_ numbers: [Int], _ count: Int, seed: UInt64) -> [Int] {
    var random = SplitMix64(seed: seed)
    var wanted = Swift.min(count, numbers.count)
    var chosen: [Int] = []
    for (place, number) in numbers.enumerated() where wanted > 0 {
      if random.index(below: numbers.count - place) < wanted {
        chosen.append(number)
        wanted -= 1
      }
    }
    return chosen
  }

  // MARK: Order

  /// Words that are compared on a side before two hits count as equal.
  private static let deepest = 50

  private func sorted(_ numbers: [Int], by keys: [ConcordanceKey]) -> [Int] {
    let collation = TermCollation(corpus.index.words)
    let ranks = keys.map { self.ranks(of: numbers, by: $0, collation) }
    return numbers.indices.sorted { a, b in
      for rank in ranks where rank[a] != rank[b] { return rank[a] < rank[b] }
      return numbers[a] < numbers[b]
    }.map { numbers[$0] }
  }

  /// The place of each hit in the order of a key; the same for hits that the key holds equal.
  private func ranks(of numbers: [Int], by key: ConcordanceKey, _ collation: TermCollation) -> [Int] {
    let index = corpus.index
    switch key {
    case .source:
      return collation.ranks(
        of: numbers.map { index.sources[index.source(of: hits.positions(of: $0).lowerBound)].name })
    case .speaker:
      let speakers = index.runs(.speaker)
      return collation.ranks(of: numbers.map { speakers.value(at: hits.positions(of: $0).lowerBound) ?? "" })
    case .left, .right, .hit:
      let units = index.segments(.turn)
      let paragraphs = index.segments(.paragraph)
      // The words that a context may hold: those of the turn, else the paragraph.
      let spans = numbers.map { number in
        let positions = hits.positions(of: number)
        let first = positions.lowerBound..<positions.lowerBound + 1
        let unit =
          units.number(holding: first).map { units[$0] } ?? paragraphs.number(holding: first).map { paragraphs[$0] }
        return switch key {
        case .left: (unit?.lowerBound ?? positions.lowerBound)..<positions.lowerBound
        case .right: positions.upperBound..<Swift.max(positions.upperBound, unit?.upperBound ?? 0)
        default: positions
        }
      }
      return collation.ranks(of: spans, isBackward: key == .left, deepest: Self.deepest) { index.term(at: $0) }
    }
  }
}

/// The Danish order of terms, as the index has it, and of names.
struct TermCollation {
  private let table: TermTable

  init(_ table: TermTable) { self.table = table }

  /// The place of each text in Danish order; equal texts have the same.
  func ranks(of texts: [String]) -> [Int] {
    let distinct = Array(Set(texts)).sorted { Collator.danish.precedes($0, $1) }
    let places = Dictionary(uniqueKeysWithValues: distinct.enumerated().map { ($1, $0) })
    return texts.map { places[$0] ?? 0 }
  }

  /// The place of each stretch of words in Danish order, word by word; a stretch that ends first stands first.
  ///
  /// - Complexity: O(stretches × words that tell them apart × log stretches).
  func ranks(of spans: [Range<Int>], isBackward: Bool, deepest: Int, term: (Int) -> Int) -> [Int] {
    var ranks = [Int](repeating: 0, count: spans.count)
    var order = Array(spans.indices)
    var next = 0
    /// Sorts a part of the order whose stretches are equal before a depth.
    func refine(_ part: Range<Int>, _ depth: Int) {
      let terms = order[part].map { number in
        let span = spans[number]
        if depth >= Swift.min(span.count, deepest) { return -1 }
        return term(isBackward ? span.upperBound - 1 - depth : span.lowerBound + depth)
      }
      let sorted = zip(order[part], terms).map { (number: $0, place: place(of: $1)) }.sorted {
        ($0.place, $0.number) < ($1.place, $1.number)
      }
      var start = 0
      while start < sorted.count {
        var end = start
        while end < sorted.count, sorted[end].place == sorted[start].place {
          order[part.lowerBound + end] = sorted[end].number
          end += 1
        }
        if sorted[start].place < 0 || end == start + 1 {
          for place in start..<end { ranks[sorted[place].number] = next }
          next += 1
        } else {
          refine(part.lowerBound + start..<part.lowerBound + end, depth + 1)
        }
        start = end
      }
    }
    if !spans.isEmpty { refine(order.indices, 0) }
    return ranks
  }

  /// The place of a term in Danish order, the readings of a homograph alike. O(1), of a homograph O(log terms).
  private func place(of term: Int) -> Int {
    guard term >= 0 else { return -1 }
    if table.reading(of: term) == nil { return table.rank(of: term) }
    return table.rank(of: table.terms(spelled: table.text(of: term)).lowerBound)
  }
}
