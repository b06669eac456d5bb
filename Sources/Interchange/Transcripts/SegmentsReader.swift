internal import CorpusModel

/// Transcripts as JSON: a list of segments with speaker, times and text under whatever names a program gives them.
///
/// Whisper and WhisperX are read as their programs write them; aTrain, Amberscript, Sonix, Trint and all others by their
/// descriptions, which is said.
enum SegmentsReader: SourceReader {
  static func recognises(_ input: SourceInput) -> Bool { JSONTree.looksLikeJSON(input.head) }

  static func read(_ input: SourceInput) throws(InterchangeError) -> SourceReading {
    guard let reading = input.text else { throw input.refusal }
    let tree = try JSONTree.parse(reading.text, file: input.file)
    guard let found = SegmentList.best(in: tree) else {
      throw .noTranscript(input.file, what: "a JSON file in which no list of segments was found")
    }
    var report = ImportReport(format: .segments, encoding: reading.encoding)
    report.isUnconfirmed = !found.isWhisper
    if !found.isWhisper { report.notes.append(ImportNote(.guess, "the segments are the list '\(found.name)'")) }
    var segments = found.segments(names: SpeakerNames(tree))
    if TimeUnit.isMilliseconds(segments, names: found.usesMilliseconds) {
      segments = segments.map(\.fromMilliseconds)
      report.notes.append(ImportNote(.guess, "times are milliseconds"))
    }
    return SourceReading(text: try SegmentWriter.text(of: segments, file: input.file), report: report)
  }
}

/// The unit of times that nothing names.
enum TimeUnit {
  /// Whether times are milliseconds: the names say so, or all are whole and less than a letter was said in a second.
  static func isMilliseconds(_ segments: [SpokenSegment], names: Bool) -> Bool {
    if names { return true }
    let times = segments.flatMap { [$0.start, $0.end].compactMap(\.self) }
    guard let last = times.max(), last >= 1000, times.allSatisfy({ $0 == $0.rounded() }) else { return false }
    return Double(segments.reduce(0) { $0 + $1.text.utf8.count }) < last - (times.min() ?? 0)
  }
}

/// Names of speakers that stand apart from the segments: `speakers: [{"spkid": "spk1", "name": "…"}]`.
struct SpeakerNames {
  private var names: [String: String] = [:]

  init(_ tree: JSONTree) { collect(tree, depth: 0) }

  private mutating func collect(_ tree: JSONTree, depth: Int) {
    guard depth < 4 else { return }
    for (key, value) in tree.fields {
      if ["speakers", "participants", "speakermap", "speaker_names"].contains(key.lowercased()) {
        for item in value.items { add(item.fields) }
        for (id, name) in value.fields {
          if let text = name.text ?? SegmentFields.text(name.fields, SegmentFields.names) { names[id] = text }
        }
      } else if case .object = value {
        collect(value, depth: depth + 1)
      }
    }
  }

  private mutating func add(_ fields: [String: JSONTree]) {
    guard let id = SegmentFields.text(fields, ["spkid", "id", "speaker", "label", "key", "speaker_id"]),
      let name = SegmentFields.text(fields, SegmentFields.names), !name.isEmpty
    else { return }
    names[id] = name
  }

  /// The name of a speaker, else the label that segments give.
  func name(of label: String) -> String { names[label] ?? label }
}
