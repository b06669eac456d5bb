internal import CorpusModel
internal import CorpusQuery
internal import UnicodeText
internal import Workbench

/// A concordance for a terminal: place at the left, the hit in the middle column.
struct ConcordancePrinter {
  let terminal: Terminal
  let corpus: Corpus

  func text(_ lines: [ConcordanceLine]) -> String {
    let places = lines.map(place)
    let widest = min(places.map { DisplayWidth.columns(of: $0) }.max() ?? 0, terminal.columns / 2)
    let hits = lines.map { hitWidth($0) }.sorted()
    // Room for nine hits of ten; a longer one takes from its right context.
    let hit = min(hits.isEmpty ? 0 : hits[hits.count * 9 / 10], terminal.columns / 3)
    let left = max(8, (terminal.columns - widest - 2 - hit) / 2 - 1)
    var text = ""
    for (line, place) in zip(lines, places) {
      let before = leftContext(line, columns: left)
      let used = widest + 2 + left + 1
      let shownHit = styledHit(line)
      let right = max(0, terminal.columns - used - hitWidth(line) - 1)
      text += terminal.styled(place.truncated(to: widest).padded(to: widest), .dim) + "  "
      text += before.leftPadded(to: left) + " " + shownHit
      let after = rightContext(line, columns: right)
      text += (startsWithSpace(line) ? " " : "") + after + "\n"
    }
    return text
  }

  /// Source, unit and who speaks.
  private func place(_ line: ConcordanceLine) -> String {
    let document = corpus.sources[line.source].document
    var parts = ["\(document.source):\(line.unit.number)"]
    if let speaker = line.unit.speaker { parts.append(corpus.name(ofSpeaker: speaker, in: document)) }
    return Terminal.safe(parts.joined(separator: " "))
  }

  /// The hit as it is written; without colours the part of a compound that was asked for stands in ‹ ›.
  private func styledHit(_ line: ConcordanceLine) -> String {
    let document = corpus.sources[line.source].document
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
    return DisplayWidth.columns(of: Terminal.safe(corpus.sources[line.source].document.text(in: line.range))) + marks
  }

  private func leftContext(_ line: ConcordanceLine, columns: Int) -> String {
    let document = corpus.sources[line.source].document
    // Four bytes a column hold any context that fits.
    var start = max(line.unit.range.start, line.range.start - columns * 4)
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
    let bytes = corpus.sources[line.source].document.canonical.bytes
    return line.range.end < line.unit.range.end && (bytes[line.range.end] == 0x20 || bytes[line.range.end] == 0x0A)
  }

  private func rightContext(_ line: ConcordanceLine, columns: Int) -> String {
    let document = corpus.sources[line.source].document
    var end = min(line.unit.range.end, line.range.end + columns * 4)
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
}
