package import CorpusModel
package import Interchange
package import QualitativeCoding
internal import TextStatistics

extension Agreement {
  /// Coefficients in the order in which they are shown: those that a row may have.
  private var coefficients: [AgreementCoefficient] {
    if unit == .segment { return [.agreement] }
    return AgreementCoefficient.allCases.filter { $0 != .scott || data.coders.count == 2 }
  }

  private var hasUnitizing: Bool { rows.contains { $0.unitizing != nil } }

  private static func cell(_ value: Double?) -> Table.Cell {
    value.map { .decimal(($0 * 1e6).rounded() / 1e6) } ?? .empty
  }

  /// The counts and coefficients, one row a code, the last for all codes pooled.
  package var table: Table {
    var columns = [Table.Column("code"), Table.Column("units", isNumeric: true)]
    if data.coders.count == 2 {
      columns += ["both", "only_first", "only_second", "neither"].map { Table.Column($0, isNumeric: true) }
    }
    columns += prevalenceColumns
    for coefficient in coefficients {
      columns += ["", "_low", "_high"].map { Table.Column(coefficient.rawValue + $0, isNumeric: true) }
    }
    if hasUnitizing { columns += ["", "_low", "_high"].map { Table.Column("unitizing_alpha" + $0, isNumeric: true) } }
    var table = Table(columns: columns)
    for row in rows {
      var line: [Table.Cell] = [.text(row.code ?? "pooled"), .integer(row.units)]
      if data.coders.count == 2 {
        line += [row.square?.bothYes, row.square?.onlyTested, row.square?.onlyReference].map {
          $0.map { .integer($0) } ?? .empty
        }
        line.append(unit == .segment ? .empty : row.square.map { .integer($0.bothNo) } ?? .empty)
      }
      line += row.prevalence.map(Self.cell)
      for coefficient in coefficients {
        let interval = row.intervals[coefficient]
        line += [row.values[coefficient], interval?.low, interval?.high].map(Self.cell)
      }
      if hasUnitizing {
        line += [row.unitizing, row.unitizingInterval?.low, row.unitizingInterval?.high].map(Self.cell)
      }
      table.append(line)
    }
    return table
  }

  private var prevalenceColumns: [Table.Column] {
    unit == .segment ? [] : data.coders.indices.map { Table.Column("prevalence_\($0 + 1)", isNumeric: true) }
  }

  /// Of every two coders their agreement over all codes; no rows where there are only two.
  package var pairTable: Table {
    var table = Table(columns: [
      Table.Column("first"), Table.Column("second"), Table.Column("units", isNumeric: true),
      Table.Column("agreement", isNumeric: true), Table.Column("cohen_kappa", isNumeric: true),
    ])
    for pair in pairs {
      table.append([
        .text(data.coders[pair.first]), .text(data.coders[pair.second]), .integer(pair.units),
        Self.cell(pair.agreement), Self.cell(pair.kappa),
      ])
    }
    return table
  }

  /// Where coders do not agree: a row a unit and code, with the words.
  package var disagreementTable: Table {
    var table = Table(columns: [
      Table.Column("source"), Table.Column("unit"), Table.Column("start", isNumeric: true),
      Table.Column("end", isNumeric: true), Table.Column("code"), Table.Column("given"), Table.Column("withheld"),
      Table.Column("text"),
    ])
    for disagreement in disagreements {
      let place = place(of: disagreement.item)
      table.append([
        .text(data.sources[disagreement.item.source]), .text(disagreement.item.id),
        place.map { .integer($0.start) } ?? .empty, place.map { .integer($0.end) } ?? .empty,
        .text(disagreement.code), .text(names(disagreement.given)), .text(names(disagreement.withheld)),
        Table.Cell(text(of: disagreement.item)),
      ])
    }
    return table
  }

  private func names(_ coders: [Int]) -> String { coders.map { data.coders[$0] }.joined(separator: "; ") }

  /// Characters of the file.
  private func place(of item: ReliabilityData.Item) -> (start: Int, end: Int)? {
    guard let range = item.range else { return nil }
    guard let document = document(of: item) else { return (range.start, range.end) }
    let original = document.original(of: range)
    guard let first = original.first, let last = original.last else { return nil }
    return (first.start, last.end)
  }

  private func document(of item: ReliabilityData.Item) -> Document? {
    guard let corpus else { return nil }
    return SourceFinder(corpus.sources.map(\.document.source)).number(of: data.sources[item.source]).map {
      corpus.sources.document($0)
    }
  }

  /// The words of an item, from the text or from the file of codings; `nil` where neither is at hand.
  package func text(of item: ReliabilityData.Item) -> String? {
    if let text = item.text { return text }
    guard let range = item.range, let document = document(of: item) else { return nil }
    return document.text(in: range)
  }

  /// What stands beside the rows in JSON.
  package func jsonFields(language: ReportLanguage) -> [(String, JSONValue)] {
    [
      ("coders", .array(data.coders.map { .string($0) })), ("unit", .string(unitName)),
      ("method", .string(method(language))), ("notes", .array(notes.map { .string($0) })),
      ("pairs", .array(pairTable.jsonRows)), ("disagreements", .array(disagreementTable.jsonRows)),
    ]
  }
}
