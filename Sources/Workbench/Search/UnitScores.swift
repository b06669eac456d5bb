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
    let units: [UInt32]
    let counts: [UInt32]
    let rarity: Double
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
      let (numbers, counts) = units.tally(of: positions)
      let (all, holding) = (Double(units.count), Double(numbers.count))
      return Word(units: numbers, counts: counts, rarity: log(1 + (all - holding + 0.5) / (holding + 0.5)))
    }
  }

  /// Places in the lists of the words, for units that are asked in order.
  private struct Cursor {
    var places: [Int]

    init(_ words: [Word]) { places = [Int](repeating: 0, count: words.count) }
  }

  /// The score of a unit; the cursor never goes back.
  private func score(of unit: Int, _ cursor: inout Cursor) -> Double {
    var score = 0.0
    for number in words.indices {
      let place = place(of: unit, in: words[number].units, from: cursor.places[number])
      cursor.places[number] = place
      guard place < words[number].units.count, words[number].units[place] == UInt32(unit) else { continue }
      let count = Double(words[number].counts[place])
      let length = Double(units[unit].count) / meanLength
      let weight = Self.saturation * (1 - Self.lengthWeight + Self.lengthWeight * length)
      score += words[number].rarity * count * (Self.saturation + 1) / (count + weight)
    }
    return score
  }

  /// The first place from one on whose unit is not before a unit. O(log of the places passed over).
  private func place(of unit: Int, in list: [UInt32], from start: Int) -> Int {
    let list = list.span
    var low = start
    var step = 1
    while low + step < list.count, Int(list[low + step]) < unit {
      low += step
      step *= 2
    }
    var high = min(list.count, low + step + 1)
    while low < high {
      let middle = (low + high) / 2
      if Int(list[middle]) < unit { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The scores of units, given in order.
  func scores(of units: some Sequence<Int>) -> [Double] {
    var cursor = Cursor(words)
    return units.map { score(of: $0, &cursor) }
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
    var earlier: [Int] = []
    while let number = order.first {
      let most = order.reduce(0) { $0 + words[$1].most }
      if best.count == wanted, let last = best.last, most < last.score { break }
      order.removeFirst()
      var cursor = Cursor(words)
      for unit in words[number].units {
        let unit = Int(unit)
        let score = score(of: unit, &cursor)
        let wasSeen = earlier.contains { other in
          let place = cursor.places[other]
          return place < words[other].units.count && words[other].units[place] == UInt32(unit)
        }
        if wasSeen { continue }
        if best.count == wanted {
          guard let last = best.last, precedes((unit, score), last) else { continue }
          best.removeLast()
        }
        best.insert((unit, score), at: best.partitionPoint { precedes($0, (unit, score)) })
      }
      earlier.append(number)
    }
    return best
  }
}
