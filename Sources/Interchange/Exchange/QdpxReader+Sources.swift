internal import CorpusModel
internal import QualitativeCoding
internal import UnicodeText

extension QdpxReader {
  /// A source whose passages still lie where the file says.
  private struct Pending {
    var source: ExchangedStudy.Source
    var stored: [(selection: ExchangedStudy.Selection, passage: StoredOffsets.Passage)] = []
    var points: [(guid: GUID?, time: Int?, position: Int?)] = []
    var between: [(selection: ExchangedStudy.Selection, from: GUID?, to: GUID?)] = []

    /// What must be placed on the text, sync points as passages of one character.
    var passages: [StoredOffsets.Passage] { stored.map(\.passage) }
  }

  /// The sources, each recording before its transcripts, and how offsets were read.
  mutating func readSources(
    _ elements: [MarkupElement]
  ) throws(InterchangeError) -> ([ExchangedStudy.Source], ExchangeReading.Offsets?) {
    var pending: [Pending] = []
    for element in elements {
      guard let medium = ExchangedStudy.Medium(rawValue: element.name) else { continue }
      var own = try source(element, medium)
      let transcripts = element.all("Transcript")
      // The text of a PDF or picture is a part of it.
      if let part = element.child("Representation") ?? element.child("TextDescription") {
        let text = try source(part, .text)
        own.source.text = text.source.text
        own.stored += text.stored
        own.source.noteRefs += text.source.noteRefs
        own.source.codings += text.source.codings
      }
      pending.append(own)
      for transcript in transcripts {
        var text = try source(transcript, .text)
        text.source.recording = own.source.guid
        pending.append(text)
      }
    }
    var offsets = StoredOffsets()
    for one in pending { if let text = one.source.text { offsets.add(one.passages, on: text) } }
    let best = offsets.best(origin: origin)
    for index in pending.indices { place(&pending[index], by: best.convention) }
    let report =
      best.count == 0
      ? nil
      : ExchangeReading.Offsets(
        convention: best.convention, passages: best.count, placed: best.placed, sameWords: best.sameWords,
        atWordEdges: best.atWordEdges)
    return (pending.map { Self.merged($0.source) }, report)
  }

  private mutating func source(
    _ element: MarkupElement, _ medium: ExchangedStudy.Medium
  ) throws(InterchangeError) -> Pending {
    let text = medium == .text ? try text(of: element) : nil
    let path = element.filled("plainTextPath") ?? element.filled("path") ?? ""
    let name = element.filled("name") ?? path.fileName
    var source = ExchangedStudy.Source(guid: try guid(of: element), name: name, medium: medium)
    if name.isEmpty { source.name = source.guid.text }
    source.text = text?.text
    source.original = try original(of: element, medium, text: text?.entry)
    source.description = element.description
    source.creator = element.guid("creatingUser")
    source.created = element.time("creationDateTime")
    source.codings = try codings(in: element)
    source.noteRefs = element.references("NoteRef")
    source.values = element.values
    var pending = Pending(source: source)
    for child in element.children {
      switch child.name {
      case "PlainTextSelection":
        let start = Int(child["startPosition"] ?? "")
        let end = Int(child["endPosition"] ?? "")
        guard let start, let end else {
          count("passage has no place", "passages have no place", 1)
          continue
        }
        pending.stored.append(
          (
            try selection(child, .lost(start: start, end: end)),
            StoredOffsets.Passage(start: start, end: end, name: child["name"])
          ))
      case "TranscriptSelection":
        pending.between.append(
          (
            try selection(child, .lost(start: 0, end: 0)), child.guid("fromSyncPoint"), child.guid("toSyncPoint")
          ))
      case "SyncPoint":
        pending.points.append(
          (child.guid("guid"), child["timeStamp"].flatMap { Int($0) }, child["position"].flatMap { Int($0) }))
      case "AudioSelection", "VideoSelection":
        guard let from = child["begin"].flatMap({ Int($0) }), let until = child["end"].flatMap({ Int($0) }) else {
          count("passage has no place", "passages have no place", 1)
          continue
        }
        pending.source.selections.append(try selection(child, .time(from: from, until: until)))
      case "PictureSelection", "PDFSelection":
        let corners = ["firstX", "firstY", "secondX", "secondY"].compactMap { child[$0].flatMap { Int($0) } }
        guard corners.count == 4 else {
          count("passage has no place", "passages have no place", 1)
          continue
        }
        let page = child.name == "PDFSelection" ? child["page"].flatMap { Int($0) } ?? 0 : nil
        let area = ExchangedStudy.Place.area(
          page: page, x: corners[0], y: corners[1], x2: corners[2], y2: corners[3])
        pending.source.selections.append(try selection(child, area))
      default: break
      }
    }
    return pending
  }

  private mutating func selection(
    _ element: MarkupElement, _ place: ExchangedStudy.Place
  ) throws(InterchangeError) -> ExchangedStudy.Selection {
    var selection = ExchangedStudy.Selection(
      guid: try sharedGUID(of: element), name: element.filled("name").flatMap { Self.isMade($0) ? nil : $0 },
      place: place)
    selection.description = element.description
    selection.creator = element.guid("creatingUser")
    selection.created = element.time("creationDateTime")
    selection.codings = try codings(in: element)
    selection.noteRefs = element.references("NoteRef")
    return selection
  }

  private mutating func codings(in element: MarkupElement) throws(InterchangeError) -> [ExchangedStudy.Coding] {
    var codings: [ExchangedStudy.Coding] = []
    for child in element.children where child.name == "Coding" {
      guard let code = child.references("CodeRef").first else {
        count("coding names no code", "codings name no code", 1)
        continue
      }
      var coding = ExchangedStudy.Coding(
        guid: try sharedGUID(of: child), code: code, creator: child.guid("creatingUser"),
        created: child.time("creationDateTime"))
      coding.noteRefs = child.references("NoteRef")
      codings.append(coding)
    }
    return codings
  }

  /// The file that a source was made from: what its rich text names, a PDF or a picture itself, or a file beside the text
  /// that is called like it.
  private func original(
    of element: MarkupElement, _ medium: ExchangedStudy.Medium, text: String?
  ) throws(InterchangeError) -> ExchangedStudy.File? {
    let named = element.filled(medium == .text ? "richTextPath" : "path").flatMap { entry($0) }
    var found = named
    if found == nil, let text, let point = text.lastIndex(of: ".") {
      let stem = text[..<point]
      found = archive?.entries.first { $0.name.hasPrefix(stem + ".") && $0.name != text }
    }
    guard let found, found.size > 0 else { return nil }
    return ExchangedStudy.File(ending: found.name.fileEnding, bytes: try bytes(of: found))
  }

  /// Whether a name says nothing, or a program made it of a place's number or time: `Quotation 6:1`, `line:836`, `00:16.17 – 00:45.35`.
  private static func isMade(_ name: String) -> Bool {
    if !name.utf8.contains(where: { $0 > 0x20 }) { return true }
    var rest = LetterCase.lowercased(name)[...]
    for word in ["quotation", "zitat", "citation", "line"] where rest.hasPrefix(word) {
      rest = rest.dropFirst(word.count)
    }
    return rest.contains { $0.isNumber } && !rest.contains { $0.isLetter }
  }

  // MARK: Places

  private mutating func place(_ pending: inout Pending, by convention: OffsetConvention) {
    let text = pending.source.text
    if let text, !pending.stored.isEmpty {
      let ranges = StoredOffsets.ranges(of: pending.passages, by: convention, in: text)
      for index in pending.stored.indices {
        if let range = ranges[index] {
          pending.stored[index].selection.place = .text(range)
          let name = pending.stored[index].selection.name ?? ""
          if StoredOffsets.isName(name, of: text, range) { pending.stored[index].selection.name = nil }
        } else {
          count("passage does not lie in its text", "passages do not lie in their texts", 1)
        }
      }
    } else {
      count("passage lies on a missing text", "passages lie on missing texts", pending.stored.count)
    }
    pending.source.selections += pending.stored.map(\.selection)
    guard !pending.points.isEmpty || !pending.between.isEmpty else { return }
    let positions = pending.points.compactMap(\.position)
    let sorted = Set(positions).sorted()
    let bytes = Dictionary(
      uniqueKeysWithValues: zip(
        sorted, text.map { convention.bytes(of: sorted, in: $0) } ?? sorted.map { _ in nil }))
    var offsets: [GUID: Int] = [:]
    for point in pending.points {
      let offset = point.position.flatMap { bytes[$0] ?? nil }
      if let guid = point.guid, let offset { offsets[guid] = offset }
      if let time = point.time { pending.source.syncPoints.append(.init(time: time, offset: offset)) }
    }
    for (found, from, to) in pending.between {
      var selection = found
      let start = from.flatMap { offsets[$0] }
      let end = to.flatMap { offsets[$0] } ?? text?.count
      if let start, let end, start < end {
        selection.place = .text(TextRange(start, end))
      } else {
        count("passage of a transcript has no place", "passages of transcripts have no place", 1)
      }
      pending.source.selections.append(selection)
    }
  }

  /// The source with one selection for each place: programs write one for each coding, or one for all.
  private static func merged(_ source: ExchangedStudy.Source) -> ExchangedStudy.Source {
    var source = source
    var numbers: [ExchangedStudy.Place: Int] = [:]
    var merged: [ExchangedStudy.Selection] = []
    for selection in source.selections {
      // Nothing is known of where lost ones lie but what they are called.
      if case .lost = selection.place {
        merged.append(selection)
      } else if let number = numbers[selection.place] {
        merged[number].codings += selection.codings
        merged[number].noteRefs += selection.noteRefs
        merged[number].others.append(selection.guid)
        if merged[number].description == nil {
          merged[number].description = selection.description
        } else if let text = selection.description, text != merged[number].description {
          merged[number].description? += "\n\n" + text
        }
      } else {
        numbers[selection.place] = merged.count
        merged.append(selection)
      }
    }
    source.selections = merged
    return source
  }
}
