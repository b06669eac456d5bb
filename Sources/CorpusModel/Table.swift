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
  /// The cells row after row. A row that is not whole yet is none.
  private var kept: [KeptCell] = []
  /// The bytes of all texts, one after another.
  private var letters: [UInt8] = []

  /// A cell as the table holds it: a concordance has a million texts, and a string for each costs more than finding them.
  private enum KeptCell: Sendable, Equatable {
    case empty
    case text(start: Int, count: UInt32)
    case integer(Int)
    case decimal(Double)
  }

  package init(columns: [Column]) { self.columns = columns }

  // MARK: Reading

  /// The rows, in the order in which they were added.
  package var rows: Rows { Rows(table: self) }
  private var rowCount: Int { columns.isEmpty ? 0 : kept.count / columns.count }

  package struct Rows: Sendable, RandomAccessCollection {
    fileprivate let table: Table

    package var startIndex: Int { 0 }
    package var endIndex: Int { table.rowCount }
    package subscript(number: Int) -> Row {
      precondition(indices.contains(number), "the table has the row")
      return Row(table: table, first: number * table.columns.count)
    }
  }

  /// As many cells as there are columns.
  package struct Row: Sendable, RandomAccessCollection, Equatable {
    fileprivate let table: Table
    /// The number of its first cell.
    fileprivate let first: Int

    /// Whether the cells are the same, whatever the columns are called.
    package static func == (a: Row, b: Row) -> Bool { a.elementsEqual(b) }

    package var startIndex: Int { 0 }
    package var endIndex: Int { table.columns.count }
    package subscript(column: Int) -> Cell {
      precondition(indices.contains(column), "the table has the column")
      switch table.kept[first + column] {
      case .empty: return .empty
      case .integer(let value): return .integer(value)
      case .decimal(let value): return .decimal(value)
      case .text(let start, let count):
        return .text(String(decoding: table.letters[start..<start + Int(count)], as: UTF8.self))
      }
    }

    /// Hands out the bytes of a cell that is a text, without a string for it; `nil` for others.
    package func withText<Result>(_ column: Int, _ body: (Span<UInt8>) -> Result) -> Result? {
      precondition(indices.contains(column), "the table has the column")
      guard case .text(let start, let count) = table.kept[first + column] else { return nil }
      return body(table.letters.span.extracting(start..<start + Int(count)))
    }
  }

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

  // MARK: Writing

  /// Adds a row of one cell a column.
  package mutating func append(_ row: some Collection<Cell>) {
    precondition(row.count == columns.count, "a row has a cell for every column")
    for cell in row { append(cell) }
  }

  /// Adds a cell to the row that is being written: rows are there when they have a cell for every column.
  package mutating func append(_ cell: Cell) {
    switch cell {
    case .empty: kept.append(.empty)
    case .integer(let value): kept.append(.integer(value))
    case .decimal(let value): kept.append(.decimal(value))
    case .text(let text): appendText { $0 += text.utf8 }
    }
  }

  /// Makes room for so many rows of about as many bytes as those that are there.
  package mutating func reserve(rows: Int) {
    kept.reserveCapacity(rows * columns.count)
    if rowCount > 0 { letters.reserveCapacity(letters.count / rowCount * (rows + rows / 8)) }
  }

  /// Adds a cell of a text whose bytes the closure adds to those that it gets, in UTF-8.
  package mutating func appendText(_ write: (inout [UInt8]) -> Void) {
    let start = letters.count
    write(&letters)
    // A text of 4 GB stands in no cell of any program.
    let count = UInt32(clamping: letters.count - start)
    kept.append(.text(start: start, count: count))
  }
}
