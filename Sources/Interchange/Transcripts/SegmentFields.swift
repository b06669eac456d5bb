internal import CorpusModel
internal import UnicodeText

/// What programs call the fields of a segment.
enum SegmentFields {
  static let names = ["name", "displayname", "display_name", "label", "title"]
  private static let texts = [
    "text", "transcript", "content", "sentence", "utterance", "speech", "body", "value", "word", "punctuated_word",
    "words_text",
    "display",
  ]
  private static let starts = [
    "start", "start_time", "starttime", "begin", "begin_time", "from", "ts", "time", "starttimeinseconds", "start_ms",
    "startms", "starttimems", "offset_ms", "timestamp",
  ]
  private static let ends = [
    "end", "end_time", "endtime", "stop", "to", "end_ts", "endtimeinseconds", "end_ms", "endms", "endtimems",
  ]
  private static let durations = ["duration", "dur", "duration_ms"]
  private static let speakers = [
    "speaker", "speaker_name", "speakername", "speaker_label", "speakerlabel", "speaker_id", "speakerid", "spkid",
    "spk",
    "participant", "speaker_tag", "speakertag", "author",
  ]
  /// Lists inside a segment that hold its words.
  private static let words = ["words", "elements", "sentences", "tokens", "alternatives", "children", "nbest"]

  /// The fields of a segment by lower-case names.
  static func lowercased(_ fields: [String: JSONTree]) -> [String: JSONTree] {
    Dictionary(fields.map { (LetterCase.lowercased($0.key), $0.value) }, uniquingKeysWith: { first, _ in first })
  }

  /// The first of some fields that is a text or a number.
  static func text(_ fields: [String: JSONTree], _ keys: [String]) -> String? {
    let own = lowercased(fields)
    for key in keys {
      switch own[key] {
      case .string(let text)?: return text
      case .number(let value)?: return value == value.rounded() && abs(value) < 1e9 ? String(Int(value)) : "\(value)"
      default: continue
      }
    }
    return nil
  }

  /// The words of a segment: its text, else those of the words in it; `nil` when it has neither.
  static func words(of fields: [String: JSONTree]) -> String? {
    for key in texts { if let text = fields[key]?.text { return text } }
    for key in words {
      guard let items = fields[key]?.items, !items.isEmpty else { continue }
      if key == "alternatives" || key == "nbest" {
        return items.first.flatMap { words(of: lowercased($0.fields)) }
      }
      let parts = items.compactMap { $0.text ?? words(of: lowercased($0.fields)) }
      if !parts.isEmpty { return joined(parts) }
    }
    return nil
  }

  /// Words with blanks between them, none where a piece brings its own or is a mark.
  static func joined(_ parts: [String]) -> String {
    var result = ""
    for part in parts {
      let first = part.unicodeScalars.first
      let isOpen = first.map { $0 == " " || ".,;:?!)…".unicodeScalars.contains($0) } ?? true
      if !result.isEmpty, !isOpen, result.unicodeScalars.last != " " { result += " " }
      result += part
    }
    return result
  }

  /// Start and end in the file's own unit, and whether a name says milliseconds.
  static func times(of fields: [String: JSONTree]) -> (start: Double?, end: Double?, isMilliseconds: Bool) {
    var fields = fields
    // whisper.cpp: `timestamps: {from, to}`, `offsets: {from, to}`; Sonix and others: `time: {start, end}`.
    for key in ["timestamps", "time", "interval", "offsets"] {
      if case .object(let inner)? = fields[key] {
        for (name, value) in lowercased(inner) where fields[name] == nil { fields[name] = value }
      }
    }
    if let items = fields["timestamp"]?.items, items.count == 2 {
      return (number(items[0]), number(items[1]), false)
    }
    let start = starts.first { fields[$0].flatMap(number) != nil }
    let end = ends.first { fields[$0].flatMap(number) != nil }
    let first = start.flatMap { fields[$0] }.flatMap(number)
    var last = end.flatMap { fields[$0] }.flatMap(number)
    if last == nil, let first, let duration = durations.lazy.compactMap({ fields[$0].flatMap(number) }).first {
      last = first + duration
    }
    let isMilliseconds = [start, end].contains { $0?.hasSuffix("ms") ?? false }
    if first == nil, last == nil { return wordTimes(of: fields) }
    return (first, last.flatMap { $0 >= (first ?? 0) ? $0 : nil }, isMilliseconds)
  }

  /// From the first word's start to the last one's end.
  private static func wordTimes(of fields: [String: JSONTree]) -> (Double?, Double?, Bool) {
    for key in words {
      guard let items = fields[key]?.items, !items.isEmpty else { continue }
      let all = items.map { times(of: lowercased($0.fields)) }
      guard all.contains(where: { $0.start != nil }) else { continue }
      return (
        all.compactMap(\.start).first, all.compactMap(\.end).last, all.contains { $0.isMilliseconds }
      )
    }
    return (nil, nil, false)
  }

  /// Seconds of a clock, or a number; what is less than 0 is none.
  private static func number(_ tree: JSONTree) -> Double? {
    switch tree {
    case .number(let value): return value >= 0 ? value : nil
    case .string(let text):
      if let value = Double(text), value.isFinite, value >= 0 { return value }
      return CueParser.times(of: text + " --> 0:00")?.start
    default: return nil
    }
  }

  /// Who speaks: a text, a number, or an object with a name. A number becomes `Taler 1`, counted as the program does.
  static func speaker(of fields: [String: JSONTree]) -> String? {
    for key in speakers {
      switch fields[key] {
      case .string(let text)?: return text.isEmpty ? nil : text
      case .number(let value)? where value == value.rounded() && abs(value) < 1e6: return "\(Int(value))"
      case .object(let inner)?: return text(inner, names + ["id"])
      default: continue
      }
    }
    return nil
  }
}
