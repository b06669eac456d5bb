internal import CorpusModel

/// Reads the first sheet with words of an Excel workbook. Source: ECMA-376, SpreadsheetML.
enum SpreadsheetReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool { input.archive?.entry(named: "xl/workbook.xml") != nil }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let archive = input.archive else { throw input.refusal }
    let workbook = try Workbook(archive, file: input.file)
    var report = ImportReport(format: .spreadsheet)
    for (number, sheet) in workbook.sheets.enumerated() {
      let rows = try workbook.rows(of: sheet)
      if rows.isEmpty { continue }
      let others = workbook.sheets.count - 1
      if others > 0 {
        let left = "\(others) other\(others == 1 ? " was" : "s were") left out"
        report.notes.append(ImportNote(.warning, "sheet \(number + 1) was read; \(left)"))
      }
      return try TableReader.read(rows.map(\.cells), file: input.file, report: report)
    }
    throw .noWords(input.file)
  }
}
