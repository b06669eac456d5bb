internal import CorpusModel

/// A piece of a transcript as it lies in the verbatim text.
enum TranscriptElement {
  /// A line at the head, before anybody speaks, or one that belongs to nobody.
  case front(TextRange)
  /// A question or topic of the interview guide.
  case question(TextRange)
  case turn(SpokenTurn)
}

/// A turn as it lies in the verbatim text.
struct SpokenTurn {
  let label: SpeakerLabel
  /// The lines of each paragraph, the first with the label.
  var paragraphs: [[TextRange]]
  /// A time stamp before the label.
  let leading: Timestamp?
  /// Time stamps anywhere behind the label.
  private(set) var stamps: [Timestamp] = []
  /// From the first word to the last: without label, and without time stamps at either end.
  private(set) var words: TextRange
  /// Seconds, from a stamp before the label, in it or before the first word, or after the last.
  private(set) var start: Double?
  private(set) var end: Double?

  init(label: SpeakerLabel, line: TextRange, in text: UTF8Text) {
    self.label = label
    leading = label.range.start > line.start ? Timestamp.leading(in: text, range: line) : nil
    paragraphs = [[line]]
    words = TextRange(min(label.contentStart, line.end), line.end)
  }

  /// Reads the time stamps, once all lines are there.
  mutating func close(in text: UTF8Text) {
    guard let last = paragraphs.last?.last else { return }
    words = text.trimmed(TextRange(words.start, last.end))
    stamps = Timestamp.all(in: text, range: words)
    start = (leading ?? label.stamp)?.seconds
    if let first = stamps.first, first.range.start == words.start {
      start = first.seconds
      words = text.trimmed(TextRange(first.range.end, words.end))
    }
    if let last = stamps.last, last.range.end == words.end, last.range.start >= words.start {
      end = last.seconds
      words = text.trimmed(TextRange(words.start, last.range.start))
    }
  }
}

extension SpokenTurn {
  /// A turn that the source's format gives.
  ///
  /// - Parameter paragraphs: The lines of each paragraph, the first with the label before the words.
  init(label: SpeakerLabel, paragraphs: [[TextRange]], words: TextRange, start: Double?, end: Double?) {
    self.label = label
    self.paragraphs = paragraphs
    leading = nil
    self.words = words
    self.start = start
    self.end = end
  }
}
