import Foundation
import Interchange
import Testing

@Suite struct SpreadsheetTests {
  private func withFile(_ body: (String) throws -> Void) throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "citat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try body(folder.appending(path: "book.xlsx").path)
  }

  @Test func `A text that is longer than a cell may be is cut and counted`() throws {
    try withFile { file in
      let book = try SpreadsheetWriter(file: file, title: "Prøve", created: 0)
      try book.beginSheet(named: "Ark", columns: [ReportColumn("Tekst", width: 20)], frozenColumns: 0)
      let long = String(repeating: "vi talte længe ", count: 3000)
      try book.append([.text(long)])
      try book.append([.marked([.init("vi "), .init(long, isMarked: true)])])
      try book.append([.text("kort")])
      try book.endSheet()
      try book.finish()
      #expect(book.cutCells == 2)
      #expect(FileManager.default.fileExists(atPath: file))
    }
  }

  @Test func `Characters that XML does not know, empty runs and formulas do no harm`() throws {
    try withFile { file in
      let book = try SpreadsheetWriter(file: file, title: "a\u{1}b", created: 0)
      try book.beginSheet(named: "Ark", columns: [ReportColumn("A\u{0}", width: 20)], frozenColumns: 1)
      for text in ["\u{0}", "\u{FFFF}", "=1+1", "", "<x>&", "\u{1F600}"] {
        try book.append([.text(text)])
        try book.append([.marked([.init(""), .init(text, isMarked: true), .init("")])])
      }
      try book.endSheet(isFiltered: true)
      try book.finish()
    }
  }

  @Test func `A sheet without rows and a book that is never finished do no harm`() throws {
    try withFile { file in
      let book = try SpreadsheetWriter(file: file, title: "Tom", created: 0)
      try book.beginSheet(named: "Ark", columns: [ReportColumn("A", width: 5)], frozenColumns: 0)
      try book.heat(columns: 0..<1, totals: 1)
      try book.endSheet(isFiltered: true)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full"), "the system has no disk that is always full"))
  func `A full disk is told`() throws {
    try withFile { file in
      try FileManager.default.createSymbolicLink(atPath: file, withDestinationPath: "/dev/full")
      let book = try SpreadsheetWriter(file: file, title: "Prøve", created: 0)
      try book.beginSheet(named: "Ark", columns: [ReportColumn("A", width: 5)], frozenColumns: 0)
      try book.append([.text("vi talte længe")])
      try book.endSheet()
      #expect(throws: InterchangeError.unwritable(file, reason: "the disk is full")) { try book.finish() }
    }
  }

  @Test func `A bad sheet name and too many columns are errors that name the file`() throws {
    try withFile { file in
      let book = try SpreadsheetWriter(file: file, title: "Prøve", created: 0)
      #expect(throws: InterchangeError.self) {
        try book.beginSheet(named: "a/b", columns: [ReportColumn("A", width: 5)], frozenColumns: 0)
      }
      let many = Array(repeating: ReportColumn("A", width: 5), count: SpreadsheetWriter.columnLimit + 1)
      #expect(
        throws: InterchangeError.unwritable(
          file, reason: "\(SpreadsheetWriter.columnLimit + 1) columns are more than a sheet holds; write csv")
      ) { try book.beginSheet(named: "Ark", columns: many, frozenColumns: 0) }
    }
  }
}
