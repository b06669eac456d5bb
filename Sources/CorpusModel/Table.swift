/// Rows and columns for a reader or a program: the one shape that every result takes on its way to a file.
package struct Table: Sendable, Equatable {
  package struct Column: Sendable, Equatable {
    /// The name in csv, tsv and JSON: English, stable, one word.
    package let key: String
    /// The heading that a reader sees.
    package let title: String
    package let isNumeric: Bool

    package init(_ key: String, title: String? = nil, isNumeric: Bool = false) {
      self.key = key
      self.title = title ?? key
      self.isNumeric = isNumeric
    }

    /// Columns that codes, groups or variables name, beside columns of ours. One that is called as one of those says
    /// what it is, `code-text`: in JSON the later of two would take the place of the first.
    package static func named(_ columns: [Column], as kind: String, beside own: [Column]) -> [Column] {
      let taken = Set(own.map(\.key))
      return columns.map {
        taken.contains($0.key) ? Column("\(kind)-\($0.key)", title: $0.title, isNumeric: $0.isNumeric) : $0
      }
    }
  }

  package enum Cell: Sendable, Equatable {
    case empty
    case text(String)
    case integer(Int)
    /// Finite.
    case decimal(Double)

    package init(_ text: String?) { self = text.map { .text($0) } ?? .empty }
    package init(_ number: Int) { self = .integer(number) }
  }

  package let columns: [Column]
  /// Each has as many cells as there are columns.
  package private(set) var rows: [[Cell]] = []

  package init(columns: [Column]) { self.columns = columns }

  /// Some of the columns under other titles, in that order.
  package func selected(_ keys: [String], titled titles: [String]) -> Table {
    let chosen = zip(keys, titles).compactMap { key, title in
      columns.firstIndex { $0.key == key }.map { (index: $0, title: title) }
    }
    var table = Table(
      columns: chosen.map { Column(columns[$0.index].key, title: $0.title, isNumeric: columns[$0.index].isNumeric) })
    for row in rows { table.append(chosen.map { row[$0.index] }) }
    return table
  }

  /// Adds a row of one cell a column.
  package mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "a row has a cell for every column")
    rows.append(row)
  }
}
