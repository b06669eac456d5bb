package import CorpusModel

/// What stands in a cell of a spreadsheet.
package enum SpreadsheetCell: Sendable, Equatable {
  case empty
  /// A line of text, cut where the column ends.
  case label(String)
  /// Running text, wrapped.
  case text(String)
  /// Running text with the stretches that matter in bold.
  case marked([Run])
  case integer(Int)
  /// Finite.
  case decimal(Double)
  /// Between 0 and 1, shown as per cent.
  case share(Double)

  package struct Run: Sendable, Equatable {
    package let text: String
    package let isMarked: Bool

    package init(_ text: String, isMarked: Bool = false) {
      self.text = text
      self.isMarked = isMarked
    }
  }

  package init(_ cell: Table.Cell) {
    switch cell {
    case .empty: self = .empty
    case .text(let text): self = .label(text)
    case .integer(let value): self = .integer(value)
    case .decimal(let value): self = .decimal(value)
    }
  }

  package init(_ text: String?) { self = text.map { .label($0) } ?? .empty }
}

/// A column of a sheet.
package struct SpreadsheetColumn: Sendable, Equatable {
  package let title: String
  /// In characters.
  package let width: Double
  /// The colour of the title's cell, `#rrggbb`; grey when `nil`.
  package let color: String?

  package init(_ title: String, width: Double, color: String? = nil) {
    self.title = title
    self.width = width
    self.color = color
  }
}
