internal import CorpusModel
internal import FoundationEssentials

/// Writes a report as a Word document (WordprocessingML, ECMA-376 transitional). Same report, same bytes.
///
/// Headings, quotations and tables have styles of their own, so that a reader changes a look in one place. Tables break across
/// pages and repeat their heading row; pictures are drawings, not dots; codes on a transcript are comments.
package struct DocxWriter: Sendable {
  private let time: Int

  /// - Parameter time: Seconds since 1970 that the document names as its time of making.
  package init(time: Int) { self.time = time }

  static let main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  static let relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let content = "application/vnd.openxmlformats-officedocument.wordprocessingml."

  /// The bytes of the document. O(n).
  ///
  /// - Parameter file: For messages only.
  /// - Throws: `InterchangeError.unwritable`.
  package func bytes(of report: Report, file: String) throws(InterchangeError) -> [UInt8] {
    var body = DocxBodyWriter(language: report.language)
    body.write(report)
    var archive = ZipWriter()
    archive.add("[Content_Types].xml", types(hasComments: body.hasComments))
    archive.add(
      "_rels/.rels",
      relationships([
        ("rId1", "officeDocument", "word/document.xml"),
        ("rId2", "metadata/core-properties", "docProps/core.xml"),
      ]))
    archive.add("docProps/core.xml", properties(of: report))
    archive.add("word/document.xml", body.document)
    archive.add("word/styles.xml", DocxStyleSheet(language: report.language).styles)
    archive.add("word/numbering.xml", DocxStyleSheet.numbering)
    archive.add("word/settings.xml", Self.settings)
    archive.add("word/footer1.xml", footer(report.provenance))
    if body.hasComments { archive.add("word/comments.xml", body.comments) }
    var parts = [
      ("rId1", "styles", "styles.xml"), ("rId2", "numbering", "numbering.xml"), ("rId3", "settings", "settings.xml"),
      ("rId4", "footer", "footer1.xml"),
    ]
    if body.hasComments { parts.append(("rId5", "comments", "comments.xml")) }
    for (number, picture) in body.pictures.enumerated() {
      parts.append(("emf\(number + 1)", "image", "media/image\(number + 1).emf"))
      parts.append(("svg\(number + 1)", "image", "media/image\(number + 1).svg"))
      archive.add("word/media/image\(number + 1).emf", picture.metafile)
      archive.add("word/media/image\(number + 1).svg", picture.svg())
    }
    archive.add("word/_rels/document.xml.rels", relationships(parts))
    return try archive.bytes(for: file)
  }

  private func types(hasComments: Bool) -> [UInt8] {
    var writer = MarkupWriter()
    writer.element("Types", ["xmlns": "http://schemas.openxmlformats.org/package/2006/content-types"]) { writer in
      for (ending, type) in [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"), ("xml", "application/xml"),
        ("emf", "image/x-emf"), ("svg", "image/svg+xml"),
      ] { writer.element("Default", ["Extension": ending, "ContentType": type]) }
      var parts = [
        ("/word/document.xml", "document.main+xml"), ("/word/styles.xml", "styles+xml"),
        ("/word/numbering.xml", "numbering+xml"), ("/word/settings.xml", "settings+xml"),
        ("/word/footer1.xml", "footer+xml"),
      ]
      if hasComments { parts.append(("/word/comments.xml", "comments+xml")) }
      for (part, type) in parts {
        writer.element("Override", ["PartName": part, "ContentType": Self.content + type])
      }
      writer.element(
        "Override",
        [
          "PartName": "/docProps/core.xml",
          "ContentType": "application/vnd.openxmlformats-package.core-properties+xml",
        ])
    }
    return writer.bytes
  }

  private func relationships(_ parts: [(id: String, type: String, target: String)]) -> [UInt8] {
    var writer = MarkupWriter()
    writer.element("Relationships", ["xmlns": "http://schemas.openxmlformats.org/package/2006/relationships"]) {
      for part in parts {
        let base =
          part.type.hasPrefix("metadata/")
          ? "http://schemas.openxmlformats.org/package/2006/relationships" : Self.relations
        $0.element("Relationship", ["Id": part.id, "Type": "\(base)/\(part.type)", "Target": part.target])
      }
    }
    return writer.bytes
  }

  private func properties(of report: Report) -> [UInt8] {
    let date = Date(timeIntervalSince1970: Double(time)).formatted(.iso8601)
    var writer = MarkupWriter()
    writer.element(
      "cp:coreProperties",
      [
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/", "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
      ]
    ) {
      $0.element("dc:title", text: report.title)
      $0.element("dc:creator", text: "Citat")
      $0.element("dc:description", text: report.provenance)
      $0.element("dc:language", text: report.language == .danish ? "da-DK" : "en-GB")
      $0.element("dcterms:created", ["xsi:type": "dcterms:W3CDTF"], text: date)
      $0.element("dcterms:modified", ["xsi:type": "dcterms:W3CDTF"], text: date)
    }
    return writer.bytes
  }

  private static var settings: [UInt8] {
    var writer = MarkupWriter()
    writer.element("w:settings", ["xmlns:w": main]) {
      // Word 2013 and later: without it Word opens the file in compatibility mode.
      $0.element("w:compat") {
        $0.element(
          "w:compatSetting",
          ["w:name": "compatibilityMode", "w:uri": "http://schemas.microsoft.com/office/word", "w:val": "15"])
      }
    }
    return writer.bytes
  }

  /// What the report was made with, and the number of the page.
  private func footer(_ provenance: String) -> [UInt8] {
    var writer = MarkupWriter()
    writer.element("w:ftr", ["xmlns:w": Self.main]) {
      $0.element("w:p") {
        $0.element("w:pPr") { $0.element("w:pStyle", ["w:val": "Footer"]) }
        $0.run(provenance)
        $0.element("w:r") { $0.element("w:tab") }
        $0.element("w:fldSimple", ["w:instr": " PAGE "]) { $0.run("1") }
      }
    }
    return writer.bytes
  }
}

extension MarkupWriter {
  /// A run of text; line ends are breaks.
  ///
  /// - Parameter style: The id of a character style.
  mutating func run(_ text: String, style: String? = nil) {
    if text.isEmpty { return }
    element("w:r") { writer in
      if let style { writer.element("w:rPr") { $0.element("w:rStyle", ["w:val": style]) } }
      for (number, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if number > 0 { writer.element("w:br") }
        if !line.isEmpty { writer.element("w:t", ["xml:space": "preserve"], text: String(line)) }
      }
    }
  }
}
