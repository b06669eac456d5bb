internal import CorpusModel

/// Reads the cues of subtitle files: WebVTT and SubRip differ in little, and files in the wild mix them.
///
/// Source: W3C, WebVTT: The Web Video Text Tracks Format (2019).
struct CueParser {
  private(set) var segments: [SpokenSegment] = []
  /// Cues whose times run backwards or cannot be read.
  private(set) var badTimes = 0
  /// Whether cue ids look as Teams writes them: `guid/12-0`.
  private(set) var hasTeamsIds = false
  /// Whether a voice tag says who speaks.
  private(set) var hasVoices = false

  /// Whether no tag says who speaks, and half of the cues begin with a name and a colon, as Zoom writes them.
  var hasTypedNames: Bool {
    let named = segments.count { segment in
      let name = segment.text.utf8.prefix(60).prefix { $0 != 0x3A }
      // Names in brackets are WhisperX's.
      return name.count < min(60, segment.text.utf8.count) && name.first != 0x5B
        && segment.text.utf8.dropFirst(name.count + 1).first == 0x20
    }
    return !hasVoices && named > 0 && named * 2 >= segments.count
  }

  /// - Parameter text: The whole file. O(n).
  init(_ text: UTF8Text) {
    var cue: (start: Double?, end: Double?, lines: [String])?
    var previous = ""
    var isSkipping = false
    func close(_ open: inout (start: Double?, end: Double?, lines: [String])?, dropLast: Bool = false) {
      guard var done = open else { return }
      if dropLast, !done.lines.isEmpty { done.lines.removeLast() }
      open = nil
      add(done.lines.joined(separator: "\n"), done.start, done.end)
    }
    for line in Self.lines(of: text) {
      let isBlank = line.allSatisfy { $0 == " " || $0 == "\t" }
      if let (start, end) = Self.times(of: line) {
        // The line before is the cue's number or id.
        let isNumber = !previous.isEmpty && previous.utf8.allSatisfy { (0x30...0x39).contains($0) }
        close(&cue, dropLast: isNumber)
        if previous.utf8.contains(0x2F), previous.utf8.contains(0x2D), !previous.utf8.contains(0x20) {
          hasTeamsIds = true
        }
        if end.map({ $0 < start }) ?? true { badTimes += 1 }
        cue = (start, end.flatMap { $0 < start ? nil : $0 }, [])
        isSkipping = false
      } else if isBlank {
        close(&cue)
        isSkipping = false
      } else if cue != nil {
        cue?.lines.append(line)
      } else if line.utf8.count <= Self.longestTimes, line.contains("-->") {
        badTimes += 1
        cue = (nil, nil, [])
      } else if previous.isEmpty, ["NOTE", "STYLE", "REGION"].contains(where: { line.hasPrefix($0) }) {
        isSkipping = true
      }
      previous = isBlank || isSkipping ? "" : line
    }
    close(&cue)
  }

  private static func lines(of text: UTF8Text) -> [String] {
    let bytes = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? text.bytes.dropFirst(3) : text.bytes[...]
    var lines: [String] = []
    var start = bytes.startIndex
    var index = start
    while index < bytes.endIndex {
      if bytes[index] == 0x0A || bytes[index] == 0x0D {
        lines.append(String(decoding: bytes[start..<index], as: UTF8.self))
        if bytes[index] == 0x0D, index + 1 < bytes.endIndex, bytes[index + 1] == 0x0A { index += 1 }
        start = index + 1
      }
      index += 1
    }
    lines.append(String(decoding: bytes[start...], as: UTF8.self))
    return lines
  }

  /// Bytes of a line of times and settings; a longer line is words.
  private static let longestTimes = 1_000

  /// The times of `00:00:01.000 --> 00:00:04.000 align:start`; `end` is `nil` when it cannot be read.
  static func times(of line: String) -> (start: Double, end: Double?)? {
    if line.utf8.count > longestTimes { return nil }
    let bytes = Array(line.utf8)
    guard let arrow = bytes.firstRange(ofBytes: "-->".utf8) else { return nil }
    guard let start = time(bytes[..<arrow.lowerBound]) else { return nil }
    return (start, time(bytes[arrow.upperBound...]))
  }

  /// Hours may have any number of digits, and other fields one: Teams writes `0:0:3.120`.
  private static func time(_ bytes: ArraySlice<UInt8>) -> Double? {
    let word = bytes.drop { $0 == 0x20 || $0 == 0x09 }.prefix { $0 != 0x20 && $0 != 0x09 }
    let fields = word.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard fields.count == 2 || fields.count == 3, word.count <= 20 else { return nil }
    var seconds = 0.0
    for (index, field) in fields.enumerated() {
      let text = String(decoding: field.map { $0 == 0x2C ? 0x2E : $0 }, as: UTF8.self)
      let isLast = index == fields.count - 1
      guard let first = field.first, (0x30...0x39).contains(first), field.allSatisfy({ $0 != 0x65 && $0 != 0x45 }),
        let value = isLast ? Double(text) : Int(text).map(Double.init), value >= 0, index == 0 || value < 60
      else { return nil }
      seconds = seconds * 60 + value
    }
    return seconds
  }

  /// A cue as one segment, or one for each voice in it.
  private mutating func add(_ payload: String, _ start: Double?, _ end: Double?) {
    var speaker: String?
    var words = ""
    var rest = payload[...]
    func flush(_ segments: inout [SpokenSegment]) {
      if words.contains(where: { !$0.isWhitespace }) {
        segments.append(SpokenSegment(speaker: speaker, text: Self.decoded(words), start: start, end: end))
      }
      words = ""
    }
    while let open = rest.firstIndex(of: "<") {
      words += rest[..<open]
      guard let close = rest[open...].firstIndex(of: ">") else { break }
      let tag = rest[rest.index(after: open)..<close]
      rest = rest[rest.index(after: close)...]
      if tag.hasPrefix("v "), tag.count > 2 || tag.hasPrefix("v\t") || tag.hasPrefix("v.") {
        flush(&segments)
        let name = tag.split(separator: " ", maxSplits: 1).dropFirst().first.map(String.init) ?? ""
        speaker = SegmentWriter.folded(Self.decoded(name))
        hasVoices = true
      } else if tag.hasPrefix("v."), let blank = tag.firstIndex(of: " ") {
        flush(&segments)
        speaker = SegmentWriter.folded(Self.decoded(String(tag[tag.index(after: blank)...])))
        hasVoices = true
      } else if tag == "/v" {
        flush(&segments)
        speaker = nil
      } else if !Self.isTag(tag) {
        words += "<" + tag + ">"
      }
    }
    words += rest
    flush(&segments)
  }

  /// Whether what stands between `<` and `>` is markup: a time, or one of the tags of subtitles.
  private static func isTag(_ tag: Substring) -> Bool {
    let name = tag.drop { $0 == "/" }.prefix { $0 != "." && $0 != " " }
    return ["b", "i", "u", "c", "ruby", "rt", "lang", "font", "v"].contains(String(name))
      || tag.utf8.allSatisfy { (0x30...0x3A).contains($0) || $0 == 0x2E }
  }

  private static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = text
    for (name, character) in [
      ("&nbsp;", "\u{A0}"), ("&lrm;", ""), ("&rlm;", ""), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&"),
    ] { result = result.split(separator: name, omittingEmptySubsequences: false).joined(separator: character) }
    return result
  }
}

/// Reads WebVTT and SubRip.
enum CueReader {
  /// The segments of a file of cues, and what was not sure.
  static func read(_ input: SourceInput, as format: SourceFormat) throws(InterchangeError) -> SourceReading {
    guard let reading = input.text else { throw input.refusal }
    let parser = CueParser(reading.text)
    var report = ImportReport(format: format, encoding: reading.encoding)
    // Teams' and Zoom's files are known by description only.
    report.isUnconfirmed = parser.hasTeamsIds || format == .webVTT && parser.hasTypedNames
    if parser.badTimes > 0 {
      report.notes.append(
        ImportNote(.warning, "\(parser.badTimes) cue\(parser.badTimes == 1 ? "" : "s") with times that cannot be read"))
    }
    return SourceReading(text: try SegmentWriter.text(of: parser.segments, file: input.file), report: report)
  }
}

/// WebVTT: plain, with voices, from Teams and from Zoom.
enum WebVTTReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    guard input.head.hasPrefix("WEBVTT") else { return false }
    return input.head.utf8.dropFirst(6).first.map { $0 <= 0x20 } ?? true
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    try CueReader.read(input, as: .webVTT)
  }
}

/// SubRip: cues that begin with a number and a line of times.
enum SubRipReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool {
    // A cue has an arrow in its first lines, and looking for bytes is cheap.
    guard input.head.utf8.firstRange(ofBytes: "-->".utf8) != nil else { return false }
    let lines = input.head.split(omittingEmptySubsequences: true) { $0.isNewline }.prefix(2).map(String.init)
    guard let first = lines.first else { return false }
    if CueParser.times(of: first) != nil { return true }
    return first.allSatisfy { $0.isNumber || $0 == " " } && lines.count == 2 && CueParser.times(of: lines[1]) != nil
  }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    try CueReader.read(input, as: .subRip)
  }
}
