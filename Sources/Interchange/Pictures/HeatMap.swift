package import CorpusModel

/// Numbers of rows by columns as a chart: the greater, the darker, and every number stands in its cell.
package struct HeatMap: Sendable {
  package struct Cell: Sendable {
    package let value: Double
    package let text: String
    /// Whether the cell is shown without a tint: a theme beside itself.
    package let isPlain: Bool

    package init(_ value: Double, _ text: String, isPlain: Bool = false) {
      self.value = value
      self.text = text
      self.isPlain = isPlain
    }
  }

  package let title: String
  package let rows: [String]
  package let columns: [String]
  package let cells: [[Cell]]
  package let language: ReportLanguage

  package init(title: String, rows: [String], columns: [String], cells: [[Cell]], language: ReportLanguage) {
    self.title = title
    self.rows = rows
    self.columns = columns
    self.cells = cells
    self.language = language
  }

  private static let size = 12.0
  private static let cellHeight = 26.0
  /// Names longer than this are cut.
  private static let longest = 220.0

  /// The chart. O(cells).
  package var picture: Picture {
    let names = rows.map { LetterWidths.fitting($0, Self.longest, size: Self.size) }
    let heads = columns.map { LetterWidths.fitting($0, Self.longest, size: Self.size) }
    let left = (names.map { LetterWidths.width(of: $0, size: Self.size) }.max() ?? 0) + 12
    let texts = cells.joined().map { LetterWidths.width(of: $0.text, size: Self.size) }.max() ?? 0
    let cellWidth = max(34, texts + 12)
    // Heads stand at 45 degrees: as high as wide.
    let slant = (heads.map { LetterWidths.width(of: $0, size: Self.size) }.max() ?? 0) * 0.5.squareRoot()
    let top = 28 + slant + 12
    var overhang = 0.0
    for (number, head) in heads.enumerated() {
      let own = LetterWidths.width(of: head, size: Self.size) * 0.5.squareRoot()
      overhang = max(overhang, (Double(number) + 0.5) * cellWidth + own + 8)
    }
    let width = max(
      left + max(Double(columns.count) * cellWidth, overhang) + 8, LetterWidths.width(of: title, size: 14) * 1.1 + 8)
    var picture = Picture(
      title: title, description: description, width: width, height: top + Double(rows.count) * Self.cellHeight + 4)
    picture.label(title, x: 4, y: 18) {
      $0.size = 14
      $0.isBold = true
    }
    let peak = cells.joined().filter { !$0.isPlain }.map(\.value).max() ?? 0
    for (column, head) in heads.enumerated() {
      picture.label(head, x: left + (Double(column) + 0.5) * cellWidth, y: top - 6) { $0.angle = 45 }
    }
    for (row, name) in names.enumerated() {
      let y = top + Double(row) * Self.cellHeight
      picture.label(name, x: left - 8, y: y + 17) { $0.anchor = .end }
      for (column, cell) in cells[row].enumerated() {
        let x = left + Double(column) * cellWidth
        let share = cell.isPlain || peak <= 0 ? 0 : max(0, cell.value / peak)
        picture.rectangle(
          x: x + 1, y: y + 1, width: cellWidth - 2, height: Self.cellHeight - 2,
          fill: cell.value <= 0 || cell.isPlain ? Picture.Ink.empty : Self.tint(share))
        picture.label(cell.text, x: x + cellWidth / 2, y: y + 17) {
          $0.anchor = .middle
          $0.color = share > 0.55 ? 0xFFFFFF : cell.value <= 0 ? Picture.Ink.quiet : Picture.Ink.text
        }
      }
    }
    return picture
  }

  /// From almost white to a dark blue, each step darker in grey too.
  private static func tint(_ share: Double) -> Picture.Color {
    func channel(_ light: Double, _ dark: Double, _ shift: UInt32) -> UInt32 {
      UInt32((light + (dark - light) * min(1, share)).rounded()) << shift
    }
    return channel(0xE3, 0x12, 16) | channel(0xEF, 0x4A, 8) | channel(0xF6, 0x6B, 0)
  }

  /// The greatest numbers in words.
  private var description: String {
    let all = rows.indices.flatMap { row in columns.indices.map { (row, $0, cells[row][$0]) } }
    let greatest = all.filter { !$0.2.isPlain && $0.2.value > 0 }.enumerated()
      .sorted { ($1.element.2.value, $0.offset) < ($0.element.2.value, $1.offset) }.prefix(3).map(\.element)
    if greatest.isEmpty { return language.choose("Alle tal er nul.", "All numbers are zero.") }
    let named = greatest.map { "\(rows[$0.0]) × \(columns[$0.1]): \($0.2.text)" }.joined(separator: "; ")
    return language.choose("De største tal: ", "The greatest numbers: ") + named + "."
  }
}
