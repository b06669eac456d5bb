internal import CorpusModel
internal import QualitativeCoding
internal import UnicodeText

/// Reads projects of REFI-QDA (`.qdpx`), however programs spell the container.
///
/// Elements are known by their local names, whatever the version of the namespace. What a file says of itself and cannot be
/// right is an error where other things hang on it (a GUID), and a note where only the one thing is lost by it.
package struct QdpxReader {
  private let file: String
  let archive: ZipArchive?
  /// Files of the archive by their names in lower case.
  let entries: [String: ZipArchive.Entry]
  private var used: [String: Set<GUID>] = [:]
  /// How often something was left out or not understood, by what is said of it.
  private var tally = Tally()
  private(set) var origin: String?

  /// Whether an archive is such a project: one `.qde` file lies at its top.
  package static func recognises(_ archive: ZipArchive) -> Bool { !projects(in: archive).isEmpty }

  private static func projects(in archive: ZipArchive) -> [ZipArchive.Entry] {
    archive.entries.filter { !$0.name.contains("/") && $0.name.fileEnding == "qde" }
  }

  /// The study in an archive.
  ///
  /// - Parameter file: For messages only.
  /// - Throws: `InterchangeError` when the archive or its XML is damaged, past a limit, or contradicts itself.
  /// - Complexity: O(bytes).
  package static func read(_ bytes: [UInt8], file: String) throws(InterchangeError) -> ExchangeReading {
    let archive = try ZipArchive(bytes, file: file)
    let projects = projects(in: archive)
    guard let project = projects.first else { throw .exchange(file, "the archive holds no project (project.qde)") }
    if projects.count > 1 { throw .exchange(file, "the archive holds \(projects.count) projects") }
    let root = try MarkupElement.root(of: try archive.bytes(of: project), file: file, part: project.name)
    guard root.name == "Project" else { throw .exchange(file, "its part '\(project.name)' is no REFI-QDA project") }
    var reader = QdpxReader(file: file, archive: archive)
    return try reader.reading(of: root)
  }

  private init(file: String, archive: ZipArchive?) {
    self.file = file
    self.archive = archive
    entries = Dictionary((archive?.entries ?? []).map { (LetterCase.lowercased($0.name), $0) }) { first, _ in first }
  }

  /// The codes and sets of a codebook's root.
  static func codebook(_ root: MarkupElement, file: String) throws(InterchangeError) -> ExchangeReading {
    var reader = QdpxReader(file: file, archive: nil)
    let ending = file.fileEnding.utf8.count
    var study = ExchangedStudy(name: String(file.fileName.dropLast(ending == 0 ? 0 : ending + 1)))
    study.origin = root.filled("origin")
    for element in root.list("Codes", "Code") { study.codes.append(try reader.code(element)) }
    for element in root.list("Sets", "Set") { study.sets.append(try reader.group(element)) }
    return ExchangeReading(study: study)
  }

  /// The bytes of a file of the archive.
  func bytes(of entry: ZipArchive.Entry) throws(InterchangeError) -> [UInt8] { try archive?.bytes(of: entry) ?? [] }

  private mutating func reading(of root: MarkupElement) throws(InterchangeError) -> ExchangeReading {
    var study = ExchangedStudy(name: root["name"] ?? "")
    origin = root.filled("origin")
    study.origin = origin
    study.creator = root.guid("creatingUserGUID")
    study.created = root.time("creationDateTime")
    study.description = root.description
    study.noteRefs = root.references("NoteRef")
    for element in root.list("Users", "User") {
      study.users.append(.init(guid: try guid(of: element), name: element.filled("name") ?? element.filled("id") ?? ""))
    }
    for element in root.child("CodeBook")?.list("Codes", "Code") ?? [] { study.codes.append(try code(element)) }
    for element in root.list("Variables", "Variable") {
      let kind = ExchangedStudy.Variable.Kind(rawValue: element["typeOfVariable"] ?? "") ?? .text
      var variable = ExchangedStudy.Variable(guid: try guid(of: element), name: element["name"] ?? "", kind: kind)
      variable.description = element.description
      study.variables.append(variable)
    }
    for element in root.list("Cases", "Case") { study.cases.append(try readCase(element)) }
    let (sources, offsets) = try readSources(root.child("Sources")?.children ?? [])
    study.sources = sources
    for element in root.list("Notes", "Note") { study.notes.append(try note(element)) }
    for element in root.list("Links", "Link") { study.links.append(try link(element)) }
    for element in root.list("Sets", "Set") { study.sets.append(try group(element)) }
    count("graph was left out", "graphs were left out", root.list("Graphs", "Graph").count)
    var reading = ExchangeReading(study: study)
    reading.offsets = offsets
    reading.notes = tally.lines
    if root.filled("basePath")?.contains(where: { $0 == "/" || $0 == "\\" }) ?? false {
      reading.notes.append("the file names a folder of the computer that it was made on")
    }
    return reading
  }

  private mutating func code(_ element: MarkupElement) throws(InterchangeError) -> ExchangedStudy.Code {
    var code = ExchangedStudy.Code(guid: try guid(of: element), name: element["name"] ?? "")
    code.isCodable = element["isCodable"] != "false" && element["isCodable"] != "0"
    code.color = element.color
    code.description = element.description
    code.noteRefs = element.references("NoteRef")
    for child in element.all("Code") { code.codes.append(try self.code(child)) }
    return code
  }

  private mutating func readCase(_ element: MarkupElement) throws(InterchangeError) -> ExchangedStudy.Case {
    var result = ExchangedStudy.Case(guid: try guid(of: element), name: element.filled("name"))
    result.description = element.description
    result.codes = element.references("CodeRef")
    result.values = element.values
    result.sources = element.references("SourceRef")
    result.selections = element.references("SelectionRef")
    return result
  }

  private mutating func note(_ element: MarkupElement) throws(InterchangeError) -> ExchangedStudy.Note {
    var bytes = try text(of: element)?.text.bytes ?? []
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    var note = ExchangedStudy.Note(
      guid: try guid(of: element), name: element.filled("name"), text: String(decoding: bytes, as: UTF8.self))
    note.description = element.description
    note.creator = element.guid("creatingUser")
    note.created = element.time("creationDateTime")
    count(
      "passage of a note was left out", "passages of notes were left out", element.all("PlainTextSelection").count)
    return note
  }

  private mutating func link(_ element: MarkupElement) throws(InterchangeError) -> ExchangedStudy.Link {
    var link = ExchangedStudy.Link(
      guid: try guid(of: element), name: element.filled("name"), origin: element.guid("originGUID"),
      target: element.guid("targetGUID"))
    link.direction = element["direction"].flatMap { .init(rawValue: $0) }
    link.color = element.color
    return link
  }

  private mutating func group(_ element: MarkupElement) throws(InterchangeError) -> ExchangedStudy.Group {
    var set = ExchangedStudy.Group(guid: try guid(of: element), name: element["name"] ?? "")
    set.description = element.description
    set.codes = element.references("MemberCode")
    set.sources = element.references("MemberSource")
    set.notes = element.references("MemberNote")
    return set
  }

  // MARK: What all parts need

  /// Notes how many of something were left out.
  mutating func count(_ one: String, _ many: String, _ number: Int) {
    tally.count(one, many, number)
  }

  /// The GUID of an element.
  ///
  /// - Throws: `InterchangeError.exchange` when it has none, or another of its kind has it.
  mutating func guid(of element: MarkupElement) throws(InterchangeError) -> GUID {
    guard let guid = element.guid("guid") else { throw .exchange(file, "a '\(element.name)' in it has no GUID") }
    guard used[element.name, default: []].insert(guid).inserted else {
      throw .exchange(file, "two '\(element.name)' in it have the GUID \(guid.text)")
    }
    return guid
  }

  /// The GUID of an element that may share it: programs give a passage of a PDF the same one in the text and on the page.
  func sharedGUID(of element: MarkupElement) throws(InterchangeError) -> GUID {
    guard let guid = element.guid("guid") else { throw .exchange(file, "a '\(element.name)' in it has no GUID") }
    return guid
  }

  /// The text that an element holds or names, and the name of its file; `nil` when it has none, an empty element in its
  /// place, or the file is missing.
  mutating func text(of element: MarkupElement) throws(InterchangeError) -> (text: UTF8Text, entry: String?)? {
    if let path = element.filled("plainTextPath") {
      guard let entry = entry(path) else { return nil }
      let bytes = try bytes(of: entry)
      if bytes.isEmpty { return (UTF8Text(""), entry.name) }
      do throws(InterchangeError) {
        return (try VerbatimReader.text(bytes, file: file).text, entry.name)
      } catch {
        count("text could not be read", "texts could not be read", 1)
        return nil
      }
    }
    guard let content = element.child("PlainTextContent"), !content.text.isEmpty else { return nil }
    return (UTF8Text(content.text), nil)
  }

  /// The file of the archive that a path leads to: `internal://name`, or a name alone.
  func entry(_ path: String) -> ZipArchive.Entry? {
    let isInternal = path.hasPrefix("internal://")
    if !isInternal, path.contains(":") { return nil }
    var name = LetterCase.lowercased(isInternal ? String(path.dropFirst("internal://".count)) : path)
    while name.hasPrefix("/") { name.removeFirst() }
    return entries["sources/" + name] ?? entries[name] ?? entries["sources/" + name.withoutPercents]
  }
}

extension MarkupElement {
  /// An attribute that is there and not empty.
  func filled(_ attribute: String) -> String? { self[attribute].flatMap { $0.isEmpty ? nil : $0 } }

  /// The GUID that an attribute spells.
  func guid(_ attribute: String) -> GUID? { self[attribute].flatMap { GUID($0) } }

  /// A time as the schema has it; `nil` for anything else.
  func time(_ attribute: String) -> String? { self[attribute].flatMap { ExchangeTime.isTime($0) ? $0 : nil } }

  /// The words of the description; `nil` where it is empty, as some programs write it everywhere.
  var description: String? {
    guard let text = child("Description")?.text, text.utf8.contains(where: { $0 > 0x20 }) else { return nil }
    return text
  }

  /// The GUIDs that children of a name refer to; a `.qdc` spells the attribute otherwise.
  func references(_ name: String) -> [GUID] {
    children.compactMap { $0.name == name ? $0.guid("targetGUID") ?? $0.guid("guid") : nil }
  }

  /// Values of variables.
  var values: [ExchangedStudy.Value] {
    all("VariableValue").compactMap { value in
      guard let variable = value.references("VariableRef").first,
        let text = value.children.first(where: { $0.name.hasSuffix("Value") })?.text
      else { return nil }
      return ExchangedStudy.Value(variable: variable, value: text)
    }
  }

  /// The colour as `#rrggbb`, its letters as they are written; `nil` where there is none.
  var color: String? {
    guard let text = self["color"], text.hasPrefix("#"), text.dropFirst().allSatisfy(\.isHexDigit),
      text.utf8.count == 4 || text.utf8.count == 7
    else { return nil }
    let digits = text.dropFirst()
    return "#" + (digits.utf8.count == 6 ? String(digits) : digits.map { "\($0)\($0)" }.joined())
  }
}

extension String {
  /// The string with `%20` and the like read as the bytes they stand for.
  fileprivate var withoutPercents: String {
    var bytes: [UInt8] = []
    var rest = Array(utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), let value = UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) {
        bytes.append(value)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
