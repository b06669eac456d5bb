internal import CorpusModel
internal import UnicodeText

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
  /// The lines of each paragraph, the first with the label. A line that something was lifted out of is two pieces.
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

  /// - Parameter stampLine: A line before the label's that is nothing but a time.
  init(label: SpeakerLabel, line: TextRange, stampLine: TextRange? = nil, in text: UTF8Text) {
    self.label = label
    let head = stampLine ?? line
    let isStamped = stampLine != nil || label.range.start > line.start
    leading = isStamped ? Timestamp.leading(in: text, range: head) ?? Self.bare(in: text, range: head) : nil
    paragraphs = [[stampLine, line].compactMap(\.self)]
    words = TextRange(min(label.contentStart, line.end), line.end)
  }

  /// Reads the time stamps, once all lines are there, and lifts out what others throw in.
  ///
  /// - Returns: The turns of the others, in order, and the slashes around them.
  mutating func close(in text: UTF8Text, labels: Set<String>) -> (others: [SpokenTurn], marks: [TextRange]) {
    guard let last = paragraphs.last?.last else { return ([], []) }
    words = text.trimmed(TextRange(words.start, last.end))
    let overlaps = Overlap.all(in: text, paragraphs: paragraphs, behind: words.start, labels: labels)
    // What another throws in behind the turn's last words stands behind its time too.
    for overlap in overlaps.reversed() where overlap.range.end == words.end && overlap.range.start > words.start {
      words = text.trimmed(TextRange(words.start, overlap.range.start))
    }
    stamps = Timestamp.all(in: text, range: words).filter { stamp in
      !overlaps.contains { $0.range.contains(stamp.range) }
    }
    start = (leading ?? label.stamp)?.seconds
    end = (leading ?? label.stamp)?.end
    if let first = stamps.first, first.range.start == words.start {
      start = first.seconds
      if let until = first.end { end = until }
      words = text.trimmed(TextRange(first.range.end, words.end))
    }
    if let last = stamps.last, last.range.end == words.end, last.range.start >= words.start {
      end = last.end ?? last.seconds
      words = text.trimmed(TextRange(words.start, last.range.start))
    }
    guard !overlaps.isEmpty else { return ([], []) }
    for overlap in overlaps { lift(overlap.range, in: text) }
    let others = overlaps.map { overlap in
      var turn = SpokenTurn(label: overlap.label, line: overlap.words, in: text)
      _ = turn.close(in: text, labels: [])
      return turn
    }
    return (others, overlaps.flatMap { [$0.opening, $0.closing] })
  }

  /// Gives up the last line, which belongs to the next turn.
  mutating func removeLastLine() {
    guard let last = paragraphs.indices.last else { return }
    paragraphs[last].removeLast()
    if paragraphs[last].isEmpty { paragraphs.removeLast() }
  }

  private mutating func lift(_ range: TextRange, in text: UTF8Text) {
    paragraphs = paragraphs.map { pieces in
      pieces.flatMap { piece -> [TextRange] in
        guard piece.contains(range) else { return [piece] }
        return [TextRange(piece.start, range.start), TextRange(range.end, piece.end)].map { text.trimmed($0) }
          .filter { !$0.isEmpty }
      }
    }.filter { !$0.isEmpty }
    if words.start == range.start { words = text.trimmed(TextRange(range.end, words.end)) }
    if !words.isEmpty, words.end == range.end { words = text.trimmed(TextRange(words.start, range.start)) }
  }

  private static func bare(in text: UTF8Text, range: TextRange) -> Timestamp? {
    if let stamp = Timestamp.bareLeading(in: text, range: range) { return stamp }
    return Timestamp(bare: text.string(in: range), in: range)
  }
}

/// What another speaker throws in, between slashes in the first one's turn: `Ja, men //S02: Nemlig.// det var sent.`
struct Overlap {
  let opening: TextRange
  /// Label and words.
  let words: TextRange
  let closing: TextRange
  let label: SpeakerLabel

  /// From slash to slash.
  var range: TextRange { TextRange(opening.start, closing.end) }

  /// The overlaps in the lines of a turn that begin with a label of the transcript.
  static func all(
    in text: UTF8Text, paragraphs: [[TextRange]], behind start: Int, labels: Set<String>
  ) -> [Overlap] {
    guard !labels.isEmpty else { return [] }
    var result: [Overlap] = []
    for line in paragraphs.joined() where line.end > start {
      var slashes: [Int] = []
      var offset = max(line.start, start)
      while offset + 1 < line.end {
        let isPair = text.bytes[offset] == 0x2F && text.bytes[offset + 1] == 0x2F
        // `https://` is none.
        if isPair, offset == line.start || text.bytes[offset - 1] != 0x3A {
          slashes.append(offset)
          offset += 2
        } else {
          offset += 1
        }
      }
      var index = 0
      while index + 1 < slashes.count {
        let inner = text.trimmed(TextRange(slashes[index] + 2, slashes[index + 1]))
        if !inner.isEmpty, let label = SpeakerLabel(line: Line(inner, in: text), in: text), labels.contains(label.label)
        {
          result.append(
            Overlap(
              opening: TextRange(slashes[index], slashes[index] + 2), words: inner,
              closing: TextRange(slashes[index + 1], slashes[index + 1] + 2), label: label))
          index += 1
        }
        index += 1
      }
    }
    return result
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
