internal import CorpusModel
internal import UnicodeText

/// Takes the events of an HTML page and writes its paragraphs.
///
/// Scripts, styles, forms and pictures are left out; menus, heads and feet of the page are furniture. The anchors that
/// noScribe writes give speakers and times.
struct HTMLBody {
  private(set) var writer: RichTextWriter
  /// Whether anchors gave times.
  private(set) var isTimed = false

  private var paragraph = RichParagraph()
  private var kinds: [Element] = []
  private var lists: [(format: ListNumber.Format, next: Int)] = []
  /// The number of the item whose first paragraph has not come yet.
  private var marker: String?
  private var bold = 0
  private var preformatted = 0
  private var skipped = 0
  /// Elements that hold the page's text: `main`, `article`.
  private var inside = 0
  private var mark: String?
  private var isParagraphTimed = false
  private var notes: [RichParagraph] = []

  /// An element that is open and changes what paragraphs in it are.
  private struct Element {
    let name: String
    var kind: SourceBlock.Kind?
    var isNote = false
    var isBold = false
    var isMark = false
    /// Whether it holds the number of the note that it stands in.
    var isNoteNumber = false
  }

  init(file: String) { writer = RichTextWriter(file: file) }

  private static let left: Set<String> = [
    "script", "style", "head", "noscript", "template", "svg", "math", "form", "button", "select", "iframe", "object",
    "audio",
    "video", "canvas", "map", "rt", "rp", "sdfield", "title",
  ]

  private static let blocks: Set<String> = [
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre", "table",
    "tr",
    "td", "th", "thead", "tbody", "tfoot", "caption", "section", "article", "main", "header", "footer", "nav", "aside",
    "figure", "figcaption", "hr", "address", "body", "html", "center", "details", "summary", "fieldset",
  ]

  /// Elements that never hold anything.
  private static let empty: Set<String> = [
    "br", "hr", "img", "input", "meta", "link", "col", "area", "base", "embed", "source", "track", "wbr", "param",
  ]

  mutating func take(_ event: MarkupEvent) throws(InterchangeError) {
    switch event {
    case .start(let name, let attributes):
      if skipped > 0 {
        skipped += 1
      } else if Self.left.contains(name) || attributes["hidden"] != nil || attributes["aria-hidden"] == "true" {
        skipped = 1
      } else {
        try begin(name, attributes)
      }
    case .end(let name): if skipped > 0 { skipped -= 1 } else { try end(name) }
    case .text(let text): if skipped == 0 { append(text) }
    }
  }

  /// The text, what is open closed.
  mutating func finish(file: String) throws(InterchangeError) -> SourceText {
    try close()
    for note in notes { writer.addNote(note, .footnote) }
    return try writer.finish(file: file, hasPages: false)
  }

  private mutating func begin(_ name: String, _ attributes: MarkupAttributes) throws(InterchangeError) {
    if Self.blocks.contains(name) { try close() }
    switch name {
    case "br": paragraph.breakLine()
    case "main", "article": inside += 1
    case "ul": lists.append((.bullet, 1))
    case "ol":
      let start = min(max(attributes["start"].flatMap { Int($0) } ?? 1, 0), 100_000)
      lists.append((ListNumber.Format(sign: attributes["type"] ?? "1"), start))
    case "li": beginItem()
    case "table": writer.beginTable()
    case "tr": writer.beginRow()
    case "td", "th":
      writer.beginCell()
      writer.widenCell(to: attributes["colspan"].flatMap { Int($0) } ?? 1)
    case "pre": preformatted += 1
    case "a": takeAnchor(attributes)
    default: break
    }
    if Self.empty.contains(name) { return }
    var element = Element(name: name)
    element.kind = kind(name, attributes)
    element.isBold = name == "b" || name == "strong" || Self.isBold(attributes["style"] ?? "")
    if element.isBold { bold += 1 }
    element.isNote = (attributes["id"] ?? "").hasPrefix("sdfootnote") || attributes["role"] == "doc-footnote"
    element.isMark = name == "a" && (attributes["class"] == "sdfootnoteanc" || attributes["role"] == "doc-noteref")
    element.isNoteNumber = name == "a" && attributes["class"] == "sdfootnotesym"
    if element.isMark || element.isNoteNumber { mark = "" }
    kinds.append(element)
  }

  private mutating func end(_ name: String) throws(InterchangeError) {
    if Self.empty.contains(name) { return }
    if Self.blocks.contains(name) { try close() }
    switch name {
    case "main", "article": inside = max(0, inside - 1)
    case "ul", "ol": _ = lists.popLast()
    case "li": marker = nil
    case "table": try writer.endTable()
    case "pre": preformatted = max(0, preformatted - 1)
    default: break
    }
    // libxml2 closes what is open in order, so the last one is meant.
    guard let element = kinds.last, element.name == name else { return }
    kinds.removeLast()
    if element.isBold { bold -= 1 }
    if element.isMark || element.isNoteNumber, let mark {
      self.mark = nil
      let label = mark.unicodeScalars.filter { $0 != "[" && $0 != "]" && $0 != " " }
      let text = String(String.UnicodeScalarView(label))
      let raised = Int(text).map { ListNumber.superscript($0) } ?? text
      if element.isMark { paragraph.mark(raised, .footnoteMark) } else { paragraph.append(raised + " ") }
    }
  }

  // MARK: Words

  private mutating func append(_ text: String) {
    if mark != nil {
      if (mark?.utf8.count ?? 0) < 20 { mark? += text }
    } else if preformatted > 0 {
      for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
        if index > 0 { paragraph.breakLine() }
        paragraph.append(String(line), isBold: bold > 0)
      }
    } else {
      paragraph.appendFolded(text, isBold: bold > 0)
    }
  }

  /// `ts_START_END_S01`: what follows is said from START to END, in milliseconds.
  ///
  /// Source: noScribe's own writer.
  private mutating func takeAnchor(_ attributes: MarkupAttributes) {
    guard let parts = attributes["name"]?.split(separator: "_", maxSplits: 3), parts.count >= 3, parts[0] == "ts",
      let start = Int(parts[1]), let end = Int(parts[2]), start >= 0, end >= start
    else { return }
    isTimed = true
    if !isParagraphTimed { paragraph.start = Double(start) / 1000 }
    paragraph.end = Double(end) / 1000
    isParagraphTimed = true
  }

  private static func isBold(_ style: String) -> Bool {
    let plain = style.filter { $0 != " " }
    return plain.contains("font-weight:bold") || plain.contains("font-weight:700")
  }

  // MARK: Paragraphs

  private mutating func beginItem() {
    guard let last = lists.indices.last else {
      marker = "•"
      return
    }
    let (format, next) = lists[last]
    marker = format == .bullet ? "•" : ListNumber.text(next, format) + "."
    lists[last].next += 1
  }

  /// What paragraphs in an element are; `nil` when they are what they would be without it.
  private func kind(_ name: String, _ attributes: MarkupAttributes) -> SourceBlock.Kind? {
    switch name {
    case "h1", "h2", "h3", "h4", "h5", "h6":
      // The title of a box beside the text does not stand over what follows the box.
      return kinds.contains { $0.name == "aside" } ? .paragraph : .heading(level: Int(name.dropFirst()) ?? 1)
    case "blockquote": return .quotation
    case "figcaption", "caption": return .furniture(.figure)
    case "nav": return .furniture(.wrapper)
    case "header", "footer", "aside": return inside == 0 ? .furniture(.wrapper) : nil
    default: break
    }
    switch attributes["role"] {
    case "navigation", "banner", "contentinfo", "search", "dialog", "alert": return .furniture(.wrapper)
    case "complementary" where inside == 0: return .furniture(.wrapper)
    default: break
    }
    // So LibreOffice writes the heads and feet of pages, and its contents.
    let title = name == "div" ? attributes["title"] : nil
    if title == "header" || title == "footer" { return .furniture(.runningHead) }
    return (attributes["id"] ?? "").hasPrefix("Table of Contents") ? .furniture(.tableOfContents) : nil
  }

  private mutating func close() throws(InterchangeError) {
    defer {
      paragraph = RichParagraph()
      isParagraphTimed = false
    }
    guard paragraph.bytes.contains(where: { $0 > 0x20 }) else { return }
    if kinds.contains(where: \.isNote) {
      notes.append(paragraph)
      return
    }
    let furniture = kinds.first { if case .furniture = $0.kind { true } else { false } }?.kind
    let number = marker
    marker = nil
    if let furniture {
      try writer.add(paragraph, furniture)
    } else if isParagraphTimed {
      try writer.add(paragraph, .utterance)
    } else if let kind = kinds.last(where: { $0.kind != nil })?.kind {
      try writer.add(paragraph, kind, marker: number)
    } else if !lists.isEmpty {
      try writer.add(paragraph, .listItem(depth: lists.count - 1), marker: number)
    } else {
      try writer.add(paragraph)
    }
  }
}
