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

  /// A word of the query: the units that hold it, how often each does, and how much it tells.
  private struct Word {
    let groups: SortedPositions.Groups
    let rarity: Double
    var units: [UInt32] { groups.numbers }
    /// More than it says for any unit.
    var most: Double { rarity * (UnitScores.saturation + 1) }
  }

  private let units: SegmentTable
  private let words: [Word]
  private let meanLength: Double

  /// - Parameters:
  ///   - words: The positions of each word.
  ///   - wordCount: Words of the corpus.
  /// - Complexity: O(positions).
  init(_ words: [[UInt32]], in units: SegmentTable, wordCount: Int) {
    self.units = units
    meanLength = max(1, Double(wordCount) / Double(max(1, units.count)))
    self.words = words.map { positions in
      let groups = units.groups(of: positions)
      let (all, holding) = (Double(units.count), Double(groups.count))
      return Word(groups: groups, rarity: log(1 + (all - holding + 0.5) / (holding + 0.5)))
    }
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

  /// Adds to the scores of units what a word says for them; returns the places of those that hold it.
  ///
  /// - Parameter asked: Units in order.
  /// - Complexity: O(units asked + units of the word / 16).
  @discardableResult
  private func add(_ word: Word, for asked: [UInt32], to scores: inout [Double]) -> [UInt32] {
    let found = SortedPositions.groups(of: word.units, inWindowsFrom: asked, to: asked.map { $0 + 1 })
    let counts = SortedPositions.picked(word.groups.counts, found.firsts)
    let (starts, ends) = units.borders(of: SortedPositions.picked(asked, found.numbers))
    let (own, numbers) = (self.scores(word, counts: counts.span, from: starts, to: ends), found.numbers.span)
    for place in numbers.indices { scores[Int(numbers[place])] += own[place] }
    return found.numbers
  }

  /// The scores of units, given in order.
  func scores(of units: some Sequence<Int>) -> [Double] {
    let asked = units.map { UInt32($0) }
    var scores = [Double](repeating: 0, count: asked.count)
    for word in words { add(word, for: asked, to: &scores) }
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
    var order = words.indices.sorted { (words[$0].units.count, $0) < (words[$1].units.count, $1) }[...]
    while let number = order.first {
      let most = order.reduce(0) { $0 + words[$1].most }
      if best.count == wanted, let last = best.last, most < last.score { break }
      order.removeFirst()
      // What the words still to come say at most; units with one that came before were seen.
      let others = most - words[number].most
      var least = best.count == wanted ? best.last?.score ?? 0 : 0
      let (asked, own) = candidates(words[number], least: least - others)
      var scores = [Double](repeating: 0, count: asked.count)
      var wasSeen = [Bool](repeating: false, count: asked.count)
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
        let scored = (Int(asked[place]), found[place])
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
  private func candidates(_ word: Word, least: Double) -> (units: [UInt32], scores: [Double]) {
    let (starts, ends) = units.borders(of: word.units)
    let own = scores(word, counts: word.groups.counts.span, from: starts, to: ends)
    // A sum in another order may be less by a hair.
    let least = least - 1e-9
    if least <= 0 { return (word.units, own) }
    let kept = own.indices.filter { own[$0] >= least }
    return (kept.map { word.units[$0] }, kept.map { own[$0] })
  }
}
