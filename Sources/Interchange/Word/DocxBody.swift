internal import CorpusModel

/// Takes the events of a Word document's text, or of its notes, and writes its paragraphs.
///
/// What tracked changes deleted or moved away is left out, what they inserted stays; so do fields' results, links, smart
/// tags and content controls. Hidden text, instructions of fields, phonetic guides and placeholders are left out. Text boxes
/// come behind the paragraph that holds them.
struct DocxBody {
  private let styles: DocxStyles
  private var numbering: DocxNumbering
  /// Where finished paragraphs go.
  var writer: RichTextWriter
  /// The notes that the text refers to, in the order of their numbers.
  private(set) var footnotes: [String] = []
  private(set) var endnotes: [String] = []
  /// What was left out.
  private(set) var deletions = 0
  private(set) var hidden = 0
  /// How many pages Word has laid out.
  private(set) var page = 1

  /// A paragraph while it is read.
  private struct Open {
    var text = RichParagraph()
    var style: String?
    var number: String?
    var level: Int?
    var outline: Int?
    /// Whether the mark at its end was deleted: it goes on in the next.
    var isJoined = false
    /// Whether a table of contents was open when it began.
    let isContents: Bool
    /// Text boxes in it.
    var boxes: [(RichParagraph, SourceBlock.Kind, String?)] = []
  }

  private var open: [Open] = []
  /// What a deleted paragraph mark left to be continued.
  private var carried: RichParagraph?
  /// Elements inside one that is left out.
  private var skipped = 0
  private var run = Run()
  /// Where properties belong.
  private var context: [Context] = []
  /// Fields that are open: instructions, and whether the result has begun.
  private var fields: [Field] = []
  private var controls: [Control] = []
  private var isInstruction = false
  /// Whether a `w:t` is open.
  private var isText = false

  private struct Run {
    var isBold = false
    var isHidden = false
  }

  private enum Context {
    case paragraph
    case run
    case mark
    case control
  }

  private struct Field {
    var instruction = ""
    var isResult = false
    var isContents: Bool { instruction.split(separator: " ").first == "TOC" }
    /// Numbers of pages are no words.
    var isFurniture: Bool {
      ["PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES"].contains(instruction.split(separator: " ").first ?? "")
    }
  }

  private struct Control {
    var isContents = false
    var isPlaceholder = false
  }

  init(styles: DocxStyles, numbering: DocxNumbering, writer: RichTextWriter) {
    self.styles = styles
    self.numbering = numbering
    self.writer = writer
  }

  /// Elements that are left out with all that they hold.
  private static let left: Set<String> = [
    "w:moveFrom", "w:pPrChange", "w:rPrChange", "w:sectPrChange", "w:tblPrChange", "w:trPrChange", "w:tcPrChange",
    "w:tblGridChange", "w:numberingChange", "mc:Fallback", "w:rt", "w:sectPr", "w:instrText", "w:delInstrText",
    "w:delText", "w:tblPr", "w:tblGrid", "w:ffData", "w:object",
  ]

  mutating func take(_ event: MarkupEvent) throws(InterchangeError) {
    switch event {
    case .start(let name, let attributes):
      if skipped > 0 {
        skipped += 1
      } else if Self.left.contains(name) {
        if name == "w:moveFrom" { deletions += 1 }
        if name == "w:instrText" { isInstruction = true }
        skipped = 1
      } else {
        try begin(name, attributes)
      }
    case .end(let name):
      if skipped > 0 {
        skipped -= 1
        if skipped == 0 { isInstruction = false }
      } else {
        try end(name)
      }
    case .text(let text):
      if isInstruction {
        if let last = fields.indices.last, fields[last].instruction.utf8.count < 1000 {
          fields[last].instruction += text
        }
      } else if skipped == 0, isText {
        append(text)
      }
    }
  }

  private mutating func begin(_ name: String, _ attributes: MarkupAttributes) throws(InterchangeError) {
    let value = attributes["w:val"]
    switch name {
    case "w:p":
      open.append(Open(isContents: isInContents))
      if open.count == 1, let carried {
        open[0].text = carried
        self.carried = nil
      }
    case "w:r": run = Run()
    case "w:t": isText = true
    case "w:pPr": context.append(.paragraph)
    case "w:rPr": context.append(context.last == .paragraph ? .mark : context.last == .control ? .control : .run)
    case "w:sdtPr": context.append(.control)
    case "w:sdt": controls.append(Control())
    case "w:tab" where context.isEmpty, "w:ptab": append("\t")
    case "w:br" where attributes["w:type"] == "page" || attributes["w:type"] == "column": append(" ")
    case "w:br", "w:cr": breakLine()
    case "w:lastRenderedPageBreak": turnPage()
    case "w:noBreakHyphen": append("-")
    case "w:sym": append(Self.symbol(attributes["w:char"]))
    case "w:footnoteReference": refer(attributes, to: \.footnotes) { ListNumber.superscript($0) }
    case "w:endnoteReference": refer(attributes, to: \.endnotes) { ListNumber.text($0, .lowercaseRoman) }
    case "w:del" where context.last == .mark: change { $0.isJoined = true }
    case "w:del" where context.isEmpty: deletions += 1
    case "w:fldSimple": fields.append(Field(instruction: attributes["w:instr"] ?? "", isResult: true))
    case "w:fldChar": takeField(attributes["w:fldCharType"])
    case "w:tbl": writer.beginTable()
    case "w:tr": writer.beginRow()
    case "w:tc": writer.beginCell()
    case "w:gridSpan": writer.widenCell(to: value.flatMap { Int($0) } ?? 1)
    default: takeProperty(name, value)
    }
  }

  private mutating func end(_ name: String) throws(InterchangeError) {
    switch name {
    case "w:t": isText = false
    case "w:pPr", "w:rPr", "w:sdtPr": _ = context.popLast()
    case "w:sdt": _ = controls.popLast()
    case "w:fldSimple": _ = fields.popLast()
    case "w:p": try closeParagraph()
    case "w:tbl": try writer.endTable()
    default: break
    }
  }

  private mutating func takeProperty(_ name: String, _ value: String?) {
    switch (context.last, name) {
    case (.paragraph, "w:pStyle"): change { $0.style = value }
    case (.paragraph, "w:numId"): change { $0.number = value }
    case (.paragraph, "w:ilvl"): change { $0.level = value.flatMap { Int($0) } }
    case (.paragraph, "w:outlineLvl"): change { $0.outline = value.flatMap { Int($0) } }
    case (.run, "w:b"): run.isBold = DocxProperty.isOn(value)
    case (.run, "w:vanish"): run.isHidden = DocxProperty.isOn(value)
    case (.run, "w:rStyle"):
      guard let value else { return }
      run = Run(isBold: styles.isBold(value), isHidden: styles.isHidden(value))
    case (.control, "w:docPartGallery"):
      if value == "Table of Contents", !controls.isEmpty { controls[controls.count - 1].isContents = true }
    case (.control, "w:showingPlcHdr"):
      if DocxProperty.isOn(value), !controls.isEmpty { controls[controls.count - 1].isPlaceholder = true }
    default: break
    }
  }

  // MARK: Words

  private mutating func change(_ body: (inout Open) -> Void) {
    if let last = open.indices.last { body(&open[last]) }
  }

  private mutating func append(_ text: String) {
    guard !open.isEmpty, !text.isEmpty, fields.allSatisfy({ $0.isResult && !$0.isFurniture }),
      !controls.contains(where: \.isPlaceholder)
    else { return }
    if run.isHidden {
      hidden += 1
    } else {
      open[open.count - 1].text.append(text, isBold: run.isBold)
    }
  }

  private mutating func breakLine() {
    if context.isEmpty { change { $0.text.breakLine() } }
  }

  private mutating func refer(
    _ attributes: MarkupAttributes, to notes: WritableKeyPath<DocxBody, [String]>, _ label: (Int) -> String
  ) {
    guard !open.isEmpty, let id = attributes["w:id"] else { return }
    self[keyPath: notes].append(id)
    // A mark of the author's own follows as text.
    if DocxProperty.isOn(attributes["w:customMarkFollows"] ?? "0") { return }
    let mark = label(self[keyPath: notes].count)
    change { $0.text.mark(mark, .footnoteMark) }
  }

  private mutating func turnPage() {
    page += 1
    let label = "\(page)"
    if open.isEmpty { writer.beginPage(label) } else { open[0].text.beginPage(label) }
  }

  private mutating func takeField(_ type: String?) {
    switch type {
    case "begin": if fields.count < 100 { fields.append(Field()) }
    case "separate": if let last = fields.indices.last { fields[last].isResult = true }
    case "end": _ = fields.popLast()
    default: break
    }
  }

  /// A sign of a symbol font that text has too: arrows and the like have private numbers, and are left out.
  private static func symbol(_ code: String?) -> String {
    guard let code, let number = UInt32(code, radix: 16), !(0xE000...0xF8FF).contains(number),
      let scalar = Unicode.Scalar(number), number >= 0x20
    else { return "" }
    return String(scalar)
  }

  // MARK: Paragraphs

  private var isInContents: Bool { controls.contains(where: \.isContents) || fields.contains(where: \.isContents) }

  private mutating func closeParagraph() throws(InterchangeError) {
    guard var paragraph = open.popLast() else { return }
    let (kind, marker) = kind(of: paragraph)
    if !open.isEmpty {
      // In a text box.
      open[open.count - 1].boxes.append((paragraph.text, kind, marker))
      open[open.count - 1].boxes += paragraph.boxes
      return
    }
    if collects {
      if !collected.isEmpty { collected.breakLine() }
      collected.append(paragraph.text)
      return
    }
    if paragraph.isJoined {
      carried = paragraph.text
      paragraph.text = RichParagraph()
    } else {
      try writer.add(paragraph.text, kind, marker: marker)
    }
    for (text, kind, marker) in paragraph.boxes { try writer.add(text, kind, marker: marker) }
  }

  private mutating func kind(of paragraph: Open) -> (SourceBlock.Kind, marker: String?) {
    let role = styles.role(of: paragraph.style)
    if role == .contents || paragraph.isContents || isInContents { return (.furniture(.tableOfContents), nil) }
    var marker: String?
    var depth: Int?
    let list = styles.list(of: paragraph.style)
    if let number = paragraph.number ?? list?.number, number != "0" {
      let level = min(max(paragraph.level ?? list?.level ?? 0, 0), 8)
      depth = level
      marker = numbering.next(number: number, level: level)
    }
    if let outline = paragraph.outline, (0...8).contains(outline) { return (.heading(level: outline + 1), marker) }
    switch role {
    case .heading(let level): return (.heading(level: level), marker)
    case .caption: return (.furniture(.figure), marker)
    case .quotation: return (.quotation, marker)
    default: return depth.map { (.listItem(depth: $0), marker) } ?? (.paragraph, nil)
    }
  }

  // MARK: Notes

  /// Whether paragraphs are collected and not written.
  private var collects = false
  private var collected = RichParagraph()

  /// Begins a note: its paragraphs are collected.
  mutating func beginNote() {
    collects = true
    collected = RichParagraph()
  }

  /// The note that was collected, its paragraphs as lines.
  mutating func endNote() -> RichParagraph {
    collects = false
    return collected
  }
}
