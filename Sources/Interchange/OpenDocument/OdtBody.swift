internal import CorpusModel

/// Takes the events of an OpenDocument text and writes its paragraphs.
///
/// What tracked changes deleted is left out; footnotes, endnotes and comments follow the text as furniture.
struct OdtBody {
  var styles = OdtStyles()
  var writer: RichTextWriter
  private(set) var comments = 0
  private(set) var deletions = 0
  /// Whether hidden text was left out.
  private(set) var hasHidden = false
  private(set) var page = 1

  private struct Open {
    var text = RichParagraph()
    var style: String?
    /// The level of a heading.
    var level: Int?
    var boxes: [(RichParagraph, SourceBlock.Kind, String?)] = []
  }

  private var open: [Open] = []
  /// Elements inside one that is left out.
  private var skipped = 0
  /// Whether runs are bold or hidden, the innermost last.
  private var spans: [(isBold: Bool, isHidden: Bool)] = []
  private var lists: [List] = []
  private var outline = [Int](repeating: 0, count: 11)
  /// How far lists have counted that are no longer open, by style: `text:continue-numbering`.
  private var counted: [String: Int] = [:]
  private var contents = 0
  private var note: Note?

  private struct List {
    let style: String?
    var count: Int
    /// Whether the next paragraph begins an item.
    var isItem = false
  }

  private struct Note {
    let kind: Furniture.Kind
    var label = ""
    var isLabel = false
    var text = RichParagraph()
    /// Paragraphs that were open when it began.
    let depth: Int
  }

  init(file: String) { writer = RichTextWriter(file: file) }

  /// Elements that are left out with all that they hold.
  private static let left: Set<String> = [
    "text:sequence-decls", "text:variable-decls", "text:user-field-decls", "office:forms", "text:page-number",
    "text:page-count", "text:ruby-text", "text:hidden-text", "text:hidden-paragraph", "text:meta-field-decls",
    "creator",
    "date", "title", "desc", "text:table-of-content-source", "text:alphabetical-index-source", "draw:object",
    "office:scripts", "office:meta", "office:settings", "office:master-styles", "office:font-face-decls",
    "text:tracked-changes",
  ]

  private var isStyles = 0

  mutating func take(_ event: MarkupEvent) throws(InterchangeError) {
    if isStyles > 0 {
      styles.take(event)
      if case .start = event { isStyles += 1 } else if case .end = event { isStyles -= 1 }
      return
    }
    switch event {
    case .start(let name, let attributes):
      if skipped > 0 {
        skipped += 1
        if name == "text:deletion" { deletions += 1 }
      } else if Self.left.contains(name) {
        if name == "text:hidden-text" || name == "text:hidden-paragraph" { hasHidden = true }
        skipped = 1
      } else if name == "office:automatic-styles" || name == "office:styles" {
        isStyles = 1
      } else {
        try begin(name, attributes)
      }
    case .end(let name): if skipped > 0 { skipped -= 1 } else { try end(name) }
    case .text(let text):
      if skipped > 0 { return }
      if note?.isLabel == true {
        if (note?.label.utf8.count ?? 0) < 20 { note?.label += text }
      } else if let last = open.indices.last {
        if spans.contains(where: \.isHidden) {
          hasHidden = hasHidden || text.utf8.contains { $0 > 0x20 }
          return
        }
        open[last].text.appendFolded(text, isBold: spans.last?.isBold ?? false)
      }
    }
  }

  private mutating func begin(_ name: String, _ attributes: MarkupAttributes) throws(InterchangeError) {
    switch name {
    case "text:p", "text:h":
      let style = attributes["text:style-name"]
      var paragraph = Open(style: style)
      if name == "text:h" { paragraph.level = attributes["text:outline-level"].flatMap { Int($0) } ?? 1 }
      open.append(paragraph)
      spans.append((styles.isBold("paragraph", style) ?? false, styles.isHidden("paragraph", style)))
    case "text:span":
      let style = attributes["text:style-name"]
      let isBold = styles.isBold("text", style) ?? spans.last?.isBold ?? false
      spans.append((isBold, styles.isHidden("text", style)))
    case "text:s":
      append(String(repeating: " ", count: min(max(attributes["text:c"].flatMap { Int($0) } ?? 1, 1), 1_000)))
    case "text:tab": append("\t")
    case "text:line-break": if let last = open.indices.last { open[last].text.breakLine() }
    case "text:soft-page-break":
      page += 1
      if open.isEmpty { writer.beginPage("\(page)") } else { open[0].text.beginPage("\(page)") }
    case "text:list":
      let style = attributes["text:style-name"] ?? lists.last?.style
      let goesOn = attributes["text:continue-numbering"] == "true" || attributes["text:continue-list"] != nil
      lists.append(List(style: style, count: goesOn ? style.flatMap { counted[$0] } ?? 0 : 0))
    case "text:list-item":
      guard let last = lists.indices.last else { return }
      lists[last].isItem = true
      if let start = attributes["text:start-value"].flatMap({ Int($0) }) {
        lists[last].count = min(max(start, 0), 100_000) - 1
      }
    case "text:table-of-content", "text:illustration-index", "text:table-index", "text:alphabetical-index",
      "text:user-index", "text:bibliography":
      contents += 1
    case "text:note": if note == nil { note = Note(kind: .footnote, depth: open.count) }
    case "office:annotation":
      if note == nil { note = Note(kind: .comment, depth: open.count) } else { skipped = 1 }
    case "text:note-citation": note?.isLabel = true
    case "table:table": writer.beginTable()
    case "table:table-row": writer.beginRow()
    case "table:table-cell", "table:covered-table-cell":
      writer.beginCell()
      let span = attributes["table:number-columns-repeated"].flatMap { Int($0) } ?? 1
      if span > 1 { writer.widenCell(to: span) }
    default: break
    }
  }

  private mutating func append(_ text: String) {
    guard let last = open.indices.last, !spans.contains(where: \.isHidden), note?.isLabel != true else { return }
    open[last].text.append(text, isBold: spans.last?.isBold ?? false)
  }

  private mutating func end(_ name: String) throws(InterchangeError) {
    switch name {
    case "text:p", "text:h":
      _ = spans.popLast()
      try closeParagraph()
    case "text:span": _ = spans.popLast()
    case "text:list":
      if let list = lists.popLast(), let style = list.style { counted[style] = list.count }
    case "text:table-of-content", "text:illustration-index", "text:table-index", "text:alphabetical-index",
      "text:user-index", "text:bibliography":
      contents -= 1
    case "text:note-citation": note?.isLabel = false
    case "text:note", "office:annotation": closeNote()
    case "table:table": try writer.endTable()
    default: break
    }
  }

  // MARK: Paragraphs

  private mutating func closeNote() {
    guard let closed = note else { return }
    note = nil
    var paragraph = RichParagraph()
    if closed.kind == .comment {
      comments += closed.text.isEmpty ? 0 : 1
    } else {
      // The label is written raised, as it is printed.
      let mark = Int(closed.label).map { ListNumber.superscript($0) } ?? closed.label
      paragraph.append(mark + " ")
      if let last = open.indices.last, !mark.isEmpty { open[last].text.mark(mark, .footnoteMark) }
    }
    paragraph.append(closed.text)
    if !closed.text.isEmpty { writer.addNote(paragraph, closed.kind) }
  }

  private mutating func closeParagraph() throws(InterchangeError) {
    guard let paragraph = open.popLast() else { return }
    if let depth = note?.depth, open.count >= depth {
      if note?.text.isEmpty == false { note?.text.breakLine() }
      note?.text.append(paragraph.text)
      return
    }
    let (kind, marker) = kind(of: paragraph)
    if !open.isEmpty {
      // In a text box.
      open[open.count - 1].boxes.append((paragraph.text, kind, marker))
      open[open.count - 1].boxes += paragraph.boxes
      return
    }
    try writer.add(paragraph.text, kind, marker: marker)
    for (text, kind, marker) in paragraph.boxes { try writer.add(text, kind, marker: marker) }
  }

  private mutating func kind(of paragraph: Open) -> (SourceBlock.Kind, marker: String?) {
    if contents > 0 { return (.furniture(.tableOfContents), nil) }
    let role = styles.role(of: paragraph.style)
    if let level = paragraph.level {
      if case .heading(0) = role { return (.heading(level: 0), nil) }
      return (.heading(level: level), outlineNumber(level, hasWords: !paragraph.text.isEmpty))
    }
    switch role {
    case .heading(let level): return (.heading(level: level), nil)
    case .contents: return (.furniture(.tableOfContents), nil)
    case .caption: return (.furniture(.figure), nil)
    case .quotation where lists.isEmpty: return (.quotation, nil)
    default: break
    }
    guard let last = lists.indices.last else { return (.paragraph, nil) }
    let depth = lists.count - 1
    guard lists[last].isItem else { return (.listItem(depth: depth), nil) }
    lists[last].isItem = false
    lists[last].count += 1
    let style = lists[last].style ?? styles.list(ofParagraph: paragraph.style)
    guard let level = styles.level(lists.count, of: style) else { return (.listItem(depth: depth), "•") }
    let count = lists[last].count + level.start - 1
    switch level.format {
    case .none: return (.listItem(depth: depth), nil)
    case .bullet: return (.listItem(depth: depth), ListNumber.bullet(level.bullet ?? ""))
    default:
      let higher = lists.dropLast().enumerated().suffix(max(0, level.shown - 1)).map { index, list in
        let own = styles.level(index + 1, of: style)
        return ListNumber.text(list.count + (own?.start ?? 1) - 1, own?.format ?? .decimal)
      }
      let text = (higher + [ListNumber.text(count, level.format)]).joined(separator: ".")
      return (.listItem(depth: depth), level.prefix + text + level.suffix)
    }
  }

  /// The number of a heading, where the document numbers them.
  private mutating func outlineNumber(_ number: Int, hasWords: Bool) -> String? {
    guard hasWords, (1...10).contains(number), let level = styles.outline[number], level.format != .none else {
      return nil
    }
    outline[number] += 1
    for deeper in (number + 1)..<max(11, number + 1) { outline[deeper] = 0 }
    let first = max(1, number - level.shown + 1)
    let text = (first...number).map { index in
      let own = styles.outline[index] ?? level
      return ListNumber.text(max(1, outline[index]) + own.start - 1, own.format)
    }.joined(separator: ".")
    return level.prefix + text + level.suffix
  }
}
