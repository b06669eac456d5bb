internal import CorpusModel
internal import UnicodeText
internal import Workbench

/// A document as it was understood, with speakers, times and pages in the margin.
struct DocumentPrinter {
  let terminal: Terminal
  let document: Document
  /// Shown below the paragraph that they end in.
  var codings: [SourceView.Line] = []
  /// Whether turns, quotations and paragraphs have their numbers in the margin.
  var isNumbered = false

  /// - Parameter includingFurniture: Whether what canonical text leaves out is shown, dimmed, where it stood.
  func text(includingFurniture: Bool) -> String {
    let structure = document.structure
    var text = terminal.styled(document.source, .bold) + " · \(document.kind.rawValue)\(counts(includingFurniture))\n"
    for speaker in structure.speakers {
      let role = speaker.role == speaker.label ? nil : speaker.role
      text += "  \(Terminal.safe(speaker.label))\(role.map { ": " + Terminal.safe($0) } ?? "")"
      if speaker.isInterviewer, role == nil { text += " (interviewer)" }
      if speaker.isGuess { text += " (guessed)" }
      if let name = speaker.name { text += ", shown as \(Terminal.safe(name))" }
      if let name = speaker.caseName { text += ", case \(Terminal.safe(name))" }
      text += "\n"
    }
    text += "\n"
    let labels = structure.turns.map { turn in
      structure.speakers[turn.speaker].label + (turn.start.map { " " + Clock.text($0) } ?? "")
    }
    let digits = isNumbered ? "\(structure.paragraphs.count)".utf8.count + 1 : 0
    let margin = min(max(labels.map { DisplayWidth.columns(of: $0) }.max() ?? 0, 8) + digits, 28)
    var coded = codings[...]
    var furniture =
      includingFurniture ? structure.furniture.filter { !$0.kind.isInline && $0.kind != .listMarker }[...] : []
    for paragraph in structure.paragraphs {
      let place = document.map.verbatim(of: paragraph.range).first?.start ?? 0
      while let next = furniture.first, next.verbatim.start < place {
        text += line(next, margin)
        furniture.removeFirst()
      }
      text += line(paragraph, margin)
      while let next = coded.first, next.range.end <= paragraph.range.end {
        text += line(next, margin)
        coded.removeFirst()
      }
    }
    for rest in furniture { text += line(rest, margin) }
    return text
  }

  private func counts(_ includesFurniture: Bool) -> String {
    let structure = document.structure
    let parts = [
      (structure.turns.count, "turn"), (structure.speakers.count, "speaker"), (structure.sections.count, "heading"),
      (structure.quotations.count, "quotation"),
    ]
    let text = parts.filter { $0.0 > 0 }.map { " · " + $0.0.counted($0.1) }.joined()
    let left = structure.furniture.filter { !$0.kind.isInline }.reduce(0) { $0 + $1.verbatim.count }
    let share = document.verbatim.count == 0 ? 0 : (left * 100 + document.verbatim.count / 2) / document.verbatim.count
    return share == 0 ? text : text + " · \(share) % left out\(includesFurniture ? "" : " (--all shows it)")"
  }

  private func line(_ paragraph: Paragraph, _ margin: Int) -> String {
    let structure = document.structure
    var label = ""
    var range = paragraph.range
    var style: Terminal.Style?
    switch paragraph.kind {
    case .heading:
      style = .bold
      if let section = paragraph.section {
        label = String(repeating: "#", count: max(1, structure.sections[section].level))
      }
    case .turn:
      let next = structure.turns.partitionPoint { $0.range.end <= paragraph.range.start }
      if next < structure.turns.count, structure.turns[next].range.start < paragraph.range.end {
        let turn = structure.turns[next]
        if paragraph.range.contains(turn.range.start) {
          label = structure.speakers[turn.speaker].label
          if let start = turn.start { label += " " + Clock.text(start) }
        }
        range = TextRange(
          max(range.start, turn.range.start), max(range.start, turn.range.start, min(range.end, turn.range.end)))
      }
    case .quotation: label = "»"
    case .attribution: (label, style) = ("»", .dim)
    case .listItem: label = paragraph.marker ?? "-"
    case .box: (label, style) = ("box", .dim)
    case .front: style = .dim
    default: label = document.page(of: paragraph.range).map { "p. \($0)" } ?? ""
    }
    var words = StyledText()
    words.append(document.text(in: range), style)
    return block(number(paragraph) + label, words, margin)
  }

  /// A coding: its code in its colour, by whom, its id, and its words where it is not on all of the unit.
  private func line(_ coding: SourceView.Line, _ margin: Int) -> String {
    var words = StyledText()
    words.append("▎" + coding.code, coding.color.map { .color($0) } ?? .bold)
    words.append(" " + coding.detail, .dim)
    if let excerpt = coding.excerpt { words.append(" »\(excerpt)«", .dim) }
    return block("", words, margin)
  }

  /// The number of the unit that begins in a paragraph, to stand before its label.
  private func number(_ paragraph: Paragraph) -> String {
    guard isNumbered else { return "" }
    let structure = document.structure
    if let turn = structure.turns.firstIndex(where: { paragraph.range.contains($0.range.start) }) {
      return "\(turn + 1) "
    }
    if let quotation = structure.quotations.firstIndex(where: { paragraph.range.contains($0.range.start) }) {
      return "q\(quotation + 1) "
    }
    guard paragraph.isBody, let index = structure.paragraphs.firstIndex(of: paragraph) else { return "" }
    return "\(index + 1) "
  }

  private func line(_ furniture: Furniture, _ margin: Int) -> String {
    var words = StyledText()
    words.append(document.verbatim.string(in: furniture.verbatim), .dim)
    return block(furniture.kind.rawValue, words, margin)
  }

  /// A paragraph behind its margin.
  private func block(_ label: String, _ words: StyledText, _ margin: Int) -> String {
    let indent = String(repeating: " ", count: margin + 2)
    var lines = words.lines(width: min(terminal.columns, margin + 92), indent: indent, on: terminal)
    let head = Terminal.safe(label).truncated(to: margin).padded(to: margin)
    if lines.hasPrefix(indent) { lines.removeFirst(indent.count) }
    return terminal.styled(head, .dim) + "  " + lines
  }
}
