internal import CorpusModel

/// The styles of a Word document: names that Word knows, so that its own lists of contents and navigation find them.
struct DocxStyleSheet {
  let language: ReportLanguage

  private struct Paragraph {
    let id: String
    let name: String
    var basedOn: String? = "Normal"
    var next: String? = "Normal"
    /// Half points.
    var size: Int?
    var isBold = false
    var isItalic = false
    var color: String?
    /// Twentieths of a point.
    var before = 0
    var after = 0
    var indent = 0
    var hanging = 0
    var keepsNext = false
    var outline: Int?
    var hasBar = false
    var isListItem = false
    var tab: Int?
  }

  private static let paragraphs = [
    Paragraph(id: "Title", name: "Title", size: 40, isBold: true, after: 60, keepsNext: true),
    Paragraph(id: "Subtitle", name: "Subtitle", size: 18, color: "595959", after: 240),
    Paragraph(
      id: "Heading1", name: "heading 1", size: 30, isBold: true, color: "12466B", before: 360, after: 120,
      keepsNext: true, outline: 0),
    Paragraph(
      id: "Heading2", name: "heading 2", size: 26, isBold: true, color: "12466B", before: 280, after: 80,
      keepsNext: true, outline: 1),
    Paragraph(
      id: "Heading3", name: "heading 3", size: 22, isBold: true, before: 200, after: 60, keepsNext: true, outline: 2),
    Paragraph(id: "Caption", name: "caption", size: 20, isBold: true, before: 200, after: 80, keepsNext: true),
    Paragraph(
      id: "Quote", name: "Quote", next: "QuoteSource", isItalic: true, before: 120, after: 20, indent: 400,
      keepsNext: true, hasBar: true),
    Paragraph(
      id: "QuoteSource", name: "Quote Source", size: 18, color: "595959", after: 160, indent: 400, hasBar: true),
    Paragraph(
      id: "QuoteQuestion", name: "Quote Question", next: "Quote", size: 18, color: "595959", before: 120, after: 20,
      indent: 400, keepsNext: true, hasBar: true),
    Paragraph(id: "Notice", name: "Notice", isBold: true, color: "9C2A00", before: 60, after: 160),
    Paragraph(
      id: "ListBullet", name: "List Bullet", next: "ListBullet", after: 40, indent: 360, hanging: 240, isListItem: true),
    Paragraph(id: "TableText", name: "Table Text", next: "TableText", size: 18),
    Paragraph(
      id: "TableHeading", name: "Table Heading", basedOn: "TableText", next: "TableText", size: 18, isBold: true),
    Paragraph(id: "Turn", name: "Turn", next: "Turn", after: 120),
    Paragraph(id: "CommentText", name: "annotation text", next: "CommentText", size: 20),
    Paragraph(id: "Footer", name: "footer", next: "Footer", size: 16, color: "595959", tab: 9638),
  ]

  var styles: [UInt8] {
    var writer = MarkupWriter()
    writer.element("w:styles", ["xmlns:w": DocxWriter.main]) { writer in
      writer.element("w:docDefaults") {
        $0.element("w:rPrDefault") {
          $0.element("w:rPr") {
            $0.element("w:rFonts", ["w:ascii": "Arial", "w:hAnsi": "Arial", "w:eastAsia": "Arial", "w:cs": "Arial"])
            $0.element("w:sz", ["w:val": "20"])
            $0.element("w:szCs", ["w:val": "20"])
            $0.element("w:lang", ["w:val": language == .danish ? "da-DK" : "en-GB"])
          }
        }
        $0.element("w:pPrDefault") {
          $0.element("w:pPr") { $0.element("w:spacing", ["w:after": "0", "w:line": "264", "w:lineRule": "auto"]) }
        }
      }
      writer.element("w:style", ["w:type": "paragraph", "w:default": "1", "w:styleId": "Normal"]) {
        $0.element("w:name", ["w:val": "Normal"])
        $0.element("w:qFormat")
        $0.element("w:pPr") { $0.element("w:spacing", ["w:after": "120"]) }
      }
      for paragraph in Self.paragraphs { Self.write(paragraph, to: &writer) }
      for (id, name, isMark) in [("Marked", "Marked Words", true), ("SpeakerLabel", "Speaker Label", false)] {
        writer.element("w:style", ["w:type": "character", "w:customStyle": "1", "w:styleId": id]) {
          $0.element("w:name", ["w:val": name])
          $0.element("w:qFormat")
          $0.element("w:rPr") {
            $0.element("w:b")
            if isMark { $0.element("w:color", ["w:val": "9C2A00"]) }
          }
        }
      }
      writer.element("w:style", ["w:type": "character", "w:styleId": "CommentReference"]) {
        $0.element("w:name", ["w:val": "annotation reference"])
        $0.element("w:rPr") { $0.element("w:sz", ["w:val": "16"]) }
      }
      Self.writeTableStyle(to: &writer)
    }
    return writer.bytes
  }

  private static func write(_ style: Paragraph, to writer: inout MarkupWriter) {
    // Names that Word has itself are its built-in styles; others are ours.
    let isOwn = ["QuoteSource", "QuoteQuestion", "Notice", "TableText", "TableHeading", "Turn"].contains(style.id)
    writer.element(
      "w:style", ["w:type": "paragraph", "w:customStyle": isOwn ? "1" : nil, "w:styleId": style.id]
    ) { writer in
      writer.element("w:name", ["w:val": style.name])
      if let basedOn = style.basedOn { writer.element("w:basedOn", ["w:val": basedOn]) }
      if let next = style.next { writer.element("w:next", ["w:val": next]) }
      writer.element("w:qFormat")
      writer.element("w:pPr") {
        if style.keepsNext { $0.element("w:keepNext") }
        if style.isListItem { $0.element("w:numPr") { $0.element("w:numId", ["w:val": "1"]) } }
        if style.hasBar {
          $0.element("w:pBdr") {
            $0.element("w:left", ["w:val": "single", "w:sz": "18", "w:space": "8", "w:color": "7A7A7A"])
          }
        }
        if let tab = style.tab {
          $0.element("w:tabs") { $0.element("w:tab", ["w:val": "right", "w:pos": String(tab)]) }
        }
        $0.element("w:spacing", ["w:before": String(style.before), "w:after": String(style.after)])
        if style.indent > 0 {
          $0.element(
            "w:ind", ["w:left": String(style.indent), "w:hanging": style.hanging > 0 ? String(style.hanging) : nil])
        }
        if let outline = style.outline { $0.element("w:outlineLvl", ["w:val": String(outline)]) }
      }
      writer.element("w:rPr") {
        if style.isBold { $0.element("w:b") }
        if style.isItalic { $0.element("w:i") }
        if let color = style.color { $0.element("w:color", ["w:val": color]) }
        if let size = style.size { $0.element("w:sz", ["w:val": String(size)]) }
      }
    }
  }

  private static func writeTableStyle(to writer: inout MarkupWriter) {
    writer.element("w:style", ["w:type": "table", "w:default": "1", "w:styleId": "TableNormal"]) {
      $0.element("w:name", ["w:val": "Normal Table"])
      $0.element("w:tblPr") {
        $0.element("w:tblCellMar") {
          for (side, width) in [("top", 30), ("left", 80), ("bottom", 30), ("right", 80)] {
            $0.element("w:" + side, ["w:w": String(width), "w:type": "dxa"])
          }
        }
      }
    }
    writer.element("w:style", ["w:type": "table", "w:customStyle": "1", "w:styleId": "ReportTable"]) {
      $0.element("w:name", ["w:val": "Report Table"])
      $0.element("w:basedOn", ["w:val": "TableNormal"])
      $0.element("w:tblPr") {
        $0.element("w:tblBorders") {
          for side in ["top", "bottom", "insideH"] {
            $0.element("w:" + side, ["w:val": "single", "w:sz": "4", "w:space": "0", "w:color": "A6A6A6"])
          }
        }
      }
    }
  }

  static var numbering: [UInt8] {
    var writer = MarkupWriter()
    writer.element("w:numbering", ["xmlns:w": DocxWriter.main]) {
      $0.element("w:abstractNum", ["w:abstractNumId": "0"]) {
        $0.element("w:lvl", ["w:ilvl": "0"]) {
          $0.element("w:start", ["w:val": "1"])
          $0.element("w:numFmt", ["w:val": "bullet"])
          $0.element("w:lvlText", ["w:val": "–"])
          $0.element("w:lvlJc", ["w:val": "left"])
          $0.element("w:pPr") { $0.element("w:ind", ["w:left": "360", "w:hanging": "240"]) }
        }
      }
      $0.element("w:num", ["w:numId": "1"]) { $0.element("w:abstractNumId", ["w:val": "0"]) }
    }
    return writer.bytes
  }
}
