internal import CorpusModel
internal import QualitativeCoding

/// Reads a file of RQDA.
///
/// Offsets count characters. What has the status 0 was deleted.
/// - Source: RQDA's manual, page RQDATables.
struct RQDAReader {
  private let tables: ForeignTables
  private let file: String

  init(_ tables: ForeignTables, file: String) {
    self.tables = tables
    self.file = file
  }

  private func rows(_ table: String) throws -> [ForeignRow] {
    try tables.rows(table).filter { $0.number("status") != 0 }
  }

  func read() throws -> (study: ExchangedStudy, notes: [String]) {
    let name = file.split(separator: "/").last.map(String.init) ?? ""
    var study = ExchangedStudy(name: name.hasSuffix(".rqda") ? String(name.dropLast(5)) : name)
    study.origin = "RQDA"
    study.description = try tables.rows("project").first?.memo()
    let guids = ForeignGUIDs(program: "rqda", study: study.name)
    var users = ForeignUsers(guids)
    var tally = Tally()
    study.codes = try codes(guids)
    let codings = Dictionary(grouping: try rows("coding")) { $0.number("fid") ?? -1 }
    let annotations = Dictionary(grouping: try rows("annotation")) { $0.number("fid") ?? -1 }
    let values = Dictionary(grouping: try rows("fileAttr")) { $0.number("fileID") ?? -1 }
    for row in try rows("source") {
      guard let id = row.number("id") else { continue }
      var source = ExchangedStudy.Source(
        guid: guids("source", id), name: row.text("name") ?? "source \(id)", medium: .text)
      let text = UTF8Text(row.text("file") ?? "")
      source.text = text
      source.description = row.memo()
      source.creator = users.guid(row.text("owner"))
      source.values = self.values(values[id] ?? [], guids)
      for (number, coding) in (codings[id] ?? []).enumerated() {
        let place = ForeignPassages(text: text)
          .place(coding.number("selfirst"), coding.number("selend"), words: coding.text("seltext"), &tally)
        var selection = ExchangedStudy.Selection(guid: guids("coding", "\(id) \(number)"), name: nil, place: place)
        selection.creator = users.guid(coding.text("owner"))
        selection.description = coding.memo()
        selection.codings = [
          .init(
            guid: guids("code on", "\(id) \(number)"), code: guids("code", coding.number("cid") ?? -1),
            creator: selection.creator, created: nil)
        ]
        source.selections.append(selection)
      }
      for (number, note) in (annotations[id] ?? []).enumerated() {
        guard let words = note.memo("annotation") else { continue }
        let position = note.number("position") ?? 0
        // An annotation stands between two characters; it is about the one behind it.
        let place = ForeignPassages(text: text).place(position, position + 1, words: nil, &tally)
        var selection = ExchangedStudy.Selection(guid: guids("annotation", "\(id) \(number)"), name: nil, place: place)
        selection.description = words
        selection.creator = users.guid(note.text("owner"))
        source.selections.append(selection)
      }
      study.sources.append(source)
    }
    try readCases(into: &study, guids, &tally)
    for row in try rows("journal") {
      var note = ExchangedStudy.Note(
        guid: guids("journal", row.text("name") ?? ""), name: row.text("name"), text: row.text("journal") ?? "")
      note.creator = users.guid(row.text("owner"))
      study.notes.append(note)
    }
    let members = Dictionary(grouping: try rows("treefile")) { $0.number("catid") ?? -1 }
    for row in try rows("filecat") {
      guard let id = row.number("catid") else { continue }
      var set = ExchangedStudy.Group(guid: guids("filecat", id), name: row.text("name") ?? "")
      set.description = row.memo()
      set.sources = (members[id] ?? []).compactMap { $0.number("fid") }.map { guids("source", $0) }
      study.sets.append(set)
    }
    study.users = users.all
    return (study, tally.lines)
  }

  /// Code categories are folders; a code of several stands in the first, and the others are sets.
  private func codes(_ guids: ForeignGUIDs) throws -> [ExchangedStudy.Code] {
    var folder: [Int: Int] = [:]
    for row in try rows("treecode") {
      if let code = row.number("cid"), let category = row.number("catid"), folder[code] == nil {
        folder[code] = category
      }
    }
    var top: [ExchangedStudy.Code] = []
    var inside: [Int: [ExchangedStudy.Code]] = [:]
    for row in try rows("freecode") {
      guard let id = row.number("id") else { continue }
      var code = ExchangedStudy.Code(guid: guids("code", id), name: row.text("name") ?? "")
      code.description = row.memo()
      code.color = row.color("color")
      if let category = folder[id] { inside[category, default: []].append(code) } else { top.append(code) }
    }
    let folders = try rows("codecat").compactMap { row -> ExchangedStudy.Code? in
      guard let id = row.number("catid") else { return nil }
      var code = ExchangedStudy.Code(guid: guids("category", id), name: row.text("name") ?? "")
      code.isCodable = false
      code.description = row.memo()
      code.codes = inside.removeValue(forKey: id) ?? []
      return code
    }
    return folders + top + inside.keys.sorted().flatMap { inside[$0] ?? [] }
  }

  private func values(_ rows: [ForeignRow], _ guids: ForeignGUIDs) -> [ExchangedStudy.Value] {
    rows.compactMap { row in
      guard let name = row.text("variable"), let value = row.text("value") else { return nil }
      return ExchangedStudy.Value(variable: guids("variable", name), value: value)
    }
  }

  private func readCases(into study: inout ExchangedStudy, _ guids: ForeignGUIDs, _ tally: inout Tally) throws {
    for row in try rows("attributes") {
      guard let name = row.text("name") else { continue }
      study.variables.append(
        .init(guid: guids("variable", name), name: name, kind: row.text("class") == "numeric" ? .float : .text))
    }
    let values = Dictionary(grouping: try rows("caseAttr")) { $0.number("caseID") ?? -1 }
    let parts = Dictionary(grouping: try rows("caselinkage")) { $0.number("caseid") ?? -1 }
    for row in try rows("cases") {
      guard let id = row.number("id") else { continue }
      var own = ExchangedStudy.Case(guid: guids("case", id), name: row.text("name"))
      own.description = row.memo()
      own.values = self.values(values[id] ?? [], guids)
      for part in parts[id] ?? [] {
        guard let source = part.number("fid") else { continue }
        let guid = guids("source", source)
        if let count = study.sources.first(where: { $0.guid == guid })?.text?.scalarCount,
          (part.number("selend") ?? 0) - (part.number("selfirst") ?? 0) + 1 < count
        {
          tally.count(
            "case has a part of a source: all of it belongs to it now",
            "cases have parts of sources: all of them belong to them now")
        }
        if !own.sources.contains(guid) { own.sources.append(guid) }
      }
      study.cases.append(own)
    }
  }
}
