/// How often each combination of judgements occurs: units that the same judges put in the same categories are counted
/// together, so that figures cost the number of combinations, not of units.
package struct JudgementTable: Sendable, Equatable {
  package let judges: Int
  /// At least 2, also where some of them never occur.
  package let categories: Int
  /// For each combination the category of every judge, from 0; `nil` for a judge who said nothing of the unit.
  package let combinations: [[Int?]]
  /// Units with each combination.
  package private(set) var counts: [Int]

  /// The table of units, one after another. O(units × judges).
  package init(judges: Int, categories: Int, units: some Sequence<[Int?]>) {
    var counts: [[Int?]: Int] = [:]
    for unit in units { counts[unit, default: 0] += 1 }
    self.init(judges: judges, categories: categories, combinations: Array(counts.keys)) { counts[$0] ?? 0 }
  }

  private init(judges: Int, categories: Int, combinations: [[Int?]], count: ([Int?]) -> Int) {
    precondition(judges >= 2 && categories >= 2, "there is something to agree on")
    self.judges = judges
    self.categories = categories
    self.combinations = combinations.sorted { a, b in a.lexicographicallyPrecedes(b) { ($0 ?? -1) < ($1 ?? -1) } }
    counts = self.combinations.map(count)
  }

  /// Tables of several groups of units, such as sources, that have the same combinations in the same order and can be
  /// added.
  ///
  /// - Parameter groups: Of each group its combinations and how many units have them.
  /// - Complexity: O(groups × combinations).
  package static func tables(judges: Int, categories: Int, groups: [[[Int?]: Int]]) -> [JudgementTable] {
    let combinations = Array(Set(groups.flatMap(\.keys)))
    return groups.map { group in
      JudgementTable(judges: judges, categories: categories, combinations: combinations) { group[$0] ?? 0 }
    }
  }

  /// The sum of tables with the same combinations, each taken as often as its weight says. O(tables × combinations).
  package static func sum(of tables: [JudgementTable], weights: [Int]? = nil) -> JudgementTable {
    var total = tables[0]
    for index in total.counts.indices {
      var sum = 0
      for (number, table) in tables.enumerated() { sum += table.counts[index] * (weights?[number] ?? 1) }
      total.counts[index] = sum
    }
    return total
  }

  /// Units that at least two judges judged.
  package var comparableUnits: Int {
    zip(combinations, counts).reduce(0) { $0 + ($1.0.count { $0 != nil } >= 2 ? $1.1 : 0) }
  }

  /// Units by the categories of two judges, `[a][b]`; units that one of them did not judge are left out.
  /// O(combinations).
  package func contingency(of a: Int, and b: Int) -> [[Int]] {
    var table = [[Int]](repeating: [Int](repeating: 0, count: categories), count: categories)
    for (combination, count) in zip(combinations, counts) {
      if let first = combination[a], let second = combination[b] { table[first][second] += count }
    }
    return table
  }

  /// The share of a judge's units that are in a category, 0 to 1; `nil` for a judge who judged nothing.
  package func share(of category: Int, by judge: Int) -> Double? {
    var inCategory = 0
    var all = 0
    for (combination, count) in zip(combinations, counts) {
      guard let value = combination[judge] else { continue }
      all += count
      if value == category { inCategory += count }
    }
    return all == 0 ? nil : Double(inCategory) / Double(all)
  }
}
