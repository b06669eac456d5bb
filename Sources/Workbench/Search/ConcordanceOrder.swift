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
    // The key that decides comes last: each keeps the order of what it holds equal.
    keys.reversed().reduce(numbers.sorted()) { sorted($0, by: $1) }
  }

  private func sorted(_ numbers: [Int], by key: ConcordanceKey) -> [Int] {
    let index = corpus.index
    let (starts, ends) = hits.spans
    func start(_ number: Int) -> Int { Int(starts[number]) }
    switch key {
    case .source:
      let sources = numbers.map { index.source(of: start($0)) }
      return StableOrder.sorted(numbers, by: NamePlaces(sources) { index.sources[$0].name }.places(of: sources))
    case .speaker:
      let speakers = index.runs(.speaker)
      let values = numbers.map { number in
        speakers.segments.number(holding: start(number)..<start(number) + 1).map { speakers.valueNumber(of: $0) } ?? -1
      }
      let places = NamePlaces(values) { $0 < 0 ? "" : speakers.value($0) }
      return StableOrder.sorted(numbers, by: places.places(of: values))
    case .left, .right, .hit:
      var turns = SegmentCursor(index.segments(.turn), lookups: numbers.count)
      var paragraphs = SegmentCursor(index.segments(.paragraph), lookups: numbers.count)
      // The words that a context may hold: those of the turn, else the paragraph.
      let spans = numbers.map { number in
        let positions = Int(starts[number])..<Int(ends[number])
        if key == .hit { return positions }
        let first = positions.lowerBound..<positions.lowerBound + 1
        let unit = turns.segment(holding: first) ?? paragraphs.segment(holding: first)
        return key == .left
          ? (unit?.lowerBound ?? positions.lowerBound)..<positions.lowerBound
          : positions.upperBound..<Swift.max(positions.upperBound, unit?.upperBound ?? 0)
      }
      var order = WordOrder(index, isBackward: key == .left, deepest: Self.deepest)
      return order.sorted(spans).map { numbers[$0] }
    }
  }
}

/// The places of names in Danish order, each looked at once.
private struct NamePlaces {
  private var places: [Int: Int] = [:]

  /// - Parameter numbers: Those of the names, in any order, as often as they come.
  init(_ numbers: [Int], name: (Int) -> String) {
    let names = Set(numbers).map { (number: $0, name: name($0)) }
    let keys = names.map { (number: $0.number, name: $0.name, key: Collator.danish.key(of: $0.name)) }
    let sorted = keys.sorted { a, b in
      a.key != b.key
        ? a.key.lexicographicallyPrecedes(b.key) : a.name.utf8.lexicographicallyPrecedes(b.name.utf8)
    }
    var place = 0
    for (index, entry) in sorted.enumerated() {
      if index > 0, entry.name != sorted[index - 1].name { place += 1 }
      places[entry.number] = place
    }
  }

  func places(of numbers: [Int]) -> [UInt64] { numbers.map { UInt64(places[$0] ?? 0) } }
}
