internal import CorpusModel

/// Reads Word documents: the text as it stands when all tracked changes are accepted.
///
/// Heads and feet of pages are left out; notes and comments follow the text as furniture.
enum DocxReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool { input.archive.map(DocxPackage.isOne) ?? false }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let archive = input.archive else { throw input.refusal }
    let package = try DocxPackage(archive, file: input.file)
    let styles = try DocxStyles(package)
    let numbering = try DocxNumbering(package, styles: styles)
    var body = DocxBody(styles: styles, numbering: numbering, writer: RichTextWriter(file: input.file))
    body.writer.beginPage("1")
    try package.readMain { event throws(InterchangeError) in try body.take(event) }
    var report = ImportReport(format: .docx)
    let comments = try addNotes(to: &body, from: package)
    report.notes = [
      .leftOut(body.deletions, "tracked deletion"), body.hidden > 0 ? .hiddenText : nil, .leftOut(comments, "comment"),
    ].compactMap(\.self)
    let text = try body.writer.finish(file: input.file, hasPages: body.page > 1)
    return SourceReading(text: text, report: report)
  }

  /// Adds the notes that the text refers to, by their numbers, and all comments.
  ///
  /// - Returns: The number of comments.
  private static func addNotes(to body: inout DocxBody, from package: DocxPackage) throws(InterchangeError) -> Int {
    let kinds: [(part: String, element: String, ids: [String], label: (Int) -> String)] = [
      ("footnotes", "w:footnote", body.footnotes, { ListNumber.superscript($0) }),
      ("endnotes", "w:endnote", body.endnotes, { ListNumber.text($0, .lowercaseRoman) }),
    ]
    for (part, element, ids, label) in kinds where !ids.isEmpty {
      let notes = try notes(in: part, element: element, of: package, body: &body)
      let byId = Dictionary(notes.map { ($0.id, $0.text) }) { first, _ in first }
      for (index, id) in ids.enumerated() {
        guard let note = byId[id], !note.isEmpty else { continue }
        var paragraph = RichParagraph()
        paragraph.append(label(index + 1) + " ")
        paragraph.append(note)
        body.writer.addNote(paragraph, .footnote)
      }
    }
    let comments = try notes(in: "comments", element: "w:comment", of: package, body: &body).filter { !$0.text.isEmpty }
    for comment in comments { body.writer.addNote(comment.text, .comment) }
    return comments.count
  }

  private static func notes(
    in part: String, element: String, of package: DocxPackage, body: inout DocxBody
  ) throws(InterchangeError) -> [(id: String, text: RichParagraph)] {
    var notes: [(id: String, text: RichParagraph)] = []
    var id: String?
    var reader = body
    try package.read(related: part) { event throws(InterchangeError) in
      switch event {
      case .start(element, let attributes):
        id = attributes["w:type"].map { $0 == "normal" } ?? true ? attributes["w:id"] : nil
        reader.beginNote()
      case .end(element):
        let text = reader.endNote()
        if let id { notes.append((id, text)) }
      default: try reader.take(event)
      }
    }
    return notes
  }
}
