internal import CorpusModel
internal import Interchange
internal import QualitativeCoding

/// A cross table for readers.
struct CrossTableView {
  private let cross: CrossTable
  private let words: ReportWords

  init(_ cross: CrossTable, words: ReportWords) {
    self.cross = cross
    self.words = words
  }

  /// Charts with more rows or columns than these show nothing that a table does not show better.
  private static let mostRows = 60
  private static let mostColumns = 30

  private var title: String {
    "\(words.themes) × \(words.name(of: cross.grouping)) – \(words.name(of: cross.measure, cross.percent))"
  }

  /// A sheet's name, which is short.
  private var sheetTitle: String {
    switch cross.grouping {
    case .source: words.sources
    case .role: words.roles
    default: words.name(of: cross.grouping)
    }
  }

  private func cell(_ value: Double) -> ReportCell { cross.isShare ? .share(value) : .integer(Int(value)) }

  private func ends(_ line: CrossTable.Line) -> [ReportCell] {
    [.integer(line.coded), .integer(line.units)] + (cross.marksProposals ? [.integer(line.proposed)] : [])
  }

  private var endTitles: [String] {
    [words.codedUnits, words.units] + (cross.marksProposals ? [words.ofWhichProposed] : [])
  }

  /// What there is less of makes the columns.
  var fittingTable: ReportTable { table(isTransposed: cross.themes.count > cross.lines.count) }

  /// - Parameter isTransposed: Whether themes are the rows.
  func table(isTransposed: Bool) -> ReportTable {
    if isTransposed {
      let columns =
        [ReportColumn(words.theme, width: 34)]
        + cross.lines.map { ReportColumn($0.group, width: 18, isNumeric: true) }
        + [ReportColumn(words.total, width: 12, isNumeric: true)]
      var rows = cross.themes.enumerated().map { number, theme -> [ReportCell] in
        [.label(theme.name)] + cross.lines.map { cell($0.values[number]) } + [cell(cross.total.values[number])]
      }
      for (number, name) in endTitles.enumerated() {
        rows.append([.label(name)] + cross.lines.map { ends($0)[number] } + [ends(cross.total)[number]])
      }
      var table = ReportTable(title, columns: columns, rows: rows)
      table.totals = endTitles.count
      table.heat = 1..<1 + cross.lines.count
      return table
    }
    let columns =
      [ReportColumn(words.name(of: cross.grouping), width: 34)]
      + cross.themes.map { ReportColumn($0.name, width: 18, color: $0.color, isNumeric: true) }
      + endTitles.map { ReportColumn($0, width: 12, isNumeric: true) }
    let rows = (cross.lines + [cross.total]).enumerated().map { number, line -> [ReportCell] in
      [.label(number < cross.lines.count ? line.group : words.total)] + line.values.map { cell($0) } + ends(line)
    }
    var table = ReportTable(sheetTitle, columns: columns, rows: rows)
    table.totals = 1
    table.heat = 1..<1 + cross.themes.count
    return table
  }

  /// The heat map; `nil` for a table too large for one.
  var picture: Picture? {
    let isTransposed = cross.themes.count > cross.lines.count
    let (groups, themes) = (cross.lines.map(\.group), cross.themes.map(\.name))
    let (rows, columns) = isTransposed ? (themes, groups) : (groups, themes)
    guard !rows.isEmpty, !columns.isEmpty, rows.count <= Self.mostRows, columns.count <= Self.mostColumns else {
      return nil
    }
    let cells = rows.indices.map { row in
      columns.indices.map { column in
        let value = isTransposed ? cross.lines[column].values[row] : cross.lines[row].values[column]
        return HeatMap.Cell(value, cross.isShare ? words.language.decimal(value * 100, digits: 1) : String(Int(value)))
      }
    }
    return HeatMap(title: title, rows: rows, columns: columns, cells: cells, language: words.language).picture
  }
}
