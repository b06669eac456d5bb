internal import Foundation

/// Figures of several reports side by side, each line with its bar.
struct StructureTable {
  private let columns: [(name: String, figures: StructureFigures)]

  init(_ columns: [(name: String, figures: StructureFigures)]) { self.columns = columns }

  /// A line's name, its bar, and what a report reaches; shares from 0 to 1, and counts.
  private static let lines: [(name: String, bar: String, value: @Sendable (StructureFigures) -> String)] = [
    ("headings F1", "0.97", { share($0.headings.f1) }),
    ("level right", "0.95", { share($0.levels.value) }),
    ("non-body kept out", "0.99", { share($0.keptOut.value) }),
    ("left out is non-body", "0.995", { share($0.leftOut.value) }),
    ("paragraph boundaries F1", "0.97", { share($0.boundaries.f1) }),
    ("quotations F1", "0.98", { share($0.quotations.f1) }),
    ("quotations' text exact", "0.95", { share($0.words.value) }),
    ("quotations' role right", "0.98", { share($0.roles.value) }),
    ("footnote marks F1", "0.98", { share($0.marks.f1) }),
    ("traps untouched", "all", { "\($0.traps.right)/\($0.traps.all)" }),
    ("body characters lost", "0", { "\($0.lost)" }),
    ("body characters doubled", "0", { "\($0.doubled)" }),
  ]

  private static func share(_ value: Double) -> String { String(format: "%.4f", value) }

  /// The table, a line each, columns padded.
  var text: String {
    var rows = [["", "bar"] + columns.map(\.name)]
    for line in Self.lines { rows.append([line.name, line.bar] + columns.map { line.value($0.figures) }) }
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    return rows.map { row in
      zip(row, widths).map { $0.padding(toLength: $1, withPad: " ", startingAt: 0) }.joined(separator: "  ")
    }.joined(separator: "\n")
  }
}
