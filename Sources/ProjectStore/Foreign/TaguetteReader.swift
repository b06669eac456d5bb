internal import CorpusModel
internal import QualitativeCoding

/// Reads the SQLite file of a project of Taguette.
///
/// Documents are HTML; offsets count UTF-8 bytes of its text, tags left out and entities resolved. Tags are named by paths
/// with points, which are read as a tree.
/// - Source: files of Taguette 1.5.2.
struct TaguetteReader {
  private let tables: ForeignTables
  private let file: String
  private var tally = Tally()

  init(_ tables: ForeignTables, file: String) {
    self.tables = tables
    self.file = file
  }

  func read() throws -> (study: ExchangedStudy, notes: [String]) {
    let projects = try tables.rows("projects")
    if projects.count > 1 { throw ForeignError.severalProjects(file, count: projects.count) }
    let project = projects.first
    var study = ExchangedStudy(name: project?.text("name") ?? "")
    study.origin = "Taguette"
    study.created = project?.time("created")
    study.description = project?.memo("description")
    let guids = ForeignGUIDs(program: "taguette", study: study.name + (study.created ?? ""))
    var users = ForeignUsers(guids)
    var tally = Tally()
    let tags = try tables.rows("tags")
    study.codes = codes(tags, guids)
    // Who highlighted stands in the log only.
    var authors: [Int: (String?, String?)] = [:]
    for command in try tables.rows("commands") {
      guard let payload = command.text("payload"), payload.contains("\"highlight_add\""),
        let id = number(after: "\"highlight_id\":", in: payload), authors[id] == nil
      else { continue }
      authors[id] = (command.text("user_login"), command.time("date"))
    }
    let tagged = Dictionary(grouping: try tables.rows("highlight_tags")) { $0.number("highlight_id") ?? -1 }
    let highlights = Dictionary(grouping: try tables.rows("highlights")) { $0.number("document_id") ?? -1 }
    for row in try tables.rows("documents") {
      guard let id = row.number("id") else { continue }
      let text = TaguetteText(html: row.text("contents") ?? "")
      var source = ExchangedStudy.Source(
        guid: guids("document", id), name: row.text("name") ?? row.text("filename") ?? "document \(id)", medium: .text)
      source.text = text.text
      source.description = row.memo("description")
      source.created = row.time("created")
      for highlight in highlights[id] ?? [] {
        guard let number = highlight.number("id") else { continue }
        let start = highlight.number("start_offset") ?? 0
        let end = highlight.number("end_offset") ?? 0
        let (login, date) = authors[number] ?? (nil, nil)
        let creator = users.guid(login)
        var place = ExchangedStudy.Place.lost(start: start, end: end)
        if let range = text.range(start, end) {
          place = .text(range)
          let words = TaguetteText(html: highlight.text("snippet") ?? "").text.bytes.filter { $0 > 0x20 }
          if words == text.text.bytes[range.bytes].filter({ $0 > 0x20 }) {
            tally.count("passage verified by its words", "passages verified by their words")
          } else {
            tally.count("passage has other words than it had", "passages have other words than they had")
          }
        } else {
          tally.count("passage does not lie in its text", "passages do not lie in their texts")
        }
        var selection = ExchangedStudy.Selection(guid: guids("highlight", number), name: nil, place: place)
        selection.creator = creator
        selection.created = date
        for tag in tagged[number] ?? [] {
          guard let tag = tag.number("tag_id") else { continue }
          selection.codings.append(
            .init(
              guid: guids("coding", "\(number) \(tag)"), code: guids("tag", tag), creator: creator, created: date))
        }
        source.selections.append(selection)
      }
      study.sources.append(source)
    }
    study.users = users.all
    return (study, tally.lines)
  }

  /// Tags as a tree: one stands under the longest path that is a tag and its front.
  private func codes(_ tags: [ForeignRow], _ guids: ForeignGUIDs) -> [ExchangedStudy.Code] {
    let paths = Set(tags.compactMap { $0.text("path") })
    func parent(of path: String) -> String? {
      var front = path[...]
      while let point = front.lastIndex(of: ".") {
        front = front[..<point]
        if paths.contains(String(front)) { return String(front) }
      }
      return nil
    }
    let children = Dictionary(grouping: tags) { $0.text("path").flatMap(parent) }
    func build(_ rows: [ForeignRow], under parent: String?) -> [ExchangedStudy.Code] {
      rows.compactMap { row in
        guard let id = row.number("id"), let path = row.text("path") else { return nil }
        let name = parent.map { String(path.dropFirst($0.count + 1)) } ?? path
        var code = ExchangedStudy.Code(guid: guids("tag", id), name: name.isEmpty ? path : name)
        code.description = row.memo("description")
        code.codes = build(children[path] ?? [], under: path)
        return code
      }
    }
    return build(children[nil] ?? [], under: nil)
  }

  private func number(after key: String, in text: String) -> Int? {
    let bytes = Array(text.utf8)
    let pattern = Array(key.utf8)
    guard bytes.count > pattern.count,
      let start = (0...bytes.count - pattern.count).first(where: { bytes[$0...].starts(with: pattern) })
    else { return nil }
    let rest = bytes[(start + pattern.count)...].drop { $0 == 0x20 }
    return Int(String(decoding: rest.prefix { (0x30...0x39).contains($0) }, as: UTF8.self))
  }
}

/// The text of a document of Taguette, as its offsets count it, with the line ends that its blocks mean.
struct TaguetteText {
  let text: UTF8Text
  /// Where line ends were put in: bytes of Taguette's text, in order.
  private let breaks: [Int]

  /// - Parameter html: As Taguette keeps it: a few tags, entities, nothing that is not shown.
  init(html: String) {
    var bytes: [UInt8] = []
    var breaks: [Int] = []
    var rest = Array(html.utf8)[...]
    while let byte = rest.first {
      if byte == UInt8(ascii: "<") {
        let tag = rest.prefix { $0 != UInt8(ascii: ">") }
        rest = rest[tag.endIndex...].dropFirst()
        // Between two blocks without a blank their words would run into one.
        if Self.endsLine(tag.dropFirst()), let last = bytes.last, last != 0x0A, rest.first != 0x0A {
          breaks.append(bytes.count - breaks.count)
          bytes.append(0x0A)
        }
      } else if byte == UInt8(ascii: "&"), let (scalar, length) = Self.entity(rest) {
        bytes += Array(String(scalar).utf8)
        rest = rest.dropFirst(length)
      } else {
        bytes.append(byte)
        rest = rest.dropFirst()
      }
    }
    text = UTF8Text(String(decoding: bytes, as: UTF8.self))
    self.breaks = breaks
  }

  /// The bytes of a stretch of Taguette's text; `nil` where it does not lie in it.
  func range(_ start: Int, _ end: Int) -> TextRange? {
    guard start >= 0, start < end else { return nil }
    // A line end that was put in where a passage begins stands before it, and where one ends behind it.
    let low = start + breaks.partitionPoint { $0 <= start }
    let high = end + breaks.partitionPoint { $0 < end }
    guard low < high, high <= text.count, text.isScalarBoundary(low), text.isScalarBoundary(high) else { return nil }
    return TextRange(low, high)
  }

  private static func endsLine(_ tag: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: tag.prefix { $0 > 0x20 }, as: UTF8.self)
    let ends = [
      "/p", "/h1", "/h2", "/h3", "/h4", "/h5", "/h6", "/li", "/div", "/tr", "/blockquote", "/pre", "br", "br/",
    ]
    return ends.contains(name)
  }

  private static func entity(_ rest: ArraySlice<UInt8>) -> (Unicode.Scalar, Int)? {
    guard let end = rest.prefix(12).firstIndex(of: UInt8(ascii: ";")) else { return nil }
    let name = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
    let named: [String: Unicode.Scalar] = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}",
    ]
    let length = end + 1 - rest.startIndex
    if let scalar = named[name] { return (scalar, length) }
    guard name.hasPrefix("#") else { return nil }
    let isHex = name.dropFirst().first == "x" || name.dropFirst().first == "X"
    let value = UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10)
    return value.flatMap { Unicode.Scalar($0) }.map { ($0, length) }
  }
}
