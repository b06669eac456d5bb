internal import CorpusModel

/// Writes the paragraphs, tables and notes of a rich format in the order of the text.
///
/// A table of one column is a box around paragraphs. Tables inside a cell are that cell's paragraphs. Notes follow behind
/// the text as furniture.
struct RichTextWriter {
  private var builder: SourceTextBuilder
  private var notes: [(paragraph: RichParagraph, kind: Furniture.Kind)] = []
  private var tables = 0
  /// Tables that are open, the outermost first; only its rows and columns count.
  private var depth = 0
  private var row = -1
  private var column = -1
  private var nextColumn = 0
  private var cells: [Cell] = []

  private struct Cell {
    let paragraph: RichParagraph
    let kind: SourceBlock.Kind
    let marker: String?
    let row: Int
    let column: Int
  }

  /// - Parameter file: For messages only.
  init(file: String) { builder = SourceTextBuilder(file: file) }

  /// Adds a paragraph, in the cell that is open if there is one.
  mutating func add(
    _ paragraph: RichParagraph, _ kind: SourceBlock.Kind = .paragraph, marker: String? = nil
  ) throws(InterchangeError) {
    if depth > 0 {
      cells.append(Cell(paragraph: paragraph, kind: kind, marker: marker, row: max(0, row), column: max(0, column)))
    } else {
      try builder.add(paragraph, kind, marker: marker)
    }
  }

  /// Adds a note, which comes behind the text.
  mutating func addNote(_ paragraph: RichParagraph, _ kind: Furniture.Kind) { notes.append((paragraph, kind)) }

  mutating func beginPage(_ label: String) { builder.beginPage(label) }

  // MARK: Tables

  mutating func beginTable() {
    depth += 1
    if depth == 1 { (row, column, nextColumn) = (-1, -1, 0) }
  }

  mutating func beginRow() {
    if depth == 1 {
      row += 1
      (column, nextColumn) = (-1, 0)
    }
  }

  mutating func beginCell() {
    guard depth == 1 else { return }
    column = nextColumn
    nextColumn += 1
  }

  /// Makes the open cell cover more columns.
  mutating func widenCell(to span: Int) {
    if depth == 1, column >= 0 { nextColumn = min(column + max(1, min(span, 1_000)), 10_000) }
  }

  mutating func endTable() throws(InterchangeError) {
    guard depth > 0 else { return }
    depth -= 1
    if depth > 0 { return }
    let written = cells.filter { cell in cell.paragraph.bytes.contains { $0 > 0x20 } }
    let isBox = Set(written.map(\.column)).count < 2
    for cell in cells {
      let place = SourceBlock.Kind.cell(table: tables, row: cell.row, column: cell.column)
      try builder.add(cell.paragraph, isBox ? cell.kind : place, marker: cell.marker)
    }
    cells = []
    tables += 1
  }

  /// The text, what is open closed.
  ///
  /// - Parameter hasPages: Whether the format knows where pages begin.
  /// - Throws: `InterchangeError.holdsNoText` when there are no words but notes.
  consuming func finish(file: String, hasPages: Bool = true) throws(InterchangeError) -> SourceText {
    while depth > 0 { try endTable() }
    guard builder.holdsWords else { throw .holdsNoText(file) }
    for note in notes { try builder.add(note.paragraph, .furniture(note.kind)) }
    if !hasPages { builder.forgetPages() }
    return builder.finish()
  }
}
