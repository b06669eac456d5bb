/// How often something was left out or not understood, told in one line each.
package struct Tally: Sendable, Equatable {
  private var counts: [String: (one: String, count: Int)] = [:]

  package init() {}

  /// Notes that something happened.
  ///
  /// - Parameters:
  ///   - one: What is said of one, behind its number: `graph was left out`.
  ///   - many: What is said of several.
  package mutating func count(_ one: String, _ many: String, _ number: Int = 1) {
    if number > 0 { counts[many] = (one, (counts[many]?.count ?? 0) + number) }
  }

  /// A line for each, in the order of their words.
  package var lines: [String] {
    counts.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { many, entry in
      "\(entry.count) \(entry.count == 1 ? entry.one : many)"
    }
  }

  package static func == (a: Tally, b: Tally) -> Bool { a.lines == b.lines }
}
