internal import CorpusIndex
internal import CorpusModel
internal import CorpusQuery
internal import Foundation

/// What the words of a query say for each unit.
///
/// - Source: Robertson and Zaragoza (2009), The Probabilistic Relevance Framework: BM25 and Beyond; k₁ 1.2, b 0.75. The best
///   units are found without a look at the others as MaxScore does it: Turtle and Flood (1995), Query Evaluation: Strategies
///   and Optimizations.
struct UnitScores: Sendable {
  /// A unit, by its number, and its score: at least 0, without a unit.
  typealias Scored = (unit: Int, score: Double)

  private static let (saturation, lengthWeight) = (1.2, 0.75)

  /// Where a word of the query stands.
  struct Occurrences {
    let positions: [UInt32]
    /// How many units hold it, where that is known.
    let holders: Int?
  }

  /// A word of the query: where it stands, in how many units, and how much it tells.
  private struct Word {
    let positions: [UInt32]
    let holders: Int
    let rarity: Double
    private let held: HeldUnits
    /// More than it says for any unit.
    var most: Double { rarity * (UnitScores.saturation + 1) }

    init(_ occurrences: Occurrences, in units: SegmentTable) {
      positions = occurrences.positions
      held = HeldUnits(positions, in: units)
      holders = occurrences.holders ?? held.groups.count
      let (all, holding) = (Double(units.count), Double(holders))
      rarity = log(1 + (all - holding + 0.5) / (holding + 0.5))
    }

    /// The units that hold it. O(positions) the first time.
    var groups: SortedPositions.Groups { held.groups }
  }

  /// The units that hold a word, found when somebody asks.
  private final class HeldUnits: Sendable {
    private final class Found: Sendable {
      let groups: SortedPositions.Groups

      init(_ groups: SortedPositions.Groups) { self.groups = groups }
    }

    private let positions: [UInt32]
    private let units: SegmentTable
    private let found = LazyReference<Found>()

    init(_ positions: [UInt32], in units: SegmentTable) {
      self.positions = positions
      self.units = units
    }

    var groups: SortedPositions.Groups { found.object { Found(units.groups(of: positions)) }.groups }
  }

  private let units: SegmentTable
  private let words: [Word]
  private let meanLength: Double

  /// - Parameters:
  ///   - words: Where each word stands.
  ///   - wordCount: Words of the corpus.
  /// - Complexity: O(positions of words of which it is not known how many units hold them).
  init(_ words: [Occurrences], in units: SegmentTable, wordCount: Int) {
    self.units = units
    meanLength = max(1, Double(wordCount) / Double(max(1, units.count)))
    self.words = words.map { Word($0, in: units) }
  }

  /// What a word says for units that hold it so often each.
  ///
  /// - Parameters:
  ///   - counts: For each unit.
  ///   - starts: Where each unit starts, and `ends` where it ends.
  private func scores(_ word: Word, counts: Span<UInt32>, from starts: [UInt32], to ends: [UInt32]) -> [Double] {
    let (starts, ends) = (starts.span, ends.span)
    // The same for all units.
    let (most, least) = (word.most, Self.saturation * (1 - Self.lengthWeight))
    let perWord = Self.saturation * Self.lengthWeight / meanLength
    return [Double](unsafeUninitializedCapacity: counts.count) { scores, count in
      for place in counts.indices {
        let own = Double(counts[place])
        let length = Double(ends[place] &- starts[place])
        scores.initializeElement(at: place, to: most * own / (own + least + perWord * length))
      }
      count = counts.count
    }
  }

  /// Units in order, and where they start and end.
  private typealias Asked = (units: [UInt32], starts: [UInt32], ends: [UInt32])

  /// Adds to the scores of units what a word says for them; returns the places of those that hold it.
  ///
  /// - Complexity: O(units asked + positions of the word / 16).
  @discardableResult
  private func add(_ word: Word, for asked: Asked, to scores: inout [Double]) -> [UInt32] {
    let found = SortedPositions.groups(of: word.positions, inWindowsFrom: asked.starts, to: asked.ends)
    let (starts, ends) = SortedPositions.borders(of: found.numbers, from: asked.starts, to: asked.ends)
    let (own, numbers) = (self.scores(word, counts: found.counts.span, from: starts, to: ends), found.numbers.span)
    for place in numbers.indices { scores[Int(numbers[place])] += own[place] }
    return found.numbers
  }

  /// The scores of units, given in order.
  func scores(of units: some Sequence<Int>) -> [Double] {
    let numbers = units.map { UInt32($0) }
    let (starts, ends) = self.units.borders(of: numbers)
    var scores = [Double](repeating: 0, count: numbers.count)
    for word in words { add(word, for: (numbers, starts, ends), to: &scores) }
    return scores
  }

  /// So many of the units that hold a word, the best first, of equal ones the first in the text.
  ///
  /// - Complexity: O(units that may be among them × log units); those that hold only words that say too little are passed over.
  func best(_ wanted: Int) -> [Scored] {
    var best: [Scored] = []
    if wanted == 0 { return best }
    func precedes(_ a: Scored, _ b: Scored) -> Bool { a.score != b.score ? a.score > b.score : a.unit < b.unit }
    // The rarest word first. A unit without it can only have what the others say.
    var order = words.indices.sorted { (words[$0].holders, $0) < (words[$1].holders, $1) }[...]
    while let number = order.first {
      let most = order.reduce(0) { $0 + words[$1].most }
      if best.count == wanted, let last = best.last, most < last.score { break }
      order.removeFirst()
      // What the words still to come say at most; units with one that came before were seen.
      let others = most - words[number].most
      var least = best.count == wanted ? best.last?.score ?? 0 : 0
      let (asked, own) = candidates(words[number], least: least - others)
      var scores = [Double](repeating: 0, count: own.count)
      var wasSeen = [Bool](repeating: false, count: own.count)
      // In the order of the words, so that a score is the same sum whichever word came first.
      for other in words.indices {
        if other == number {
          for place in own.indices { scores[place] += own[place] }
        } else {
          let holding = add(words[other], for: asked, to: &scores)
          if !order.contains(other) { for place in holding { wasSeen[Int(place)] = true } }
        }
      }
      // Less is too little for any of the best.
      let found = scores.span
      for place in found.indices where found[unchecked: place] >= least && !wasSeen[place] {
        let scored = (Int(asked.units[place]), found[place])
        if best.count == wanted {
          guard let last = best.last, precedes(scored, last) else { continue }
          best.removeLast()
        }
        best.insert(scored, at: best.partitionPoint { precedes($0, scored) })
        if best.count == wanted { least = best.last?.score ?? 0 }
      }
    }
    return best
  }

  /// The units that hold a word for which it says at least so much, in order, and what it says.
  private func candidates(_ word: Word, least: Double) -> (units: Asked, scores: [Double]) {
    let groups = word.groups
    let (starts, ends) = units.borders(of: groups.numbers)
    let own = scores(word, counts: groups.counts.span, from: starts, to: ends)
    // A sum in another order may be less by a hair.
    let least = least - 1e-9
    if least <= 0 { return ((groups.numbers, starts, ends), own) }
    let kept = own.indices.filter { own[$0] >= least }
    return ((kept.map { groups.numbers[$0] }, kept.map { starts[$0] }, kept.map { ends[$0] }), kept.map { own[$0] })
  }
}
