internal import CorpusModel

/// What is said in one go, as a format with times or speakers gives it.
struct SpokenSegment: Equatable {
  /// Who speaks, where the format says so.
  var speaker: String?
  var text: String
  /// Seconds from the beginning of the recording.
  var start: Double?
  var end: Double?

  init(speaker: String? = nil, text: String, start: Double? = nil, end: Double? = nil) {
    self.speaker = speaker
    self.text = text
    self.start = start
    self.end = end
  }

  /// The segment with times that were taken for seconds and are milliseconds.
  var fromMilliseconds: SpokenSegment {
    SpokenSegment(speaker: speaker, text: text, start: start.map { $0 / 1000 }, end: end.map { $0 / 1000 })
  }
}

/// Writes segments as text that can be read by itself: a line each, the speaker and a colon before the words.
struct SegmentWriter {
  private let file: String
  private var bytes: [UInt8] = []
  private var blocks: [SourceBlock] = []

  /// - Parameter file: For messages only.
  init(file: String) { self.file = file }

  /// The text of segments, and where each stands in it. O(n).
  ///
  /// - Throws: `InterchangeError` when no segment holds words, or the text is too long.
  static func text(of segments: [SpokenSegment], file: String) throws(InterchangeError) -> SourceText {
    var writer = SegmentWriter(file: file)
    for segment in segments { try writer.add(segment) }
    return try writer.finish()
  }

  /// Adds a segment; one without words is left out.
  mutating func add(_ segment: SpokenSegment) throws(InterchangeError) {
    let words = Self.folded(segment.text)
    if words.isEmpty { return }
    if !bytes.isEmpty { bytes.append(0x0A) }
    var label: TextRange?
    let start = bytes.count
    if let speaker = segment.speaker.map(Self.folded), !speaker.isEmpty {
      bytes += Array(speaker.utf8) + [0x3A]
      label = TextRange(start, bytes.count)
      bytes.append(0x20)
    }
    let first = bytes.count
    bytes += Array(words.utf8)
    if bytes.count > SourceTextBuilder.longest {
      throw .limit(file, "holds more than \(SourceTextBuilder.longest >> 20) MB of text")
    }
    blocks.append(
      SourceBlock(
        range: TextRange(first, bytes.count), kind: .utterance, label: label, start: segment.start, end: segment.end))
  }

  consuming func finish() throws(InterchangeError) -> SourceText {
    if blocks.isEmpty { throw .noWords(file) }
    guard let text = UTF8Text(validating: bytes) else { preconditionFailure("strings are well-formed") }
    return SourceText(verbatim: text, blocks: blocks)
  }

  /// The words with one blank between them, whatever white space or control characters stood there.
  static func folded(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isBlank = true
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace || scalar.value < 0x20 || scalar == "\u{7F}" || scalar == "\u{FEFF}"
        || scalar == "\u{200B}"
      {
        if !isBlank { result.append(" ") }
        isBlank = true
      } else {
        result.append(scalar)
        isBlank = false
      }
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }
}
