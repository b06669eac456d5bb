internal import CorpusModel
internal import DocumentStructure
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import TextAnalysis
internal import UnicodeText

extension StudyImport {
  /// What a note is about.
  struct NoteTarget {
    let kind: StudyItemKind
    let id: String
    var range: TextRange?
    var place: ExchangedStudy.Place?
  }

  /// The bytes that stand for a file that did not come along; each source needs bytes of its own.
  static func placeholder(_ guid: GUID) -> [UInt8] { Array("citat: no file \(guid.text)\n".utf8) }
  /// Whether bytes only stand for a file.
  static func isPlaceholder(_ bytes: [UInt8]) -> Bool { bytes.starts(with: "citat: no file ".utf8) }

  mutating func take(_ source: ExchangedStudy.Source) throws {
    let name = source.name
    let document = document(of: source)
    guard let (own, place) = try place(source, document) else { return }
    sources[source.guid] = (own, document)
    items[source.guid] = (.source, own.id)
    for note in source.noteRefs { noteTargets[note, default: []].append(NoteTarget(kind: .source, id: own.id)) }
    for coding in source.codings {
      _ = add(coding, on: own, document, range: nil, place: nil, creator: source.creator)
    }
    for selection in source.selections { take(selection, on: own, document, place) }
    if own.name != name {
      tally.count(
        "source has another name, since there is one of its own", "sources have other names, since there are such")
    }
  }

  private func document(of source: ExchangedStudy.Source) -> Document {
    if let text = source.text {
      let times = source.syncPoints.compactMap { point in
        point.offset.map { (offset: $0, seconds: Double(point.time) / 1000) }
      }
      return reader.unchangedReading(source: source.name, verbatim: text, times: times)
    }
    // Nothing lies on a text that was not sent; the file itself may be read.
    if let file = source.original, source.medium == .text || source.medium == .pdf,
      let input = try? SourceInput(file.bytes, file: "\(source.name).\(file.ending)"),
      let reading = try? SourceFormats.read(input)
    {
      return reader.reading(source: source.name, text: reading.text).document
    }
    return reader.unchangedReading(source: source.name, verbatim: UTF8Text(""))
  }

  private var reader: DocumentReader {
    let analyzer = analyzer
    return DocumentReader { analyzer.isKnown($0) }
  }

  /// The source as the study knows it, and what leads from the verbatim text to ranges of its canonical text; `nil` for one
  /// that was erased before.
  private mutating func place(
    _ source: ExchangedStudy.Source, _ document: Document
  ) throws -> (StudySource, (TextRange) -> TextRange?)? {
    let isMissing = document.canonical.count == 0 && source.original == nil && source.text == nil
    let ownPlace: (TextRange) -> TextRange? = { Self.hull(document.map.canonical(of: $0)) }
    var file = source.original?.bytes ?? source.text?.bytes ?? []
    if file.isEmpty { file = Self.placeholder(source.guid) }
    var new = content(document, file, source)
    for own in there.sources.map(\.source) {
      let isMeant =
        guids["source", own.id] == source.guid || own.id == new.revision.source || own.name == source.name
      guard isMeant else { continue }
      let existing = try self.document(own)
      if isMissing || existing.canonical.bytes == document.canonical.bytes {
        knownSources += 1
        return (own, ownPlace)
      }
      if let text = source.text, existing.verbatim.bytes == text.bytes {
        knownSources += 1
        return (own, { Self.hull(existing.map.canonical(of: $0)) })
      }
    }
    if try isErased(new.revision.source) {
      tally.count(
        "source was erased from the project before and was left out",
        "sources were erased from the project before and were left out")
      return nil
    }
    let taken = Set(there.sources.map(\.source.id))
    if taken.contains(new.revision.source) || added.sources.contains(where: { $0.source.id == new.revision.source }) {
      if let same = added.sources.first(where: { $0.source.revision == new.revision.id }) {
        tally.count(
          "source is the same as another in the file: codings of both are on one",
          "sources are the same as others in the file: codings of both are on one")
        return (same.source, ownPlace)
      }
      // One file with two texts: the text is the file of the second.
      new = content(document, source.text.map { $0.bytes + Self.placeholder(source.guid) } ?? [], source)
    }
    let name = unusedName(source.name)
    let own = StudySource(id: new.revision.source, name: name, revision: new.revision.id)
    texts.append(new)
    added.sources.append(
      Study.SourceContent(source: own, revision: new.revision, document: document, original: file))
    keep(source.guid, "source", own.id)
    if source.medium != .text { added.exchange.media[own.id] = source.medium }
    if isMissing {
      added.exchange.missing.insert(own.id)
      if source.medium == .text || source.medium == .pdf {
        tally.count("source came without a text", "sources came without texts")
      } else {
        tally.count(
          "recording or picture is listed without its file", "recordings or pictures are listed without their files")
      }
    }
    return (own, ownPlace)
  }

  private func content(_ document: Document, _ file: [UInt8], _ source: ExchangedStudy.Source) -> StoredContent {
    let ending = source.original?.ending ?? "txt"
    let name = source.name.split(separator: "/").last.map(String.init) ?? source.name
    return StoredContent(
      document, original: file, of: nil,
      file: name.fileEnding == ending || ending == "txt" ? name : "\(name).\(ending)",
      encoding: "UTF-8", words: AnalyzedSource(document).words.count, time: source.created ?? usualTime)
  }

  private mutating func unusedName(_ name: String) -> String {
    let base = name.isEmpty ? "source" : name
    var unused = base
    var number = 2
    while !sourceNames.insert(unused).inserted {
      unused = "\(base) (\(number))"
      number += 1
    }
    return unused
  }

  private static func hull(_ ranges: [TextRange]) -> TextRange? {
    guard let low = ranges.map(\.start).min(), let high = ranges.map(\.end).max(), low < high else { return nil }
    return TextRange(low, high)
  }

  // MARK: Passages

  private mutating func take(
    _ selection: ExchangedStudy.Selection, on source: StudySource, _ document: Document,
    _ lead: (TextRange) -> TextRange?
  ) {
    var range: TextRange?
    var place: ExchangedStudy.Place?
    switch selection.place {
    case .text(let verbatim):
      if let found = lead(verbatim) {
        let whole = CodingPlace.snapped(found, in: document.canonical)
        if whole != found {
          tally.count("passage was widened to whole letters", "passages were widened to whole letters")
        }
        range = whole
        keep(selection.guid, "place", StudyGUIDs.key(source.id, .text(whole)))
      } else {
        tally.count(
          "passage has no words: what is said of it is said of its source",
          "passages have no words: what is said of them is said of their sources")
      }
    case .time, .area:
      place = selection.place
      keep(selection.guid, "place", StudyGUIDs.key(source.id, selection.place))
    case .lost:
      tally.count(
        "passage has no text: its codings are on the whole source, its words in memos",
        "passages have no text: their codings are on the whole source, their words in memos")
    }
    var first: (StudyItemKind, String)?
    for coding in selection.codings {
      guard let id = add(coding, on: source, document, range: range, place: place, creator: selection.creator) else {
        continue
      }
      if first == nil { first = (.coding, id) }
    }
    let target = NoteTarget(kind: .source, id: source.id, range: range, place: place)
    let author = coder(selection.creator)
    let created = selection.created ?? usualTime
    if let text = selection.description {
      // What is said of a lost place is a note of its own: it describes no source.
      let memo = memo(
        text, about: target, revision: source.revision, coder: author, created: created,
        isDescription: range != nil || place != nil)
      if first == nil { first = (.memo, memo) }
    }
    // A place without anything on it was marked for later; a name of its own is a note.
    if selection.name != nil || first == nil && selection.noteRefs.isEmpty {
      let memo = memo(
        selection.name ?? "", about: target, revision: source.revision, coder: author, created: created)
      if first == nil { first = (.memo, memo) }
    }
    for note in selection.noteRefs { noteTargets[note, default: []].append(target) }
    for guid in [selection.guid] + selection.others { if let first { items[guid] = first } }
  }

  /// The id of the coding, or of the one that says the same; `nil` where its code is none of the file's.
  private mutating func add(
    _ coding: ExchangedStudy.Coding, on source: StudySource, _ document: Document, range: TextRange?,
    place: ExchangedStudy.Place?, creator: GUID?
  ) -> String? {
    guard let code = code(coding.code) else {
      // Programs code passages with cases, too.
      if let own = cases[coding.code] {
        add(CaseMember(case: own, source: source.id))
        tally.count(
          "passage of a case: its source belongs to the case", "passages of cases: their sources belong to the cases")
      } else {
        tally.count("coding with an unknown code was left out", "codings with unknown codes were left out")
      }
      return nil
    }
    var moments: (Double?, Double?) = (nil, nil)
    if case .time(let from, let until) = place { moments = (Double(from) / 1000, Double(until) / 1000) }
    func made(_ id: String) -> StudyCoding {
      StudyCoding(
        id: id, code: code, coder: coder(coding.creator ?? creator), source: source.id, revision: source.revision,
        range: range, from: moments.0, until: moments.1, words: range.map { document.text(in: $0) }, origin: .imported,
        created: coding.created ?? usualTime)
    }
    var key = Self.key(made(""))
    if case .area = place { key.append(StudyGUIDs.key(source.id, place ?? .lost(start: 0, end: 0))) }
    if let known = codings[key] {
      knownCodings += 1
      items[coding.guid] = (.coding, known)
      return known
    }
    let new = made(identifier())
    codings[key] = new.id
    added.codings.append(new)
    keep(coding.guid, "coding", new.id)
    if case .area = place { added.exchange.places["coding/\(new.id)"] = place }
    items[coding.guid] = (.coding, new.id)
    for note in coding.noteRefs { noteTargets[note, default: []].append(NoteTarget(kind: .coding, id: new.id)) }
    return new.id
  }

  /// Adds a memo, or finds the one that says the same; returns its id.
  mutating func memo(
    _ text: String, about target: NoteTarget, revision: String?, coder: String, created: String,
    isDescription: Bool = false
  ) -> String {
    func made(_ id: String) -> Memo {
      Memo(
        id: id, coder: coder, kind: target.kind, target: target.id, revision: target.range == nil ? nil : revision,
        start: target.range?.start, end: target.range?.end, text: text, created: created)
    }
    var key = Self.key(made(""))
    if let place = target.place { key.append(StudyGUIDs.key(target.id, place)) }
    if let known = memos[key] { return known }
    let new = made(identifier())
    memos[key] = new.id
    added.memos.append(new)
    if let place = target.place { added.exchange.places["memo/\(new.id)"] = place }
    if isDescription { added.exchange.descriptions.insert(new.id) }
    return new.id
  }

  // MARK: Recordings

  mutating func takeTranscripts(_ all: [ExchangedStudy.Source]) {
    for source in all {
      guard let recording = source.recording.flatMap({ sources[$0]?.source.id }),
        let (own, document) = sources[source.guid],
        added.sources.contains(where: { $0.source.id == own.id })
      else { continue }
      let points = source.syncPoints.map { point in
        ExchangedStudy.SyncPoint(
          time: point.time,
          offset: point.offset.flatMap { offset in
            offset >= document.verbatim.count
              ? document.canonical.count
              : document.map.canonical(of: TextRange(offset, offset + 1)).first?.start
          })
      }
      added.exchange.transcripts[own.id] = ExchangeRecord.Transcript(recording: recording, points: points)
    }
  }
}
