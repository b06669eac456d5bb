package import CorpusModel

/// What stands in a cell of a report's table.
package enum ReportCell: Sendable, Equatable {
  case empty
  /// A line of text, cut in a spreadsheet where the column ends.
  case label(String)
  /// Running text, wrapped.
  case text(String)
  /// Running text with the stretches that matter marked.
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

  /// The number in the cell.
  package var number: Double? {
    switch self {
    case .integer(let value): Double(value)
    case .decimal(let value), .share(let value): value
    case .empty, .label, .text, .marked: nil
    }
  }

  /// The cell as a reader sees it: decimals with three digits, shares as per cent with one.
  package func shown(in language: ReportLanguage) -> String {
    switch self {
    case .empty: ""
    case .label(let text), .text(let text): text
    case .marked(let runs): runs.map(\.text).joined()
    case .integer(let value): String(value)
    case .decimal(let value): language.decimal(value, digits: 3)
    case .share(let value): language.decimal(value * 100, digits: 1) + " %"
    }
  }
}
