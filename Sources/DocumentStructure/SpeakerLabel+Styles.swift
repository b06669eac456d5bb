internal import CorpusModel
internal import UnicodeText

/// Labels without a colon, in transcripts that write all of them so.
extension SpeakerLabel {
  /// How the labels of a transcript are written, in the order in which they are tried.
  enum Style: CaseIterable {
    /// `Interviewer: Hvornår?`
    case colon
    /// `Interviewer 00:12` or `00:00:12 Taler 1` above what is said.
    case heading
    /// `I`, a tab, `Hvornår?`
    case tab
  }

  init?(line: Line, style: Style, in verbatim: UTF8Text) {
    switch style {
    case .colon:
      // A time stamp may stand before the label.
      let start = Timestamp.leading(in: verbatim, range: line.range)?.range.end ?? line.range.start
      self.init(line: line.from(start, in: verbatim), in: verbatim)
    case .heading: self.init(heading: line)
    case .tab: self.init(tabbed: line)
    }
  }

  private init?(heading line: Line) {
    guard line.range.count <= 80 else { return nil }
    let words = line.text.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return nil }
    if let stamp = Timestamp(bare: last, in: line.range) {
      self.init(words.dropLast().joined(separator: " "), range: line.range, contentStart: line.range.end, stamp: stamp)
    } else if let stamp = Timestamp(bare: first, in: line.range) {
      self.init(words.dropFirst().joined(separator: " "), range: line.range, contentStart: line.range.end, stamp: stamp)
    } else {
      return nil
    }
  }

  /// A short label, and words behind the tab: rows of a table have numbers there.
  private init?(tabbed line: Line) {
    guard let (before, behind) = line.text.split(atFirst: "\t") else { return nil }
    let words = before.split(separator: " ")
    let content = behind.unicodeScalars.drop { ScalarClass.isWhiteSpace($0) }
    guard words.count <= 2, before.unicodeScalars.count <= 20, let first = content.first, !ScalarClass.isDigit(first)
    else { return nil }
    let width = content.reduce(0) { $0 + UTF8.width($1) }
    self.init(
      words.joined(separator: " "), range: TextRange(line.range.start, line.range.start + before.utf8.count),
      contentStart: line.range.end - width, stamp: nil)
  }

  private init?(_ text: String, range: TextRange, contentStart: Int, stamp: Timestamp?) {
    // What can stand before a colon can stand without one.
    let text = UTF8Text(text + ":")
    guard let line = Line.lines(of: text).first, let label = SpeakerLabel(line: line, in: text), label.stamp == nil,
      label.range == text.range
    else { return nil }
    self.init(label: label.label, range: range, contentStart: contentStart, stamp: stamp)
  }
}

extension Timestamp {
  /// A word that is a time stamp, with or without marks; its range is the line's.
  init?(bare word: String, in line: TextRange) {
    let isMarked = word.utf8.first.map { !(0x30...0x39).contains($0) } ?? true
    let text = UTF8Text(isMarked ? word : "(\(word))")
    guard let stamp = Timestamp.leading(in: text, range: text.range), stamp.range == text.range else { return nil }
    self.init(range: line, seconds: stamp.seconds)
  }
}
