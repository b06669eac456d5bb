internal import CorpusModel
internal import UnicodeText

/// A list in a JSON file whose items look like segments.
struct SegmentList {
  /// The path of fields that leads to it: `results.segments`.
  let name: String
  private let items: [[String: JSONTree]]
  /// Words beside the list, where its items hold none.
  private let looseWords: [[String: JSONTree]]
  private let isFlatWords: Bool

  /// Whether the fields are Whisper's and WhisperX's own: `segments` with start and end.
  var isWhisper: Bool {
    name == "segments" && items.allSatisfy { $0["start"] != nil && $0["end"] != nil && $0["text"]?.text != nil }
  }

  /// Whether a name says that times are milliseconds.
  var usesMilliseconds: Bool { items.contains { SegmentFields.times(of: $0).isMilliseconds } }

  /// Lists by how surely they are turns; what a program names otherwise comes after these, words last.
  private static let order = [
    "utterances", "monologues", "turns", "segments", "paragraphs", "transcription", "transcript", "phrases",
    "recognizedphrases", "audio_segments", "cues", "captions", "sentences", "chunks", "results", "entries", "",
  ]

  /// The list that is most surely the transcript; `nil` when nothing looks like one.
  static func best(in tree: JSONTree) -> SegmentList? {
    var found: [(rank: Int, path: String, list: SegmentList)] = []
    collect(tree, path: [], beside: [:], into: &found)
    return found.min { ($0.rank, -$0.list.items.count, $0.path) < ($1.rank, -$1.list.items.count, $1.path) }?.list
  }

  private static func collect(
    _ tree: JSONTree, path: [String], beside: [String: JSONTree],
    into found: inout [(rank: Int, path: String, list: SegmentList)]
  ) {
    guard path.count <= 8 else { return }
    switch tree {
    case .array(let items):
      if let list = SegmentList(items, path: path, beside: beside) {
        let key = LetterCase.lowercased(path.last ?? "")
        let isWords = key == "words" || key == "tokens" || key == "elements"
        found.append((isWords ? 1000 : order.firstIndex(of: key) ?? 500, path.joined(separator: "."), list))
        if !isWords { return }
      }
      for item in items.prefix(20) { collect(item, path: path, beside: [:], into: &found) }
    case .object(let fields):
      let own = SegmentFields.lowercased(fields)
      for key in fields.keys.sorted() {
        collect(fields[key] ?? .null, path: path + [key], beside: own, into: &found)
      }
    default: break
    }
  }

  private init?(_ items: [JSONTree], path: [String], beside: [String: JSONTree]) {
    let objects = items.map { SegmentFields.lowercased($0.fields) }
    guard !objects.isEmpty else { return nil }
    let spoken = objects.count { SegmentFields.words(of: $0) != nil }
    let timed = objects.count { SegmentFields.times(of: $0).start != nil || SegmentFields.speaker(of: $0) != nil }
    guard timed * 2 >= objects.count else { return nil }
    var loose: [[String: JSONTree]] = []
    if spoken * 2 < objects.count {
      // Trint: paragraphs with times and speakers, and the words in a list beside them.
      loose = (beside["words"]?.items ?? []).map { SegmentFields.lowercased($0.fields) }
      guard !loose.isEmpty else { return nil }
    }
    name = path.joined(separator: ".")
    self.items = objects
    looseWords = loose
    isFlatWords = ["words", "tokens", "elements"].contains(LetterCase.lowercased(path.last ?? ""))
  }

  /// The segments, with names of speakers.
  func segments(names: SpeakerNames) -> [SpokenSegment] {
    if isFlatWords { return Self.joined(items.map { segment($0, names) }) }
    if looseWords.isEmpty { return items.map { segment($0, names) } }
    let starts = items.map { SegmentFields.times(of: $0).start ?? 0 }
    var words: [[String]] = Array(repeating: [], count: items.count)
    for word in looseWords {
      guard let text = SegmentFields.words(of: word) else { continue }
      let time = SegmentFields.times(of: word).start ?? 0
      words[max(0, starts.partitionPoint { $0 <= time } - 1)].append(text)
    }
    return items.indices.map { index in
      var own = segment(items[index], names)
      own.text = SegmentFields.joined(words[index])
      return own
    }
  }

  private func segment(_ fields: [String: JSONTree], _ names: SpeakerNames) -> SpokenSegment {
    let times = SegmentFields.times(of: fields)
    let speaker = SegmentFields.speaker(of: fields).map { label in
      let name = names.name(of: label)
      // A bare number says less than `Taler 1`.
      return name.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "Taler \(name)" : name
    }
    return SpokenSegment(
      speaker: speaker, text: SegmentFields.words(of: fields) ?? "", start: times.start, end: times.end)
  }

  /// Words of one speaker in a row as one segment; a sentence's end after twenty words ends one too.
  private static func joined(_ words: [SpokenSegment]) -> [SpokenSegment] {
    var result: [SpokenSegment] = []
    var parts: [String] = []
    for word in words {
      let isOpen = result.last.map { $0.speaker == word.speaker } ?? false
      let isLong = parts.count >= 20 && parts.last?.utf8.last.map { [0x2E, 0x3F, 0x21].contains($0) } ?? false
      if isOpen, !isLong, let last = result.indices.last {
        parts.append(word.text)
        result[last].text = ""
        result[last].end = word.end ?? result[last].end
      } else {
        if let last = result.indices.last { result[last].text = SegmentFields.joined(parts) }
        parts = [word.text]
        result.append(word)
      }
    }
    if let last = result.indices.last { result[last].text = SegmentFields.joined(parts) }
    return result
  }
}
