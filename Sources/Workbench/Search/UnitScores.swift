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

  /// What a word says for a unit that holds it so often.
  @inline(__always)
  private static func score(_ rarity: Double, _ count: UInt32, _ length: Int, _ meanLength: Double) -> Double {
    let count = Double(count)
    let weight = saturation * (1 - lengthWeight + lengthWeight * Double(length) / meanLength)
    return rarity * count * (saturation + 1) / (count + weight)
  }

  /// Adds to the scores of units what a word says for them; returns the places of those that hold it.
  ///
  /// - Parameter asked: Units in order, as stretches of one.
  /// - Complexity: O(units asked + units of the word / 16).
  @discardableResult
  private func add(_ word: Word, for asked: [UInt32], to scores: inout [Double]) -> [UInt32] {
    let found = SortedPositions.groups(of: word.units, inWindowsFrom: asked, to: asked.map { $0 + 1 })
    let (numbers, firsts, counts) = (found.numbers.span, found.firsts.span, word.groups.counts.span)
    for place in numbers.indices {
      let number = Int(numbers[place])
      scores[number] += Self.score(
        word.rarity, counts[Int(firsts[place])], units[Int(asked[number])].count, meanLength)
    }
    return found.numbers
  }

  /// Adds to the scores of the units that hold a word what it says for them.
  private func addOwn(_ word: Word, to scores: inout [Double]) {
    let (numbers, counts) = (word.groups.numbers.span, word.groups.counts.span)
    for place in numbers.indices {
      scores[place] += Self.score(word.rarity, counts[place], units[Int(numbers[place])].count, meanLength)
    }
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
      let asked = words[number].units
      var scores = [Double](repeating: 0, count: asked.count)
      var wasSeen = [Bool](repeating: false, count: asked.count)
      // In the order of the words, so that a score is the same sum whichever word came first.
      for other in words.indices {
        if other == number {
          addOwn(words[number], to: &scores)
        } else {
          let holding = add(words[other], for: asked, to: &scores)
          if !order.contains(other) { for place in holding { wasSeen[Int(place)] = true } }
        }
      }
      order.removeFirst()
      // Less is too little for any of the best.
      var least = best.count == wanted ? best.last?.score ?? 0 : 0
      let own = scores.span
      for place in own.indices where own[unchecked: place] >= least && !wasSeen[place] {
        let scored = (Int(asked[place]), own[place])
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
}
