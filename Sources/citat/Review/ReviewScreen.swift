internal import CorpusModel
internal import QualitativeCoding
internal import UnicodeText
internal import Workbench

/// Draws a session of reviewing into lines of a size. Pure but for what was scrolled away and the lines it has broken the
/// text into.
struct ReviewScreen {
  let rows: Int
  let columns: Int
  /// The first line of the text that is shown.
  private var top = 0
  private var page: TextPage?
  private var pageKey = ""
  private var lastLit: TextRange?

  /// Less than this shows nothing that one could work with.
  static let smallest = (rows: 10, columns: 40)

  init(rows: Int, columns: Int) {
    self.rows = rows
    self.columns = columns
  }

  /// Whether what lies on the text stands beside it, and not below.
  var isWide: Bool { columns >= 120 }
  private var panelColumns: Int { isWide ? min(60, columns * 3 / 8) : columns }
  private var panelRows: Int { isWide ? rows - 3 : min(12, max(4, rows / 4)) }
  private var textColumns: Int { isWide ? columns - panelColumns - 3 : columns }
  private var textRows: Int { isWide ? rows - 3 : rows - 4 - panelRows }
  private var laneCount: Int { isWide ? 6 : 3 }

  // MARK: Drawing

  /// The lines of the screen, as many as it has rows.
  mutating func lines(of session: ReviewSession) -> [ScreenLine] {
    if rows < Self.smallest.rows || columns < Self.smallest.columns {
      let text = "too small: \(Self.smallest.columns) × \(Self.smallest.rows) at least; q quits"
      return (0..<rows).map { $0 == 0 ? ScreenLine(text).truncated(to: columns) : ScreenLine() }
    }
    if case .help(let first) = session.mode { return help(first) }
    let page = page(of: session.source)
    scroll(to: session.lit, edge: session.movedEdge, in: page)
    var result = [header(session)]
    let text = (0..<textRows).map { row in
      top + row < page.lines.count ? textLine(top + row, page, session) : ScreenLine()
    }
    let panel = ReviewPanel(session: session, columns: panelColumns - (isWide ? 1 : 0), rows: panelRows).lines
    if isWide {
      result.append(ScreenLine(String(repeating: "─", count: columns), .dim))
      for row in 0..<textRows {
        var line = text[row].truncated(to: textColumns)
        line.pad(to: textColumns)
        line.append(" │ ", .dim)
        line.append(panel[row].truncated(to: panelColumns - 1))
        result.append(line)
      }
    } else {
      result.append(ScreenLine(String(repeating: "─", count: columns), .dim))
      result += text.map { $0.truncated(to: columns) }
      result.append(ScreenLine(String(repeating: "─", count: columns), .dim))
      result += panel.map { $0.truncated(to: columns) }
    }
    result.append(footer(session))
    return result
  }

  /// The range to light when the user turns a page; `nil` where only the text was scrolled, within what is lit.
  mutating func turnPage(_ direction: Int, _ session: ReviewSession) -> TextRange? {
    let page = page(of: session.source)
    let height = max(1, textRows - 2)
    let last = max(0, page.lines.count - textRows)
    top = min(max(0, top + direction * height), last)
    let shown = TextRange(
      page.lines[top].range.start,
      max(page.lines[top].range.start, page.lines[min(page.lines.count - 1, top + textRows - 1)].range.end))
    lastLit = session.lit
    // A turn that fills the screen stays lit as long as some of it is seen.
    if session.lit.overlaps(shown), session.lit.start <= shown.start, session.lit.end >= shown.end { return nil }
    let steps = session.source.steps
    let next = direction > 0 ? steps.first { $0.range.start >= shown.start } : steps.last { $0.range.end <= shown.end }
    let atEdge = direction > 0 && top == last ? steps.last : direction < 0 && top == 0 ? steps.first : nil
    let range = (atEdge ?? next)?.range
    lastLit = range ?? lastLit
    return range
  }

  private mutating func page(of source: ReviewSource) -> TextPage {
    let key = "\(source.source.id) \(source.source.revision)"
    if let page, pageKey == key { return page }
    let page = TextPage(source, width: min(textColumns - laneCount - 2, 110), isSpaced: rows >= 36)
    self.page = page
    pageKey = key
    // Whatever is lit is a leap from nowhere.
    (top, lastLit) = (-10_000, nil)
    return page
  }

  /// Scrolls so that what is lit is seen when it is another than before, all of it if it fits: a little for a step, to the
  /// upper part of the screen for a leap. While words are added or taken the end that moves is seen.
  private mutating func scroll(to lit: TextRange, edge: Int?, in page: TextPage) {
    guard lit != lastLit, !page.lines.isEmpty else { return }
    lastLit = lit
    let above = min(2, textRows / 6)
    var first = page.line(at: lit.start)
    var last = page.line(at: max(lit.start, lit.end - 1))
    if let edge { (first, last) = (page.line(at: max(0, edge - 1)), page.line(at: max(0, edge - 1))) }
    if first < top - textRows / 2 || first > top + textRows * 3 / 2 {
      top = first - textRows / 4
    }
    if last > top + textRows - 1 - above { top = last - textRows + 1 + above }
    if first < top + above { top = first - above }
    top = min(max(0, top), max(0, page.lines.count - textRows))
  }

  // MARK: Text

  private func textLine(_ number: Int, _ page: TextPage, _ session: ReviewSession) -> ScreenLine {
    let line = page.lines[number]
    let isLit = line.range.overlaps(session.lit)
    let isFirst = isLit && line.range.end > session.lit.start && line.range.start <= session.lit.start
    var result = ScreenLine(isFirst ? "▶" : isLit ? "▌" : " ", .bold)
    for cell in lanes(number, page, session) { result.append(cell.text, cell.style) }
    result.append(" ")
    result.append(line.number.leftPadded(to: page.numberColumns), isLit ? .bold : .dim)
    result.append(" ")
    let label = line.label.truncated(to: page.labelColumns).padded(to: page.labelColumns)
    result.append(label, isLit ? .bold : .dim)
    result.append("  ")
    let base: ScreenStyle = line.isHeading ? ScreenStyle(isBold: true, isUnderlined: true) : .plain
    for (range, style) in looks(of: line.range, session) {
      result.append(session.source.document.text(in: range), base.adding(style))
    }
    return result
  }

  /// A line's text cut where its look changes.
  private func looks(of line: TextRange, _ session: ReviewSession) -> [(TextRange, ScreenStyle)] {
    var layers: [(TextRange, ScreenStyle)] = []
    let isAdjusting = session.isAdjusting
    let steps = session.source.steps
    for mark in session.source.marks where mark.range.overlaps(line) {
      // Words of their own are underlined; what lies on a whole turn shows in the margin.
      if mark.proposal == nil, !steps.contains(where: { mark.range.contains($0.range) }) {
        layers.append((mark.range, ScreenStyle(isUnderlined: true, color: session.code(mark.code)?.color)))
      }
    }
    layers.append((session.lit, isAdjusting ? .reversed : .bold))
    // What a rule found is seen where a decision is asked for.
    if let selected = session.selected {
      for match in selected.matches where match.context == nil {
        for range in match.ranges { layers.append((range, .match)) }
      }
    }
    let cuts = Set(layers.flatMap { [$0.0.start, $0.0.end] }.filter { line.start < $0 && $0 < line.end }).sorted()
    let ends = [line.start] + cuts + [line.end]
    return zip(ends, ends.dropFirst()).map { start, end in
      let range = TextRange(start, end)
      return (range, layers.filter { $0.0.overlaps(range) }.reduce(.plain) { $0.adding($1.1) })
    }
  }

  /// The bars of what lies on a line, each in its own column as far as there are columns.
  private func lanes(_ number: Int, _ page: TextPage, _ session: ReviewSession) -> [ScreenLine.Stretch] {
    var cells = Array(repeating: ScreenLine.Stretch(text: " ", style: .plain), count: laneCount)
    var ends = Array(repeating: 0, count: laneCount)
    let range = page.lines[number].range
    let selected = session.selected?.key
    for mark in session.source.marks {
      let (first, last) = (page.line(at: mark.range.start), page.line(at: max(mark.range.start, mark.range.end - 1)))
      guard let lane = ends.firstIndex(where: { $0 <= first }) else {
        if mark.range.overlaps(range) { cells[laneCount - 1] = ScreenLine.Stretch(text: "+", style: .bold) }
        continue
      }
      ends[lane] = last + 1
      guard first <= number, number <= last else { continue }
      let code = session.code(mark.code)
      var style = ScreenStyle.colored(code?.color)
      style.isBold = mark.key == selected
      // The letter tells codes apart where colours cannot.
      let letter = code?.name.first.map { String($0) } ?? "·"
      cells[lane] = ScreenLine.Stretch(
        text: number == first && DisplayWidth.columns(of: letter) == 1 ? letter : mark.proposal == nil ? "┃" : "┊",
        style: style)
    }
    return cells
  }

  // MARK: Header and footer

  private func header(_ session: ReviewSession) -> ScreenLine {
    let source = session.source
    var left = " \(source.source.name)"
    if session.sourceNames.count > 1 { left += " (\(source.number + 1) of \(session.sourceNames.count))" }
    if let step = session.step {
      left += " · \(step.kind.rawValue) \(step.number)"
      if let time = step.time { left += " · \(Clock.text(time))" }
    }
    if source.isRead { left += " · read" }
    var right = session.openCount > 0 ? "\(session.openCount) open · " : ""
    right += session.queues.first { $0.queue == session.queue }?.name ?? ""
    right += " · \(session.coder.name)\(session.isBlind ? ", blind" : "") "
    let room = columns - DisplayWidth.columns(of: left) - 2
    var line = ScreenLine(left.truncated(to: columns - 12), .reversed)
    let shown = right.truncated(to: max(10, room))
    line.pad(to: columns - DisplayWidth.columns(of: Terminal.safe(shown)), .reversed)
    line.append(shown, .reversed)
    return line.truncated(to: columns)
  }

  private func footer(_ session: ReviewSession) -> ScreenLine {
    switch session.message {
    case .error(let text): return ScreenLine(" " + text, .error).truncated(to: columns)
    case .done(let text): return ScreenLine(" " + text, .bold).truncated(to: columns)
    case nil: break
    }
    let keys: [(String, String)] =
      switch session.mode {
      case .reading:
        session.selected?.proposal != nil
          ? [
            ("a", "accept"), ("r", "reject"), ("c", "code"), ("v", "words"), ("m", "memo"), ("n", "next"),
            ("?", "help"),
          ]
          : [
            ("c", "code"), (".", "again"), ("v", "words"), ("x", "away"), ("m", "memo"), ("n", "next"), ("/", "find"),
            ("o", "queue"), ("?", "help"),
          ]
      case .adjusting: [("← →", "end"), ("H L", "start"), ("Enter", "take"), ("c", "code"), ("Esc", "as it was")]
      case .choosing: [("↑ ↓", "choose"), ("Enter", "put"), ("Esc", "leave")]
      case .writing: [("Enter", "save"), ("Ctrl-J", "new line"), ("Esc", "leave")]
      case .searching: [("Enter", "find"), ("Esc", "leave")]
      case .picking: [("↑ ↓", "choose"), ("Enter", "take"), ("Esc", "leave")]
      case .help: []
      }
    var line = ScreenLine()
    for (key, word) in keys {
      line.append(" \(key)", .bold)
      line.append(" \(word) ", .dim)
    }
    return line.truncated(to: columns)
  }

  // MARK: Help

  private func help(_ first: Int) -> [ScreenLine] {
    let entries = ReviewHelp.lines
    let shown = rows - 2
    let start = min(first, max(0, entries.count - shown))
    var result = [ScreenLine(" The keys of citat review", .bold)]
    for row in 0..<shown {
      guard start + row < entries.count else {
        result.append(ScreenLine())
        continue
      }
      let (key, text) = entries[start + row]
      var line = ScreenLine()
      if text.isEmpty {
        line.append(" " + key, ScreenStyle(isBold: true, isUnderlined: true))
      } else {
        line.append("  " + key.padded(to: 14), .bold)
        line.append(text)
      }
      result.append(line.truncated(to: columns))
    }
    let more = entries.count > shown ? "↑ ↓ scroll · " : ""
    result.append(ScreenLine(" \(more)any other key goes back", .dim).truncated(to: columns))
    return result
  }
}
