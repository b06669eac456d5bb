internal import CorpusModel
internal import ProjectStore
package import QualitativeCoding
internal import UnicodeText

/// Turns a study of ours into one that other programs read, and says what they cannot hold.
package struct StudyExport {
  /// The study as it goes out.
  package private(set) var study: ExchangedStudy
  /// What does not go out, and where it stays, a line each.
  package private(set) var notes: [String] = []

  private let own: Study
  private let guids: StudyGUIDs
  private let record: ExchangeRecord
  /// The revision that holds, by source.
  private let revisions: [String: String]
  /// Memos that describe a thing, by its key: the first where a merge brought several.
  private var descriptions: [String: Memo] = [:]
  private var memosBySource: [String: [Memo]] = [:]
  /// Codings by source, and what stands for each coding and memo where a link leads to it.
  private var codings: [String: [StudyCoding]] = [:]
  private var anchors: [String: GUID] = [:]
  private var noteRefs: [String: [GUID]] = [:]
  private var tally = Tally()

  /// - Parameter program: What the file says that wrote it.
  /// - Complexity: O(bytes).
  package init(_ own: Study, program: String) {
    self.own = own
    record = own.exchange
    guids = StudyGUIDs(own.exchange)
    revisions = Dictionary(own.sources.map { ($0.source.id, $0.source.revision) }) { first, _ in first }
    study = ExchangedStudy(name: own.name)
    study.origin = program
    build()
  }

  private mutating func build() {
    study.users = own.coders.map { .init(guid: guids["coder", $0.id], name: $0.name) }
    codings = Dictionary(grouping: own.codings, by: \.source)
    noteMemos()
    study.codes = own.codebook.themes.map(code)
    study.variables = own.variables.map { variable in
      .init(guid: guids["variable", variable.id], name: variable.name, kind: kind(of: variable))
    }
    for source in own.sources { write(source) }
    study.cases = own.cases.map(exported)
    study.description = description(of: .study, "")?.text
    writeNotes()
    study.noteRefs = noteRefs[Self.key(.study, "")] ?? []
    for link in own.links where !isPart(link) { write(link) }
    for set in own.sets { study.sets.append(exported(set)) }
    tellWhatStays()
    notes += tally.lines
  }

  private static func key(_ kind: StudyItemKind, _ id: String) -> String { "\(kind.rawValue)/\(id)" }

  // MARK: Codes and variables

  private func code(_ code: Code) -> ExchangedStudy.Code {
    var result = ExchangedStudy.Code(guid: guids["code", code.id], name: code.name)
    result.isCodable = !record.folders.contains(code.id)
    result.color = code.color
    result.description = CodeText.text(
      of: code, withID: record.guids["code/\(code.id)"] == nil)
    result.noteRefs = noteRefs[Self.key(.code, code.id)] ?? []
    result.codes = code.codes.map(self.code)
    return result
  }

  /// What kind the format tells apart: the one that it came with, else by the values, which must all be of it.
  private func kind(of variable: Variable) -> ExchangedStudy.Variable.Kind {
    let values = own.values.filter { $0.variable == variable.id }.map(\.value)
    func all(_ isRight: (String) -> Bool) -> Bool { values.allSatisfy(isRight) }
    let wanted: [ExchangedStudy.Variable.Kind] =
      switch variable.kind {
      case .text: [.text]
      case .number: [.integer, .float]
      case .date: [.date, .dateTime]
      case .boolean: [.boolean]
      }
    let known = record.kinds[variable.id].map { [$0] } ?? []
    return (known + wanted).first { kind in all { VariableText.isValue($0, of: kind) } } ?? .text
  }

  // MARK: Memos

  /// Which note stands for each memo, and what refers to it. Descriptions are written with what they describe.
  private mutating func noteMemos() {
    for memo in own.memos {
      if isDescription(memo), place(of: memo) == nil, descriptions[Self.key(memo.kind, memo.target)] == nil {
        descriptions[Self.key(memo.kind, memo.target)] = memo
      }
      if memo.kind == .source { memosBySource[memo.target, default: []].append(memo) }
    }
    for memo in own.memos where !isDescription(memo) && !isMark(memo) {
      let note = guids["memo", memo.id]
      anchors[Self.key(.memo, memo.id)] = note
      switch memo.kind {
      case .study, .source, .code, .coding:
        if memo.kind == .source, let place = place(of: memo) {
          noteRefs[Self.placeKey(memo.target, place), default: []].append(note)
        } else {
          noteRefs[Self.key(memo.kind, memo.target), default: []].append(note)
        }
      // The format refers to notes from no other things; a link says it.
      case .case, .memo, .coder:
        func link(_ guid: GUID, to target: GUID) {
          var link = ExchangedStudy.Link(guid: guid, name: nil, origin: note, target: target)
          link.direction = .oneWay
          study.links.append(link)
        }
        let (about, theme) = (memo.caseAndTheme?.case ?? memo.target, memo.caseAndTheme?.theme)
        link(StudyGUIDs.derived("about", memo.id), to: guids[memo.kind.rawValue, about])
        // What a case says of a theme is linked to both, the case first.
        if let theme { link(StudyGUIDs.derived("theme", memo.id), to: guids["code", theme]) }
      }
    }
  }

  private static func placeKey(_ source: String, _ place: ExchangedStudy.Place) -> String {
    "place/" + StudyGUIDs.key(source, place)
  }

  private func isDescription(_ memo: Memo) -> Bool {
    guard record.descriptions.contains(memo.id) else { return false }
    return memo.kind == .source || memo.kind == .study || memo.kind == .case || memo.kind == .memo
  }

  /// Whether a memo says nothing but that a place was marked.
  private func isMark(_ memo: Memo) -> Bool { memo.text.isEmpty && memo.kind == .source && place(of: memo) != nil }

  /// Where a memo on a source lies; `nil` for the whole source.
  private func place(of memo: Memo) -> ExchangedStudy.Place? {
    if let place = record.places[Self.key(.memo, memo.id)] { return place }
    guard memo.kind == .source, let start = memo.start, let end = memo.end, start < end,
      memo.revision == revisions[memo.target]
    else { return nil }
    return .text(TextRange(start, end))
  }

  private func description(of kind: StudyItemKind, _ id: String) -> Memo? { descriptions[Self.key(kind, id)] }

  private mutating func writeNotes() {
    for memo in own.memos where !isDescription(memo) && !isMark(memo) {
      let (title, words) = MemoText.parts(of: memo.text)
      // What a case says of a theme is a note on the case, called after the theme.
      let theme = memo.caseAndTheme.map { own.codebook.code($0.theme)?.name ?? $0.theme }
      var note = ExchangedStudy.Note(guid: guids["memo", memo.id], name: title ?? theme, text: words)
      note.description = description(of: .memo, memo.id)?.text
      note.creator = guids["coder", memo.coder]
      note.created = memo.created
      study.notes.append(note)
    }
  }

  // MARK: Sources

  private mutating func write(_ content: Study.SourceContent) {
    let source = content.source
    let medium = record.media[source.id] ?? (content.original.starts(with: "%PDF-".utf8) ? .pdf : .text)
    var result = ExchangedStudy.Source(guid: guids["source", source.id], name: source.name, medium: medium)
    let isWithout = medium != .text || record.missing.contains(source.id)
    result.text = content.document.canonical.count == 0 && isWithout ? nil : content.document.canonical
    if !content.original.isEmpty, !StudyImport.isPlaceholder(content.original),
      content.original != content.document.verbatim.bytes || medium != .text
    {
      result.original = .init(ending: content.revision.file.lowercasedEnding, bytes: content.original)
    }
    result.created = content.revision.created
    if let memo = description(of: .source, source.id) {
      result.description = memo.text
      result.creator = guids["coder", memo.coder]
    }
    if let transcript = record.transcripts[source.id] {
      result.recording = guids["source", transcript.recording]
      result.syncPoints = transcript.points
    }
    result.noteRefs = noteRefs[Self.key(.source, source.id)] ?? []
    var selections: [ExchangedStudy.Place: ExchangedStudy.Selection] = [:]
    var order: [ExchangedStudy.Place] = []
    func selection(_ place: ExchangedStudy.Place) -> ExchangedStudy.Selection {
      if let known = selections[place] { return known }
      order.append(place)
      let key = StudyGUIDs.key(source.id, place)
      var new = ExchangedStudy.Selection(guid: guids["place", key], name: nil, place: place)
      new.noteRefs = noteRefs[Self.placeKey(source.id, place)] ?? []
      return new
    }
    for memo in memosBySource[source.id] ?? [] {
      guard let place = place(of: memo) else { continue }
      var own = selection(place)
      if isDescription(memo) {
        own.description = own.description ?? memo.text
        own.creator = own.creator ?? guids["coder", memo.coder]
        own.created = own.created ?? memo.created
      } else if isMark(memo) {
        own.creator = own.creator ?? guids["coder", memo.coder]
        own.created = own.created ?? memo.created
      }
      if isDescription(memo) || isMark(memo) { anchors[Self.key(.memo, memo.id)] = own.guid }
      selections[place] = own
    }
    for coding in codings[source.id] ?? [] {
      if coding.range != nil, coding.revision != source.revision {
        tally.count(
          "coding has lost its words and stays in the project", "codings have lost their words and stay in the project")
        continue
      }
      let exported = exported(coding)
      guard let place = place(of: coding) else {
        result.codings.append(exported)
        anchors[Self.key(.coding, coding.id)] = exported.guid
        continue
      }
      var own = selection(place)
      // A link to the first coding of a place leads to the place, which all programs know.
      anchors[Self.key(.coding, coding.id)] = own.codings.isEmpty ? own.guid : exported.guid
      own.codings.append(exported)
      own.creator = own.creator ?? exported.creator
      own.created = own.created ?? exported.created
      selections[place] = own
    }
    result.selections = order.compactMap { selections[$0] }
      .sorted { a, b in
        (a.place.range.map { ($0.start, $0.end) } ?? (-1, 0)) < (b.place.range.map { ($0.start, $0.end) } ?? (-1, 0))
      }
    study.sources.append(result)
  }

  private func exported(_ coding: StudyCoding) -> ExchangedStudy.Coding {
    var result = ExchangedStudy.Coding(
      guid: guids["coding", coding.id], code: guids["code", coding.code], creator: guids["coder", coding.coder],
      created: coding.created)
    result.noteRefs = noteRefs[Self.key(.coding, coding.id)] ?? []
    return result
  }

  private func place(of coding: StudyCoding) -> ExchangedStudy.Place? {
    if let place = record.places[Self.key(.coding, coding.id)] { return place }
    if let range = coding.range { return range.isEmpty ? nil : .text(range) }
    if let from = coding.from, let until = coding.until, isRecording(coding.source) {
      return .time(from: Int((from * 1000).rounded()), until: Int((until * 1000).rounded()))
    }
    return nil
  }

  private func isRecording(_ source: String) -> Bool {
    record.media[source] == .audio || record.media[source] == .video
  }

  // MARK: Cases, links, sets

  private func exported(_ own: Case) -> ExchangedStudy.Case {
    var result = ExchangedStudy.Case(guid: guids["case", own.id], name: own.name)
    result.description = description(of: .case, own.id)?.text
    result.values = self.own.values.filter { $0.case == own.id }
      .map { .init(variable: guids["variable", $0.variable], value: $0.value) }
    result.sources = self.own.caseMembers.filter { $0.case == own.id }.map { guids["source", $0.source] }
    for link in self.own.links where isPart(link) && link.fromTarget == own.id {
      if link.toKind == .code {
        result.codes.append(guids["code", link.toTarget])
      } else if let anchor = anchors[Self.key(link.toKind, link.toTarget)] {
        result.selections.append(anchor)
      }
    }
    return result
  }

  /// Whether a link only says that a code or passage belongs to a case.
  private func isPart(_ link: Link) -> Bool {
    guard link.fromKind == .case, link.name == nil else { return false }
    return link.toKind == .code || link.toKind == .coding || link.toKind == .memo
  }

  private func anchor(_ kind: StudyItemKind, _ id: String) -> GUID? {
    switch kind {
    case .coding, .memo: anchors[Self.key(kind, id)]
    case .source, .code, .case, .coder: guids[kind.rawValue, id]
    case .study: nil
    }
  }

  private mutating func write(_ link: Link) {
    guard let origin = anchor(link.fromKind, link.fromTarget), let target = anchor(link.toKind, link.toTarget) else {
      return tally.count("link leads to what is not in the file", "links lead to what is not in the file")
    }
    var result = ExchangedStudy.Link(guid: guids["link", link.id], name: link.name, origin: origin, target: target)
    result.direction = record.links[link.id]?.direction
    result.color = record.links[link.id]?.color
    study.links.append(result)
  }

  private mutating func exported(_ set: StudySet) -> ExchangedStudy.Group {
    var result = ExchangedStudy.Group(guid: guids["set", set.id], name: set.name)
    result.description = set.text
    for member in own.setMembers where member.set == set.id {
      switch member.kind {
      case .code: result.codes.append(guids["code", member.target])
      case .source: result.sources.append(guids["source", member.target])
      case .memo where anchors[Self.key(.memo, member.target)] != nil: result.notes.append(guids["memo", member.target])
      default: tally.count("member of a set cannot be in one there", "members of sets cannot be in one there")
      }
    }
    return result
  }

  // MARK: What stays

  private mutating func tellWhatStays() {
    let rules = own.codebook.codes.reduce(0) { $0 + $1.rules.count }
    tally.count(
      "rule stays in the project; 'citat export NAME.yaml' writes it",
      "rules stay in the project; 'citat export NAME.yaml' writes them", rules)
    tally.count(
      "threshold stays in the project with them", "thresholds stay in the project with them",
      own.codebook.codes.count { $0.threshold != 1 })
    tally.count(
      "word list stays in the project with them", "word lists stay in the project with them", own.codebook.words.count)
    tally.count(
      "memo of the codebook stays in the project", "memos of the codebook stay in the project",
      own.codebook.memo == nil ? 0 : 1)
    tally.count(
      "decision on a proposal stays in the project", "decisions on proposals stay in the project", own.decisions.count)
    tally.count(
      "unit that a coder judged on a sheet stays in the project",
      "units that coders judged on sheets stay in the project", own.judgements.count)
    tally.count(
      "role or case of a speaker stays in the project", "roles and cases of speakers stay in the project",
      own.speakers.count)
    tally.count(
      "coding that a rule proposed goes out as any other", "codings that rules proposed go out as any other",
      own.codings.count { $0.origin == .accepted })
    notes.append("proposals, history and undone changes stay in the project")
    let isPlain = own.sources.allSatisfy { !$0.document.canonical.bytes.contains { $0 >= 0xF0 } }
    notes.append(
      isPlain
        ? "every program counts the characters of these texts alike"
        : "a text has characters that programs count differently, such as emoji: for NVivo export with --offsets utf16")
  }
}

/// Values as the schema of REFI-QDA has them.
enum VariableText {
  static func isValue(_ text: String, of kind: ExchangedStudy.Variable.Kind) -> Bool {
    let bytes = Array(text.utf8)
    func digits(_ bytes: some Sequence<UInt8>) -> Bool { bytes.allSatisfy { (0x30...0x39).contains($0) } }
    switch kind {
    case .text: return true
    case .boolean: return ["true", "false", "0", "1"].contains(text)
    case .integer:
      let number = bytes.first == 0x2D || bytes.first == 0x2B ? bytes[1...] : bytes[...]
      return !number.isEmpty && digits(number)
    case .float:
      let number = bytes.first == 0x2D || bytes.first == 0x2B ? bytes[1...] : bytes[...]
      return number.contains { $0 != 0x2E } && number.count { $0 == 0x2E } < 2 && digits(number.filter { $0 != 0x2E })
    case .date:
      return bytes.count == 10 && bytes[4] == 0x2D && bytes[7] == 0x2D && digits(bytes.filter { $0 != 0x2D })
        && bytes.count { $0 == 0x2D } == 2 && (1...12).contains(Int(text.dropFirst(5).prefix(2)) ?? 0)
        && (1...28).contains(Int(text.suffix(2)) ?? 0)
    case .dateTime:
      return bytes.count >= 19 && bytes[10] == 0x54 && isValue(String(text.prefix(10)), of: .date)
        && (bytes.count == 19 || bytes.count == 20 && bytes[19] == 0x5A)
    }
  }
}

extension String {
  /// The ending of a file's name in lower case; `txt` where it has none.
  var lowercasedEnding: String {
    guard let point = lastIndex(of: "."), point != startIndex else { return "txt" }
    return LetterCase.lowercased(String(self[index(after: point)...]))
  }
}
