internal import CorpusModel

/// Reads OpenDocument texts, zipped or flat: the text as it stands when all tracked changes are accepted.
///
/// Heads and feet of pages are left out; notes and comments follow the text as furniture.
enum OdtReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    if let archive = input.archive {
      return archive.entry(named: "content.xml") != nil && archive.entry(named: "META-INF/manifest.xml") != nil
    }
    return input.beginsWithTag && input.head.contains("<office:document ") && input.head.contains("opendocument")
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    var body = OdtBody(file: input.file)
    body.writer.beginPage("1")
    if let archive = input.archive {
      if let manifest = archive.entry(named: "META-INF/manifest.xml"),
        try archive.bytes(of: manifest).firstRange(ofBytes: "encryption-data".utf8) != nil
      {
        throw .passwordProtected(input.file)
      }
      for part in ["styles.xml", "content.xml"] {
        guard let entry = archive.entry(named: part) else { continue }
        let parser = MarkupParser(file: input.file, part: part)
        try parser.xml(try archive.bytes(of: entry)) { event throws(InterchangeError) in try body.take(event) }
      }
    } else {
      try MarkupParser(file: input.file).xml(input.bytes) { event throws(InterchangeError) in try body.take(event) }
    }
    var report = ImportReport(format: .odt)
    report.notes = [
      .leftOut(body.deletions, "tracked deletion"), body.hasHidden ? .hiddenText : nil,
      .leftOut(body.comments, "comment"),
    ].compactMap(\.self)
    return SourceReading(text: try body.writer.finish(file: input.file, hasPages: body.page > 1), report: report)
  }
}
