internal import CorpusModel
package import QualitativeCoding

/// Writes projects of REFI-QDA 1.5 (`.qdpx`) so that every program that is known reads them right.
///
/// Valid by the schema; line ends LF and no byte order mark; ends of passages exclusive; GUIDs in upper case and each once;
/// the words of a passage in its name; no empty list; no path of a computer. The same study gives the same bytes.
package struct QdpxWriter {
  private let study: ExchangedStudy
  private let unit: OffsetConvention.Unit
  private var used: Set<GUID> = []
  private let kinds: [GUID: ExchangedStudy.Variable.Kind]
  private let transcripts: [GUID: [ExchangedStudy.Source]]

  /// The bytes of a project file.
  ///
  /// - Parameters:
  ///   - study: Its texts have line ends LF and no byte order mark; ranges split no scalar.
  ///   - unit: What offsets count; `.codePoints` is the standard, NVivo counts `.utf16`.
  ///   - file: For messages only.
  /// - Complexity: O(bytes).
  package static func bytes(
    of study: ExchangedStudy, unit: OffsetConvention.Unit = .codePoints, file: String
  ) throws(InterchangeError) -> [UInt8] {
    var writer = QdpxWriter(study, unit: unit)
    let xml = writer.project()
    var archive = ZipWriter()
    archive.add("project.qde", xml)
    for (name, bytes, isStored) in writer.files { archive.add("sources/" + name, bytes, isStored: isStored) }
    return try archive.bytes(for: file)
  }

  private var files: [(name: String, bytes: [UInt8], isStored: Bool)] = []

  private init(_ study: ExchangedStudy, unit: OffsetConvention.Unit) {
    self.study = study
    self.unit = unit
    kinds = Dictionary(study.variables.map { ($0.guid, $0.kind) }) { first, _ in first }
    let recordings = Set(study.sources.compactMap { $0.medium == .text ? nil : $0.guid })
    transcripts = Dictionary(
      grouping: study.sources.filter { source in source.recording.map { recordings.contains($0) } ?? false }
    ) { $0.recording ?? $0.guid }
    // GUIDs that others refer to are theirs, whatever comes before them.
    used = Set(study.users.map(\.guid) + study.codes.flatMap(\.selfAndBelow).map(\.guid) + study.variables.map(\.guid))
    used.formUnion(study.cases.map(\.guid) + study.sources.map(\.guid) + study.notes.map(\.guid))
    used.formUnion(study.sets.map(\.guid) + study.links.map(\.guid))
    used.formUnion(study.sources.flatMap { $0.selections.map(\.guid) })
  }

  private mutating func project() -> [UInt8] {
    var xml = MarkupWriter()
    xml.element(
      "Project",
      [
        "xmlns": "urn:QDA-XML:project:1.0", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
        "xsi:schemaLocation":
          "urn:QDA-XML:project:1.0 http://schema.qdasoftware.org/versions/Project/v1.0/Project.xsd",
        "name": study.name, "origin": study.origin, "creatingUserGUID": study.creator?.text,
        "creationDateTime": study.created?.asTime,
      ]
    ) { xml in
      Self.list("Users", study.users, &xml) { user, xml in
        xml.element("User", ["guid": user.guid.text, "name": user.name])
      }
      if !study.codes.isEmpty {
        xml.element("CodeBook") { xml in
          Self.list("Codes", study.codes, &xml) { CodeWriter.write($0, hasNotes: true, to: &$1) }
        }
      }
      Self.list("Variables", study.variables, &xml) { variable, xml in
        xml.element(
          "Variable",
          ["guid": variable.guid.text, "name": variable.name, "typeOfVariable": variable.kind.rawValue]
        ) { Self.description(variable.description, &$0) }
      }
      Self.list("Cases", study.cases, &xml) { write($0, to: &$1) }
      let top = study.sources.filter { source in
        transcripts[source.recording ?? source.guid] == nil || source.recording == nil
      }
      Self.list("Sources", top, &xml) { write($0, to: &$1) }
      Self.list("Notes", study.notes, &xml) { note, xml in
        xml.element(
          "Note",
          [
            "guid": note.guid.text, "name": note.name, "creatingUser": note.creator?.text,
            "creationDateTime": note.created?.asTime,
          ]
        ) { xml in
          Self.description(note.description, &xml)
          xml.element("PlainTextContent", text: note.text)
        }
      }
      Self.list("Links", study.links, &xml) { link, xml in
        xml.element(
          "Link",
          [
            "guid": link.guid.text, "name": link.name, "direction": link.direction?.rawValue, "color": link.color,
            "originGUID": link.origin?.text, "targetGUID": link.target?.text,
          ])
      }
      Self.list("Sets", study.sets, &xml) { set, xml in
        xml.element("Set", ["guid": set.guid.text, "name": set.name]) { xml in
          Self.description(set.description, &xml)
          Self.references("MemberCode", set.codes, &xml)
          Self.references("MemberSource", set.sources, &xml)
          Self.references("MemberNote", set.notes, &xml)
        }
      }
      Self.description(study.description, &xml)
      Self.references("NoteRef", study.noteRefs, &xml)
    }
    return xml.bytes
  }

  private func write(_ own: ExchangedStudy.Case, to xml: inout MarkupWriter) {
    xml.element("Case", ["guid": own.guid.text, "name": own.name]) { xml in
      Self.description(own.description, &xml)
      Self.references("CodeRef", own.codes, &xml)
      for value in own.values { write(value, to: &xml) }
      Self.references("SourceRef", own.sources, &xml)
      Self.references("SelectionRef", own.selections, &xml)
    }
  }

  private func write(_ value: ExchangedStudy.Value, to xml: inout MarkupWriter) {
    xml.element("VariableValue") { xml in
      xml.element("VariableRef", ["targetGUID": value.variable.text])
      xml.element((kinds[value.variable] ?? .text).rawValue + "Value", text: value.value)
    }
  }

  // MARK: Sources

  private mutating func write(_ source: ExchangedStudy.Source, to xml: inout MarkupWriter) {
    var path: String?
    if source.medium != .text {
      path = "relative:///\(source.name)"
      if let file = source.original {
        files.append(("\(source.guid.text).\(file.ending)", file.bytes, true))
        path = "internal://\(source.guid.text).\(file.ending)"
      }
    } else {
      addFiles(of: source)
    }
    xml.element(
      source.medium.rawValue,
      [
        "guid": source.guid.text, "name": source.name, "path": path, "plainTextPath": plainTextPath(of: source),
        "creatingUser": source.creator?.text, "creationDateTime": source.created?.asTime,
      ]
    ) { xml in
      Self.description(source.description, &xml)
      if source.medium == .text, source.text == nil { xml.element("PlainTextContent") }
      for transcript in transcripts[source.guid] ?? [] { writeTranscript(transcript, to: &xml) }
      switch source.medium {
      case .text: writeSelections(of: source, to: &xml)
      case .picture:
        writeRepresentation("TextDescription", of: source, to: &xml)
        writeAreas("PictureSelection", of: source, to: &xml)
      case .pdf:
        writeAreas("PDFSelection", of: source, to: &xml)
        writeRepresentation("Representation", of: source, to: &xml)
      case .audio: writeAreas("AudioSelection", of: source, to: &xml)
      case .video: writeAreas("VideoSelection", of: source, to: &xml)
      }
      for coding in source.codings { write(coding, to: &xml) }
      Self.references("NoteRef", source.noteRefs, &xml)
      for value in source.values { write(value, to: &xml) }
    }
  }

  /// The text, and the file that it was made from, which nothing names: a program that opened it instead would find other
  /// words at the offsets.
  private mutating func addFiles(of source: ExchangedStudy.Source) {
    guard let text = source.text else { return }
    files.append(("\(source.guid.text).txt", text.bytes, false))
    if source.medium == .text, let file = source.original, file.ending != "txt" {
      files.append(("\(source.guid.text).\(file.ending)", file.bytes, false))
    }
  }

  private func plainTextPath(of source: ExchangedStudy.Source) -> String? {
    source.medium == .text && source.text != nil ? "internal://\(source.guid.text).txt" : nil
  }

  /// The text of a PDF or picture, with the passages on it.
  private mutating func writeRepresentation(
    _ name: String, of source: ExchangedStudy.Source, to xml: inout MarkupWriter
  ) {
    guard let text = source.text else { return }
    let guid = unused(after: source.guid)
    files.append(("\(guid.text).txt", text.bytes, false))
    xml.element(
      name,
      [
        "guid": guid.text, "name": source.name, "plainTextPath": "internal://\(guid.text).txt",
        "creatingUser": source.creator?.text, "creationDateTime": source.created?.asTime,
      ]
    ) { writeSelections(of: source, to: &$0) }
  }

  private mutating func writeSelections(of source: ExchangedStudy.Source, to xml: inout MarkupWriter) {
    guard let text = source.text else { return }
    let ends = source.selections.compactMap(\.place.range).flatMap { [$0.start, $0.end] }
    let offsets = Offsets(of: ends, in: text, unit: unit)
    for selection in source.selections {
      guard let range = selection.place.range else { continue }
      xml.element(
        "PlainTextSelection",
        [
          "guid": selection.guid.text, "name": text.string(in: range), "startPosition": "\(offsets[range.start])",
          "endPosition": "\(offsets[range.end])", "creatingUser": selection.creator?.text,
          "creationDateTime": selection.created?.asTime,
        ]
      ) { writeContents(of: selection, to: &$0) }
    }
  }

  private mutating func writeAreas(_ name: String, of source: ExchangedStudy.Source, to xml: inout MarkupWriter) {
    for selection in source.selections {
      let creator = selection.creator?.text
      let created = selection.created?.asTime
      switch selection.place {
      case .area(let page, let x, let y, let x2, let y2) where source.medium == .pdf || source.medium == .picture:
        xml.element(
          name,
          [
            "guid": selection.guid.text, "name": selection.name,
            "page": source.medium == .pdf ? "\(page ?? 0)" : nil, "firstX": "\(x)", "firstY": "\(y)",
            "secondX": "\(x2)", "secondY": "\(y2)", "creatingUser": creator, "creationDateTime": created,
          ]
        ) { writeContents(of: selection, to: &$0) }
      case .time(let from, let until) where source.medium == .audio || source.medium == .video:
        xml.element(
          name,
          [
            "guid": selection.guid.text, "name": selection.name, "begin": "\(from)", "end": "\(until)",
            "creatingUser": creator, "creationDateTime": created,
          ]
        ) { writeContents(of: selection, to: &$0) }
      default: break
      }
    }
  }

  private mutating func writeTranscript(_ source: ExchangedStudy.Source, to xml: inout MarkupWriter) {
    addFiles(of: source)
    let text = source.text ?? UTF8Text("")
    // The standard knows passages of a transcript by the moments around them only, so their ends become moments too.
    let ends = Set(source.selections.compactMap(\.place.range).flatMap { [$0.start, $0.end] })
      .subtracting(source.syncPoints.compactMap(\.offset))
    let points =
      source.syncPoints.map { (time: Int?.some($0.time), offset: $0.offset) }
      + ends.sorted().map { (time: nil, offset: $0) }
    let offsets = Offsets(of: points.compactMap(\.offset), in: text, unit: unit)
    var guids: [Int: GUID] = [:]
    xml.element(
      "Transcript",
      [
        "guid": source.guid.text, "name": source.name, "plainTextPath": plainTextPath(of: source),
        "creatingUser": source.creator?.text, "creationDateTime": source.created?.asTime,
      ]
    ) { xml in
      Self.description(source.description, &xml)
      if source.text == nil { xml.element("PlainTextContent") }
      for point in points {
        let guid = unused(after: source.guid)
        if let offset = point.offset, guids[offset] == nil { guids[offset] = guid }
        xml.element(
          "SyncPoint",
          [
            "guid": guid.text, "timeStamp": point.time.map { "\($0)" },
            "position": point.offset.map { "\(offsets[$0])" },
          ])
      }
      for selection in source.selections {
        guard let range = selection.place.range else { continue }
        xml.element(
          "TranscriptSelection",
          [
            "guid": selection.guid.text, "name": text.string(in: range), "fromSyncPoint": guids[range.start]?.text,
            "toSyncPoint": guids[range.end]?.text, "creatingUser": selection.creator?.text,
            "creationDateTime": selection.created?.asTime,
          ]
        ) { writeContents(of: selection, to: &$0) }
      }
      Self.references("NoteRef", source.noteRefs, &xml)
    }
  }

  private mutating func writeContents(of selection: ExchangedStudy.Selection, to xml: inout MarkupWriter) {
    Self.description(selection.description, &xml)
    for coding in selection.codings { write(coding, to: &xml) }
    Self.references("NoteRef", selection.noteRefs, &xml)
  }

  private mutating func write(_ coding: ExchangedStudy.Coding, to xml: inout MarkupWriter) {
    let guid = used.insert(coding.guid).inserted ? coding.guid : unused(after: coding.guid)
    xml.element(
      "Coding",
      ["guid": guid.text, "creatingUser": coding.creator?.text, "creationDateTime": coding.created?.asTime]
    ) { xml in
      xml.element("CodeRef", ["targetGUID": coding.code.text])
      Self.references("NoteRef", coding.noteRefs, &xml)
    }
  }

  /// A GUID that nothing in the file has, the same for the same study.
  private mutating func unused(after guid: GUID) -> GUID {
    var next = guid.sibling(1)
    while !used.insert(next).inserted { next = next.sibling(1) }
    return next
  }

  // MARK: Lists and texts

  private static func list<Item>(
    _ name: String, _ items: [Item], _ xml: inout MarkupWriter, _ write: (Item, inout MarkupWriter) -> Void
  ) {
    // A list without an item is not allowed.
    if items.isEmpty { return }
    xml.element(name) { xml in for item in items { write(item, &xml) } }
  }

  private static func references(_ name: String, _ guids: [GUID], _ xml: inout MarkupWriter) {
    for guid in guids { xml.element(name, ["targetGUID": guid.text]) }
  }

  private static func description(_ text: String?, _ xml: inout MarkupWriter) {
    if let text { xml.element("Description", text: text) }
  }

  /// Offsets of a text in a unit, by byte.
  private struct Offsets {
    private let text: UTF8Text
    private var units: [Int: Int] = [:]
    private let isByScalars: Bool

    init(of bytes: [Int], in text: UTF8Text, unit: OffsetConvention.Unit) {
      self.text = text
      isByScalars = unit == .codePoints
      if isByScalars { return }
      var byte = 0
      var count = 0
      for wanted in Set(bytes).sorted() {
        while byte < wanted {
          let lead = text.bytes[byte]
          let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
          byte += width
          count += unit == .bytes ? width : width == 4 ? 2 : 1
        }
        units[wanted] = count
      }
    }

    subscript(byte: Int) -> Int { isByScalars ? text.scalarOffset(ofByte: byte) : units[byte] ?? 0 }
  }
}
