internal import CorpusModel

/// Writes the parts of a report as the body of a Word document, and keeps its pictures and comments.
struct DocxBodyWriter {
  private let language: ReportLanguage
  private(set) var pictures: [Picture] = []
  private var notes: [Report.Coded.Note] = []
  private(set) var document: [UInt8] = []

  init(language: ReportLanguage) { self.language = language }

  /// A4 upright with margins of 2 cm, in twentieths of a point.
  static let page = (width: 11_906, height: 16_838, margin: 1134)
  private static var room: Int { page.width - 2 * page.margin }
  /// What fits beside each other and can still be read; a wider table is cut into several.
  private static let mostColumns = 15

  private static let namespaces: KeyValuePairs<String, String?> = [
    "xmlns:w": DocxWriter.main, "xmlns:r": DocxWriter.relations,
    "xmlns:wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "xmlns:a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "xmlns:pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "xmlns:asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
  ]

  mutating func write(_ report: Report) {
    var writer = MarkupWriter()
    writer.element("w:document", Self.namespaces) { writer in
      writer.element("w:body") { writer in
        Self.paragraph(report.title, "Title", to: &writer)
        Self.paragraph(report.provenance, "Subtitle", to: &writer)
        for part in report.parts { write(part, to: &writer) }
        Self.paragraph(report.recordTitle, "Heading1", to: &writer)
        let columns = [ReportColumn("", width: 22), ReportColumn("", width: 78)]
        let record = ReportTable("", columns: columns, rows: report.record.map { [.label($0.name), .text($0.value)] })
        write(record, hasHeading: false, to: &writer)
        writer.element("w:sectPr") {
          $0.element("w:footerReference", ["w:type": "default", "r:id": "rId4"])
          $0.element("w:pgSz", ["w:w": String(Self.page.width), "w:h": String(Self.page.height)])
          let margin = String(Self.page.margin)
          $0.element(
            "w:pgMar",
            [
              "w:top": margin, "w:right": margin, "w:bottom": margin, "w:left": margin, "w:header": "567",
              "w:footer": "567", "w:gutter": "0",
            ])
        }
      }
    }
    document = writer.bytes
  }

  private mutating func write(_ part: Report.Part, to writer: inout MarkupWriter) {
    switch part {
    case .heading(let title, let level): Self.paragraph(title, Self.heading(level), to: &writer)
    case .paragraph(let words): Self.paragraph(words, nil, to: &writer)
    case .notice(let words): Self.paragraph(words, "Notice", to: &writer)
    case .list(let items): for item in items { Self.paragraph(item, "ListBullet", to: &writer) }
    case .quotation(let quotation):
      if let question = quotation.question { Self.paragraph(question, "QuoteQuestion", to: &writer) }
      writer.element("w:p") {
        $0.element("w:pPr") { $0.element("w:pStyle", ["w:val": "Quote"]) }
        Self.runs(quotation.runs, to: &$0)
      }
      Self.paragraph("— " + quotation.source, "QuoteSource", to: &writer)
    case .table(let table):
      if !table.title.isEmpty { Self.paragraph(table.title, "Caption", to: &writer) }
      if table.count == 0 { return }
      for piece in Self.cut(table) { write(piece, hasHeading: true, to: &writer) }
    case .picture(let picture): write(picture, to: &writer)
    case .coded(let coded): write(coded, to: &writer)
    }
  }

  /// The style of a heading; the title has level 1.
  private static func heading(_ level: Int) -> String { "Heading\(min(3, max(1, level - 1)))" }

  private static func paragraph(_ text: String, _ style: String?, to writer: inout MarkupWriter) {
    writer.element("w:p") {
      if let style { $0.element("w:pPr") { $0.element("w:pStyle", ["w:val": style]) } }
      $0.run(text)
    }
  }

  private static func runs(_ runs: [ReportCell.Run], to writer: inout MarkupWriter) {
    for run in runs { writer.run(run.text, style: run.isMarked ? "Marked" : nil) }
  }

  // MARK: Tables

  /// A table as it is, or in pieces that each begin with its first column.
  private static func cut(_ table: ReportTable) -> [ReportTable] {
    if table.columns.count <= mostColumns { return [table] }
    return stride(from: 1, to: table.columns.count, by: mostColumns - 1).map { start in
      let chosen = [0] + Array(start..<min(start + mostColumns - 1, table.columns.count))
      var piece = ReportTable("", columns: chosen.map { table.columns[$0] }, count: table.count) { number in
        let row = table.row(number)
        return chosen.map { row[$0] }
      }
      piece.totals = table.totals
      if let heat = table.heat {
        let own = chosen.indices.filter { heat.contains(chosen[$0]) }
        piece.heat = own.isEmpty ? nil : own[0]..<own[own.count - 1] + 1
      }
      return piece
    }
  }

  /// The widths of columns: those of numbers alike and narrow, the rest shared as the report asks.
  private static func widths(of table: ReportTable) -> [Int] {
    let numbers = table.columns.count { $0.isNumeric }
    let words = table.columns.filter { !$0.isNumeric }
    let share = words.reduce(0) { $0 + $1.width }
    let least = min(room / 2, words.count * 2900)
    let narrow = numbers == 0 ? 0 : max(470, min(1500, (room - least) / numbers))
    let left = Double(room - narrow * numbers)
    return table.columns.map { $0.isNumeric ? narrow : min(Int(left * $0.width / share), Int($0.width * 220)) }
  }

  /// Tints from light to strong, as pages have them.
  private static let tints = [
    "", "EEF5F9", "DDEBF3", "CCE1ED", "BBD7E7", "A9CDE1", "97C2DA", "85B7D3", "72ABCB",
  ]

  private func write(_ table: ReportTable, hasHeading: Bool, to writer: inout MarkupWriter) {
    let widths = Self.widths(of: table)
    let language = language
    writer.element("w:tbl") { writer in
      writer.element("w:tblPr") {
        $0.element("w:tblStyle", ["w:val": "ReportTable"])
        $0.element("w:tblW", ["w:w": String(widths.reduce(0, +)), "w:type": "dxa"])
        $0.element("w:tblLayout", ["w:type": "fixed"])
        $0.element("w:tblLook", ["w:firstRow": hasHeading ? "1" : "0", "w:firstColumn": "1"])
      }
      writer.element("w:tblGrid") { for width in widths { $0.element("w:gridCol", ["w:w": String(width)]) } }
      if hasHeading { Self.writeHeading(table, widths, to: &writer) }
      let peak = table.peak
      for number in 0..<table.count {
        let cells = table.row(number)
        let tints = table.tints(of: cells, row: number, peak: peak)
        let isTotal = number >= table.count - table.totals
        let isShort = cells.allSatisfy { if case .marked = $0 { false } else { true } }
        writer.element("w:tr") { writer in
          // A row of numbers stays whole; one with a quotation may go on over the page.
          if isShort, hasHeading { writer.element("w:trPr") { $0.element("w:cantSplit") } }
          for (column, cell) in cells.enumerated() {
            Self.write(
              cell, width: widths[column], tint: Self.tints[tints[column]],
              isBold: isTotal || (!hasHeading && column == 0),
              language: language, to: &writer)
          }
        }
      }
    }
    // Two tables that touch would be one.
    Self.paragraph("", nil, to: &writer)
  }

  private static func writeHeading(_ table: ReportTable, _ widths: [Int], to writer: inout MarkupWriter) {
    // Heads that do not fit their columns stand upright.
    let isUpright = zip(table.columns, widths).map { column, width in
      column.isNumeric && longestWord(column.title) * 105 + 180 > width
    }
    let longest = zip(table.columns, isUpright).map { $1 ? $0.title.unicodeScalars.count : 0 }.max() ?? 0
    writer.element("w:tr") { writer in
      writer.element("w:trPr") {
        $0.element("w:cantSplit")
        if longest > 0 {
          $0.element("w:trHeight", ["w:val": String(min(3000, longest * 105 + 240)), "w:hRule": "atLeast"])
        }
        $0.element("w:tblHeader")
      }
      for (number, column) in table.columns.enumerated() {
        writer.element("w:tc") { writer in
          writer.element("w:tcPr") {
            $0.element("w:tcW", ["w:w": String(widths[number]), "w:type": "dxa"])
            $0.element("w:tcBorders") {
              $0.element("w:bottom", ["w:val": "single", "w:sz": "8", "w:space": "0", "w:color": "595959"])
            }
            $0.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": "EDEDED"])
            if isUpright[number] { $0.element("w:textDirection", ["w:val": "btLr"]) }
            $0.element("w:vAlign", ["w:val": isUpright[number] ? "center" : "bottom"])
          }
          writer.element("w:p") {
            $0.element("w:pPr") {
              $0.element("w:pStyle", ["w:val": "TableHeading"])
              $0.element("w:keepNext")
              if column.isNumeric, !isUpright[number] { $0.element("w:jc", ["w:val": "right"]) }
            }
            $0.run(column.title)
          }
        }
      }
    }
  }

  private static func longestWord(_ text: String) -> Int {
    text.split(whereSeparator: { $0 == " " || $0 == "-" }).map(\.unicodeScalars.count).max() ?? 0
  }

  private static func write(
    _ cell: ReportCell, width: Int, tint: String, isBold: Bool, language: ReportLanguage,
    to writer: inout MarkupWriter
  ) {
    writer.element("w:tc") { writer in
      writer.element("w:tcPr") {
        $0.element("w:tcW", ["w:w": String(width), "w:type": "dxa"])
        if !tint.isEmpty { $0.element("w:shd", ["w:val": "clear", "w:color": "auto", "w:fill": tint]) }
        if cell.number != nil {
          $0.element("w:tcMar") {
            for side in ["left", "right"] { $0.element("w:" + side, ["w:w": "40", "w:type": "dxa"]) }
          }
        }
      }
      writer.element("w:p") {
        $0.element("w:pPr") {
          $0.element("w:pStyle", ["w:val": isBold ? "TableHeading" : "TableText"])
          if cell.number != nil { $0.element("w:jc", ["w:val": "right"]) }
        }
        if case .marked(let runs) = cell { Self.runs(runs, to: &$0) } else { $0.run(cell.shown(in: language)) }
      }
    }
  }

  // MARK: Pictures

  /// English Metric Units to a pixel of 1/96 inch.
  private static let unitsToPixel = 9525.0

  private mutating func write(_ picture: Picture, to writer: inout MarkupWriter) {
    pictures.append(picture)
    let number = pictures.count
    // No wider than the page's room, no higher than most of its height.
    let scale = min(1, Double(Self.room) / 15 / picture.width, 900 / picture.height)
    let width = String(Int(picture.width * scale * Self.unitsToPixel))
    let height = String(Int(picture.height * scale * Self.unitsToPixel))
    writer.element("w:p") {
      $0.element("w:r") {
        $0.element("w:drawing") {
          $0.element("wp:inline", ["distT": "0", "distB": "0", "distL": "0", "distR": "0"]) {
            $0.element("wp:extent", ["cx": width, "cy": height])
            $0.element(
              "wp:docPr",
              ["id": String(number), "name": picture.title, "descr": "\(picture.title). \(picture.description)"])
            $0.element("a:graphic") {
              $0.element("a:graphicData", ["uri": "http://schemas.openxmlformats.org/drawingml/2006/picture"]) {
                $0.element("pic:pic") {
                  $0.element("pic:nvPicPr") {
                    $0.element("pic:cNvPr", ["id": String(number), "name": "image\(number).emf"])
                    $0.element("pic:cNvPicPr")
                  }
                  $0.element("pic:blipFill") {
                    // Word since 2016 shows the SVG, older ones and LibreOffice what it stands in.
                    $0.element("a:blip", ["r:embed": "emf\(number)"]) {
                      $0.element("a:extLst") {
                        $0.element("a:ext", ["uri": "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"]) {
                          $0.element("asvg:svgBlip", ["r:embed": "svg\(number)"])
                        }
                      }
                    }
                    $0.element("a:stretch") { $0.element("a:fillRect") }
                  }
                  $0.element("pic:spPr") {
                    $0.element("a:xfrm") {
                      $0.element("a:off", ["x": "0", "y": "0"])
                      $0.element("a:ext", ["cx": width, "cy": height])
                    }
                    $0.element("a:prstGeom", ["prst": "rect"]) { $0.element("a:avLst") }
                  }
                }
              }
            }
          }
        }
      }
    }
  }

  // MARK: Comments

  var hasComments: Bool { !notes.isEmpty }

  private mutating func write(_ coded: Report.Coded, to writer: inout MarkupWriter) {
    let first = notes.count
    notes += coded.notes
    let pieces = coded.pieces
    writer.element("w:p") { writer in
      writer.element("w:pPr") { $0.element("w:pStyle", ["w:val": coded.level.map { Self.heading($0) } ?? "Turn"]) }
      if let label = coded.label { writer.run(label + ": ", style: "SpeakerLabel") }
      var open: [Int] = []
      func close(_ note: Int) {
        let id = String(first + note)
        writer.element("w:commentRangeEnd", ["w:id": id])
        writer.element("w:r") {
          $0.element("w:rPr") { $0.element("w:rStyle", ["w:val": "CommentReference"]) }
          $0.element("w:commentReference", ["w:id": id])
        }
      }
      for piece in pieces {
        for note in open where !piece.notes.contains(note) { close(note) }
        for note in piece.notes where !open.contains(note) {
          writer.element("w:commentRangeStart", ["w:id": String(first + note)])
        }
        open = piece.notes
        writer.run(piece.text)
      }
      for note in open { close(note) }
    }
  }

  var comments: [UInt8] {
    var writer = MarkupWriter()
    writer.element("w:comments", ["xmlns:w": DocxWriter.main]) { writer in
      for (id, note) in notes.enumerated() {
        let initials = note.author.split(separator: " ").compactMap(\.unicodeScalars.first).map(String.init).joined()
        writer.element(
          "w:comment",
          [
            "w:id": String(id), "w:author": note.author, "w:initials": initials,
            "w:date": note.date.isEmpty ? nil : note.date,
          ]
        ) {
          $0.element("w:p") {
            $0.element("w:pPr") { $0.element("w:pStyle", ["w:val": "CommentText"]) }
            $0.run(note.text)
          }
        }
      }
    }
    return writer.bytes
  }
}
