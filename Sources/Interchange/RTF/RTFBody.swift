internal import CorpusModel
internal import UnicodeText

/// Takes the tokens of an RTF text and writes its paragraphs.
///
/// What tracked changes deleted, hidden text, heads and feet, pictures and instructions of fields are left out; footnotes and
/// comments follow the text as furniture.
struct RTFBody {
  /// Groups inside each other. Word processors need about twenty.
  static let deepest = 1_000

  private let file: String
  private(set) var writer: RichTextWriter
  private(set) var comments = 0
  private(set) var deletions = 0
  /// Whether hidden text was left out.
  private(set) var hasHidden = false

  /// What a group changes and its end changes back.
  private struct State {
    var destination = RTFDestination.body
    var isBold = false
    var isHidden = false
    var isDeleted = false
    var font: Int?
    /// Characters that stand behind a Unicode one for readers that know none.
    var substitutes = 1
    /// Where the Unicode half of `\upr` goes.
    var unicodeDestination: RTFDestination?
    /// Whether this group interrupts a paragraph with a note or a text box.
    var interrupts = false
  }

  /// What stays from paragraph to paragraph until `\pard`.
  private struct Format {
    var style: Int?
    var outline: Int?
    var isInTable = false
    var isItem = false
    var level = 0
  }

  private var state = State()
  private var stack: [State] = []
  private var format = Format()
  private var text = RichParagraph()
  private var marker = ""
  /// Paragraphs that notes and text boxes interrupt.
  private var interrupted: [(text: RichParagraph, marker: String, format: Format)] = []
  private var table = (isOpen: false, isInRow: false)
  /// Bytes of text that wait for their code page.
  private var waiting: [UInt8] = []
  private var pages = RTFCodePages()
  /// Characters to pass over behind a Unicode one.
  private var passed = 0
  private var highSurrogate: UInt16?
  private var styles = RTFStyles()
  private var notes = 0
  /// Whether `\*` stood right before: a destination that is not known is left out.
  private var isOptional = false

  init(file: String) {
    self.file = file
    writer = RichTextWriter(file: file)
  }

  mutating func take(_ token: RTFToken) throws(InterchangeError) {
    switch token {
    case .byte(let byte):
      if state.destination == .nowhere { return }
      if passed > 0 { passed -= 1 } else { waiting.append(byte) }
      if waiting.count >= 4096 { flush() }
      return
    case .open:
      flush()
      passed = 0
      if stack.count >= Self.deepest { throw .limit(file, "holds more than \(Self.deepest) groups inside each other") }
      stack.append(state)
      state.interrupts = false
    case .close:
      flush()
      passed = 0
      try closeGroup()
    case .symbol(0x2A): isOptional = true
    case .symbol(let symbol):
      flush()
      if passed > 0 { passed -= 1 } else { take(symbol) }
    case .word(let name, let number):
      flush()
      if passed > 0, name != "u" { passed -= 1 } else { try take(name, number) }
      isOptional = false
    }
  }

  /// What is open is closed, and all that was read is the text.
  mutating func finish() throws(InterchangeError) -> SourceText {
    flush()
    while !stack.isEmpty { try closeGroup() }
    try closeParagraph()
    try closeTable()
    return try writer.finish(file: file, hasPages: false)
  }

  // MARK: Words and symbols

  private mutating func take(_ symbol: UInt8) {
    switch symbol {
    case 0x7E: append("\u{A0}")
    case 0x5F: append("-")
    default: break
    }
  }

  private mutating func take(_ name: String, _ number: Int?) throws(InterchangeError) {
    // What the number of an item is set in says nothing of the item.
    if state.destination == .marker, Self.paragraphWords.contains(name) { return }
    if name == "ud", let destination = state.unicodeDestination {
      state.destination = destination
      return
    }
    if state.destination == .nowhere { return }
    if let destination = RTFDestination(name) {
      enter(destination)
    } else if isOptional, !RTFDestination.isTransparent(name) {
      state.destination = .nowhere
    } else if name == "upr" {
      state.unicodeDestination = state.destination
      state.destination = .nowhere
    } else if let sign = Self.signs[name] {
      append(sign)
    } else {
      try takeProperty(name, number)
    }
  }

  private static let paragraphWords: Set<String> = ["pard", "s", "outlinelevel", "intbl", "ls", "ilvl", "par"]

  private mutating func takeProperty(_ name: String, _ number: Int?) throws(InterchangeError) {
    switch name {
    case "u": takeUnicode(number ?? 0)
    case "uc": state.substitutes = min(max(number ?? 1, 0), 100)
    case "par", "sect", "nestcell", "nestrow": try endParagraph()
    case "line", "lbr": if isWritten { text.breakLine() }
    case "cell": try endCell()
    case "row": table.isInRow = false
    case "pard": format = Format()
    case "plain": (state.isBold, state.isHidden, state.font) = (false, false, nil)
    case "b": state.isBold = number != 0
    case "v": state.isHidden = number != 0
    case "deleted":
      state.isDeleted = number != 0
      if number != 0 { deletions += 1 }
    case "s":
      if state.destination == .styles { styles.begin(number ?? 0) } else { format.style = number }
    case "outlinelevel":
      if state.destination == .styles { styles.setOutline(number) } else { format.outline = number }
    case "intbl": format.isInTable = true
    case "ls": format.isItem = (number ?? 0) > 0
    case "ilvl": format.level = min(max(number ?? 0, 0), 8)
    case "f":
      if state.destination == .fonts { pages.begin(font: number ?? 0) } else { state.font = number }
    case "fcharset": if state.destination == .fonts { pages.set(charset: number ?? 0) }
    case "cpg": if state.destination == .fonts { pages.set(page: number ?? 1252) }
    case "deff": pages.standardFont = number
    case "ansicpg": pages.document = number ?? 1252
    case "mac": pages.document = 10000
    case "pc": pages.document = 437
    case "pca": pages.document = 850
    case "chftn": markNote()
    default: break
    }
  }

  /// Signs that have a word of their own.
  private static let signs = [
    "tab": "\t", "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "emspace": " ", "enspace": " ", "qmspace": " ", "page": " ", "column": " ",
  ]

  private mutating func takeUnicode(_ number: Int) {
    let unit = UInt16(truncatingIfNeeded: number)
    passed = state.substitutes
    if (0xD800...0xDBFF).contains(unit) {
      settleSurrogate()
      highSurrogate = unit
    } else if (0xDC00...0xDFFF).contains(unit), let high = highSurrogate {
      highSurrogate = nil
      append(String(decoding: [high, unit], as: UTF16.self))
    } else {
      settleSurrogate()
      append(String(decoding: [unit], as: UTF16.self))
    }
  }

  /// Half a character is none.
  private mutating func settleSurrogate() {
    if highSurrogate != nil {
      highSurrogate = nil
      append("\u{FFFD}")
    }
  }

  // MARK: Text

  /// Whether text is written at all.
  private var isWritten: Bool { !state.isHidden && !state.isDeleted }

  private mutating func flush() {
    if waiting.isEmpty { return }
    settleSurrogate()
    let bytes = waiting
    waiting = []
    if state.destination == .styles {
      styles.append(bytes)
    } else {
      append(CodePage.text(bytes, number: pages.number(font: state.font)))
    }
  }

  private mutating func append(_ words: String) {
    switch state.destination {
    case .nowhere, .fonts, .styles: break
    case .marker: if marker.utf8.count < 100 { marker += words }
    case .body, .footnote, .comment, .box:
      if state.isHidden, words.utf8.contains(where: { $0 > 0x20 }) { hasHidden = true }
      // What is no letter but a control would be no text.
      if isWritten { text.append(String(words.filter { $0 >= " " || $0 == "\t" }), isBold: state.isBold) }
    }
  }

  /// The number of the footnote that follows, or at its front its own.
  private mutating func markNote() {
    if state.destination == .footnote {
      text.append(ListNumber.superscript(notes))
    } else if isWritten {
      text.mark(ListNumber.superscript(notes + 1), .footnoteMark)
    }
  }

  // MARK: Groups

  private mutating func enter(_ destination: RTFDestination) {
    state.destination = destination
    guard destination.interrupts else { return }
    if destination == .footnote { notes += 1 }
    state.interrupts = true
    interrupted.append((text, marker, format))
    (text, marker, format) = (RichParagraph(), "", Format())
  }

  private mutating func closeGroup() throws(InterchangeError) {
    let closed = state
    if closed.interrupts, let outer = interrupted.popLast() {
      switch closed.destination {
      case .footnote: writer.addNote(text, .footnote)
      case .comment:
        if !text.isEmpty { comments += 1 }
        writer.addNote(text, .comment)
      default: try closeParagraph()
      }
      (text, marker, format) = outer
    }
    state = stack.popLast() ?? State()
    if closed.destination == .styles, state.destination == .styles { styles.end() }
  }

  // MARK: Paragraphs and cells

  private mutating func endParagraph() throws(InterchangeError) {
    switch state.destination {
    case .footnote, .comment: text.breakLine()
    case .body, .box: try closeParagraph()
    default: break
    }
  }

  private mutating func closeParagraph() throws(InterchangeError) {
    // A text box in a cell is part of it.
    if format.isInTable { enterRow() } else if interrupted.isEmpty, !text.isEmpty { try closeTable() }
    let (kind, number) = kind
    try writer.add(text, kind, marker: number)
    (text, marker) = (RichParagraph(), "")
  }

  private var kind: (SourceBlock.Kind, marker: String?) {
    let words = marker.split { $0 == "\t" || $0 == " " }.joined(separator: " ")
    let label = words.isEmpty ? nil : words.unicodeScalars.count == 1 ? ListNumber.bullet(words) : words
    if let outline = format.outline ?? styles.outline(of: format.style), (0...8).contains(outline) {
      return (.heading(level: outline + 1), label)
    }
    switch styles.role(of: format.style) {
    case .heading(let level): return (.heading(level: level), label)
    case .contents: return (.furniture(.tableOfContents), nil)
    case .caption: return (.furniture(.figure), nil)
    case .quotation: return (.quotation, nil)
    case .body: return format.isItem || label != nil ? (.listItem(depth: format.level), label) : (.paragraph, nil)
    }
  }

  private mutating func enterRow() {
    if !table.isOpen { writer.beginTable() }
    if !table.isOpen || !table.isInRow {
      writer.beginRow()
      writer.beginCell()
    }
    table = (true, true)
  }

  private mutating func endCell() throws(InterchangeError) {
    guard state.destination == .body else { return }
    format.isInTable = true
    try closeParagraph()
    writer.beginCell()
  }

  private mutating func closeTable() throws(InterchangeError) {
    if table.isOpen { try writer.endTable() }
    table = (false, false)
  }
}
