internal import CorpusModel
internal import FoundationEssentials
internal import QualitativeCoding

/// Reads the folder of a project of QualCoder: `data.qda`, and the files beside it.
///
/// Offsets count characters of the text that the database holds. Categories are codes that only hold others.
/// - Source: the page of QualCoder's wiki on its data structure, and files of QualCoder 3.
struct QualCoderReader {
  private let tables: ForeignTables
  private let folder: String

  init(_ tables: ForeignTables, folder: String) {
    self.tables = tables
    self.folder = folder
  }

  func read() throws -> (study: ExchangedStudy, notes: [String]) {
    let project = try tables.rows("project").first
    let name = folder.split(separator: "/").last.map(String.init) ?? ""
    var study = ExchangedStudy(name: name.hasSuffix(".qda") ? String(name.dropLast(4)) : name)
    study.origin = "QualCoder"
    study.created = project?.time("date")
    study.description = project?.memo()
    let guids = ForeignGUIDs(program: "qualcoder", study: study.name + (study.created ?? ""))
    var users = ForeignUsers(guids)
    var tally = Tally()
    study.codes = try codes(guids)
    let codings = Dictionary(grouping: try tables.rows("code_text")) { $0.number("fid") ?? -1 }
    let annotations = Dictionary(grouping: try tables.rows("annotation")) { $0.number("fid") ?? -1 }
    let moments = Dictionary(grouping: try tables.rows("code_av")) { $0.number("id") ?? -1 }
    let areas = Dictionary(grouping: try tables.rows("code_image")) { $0.number("id") ?? -1 }
    for row in try tables.rows("source") {
      guard let id = row.number("id") else { continue }
      let path = row.text("mediapath") ?? ""
      var source = ExchangedStudy.Source(
        guid: guids("source", id), name: row.text("name") ?? "source \(id)", medium: Self.medium(path))
      source.text = row.text("fulltext").map { UTF8Text($0) }
      if source.medium == .text, source.text == nil { source.text = UTF8Text("") }
      source.original = original(path)
      source.description = row.memo()
      source.creator = users.guid(row.text("owner"))
      source.created = row.time("date")
      let passages = ForeignPassages(text: source.text ?? UTF8Text(""))
      for coding in codings[id] ?? [] {
        let place = passages.place(coding.number("pos0"), coding.number("pos1"), words: coding.text("seltext"), &tally)
        source.selections.append(
          selection(coding, place, "code_text", coding.number("ctid") ?? coding.number("rowid"), guids, &users))
      }
      for note in annotations[id] ?? [] {
        let place = passages.place(note.number("pos0"), note.number("pos1"), words: nil, &tally)
        var selection = ExchangedStudy.Selection(
          guid: guids("annotation", note.number("anid") ?? 0), name: nil, place: place)
        selection.description = note.memo()
        selection.creator = users.guid(note.text("owner"))
        selection.created = note.time("date")
        source.selections.append(selection)
      }
      for moment in moments[id] ?? [] {
        let place = ExchangedStudy.Place.time(from: moment.number("pos0") ?? 0, until: moment.number("pos1") ?? 0)
        source.selections.append(selection(moment, place, "code_av", moment.number("avid"), guids, &users))
      }
      for area in areas[id] ?? [] {
        let x = Int(area.real("x1") ?? 0)
        let y = Int(area.real("y1") ?? 0)
        let place = ExchangedStudy.Place.area(
          page: source.medium == .pdf ? area.number("pdf_page") ?? 0 : nil, x: x, y: y,
          x2: x + Int(area.real("width") ?? 0), y2: y + Int(area.real("height") ?? 0))
        source.selections.append(selection(area, place, "code_image", area.number("imid"), guids, &users))
      }
      study.sources.append(source)
    }
    try readCases(into: &study, guids, &tally)
    for row in try tables.rows("journal") {
      var note = ExchangedStudy.Note(
        guid: guids("journal", row.text("jid") ?? row.text("name") ?? ""), name: row.text("name"),
        text: row.text("jentry") ?? "")
      note.creator = users.guid(row.text("owner"))
      note.created = row.time("date")
      study.notes.append(note)
    }
    study.users = users.all
    return (study, tally.lines)
  }

  private func selection(
    _ row: ForeignRow, _ place: ExchangedStudy.Place, _ kind: String, _ id: Int?, _ guids: ForeignGUIDs,
    _ users: inout ForeignUsers
  ) -> ExchangedStudy.Selection {
    // Older databases have no number for a coding: what it is tells it from others.
    let key =
      id.map { "\($0)" } ?? "\(row.text("cid") ?? "") \(row.text("fid") ?? "") \(place) \(row.text("owner") ?? "")"
    var selection = ExchangedStudy.Selection(guid: guids(kind, key), name: nil, place: place)
    selection.creator = users.guid(row.text("owner"))
    selection.created = row.time("date")
    selection.description = row.memo()
    selection.codings = [
      .init(
        guid: guids("coding of " + kind, key), code: guids("code", row.number("cid") ?? -1), creator: selection.creator,
        created: selection.created)
    ]
    return selection
  }

  private func codes(_ guids: ForeignGUIDs) throws -> [ExchangedStudy.Code] {
    let categories = try tables.rows("code_cat")
    let known = Set(categories.compactMap { $0.number("catid") })
    let children = Dictionary(grouping: categories) { row in
      row.number("supercatid").flatMap { known.contains($0) ? $0 : nil }
    }
    let codes = Dictionary(grouping: try tables.rows("code_name")) { row in
      row.number("catid").flatMap { known.contains($0) ? $0 : nil }
    }
    var depth = 0
    func build(under category: Int?) -> [ExchangedStudy.Code] {
      // A circle of categories is never reached from the top; a deep row of them ends.
      depth += 1
      defer { depth -= 1 }
      if depth > 100 { return [] }
      let folders = (children[category] ?? []).compactMap { row -> ExchangedStudy.Code? in
        guard let id = row.number("catid"), category == nil || id != category else { return nil }
        var code = ExchangedStudy.Code(guid: guids("category", id), name: row.text("name") ?? "")
        code.isCodable = false
        code.description = row.memo()
        code.codes = build(under: id)
        return code
      }
      return folders
        + (codes[category] ?? []).compactMap { row in
          guard let id = row.number("cid") else { return nil }
          var code = ExchangedStudy.Code(guid: guids("code", id), name: row.text("name") ?? "")
          code.color = row.color("color")
          code.description = row.memo()
          return code
        }
    }
    return build(under: nil)
  }

  private func readCases(
    into study: inout ExchangedStudy, _ guids: ForeignGUIDs, _ tally: inout Tally
  ) throws {
    for row in try tables.rows("attribute_type") {
      guard let name = row.text("name") else { continue }
      study.variables.append(
        .init(
          guid: guids("variable", name), name: name, kind: row.text("valuetype") == "numeric" ? .float : .text))
    }
    var values: [String: [ExchangedStudy.Value]] = [:]
    for row in try tables.rows("attribute") {
      guard let kind = row.text("attr_type"), let id = row.number("id"), let name = row.text("name"),
        let value = row.text("value")
      else { continue }
      values["\(kind) \(id)", default: []].append(.init(variable: guids("variable", name), value: value))
    }
    let parts = Dictionary(grouping: try tables.rows("case_text")) { $0.number("caseid") ?? -1 }
    for row in try tables.rows("cases") {
      guard let id = row.number("caseid") else { continue }
      var own = ExchangedStudy.Case(guid: guids("case", id), name: row.text("name"))
      own.description = row.memo()
      own.values = values["case \(id)"] ?? []
      for part in parts[id] ?? [] {
        guard let source = part.number("fid") else { continue }
        let guid = guids("source", source)
        let count = study.sources.first { $0.guid == guid }?.text?.scalarCount ?? 0
        if (part.number("pos1") ?? 0) - (part.number("pos0") ?? 0) + 1 < count {
          tally.count(
            "case has a part of a source: all of it belongs to it now",
            "cases have parts of sources: all of them belong to them now")
        }
        if !own.sources.contains(guid) { own.sources.append(guid) }
      }
      study.cases.append(own)
    }
    for (index, id) in try tables.rows("source").compactMap({ $0.number("id") }).enumerated() {
      study.sources[index].values = values["file \(id)"] ?? []
    }
  }

  private static func medium(_ path: String) -> ExchangedStudy.Medium {
    if path.contains("/images/") || path.hasPrefix("images:") { return .picture }
    if path.contains("/audio/") || path.hasPrefix("audio:") { return .audio }
    if path.contains("/video/") || path.hasPrefix("video:") { return .video }
    return path.hasSuffix(".pdf") ? .pdf : .text
  }

  /// The file in the project's folder; files that only a link leads to stay where they are.
  private func original(_ path: String) -> ExchangedStudy.File? {
    guard path.hasPrefix("/"), !path.contains(".."), let point = path.lastIndex(of: "."),
      let data = FileManager.default.contents(atPath: folder + path), !data.isEmpty
    else { return nil }
    return ExchangedStudy.File(ending: String(path[path.index(after: point)...]), bytes: [UInt8](data))
  }
}
