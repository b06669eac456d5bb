internal import CorpusModel
internal import CorpusQuery
internal import UnicodeText
internal import Workbench

/// A concordance for a terminal: a hit a line, its place at the left, itself in the middle; or its passage whole.
struct ConcordancePrinter {
  let terminal: Terminal
  let result: ConcordanceResult
  /// What stands round a hit; `nil` for what a line has room for.
  let context: ConcordanceContext?

  private var corpus: Corpus { result.corpus }

  func text() -> String {
    switch context {
    case nil, .words: lines(Array(result.lines))
    case .sentence, .turn, .paragraph: passages(Array(result.lines))
    }
  }

  // MARK: Lines

  private func lines(_ lines: [ConcordanceLine]) -> String {
    let places = lines.map { place($0) }
    // A path gives way first: the number and who speaks stand at its end.
    let widest = min(places.map { DisplayWidth.columns(of: $0) }.max() ?? 0, terminal.columns * 2 / 5)
    let hits = lines.map { hitWidth($0) }.sorted()
    // Room for nine hits of ten; a longer one takes from its right context.
    let hit = min(hits.isEmpty ? 0 : hits[hits.count * 9 / 10], terminal.columns / 3)
    let left = max(8, (terminal.columns - widest - 2 - hit) / 2 - 1)
    var text = ""
    for (line, place) in zip(lines, places) {
      let before = leftContext(line, columns: left)
      let used = widest + 2 + left + 1
      let room = max(0, terminal.columns - used)
      let after = rightContext(line, columns: max(0, room - hitWidth(line) - 1))
      text += terminal.styled(place.truncatedFront(to: widest).padded(to: widest), .dim) + "  "
      text += before.leftPadded(to: left) + " " + shownHit(line, columns: room)
      text += (startsWithSpace(line) && !after.isEmpty ? " " : "") + after + "\n"
    }
    return text
  }

  /// Source, unit and who speaks.
  private func place(_ line: ConcordanceLine) -> String {
    let document = corpus.sources.document(line.source)
    var parts = ["\(document.source):\(line.unit.number)"]
    if let speaker = corpus.speaker(of: line.unit, in: document) { parts.append(speaker) }
    return Terminal.safe(parts.joined(separator: " "))
  }

  /// The hit in at most so many columns: a unit that fields chose may be long.
  private func shownHit(_ line: ConcordanceLine, columns: Int) -> String {
    if hitWidth(line) <= columns || !line.words.isEmpty { return styledHit(line) }
    let text = Terminal.safe(corpus.sources.document(line.source).text(in: line.range))
    return terminal.styled(text.truncated(to: columns), .hit)
  }

  /// The hit as it is written; without colours the part of a compound that was asked for stands in ‹ ›.
  private func styledHit(_ line: ConcordanceLine) -> String {
    let document = corpus.sources.document(line.source)
    var result = ""
    var offset = line.range.start
    for word in line.words where word.range.start >= offset {
      result += terminal.styled(document.text(in: TextRange(offset, word.range.start)), .hit)
      if let part = word.part {
        result += terminal.styled(document.text(in: TextRange(word.range.start, part.start)), .hit)
        let text = document.text(in: part)
        result += terminal.isColored ? terminal.styled(text, .part) : "‹\(Terminal.safe(text))›"
        result += terminal.styled(document.text(in: TextRange(part.end, word.range.end)), .hit)
      } else {
        result += terminal.styled(document.text(in: word.range), .hit)
      }
      offset = word.range.end
    }
    return result + terminal.styled(document.text(in: TextRange(offset, line.range.end)), .hit)
  }

  private func hitWidth(_ line: ConcordanceLine) -> Int {
    let marks = terminal.isColored ? 0 : 2 * line.words.count { $0.part != nil }
    return DisplayWidth.columns(of: Terminal.safe(corpus.sources.document(line.source).text(in: line.range))) + marks
  }

  /// The bytes that a line's context may hold.
  private func bounds(_ line: ConcordanceLine) -> TextRange {
    context.map { result.lines.context($0, of: line) }
      ?? TextRange(min(line.unit.range.start, line.range.start), max(line.unit.range.end, line.range.end))
  }

  private func leftContext(_ line: ConcordanceLine, columns: Int) -> String {
    let document = corpus.sources.document(line.source)
    // Four bytes a column hold any context that fits.
    var start = max(bounds(line).start, line.range.start - columns * 4)
    while !document.canonical.isScalarBoundary(start) { start += 1 }
    var text = Terminal.safe(document.text(in: TextRange(min(start, line.range.start), line.range.start)))
    while text.hasSuffix(" ") { text.removeLast() }
    var width = 0
    var kept: [Unicode.Scalar] = []
    for scalar in text.unicodeScalars.reversed() {
      width += DisplayWidth.columns(of: scalar)
      if width > columns { break }
      kept.append(scalar)
    }
    return String(String.UnicodeScalarView(kept.reversed()))
  }

  private func startsWithSpace(_ line: ConcordanceLine) -> Bool {
    let bytes = corpus.sources.document(line.source).canonical.bytes
    return line.range.end < bounds(line).end && (bytes[line.range.end] == 0x20 || bytes[line.range.end] == 0x0A)
  }

  private func rightContext(_ line: ConcordanceLine, columns: Int) -> String {
    let document = corpus.sources.document(line.source)
    var end = min(bounds(line).end, line.range.end + columns * 4)
    while !document.canonical.isScalarBoundary(end) { end -= 1 }
    var text = Terminal.safe(document.text(in: TextRange(line.range.end, max(end, line.range.end))))
    while text.hasPrefix(" ") { text.removeFirst() }
    var width = 0
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      width += DisplayWidth.columns(of: scalar)
      if width > columns { break }
      kept.append(scalar)
    }
    return String(kept)
  }

  // MARK: Passages

  /// Each passage once, under its place, all its hits lit.
  private func passages(_ lines: [ConcordanceLine]) -> String {
    var text = ""
    var open: (line: ConcordanceLine, range: TextRange, words: [ConcordanceLine.Word])?
    func close() {
      guard let passage = open else { return }
      text +=
        (text.isEmpty ? "" : "\n") + heading(passage.line) + "\n"
        + self.passage(passage.range, passage.words, passage.line.source)
      open = nil
    }
    for line in lines {
      let range = context.map { result.lines.context($0, of: line) } ?? line.range
      if let last = open, last.line.source == line.source, last.range == range {
        open?.words += line.words
      } else {
        close()
        open = (line, range, line.words)
      }
    }
    close()
    return text
  }

  private func heading(_ line: ConcordanceLine) -> String {
    let document = corpus.sources.document(line.source)
    var parts = [document.source, "\(line.unit.kind.rawValue) \(line.unit.number)"]
    parts += corpus.whoSpeaks(in: line.unit, of: document)
    return terminal.styled(parts.joined(separator: " · "), .dim)
  }

  func passage(_ range: TextRange, _ words: [ConcordanceLine.Word], _ source: Int) -> String {
    let document = corpus.sources.document(source)
    var styled = StyledText()
    var offset = range.start
    func add(_ end: Int, _ style: Terminal.Style?) {
      if end > offset { styled.append(document.text(in: TextRange(offset, end)), style) }
      offset = max(offset, end)
    }
    for word in words.sorted(by: { $0.range < $1.range }) where word.range.start >= offset {
      add(word.range.start, nil)
      add(word.part?.start ?? word.range.end, .hit)
      if let part = word.part { add(part.end, terminal.isColored ? .part : .hit) }
      add(word.range.end, .hit)
    }
    add(range.end, nil)
    return styled.lines(width: terminal.columns, indent: "  ", on: terminal)
  }
}
