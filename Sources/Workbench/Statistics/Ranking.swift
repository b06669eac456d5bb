/// The order of rows by how often they were counted.
enum Ranking {
  /// The numbers with the highest counts, the highest first, of equal ones the lowest number.
  ///
  /// - Parameter limit: How many at most; `nil` for all.
  /// - Complexity: O(numbers × log(highest count) + found × log found); `found` are those from the lowest power of two on that
  ///   leaves enough.
  static func highest(of numbers: [Int], limit: Int?, count: (Int) -> Int) -> [Int] {
    var chosen = numbers
    if let limit, limit < numbers.count {
      var bound = numbers.reduce(1) { max($0, count($1)) }
      while bound > 1 {
        let enough = numbers.filter { count($0) >= bound }
        if enough.count >= limit {
          chosen = enough
          break
        }
        bound /= 2
      }
    }
    return Array(chosen.sorted { (count($1), $0) < (count($0), $1) }.prefix(limit ?? chosen.count))
  }
}
