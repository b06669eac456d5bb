/// How often things stand together, beside how often chance would bring them together.
///
/// One count for themes with themes, terms with terms and terms with themes.
package struct Cooccurrences: Sendable {
  /// Two things.
  package struct Pair: Sendable, Equatable {
    /// Places that carry one and have the other there, or near.
    package let both: Int
    package let first: Int
    package let second: Int
    /// Places that carry either.
    package let either: Int
    /// Places with both if each lay at random, whatever the other did.
    package let expected: Double
    /// G² of the two, with a minus where they meet less often than by chance; `nil` for nearness, where places hang together.
    package let logLikelihood: Double?

    /// The share of places with either that have both: 0 to 1; 0 where there are none.
    ///
    /// - Source: Jaccard (1912), The Distribution of the Flora in the Alpine Zone.
    package var jaccard: Double { either == 0 ? 0 : Double(both) / Double(either) }
  }

  private enum Places: Sendable {
    /// The sizes of groups of places in a row, and how many steps are near.
    case units(sizes: [Int], reach: Int)
    case words(Int)
  }

  private let items: [[Range<Int>]]
  private let places: Places

  /// Things in units: two stand together in a unit that carries both or, with a reach, where one has the other at most so many
  /// units before or after it in the same group.
  ///
  /// - Parameters:
  ///   - units: The numbers of each thing's units over all groups, ascending.
  ///   - sizes: How many units each group has.
  package init(units: [[Int]], sizes: [Int], reach: Int = 0) {
    precondition(reach >= 0, "nearness is no less than none")
    items = units.map { $0.map { $0..<$0 + 1 } }
    places = .units(sizes: sizes, reach: reach)
  }

  /// Things on stretches of words: two stand together on the words that both cover.
  ///
  /// - Parameter stretches: Of each thing, in order, not overlapping.
  package init(stretches: [[Range<Int>]], words: Int) {
    items = stretches
    places = .words(words)
  }

  /// How two of the things stand together.
  ///
  /// - Complexity: O(places of both), with a reach also O(groups).
  package func pair(_ a: Int, _ b: Int) -> Pair {
    switch places {
    case .units(let sizes, let reach) where reach > 0: near(a, b, sizes, reach)
    case .units(let sizes, _): same(a, b, of: sizes.reduce(0, +))
    case .words(let count): same(a, b, of: count)
    }
  }

  private func same(_ a: Int, _ b: Int, of total: Int) -> Pair {
    let (first, second) = (Self.count(items[a]), Self.count(items[b]))
    var both = 0
    var (i, j) = (0, 0)
    while i < items[a].count, j < items[b].count {
      let (x, y) = (items[a][i], items[b][j])
      both += max(0, min(x.upperBound, y.upperBound) - max(x.lowerBound, y.lowerBound))
      if x.upperBound < y.upperBound { i += 1 } else { j += 1 }
    }
    let table = ContingencyTable(
      both: both, onlyFirst: first - both, onlySecond: second - both, neither: total - first - second + both)
    let likelihood = Double(both) < table.expected ? -table.logLikelihood : table.logLikelihood
    return Pair(
      both: both, first: first, second: second, either: first + second - both, expected: table.expected,
      logLikelihood: likelihood)
  }

  private func near(_ a: Int, _ b: Int, _ sizes: [Int], _ reach: Int) -> Pair {
    let (first, second) = (items[a].map(\.lowerBound), items[b].map(\.lowerBound))
    let (inFirst, inSecond) = (Set(first), Set(second))
    var (both, either, expected) = (0, 0, 0.0)
    let total = sizes.reduce(0, +)
    let p = total == 0 ? 0 : Double(first.count) / Double(total)
    let q = total == 0 ? 0 : Double(second.count) / Double(total)
    var start = 0
    var (i, j) = (0, 0)
    for size in sizes {
      let group = start..<start + size
      func isNear(_ unit: Int, _ other: Set<Int>) -> Bool {
        (max(group.lowerBound, unit - reach)...min(group.upperBound - 1, unit + reach)).contains { other.contains($0) }
      }
      while i < first.count, first[i] < group.upperBound {
        if isNear(first[i], inSecond) { both += 1 }
        either += 1
        i += 1
      }
      while j < second.count, second[j] < group.upperBound {
        if !inFirst.contains(second[j]) {
          if isNear(second[j], inFirst) { both += 1 }
          either += 1
        }
        j += 1
      }
      expected += Self.chance(in: size, reach: reach, p, q)
      start += size
    }
    return Pair(
      both: both, first: first.count, second: second.count, either: either, expected: expected, logLikelihood: nil)
  }

  /// The units of a group that would carry one thing and have the other near, when each unit carries them with chances p
  /// and q: both, or the one alone with the other among its neighbours.
  private static func chance(in size: Int, reach: Int, _ p: Double, _ q: Double) -> Double {
    func atUnit(_ neighbours: Int) -> Double {
      p * q + p * (1 - q) * (1 - power(1 - q, neighbours)) + q * (1 - p) * (1 - power(1 - p, neighbours))
    }
    var sum = 0.0
    for unit in 0..<size { sum += atUnit(min(unit, reach) + min(size - 1 - unit, reach)) }
    return sum
  }

  private static func power(_ base: Double, _ exponent: Int) -> Double {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }

  private static func count(_ ranges: [Range<Int>]) -> Int { ranges.reduce(0) { $0 + $1.count } }
}
