internal import CorpusModel

/// Writes the verbatim text of a rich format block by block.
///
/// Paragraphs are parted by a blank line, cells of a row by a tab, rows and the paragraphs of a cell by a line end.
struct SourceTextBuilder {
  /// The most bytes of text that a source may have. Ten thousand pages are 30 MB.
  static let longest = 64 << 20

  private let file: String
  private var bytes: [UInt8] = []
  private(set) var blocks: [SourceBlock] = []
  private var marks: [Furniture] = []
  private var pages: [PageStart] = []

  /// - Parameter file: For messages only.
  init(file: String) { self.file = file }

  /// Whether words were written that are no furniture.
  var holdsWords: Bool {
    blocks.contains { if case .furniture = $0.kind { false } else { true } }
  }

  /// Bytes written so far.
  var count: Int { bytes.count }

  /// Adds a paragraph. One without words is left out.
  ///
  /// - Parameter marker: The bullet or number before the words, which are parted from it by a blank.
  /// - Throws: `InterchangeError` when the text is longer than `longest`.
  mutating func add(
    _ paragraph: RichParagraph, _ kind: SourceBlock.Kind = .paragraph, marker: String? = nil
  ) throws(InterchangeError) {
    // White space at the ends says nothing; the marks inside move with the words.
    let front = paragraph.bytes.prefix { $0 <= 0x20 }.count
    let back = paragraph.bytes.reversed().prefix { $0 <= 0x20 }.count
    guard front + back < paragraph.bytes.count else {
      for page in paragraph.pages { beginPage(page.label) }
      return
    }
    let words = paragraph.bytes[front..<paragraph.bytes.count - back]
    separate(before: kind)
    let start = bytes.count
    var mark: TextRange?
    if let marker, !marker.isEmpty {
      bytes.append(contentsOf: marker.utf8)
      // The number of a heading is printed with its words, and cited with them.
      if case .heading = kind {} else { mark = TextRange(start, bytes.count) }
      bytes.append(0x20)
    }
    let shift = bytes.count - front
    bytes.append(contentsOf: words)
    if bytes.count > Self.longest { throw .limit(file, "holds more than \(Self.longest >> 20) MB of text") }
    func moved(_ range: TextRange) -> TextRange? {
      let low = max(range.start, front)
      let high = min(range.end, front + words.count)
      return low < high ? TextRange(low + shift, high + shift) : nil
    }
    if case .furniture = kind {
    } else {
      marks += paragraph.marks.compactMap { mark in moved(mark.range).map { Furniture(verbatim: $0, kind: mark.kind) } }
    }
    // What is said stands behind who says it.
    let name = kind == .utterance ? Self.label(words) : nil
    for page in paragraph.pages {
      pages.append(PageStart(verbatim: min(max(page.offset + shift, start), bytes.count), label: page.label))
    }
    blocks.append(
      SourceBlock(
        range: TextRange(start + (name?.words ?? 0), bytes.count), kind: kind, marker: mark,
        label: kind == .utterance
          ? name.map { TextRange(start, start + $0.label) } : paragraph.boldFront.flatMap(moved),
        isBold: paragraph.isBold, start: paragraph.start, end: paragraph.end))
  }

  /// Notes that a page begins with what is added next.
  mutating func beginPage(_ label: String) {
    if pages.last?.verbatim == bytes.count { pages.removeLast() }
    pages.append(PageStart(verbatim: bytes.count, label: label))
  }

  /// The bytes of a name and its colon at the front of an utterance, and of the white space behind them: `S01: Ja.`
  private static func label(_ words: ArraySlice<UInt8>) -> (label: Int, words: Int)? {
    guard let colon = words.prefix(80).firstIndex(of: 0x3A), colon > words.startIndex else { return nil }
    let behind = words[(colon + 1)...].firstIndex { $0 > 0x20 } ?? words.endIndex
    guard behind > colon + 1, behind < words.endIndex, !words[..<colon].contains(0x0A) else { return nil }
    return (colon + 1 - words.startIndex, behind - words.startIndex)
  }

  /// Takes all pages back.
  mutating func forgetPages() { pages = [] }

  /// What parts the next block from the one before.
  private mutating func separate(before kind: SourceBlock.Kind) {
    guard let last = blocks.last else { return }
    if case .cell(let table, let row, let column) = kind,
      case .cell(let lastTable, let lastRow, let lastColumn) = last.kind, table == lastTable
    {
      bytes.append(row == lastRow && column != lastColumn ? 0x09 : 0x0A)
    } else {
      bytes += [0x0A, 0x0A]
    }
  }

  /// The text with all that was said of it.
  consuming func finish() -> SourceText {
    guard let verbatim = UTF8Text(validating: bytes) else {
      preconditionFailure("blocks are written from strings")
    }
    return SourceText(verbatim: verbatim, blocks: blocks, marks: marks, pages: pages)
  }
}
