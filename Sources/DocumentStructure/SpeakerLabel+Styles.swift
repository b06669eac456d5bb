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
    /// `**Interviewer** Hvornår?`
    case bold
    /// `Interviewer – Hvornår?`
    case dash
    /// `I. Hvornår?`
    case point
    /// `Interviewer`, blanks up to a column, `Hvornår?`
    case column
    /// `Interviewer` above what is said.
    case alone

    /// Whether other texts look so too, lists and plans among them: then somebody must be asking.
    var needsQuestions: Bool {
      switch self {
      case .colon, .heading, .tab: false
      case .bold, .dash, .point, .column, .alone: true
      }
    }

    /// Whether the label stands above the words.
    var isAbove: Bool { self == .heading || self == .alone }
  }

  init?(line: Line, style: Style, in verbatim: UTF8Text) {
    switch style {
    case .colon:
      // A time stamp may stand before the label.
      let stamp = Timestamp.leading(in: verbatim, range: line.range)
      let bare = stamp == nil ? Timestamp.bareLeading(in: verbatim, range: line.range) : nil
      self.init(line: (stamp ?? bare).map { line.from($0.range.end, in: verbatim) } ?? line, in: verbatim)
    case .heading: self.init(heading: line)
    case .tab: self.init(tabbed: line, in: verbatim)
    case .bold: self.init(emphasised: line, in: verbatim)
    case .dash:
      let parts = line.text.split(atFirst: " – ", " — ", " - ", within: Self.longestBare)
      self.init(line, before: parts?.0, words: parts?.1)
    case .point:
      let parts = line.text.split(atFirst: ". ", within: Self.longestBare)
      self.init(line, before: parts?.0, words: parts?.1)
    case .column:
      let parts = line.text.split(atFirst: "  ", within: Self.longestBare)
      self.init(line, before: parts?.0, words: parts?.1)
    case .alone:
      guard line.range.count <= 40, let last = line.text.unicodeScalars.last, !".,;:?!…-–".unicodeScalars.contains(last)
      else { return nil }
      self.init(line.text, range: line.range, contentStart: line.range.end, stamp: nil)
    }
  }

  /// Bytes of a label that no colon marks: thirty scalars.
  private static let longestBare = 120

  /// A label of at most three words, and the words behind what parts them.
  private init?(_ line: Line, before: String?, words: String?) {
    guard let before, let words, before.split(separator: " ").count <= 3, before.unicodeScalars.count <= 30 else {
      return nil
    }
    let content = words.unicodeScalars.drop { ScalarClass.isWhiteSpace($0) }
    guard let first = content.first, !ScalarClass.isDigit(first) else { return nil }
    let width = content.reduce(0) { $0 + UTF8.width($1) }
    // What parts label and words is the label's.
    let start = line.range.end - width
    self.init(
      before, range: TextRange(line.range.start, line.range.start + line.text.utf8.count - words.utf8.count),
      contentStart: start, stamp: nil)
  }

  /// `**Interviewer** Hvornår?`, or the label alone.
  private init?(emphasised line: Line, in verbatim: UTF8Text) {
    if let end = line.boldEnd {
      let label = verbatim.trimmed(TextRange(line.range.start, end))
      let words = verbatim.trimmed(TextRange(end, line.range.end))
      self.init(verbatim.string(in: label), range: label, contentStart: words.start, stamp: nil)
      return
    }
    for mark in ["**", "__"] where line.text.hasPrefix(mark) {
      guard let (before, _) = String(line.text.dropFirst(2)).split(atFirst: mark) else {
        guard line.text.hasSuffix(mark), line.text.utf8.count > 4 else { return nil }
        self.init(
          String(line.text.dropFirst(2).dropLast(2)), range: line.range, contentStart: line.range.end, stamp: nil)
        return
      }
      let labelEnd = line.range.start + before.utf8.count + 4
      let rest = line.text.utf8.dropFirst(before.utf8.count + 4)
      let blanks = rest.prefix { $0 == 0x20 || $0 == 0x09 }.count
      guard blanks > 0 else { return nil }
      self.init(before, range: TextRange(line.range.start, labelEnd), contentStart: labelEnd + blanks, stamp: nil)
      return
    }
    return nil
  }

  private init?(heading line: Line) {
    guard line.range.count <= 80 else { return nil }
    let words = line.text.split { $0 == " " || $0 == "\t" || $0 == "," || $0 == "|" }.map(String.init)
    guard words.count > 1, let first = words.first, let last = words.last else { return nil }
    if let stamp = Timestamp(bare: last, in: line.range) {
      self.init(words.dropLast().joined(separator: " "), range: line.range, contentStart: line.range.end, stamp: stamp)
    } else if let stamp = Timestamp(bare: first, in: line.range) {
      self.init(words.dropFirst().joined(separator: " "), range: line.range, contentStart: line.range.end, stamp: stamp)
    } else {
      return nil
    }
  }

  /// A short label, and words behind the tab: rows of a table have numbers there. A time may stand on either side.
  private init?(tabbed line: Line, in verbatim: UTF8Text) {
    var line = line
    var stamp =
      Timestamp.leading(in: verbatim, range: line.range) ?? Timestamp.bareLeading(in: verbatim, range: line.range)
    if let stamp { line = line.from(stamp.range.end, in: verbatim) }
    guard let (before, behind) = line.text.split(atFirst: "\t") else { return nil }
    let words = before.split(separator: " ")
    var content = verbatim.trimmed(TextRange(line.range.end - behind.utf8.count, line.range.end))
    if stamp == nil, let own = Timestamp.bareLeading(in: verbatim, range: content) {
      stamp = own
      content = verbatim.trimmed(TextRange(own.range.end, content.end))
    }
    guard words.count <= 4, before.unicodeScalars.count <= 30, !content.isEmpty,
      !(0x30...0x39).contains(verbatim.bytes[content.start])
    else { return nil }
    let end = stamp.map { $0.range.start >= line.range.start ? $0.range.end : nil } ?? nil
    self.init(
      words.joined(separator: " "),
      range: TextRange(line.range.start, end ?? line.range.start + before.utf8.count), contentStart: content.start,
      stamp: stamp)
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
    self.init(range: line, seconds: stamp.seconds, end: stamp.end)
  }
}
