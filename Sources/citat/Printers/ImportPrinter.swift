internal import CorpusModel
internal import Interchange
internal import UnicodeText
internal import Workbench

/// How files would be imported, for a terminal: a block for each source.
struct ImportPrinter {
  let terminal: Terminal

  func text(of preview: ImportPreview) -> String {
    preview.sources.map(block).joined(separator: "\n") + "\n" + total(of: preview) + "\n"
  }

  private func total(of preview: ImportPreview) -> String {
    let words = preview.sources.reduce(0) { $0 + $1.words }
    let guesses = preview.sources.reduce(0) { $0 + $1.guesses.count }
    let warnings = preview.sources.reduce(0) { $0 + $1.warnings.count }
    let parts = [
      preview.sources.count.counted("source"), words.counted("word"), guesses.counted("guess", "guesses"),
      warnings.counted("warning"),
    ]
    return parts.joined(separator: ", ") + "; nothing was imported"
  }

  private func block(_ source: ImportPreview.Source) -> String {
    var text = terminal.styled(source.name, .bold) + "\n"
    text += "  " + facts(source).joined(separator: " · ") + "\n"
    text += "  " + contents(source).joined(separator: " · ") + "\n"
    let labels = source.voices.map { Terminal.safe($0.speaker.label) }
    let width = min(max(labels.map { DisplayWidth.columns(of: $0) }.max() ?? 0, 7), 24)
    if !source.voices.isEmpty {
      text += terminal.styled("  " + "speaker".padded(to: width) + "   turns   words  role", .dim) + "\n"
    }
    for (voice, label) in zip(source.voices, labels) {
      let line =
        "  " + label.truncated(to: width).padded(to: width) + "\(voice.turns)".leftPadded(to: 8)
        + "\(voice.words)".leftPadded(to: 8) + "  " + Terminal.safe(role(of: voice.speaker))
      text += line.truncated(to: max(40, terminal.columns)) + "\n"
    }
    for guess in source.guesses { text += wrapped("guess", guess) }
    for warning in source.warnings { text += wrapped("warning", warning) }
    return text
  }

  private func facts(_ source: ImportPreview.Source) -> [String] {
    var facts = [source.report.format.rawValue]
    if let encoding = source.report.encoding { facts.append(encoding.rawValue) }
    if source.report.isUnconfirmed { facts.append("unconfirmed layout") }
    return facts + [source.kind.rawValue]
  }

  private func contents(_ source: ImportPreview.Source) -> [String] {
    let counts = [
      (source.turns, "turn"), (source.voices.count, "speaker"), (source.sections, "section"),
      (source.quotations, "quotation"), (source.cases, "case"),
    ]
    var parts = ["\(source.words) words"] + counts.filter { $0.0 > 0 }.map { $0.0.counted($0.1) }
    if let span = source.span {
      let share = source.timedTurns == source.turns ? "" : " in \(source.timedTurns) turns"
      parts.append("times \(Clock.text(span.start))–\(Clock.text(span.end))\(share)")
    }
    return parts
  }

  private func role(of speaker: Speaker) -> String {
    var parts: [String] = []
    if let role = speaker.role { parts.append(speaker.isGuess && speaker.isInterviewer ? "\(role)?" : role) }
    if speaker.isInterviewer, speaker.role == nil { parts.append("interviewer") }
    if let name = speaker.name { parts.append("shown as \(name)") }
    if let name = speaker.caseName { parts.append("case \(name)") }
    return parts.isEmpty ? "–" : parts.joined(separator: ", ")
  }

  private func wrapped(_ label: String, _ words: String) -> String {
    var text = StyledText()
    text.append(words, nil)
    let head = "  \(label): "
    let indent = String(repeating: " ", count: head.utf8.count)
    var lines = text.lines(width: terminal.columns, indent: indent, on: terminal)
    if lines.hasPrefix(indent) { lines.removeFirst(indent.count) }
    return terminal.styled(head, .dim) + lines
  }
}
