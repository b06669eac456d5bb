package import CorpusModel

/// Units by themes.
package struct Matrix: Sendable, Equatable {
  /// A unit and its codings.
  package struct Row: Sendable, Equatable {
    package let source: String
    package let unit: Unit
    package let codings: [Coding]

    package init(source: String, unit: Unit, codings: [Coding]) {
      self.source = source
      self.unit = unit
      self.codings = codings
    }
  }

  /// The columns, as the codebook orders them.
  package let themes: [Code]
  package let rows: [Row]

  package init(themes: [Code], rows: [Row]) {
    self.themes = themes
    self.rows = rows
  }

  /// Units coded with each theme, by group: one line a group, in the order given, one number a theme. O(rows × codings).
  ///
  /// - Parameters:
  ///   - groups: The groups that have a line, also when none of their units is coded.
  ///   - group: The group of a row; rows of no group are left out.
  ///   - theme: The index of the theme of a code.
  package func counts(
    groups: [String], by group: (Row) -> String?, theme: (String) -> Int?
  ) -> [(group: String, counts: [Int])] {
    var lines = groups.map { (group: $0, counts: [Int](repeating: 0, count: themes.count)) }
    var numbers: [String: Int] = [:]
    for (number, name) in groups.enumerated() { numbers[name] = number }
    for row in rows {
      guard let name = group(row), let number = numbers[name] else { continue }
      // Two codes of one theme are one segment of the theme.
      for index in Set(row.codings.compactMap { theme($0.code) }) { lines[number].counts[index] += 1 }
    }
    return lines
  }
}
