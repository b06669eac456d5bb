package import CorpusModel
package import ProjectStore
package import QualitativeCoding

/// Coding by hand: what a coder does to a project, a step of its history each.
package struct CodingDesk: Sendable {
  package let project: Project
  /// The coder's name.
  package let coder: String

  package init(_ project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// Puts codes on a place. A code that the coder has there already is not put twice.
  ///
  /// - Parameters:
  ///   - codes: Ids or names.
  ///   - isInVivo: Whether the words themselves become a code too.
  /// - Returns: The codings that are new.
  /// - Throws: `StudyError`.
  package func code(
    _ place: CodingPlace, in source: String, codes: [String], isInVivo: Bool = false
  ) throws -> [StudyCoding] {
    let time = Clock.now
    return try project.write("code", coder: coder, time: time) { writer in
      let (stored, document) = try writer.reader.corrected(source)
      let range = try place.range(in: document)
      let words = range.map { document.text(in: $0) }
      var ids: [String] = []
      for code in codes { ids.append(try writer.reader.requireCode(code).id) }
      if isInVivo, let words { ids.append(try Self.inVivo(words, writer)) }
      let there = try writer.reader.codings(source: stored.id, coder: writer.coder.id)
      var made: [StudyCoding] = []
      for id in ids
      where !there.contains(where: { $0.code == id && $0.range == range && $0.revision == stored.revision })
        && !made.contains(where: { $0.code == id })
      {
        let coding = StudyCoding(
          id: writer.identifier(), code: id, coder: writer.coder.id, source: stored.id, revision: stored.revision,
          range: range, words: words, origin: .manual, created: time)
        try writer.put(coding)
        made.append(coding)
      }
      try writer.note("\(ids.joined(separator: ", ")) · \(stored.name)")
      return made
    }
  }

  /// Puts a new theme on a place, in one step.
  ///
  /// - Throws: `StudyError.codeTaken` when the project has a code of this name.
  package func code(_ place: CodingPlace, in source: String, newCode name: String) throws -> StudyCoding {
    let id = Name.codeIdentifier(name)
    if id.isEmpty { throw StudyError.noName }
    let time = Clock.now
    return try project.write("code", coder: coder, time: time) { writer in
      if try writer.reader.codebook().code(id) != nil { throw StudyError.codeTaken(id) }
      let (stored, document) = try writer.reader.corrected(source)
      let range = try place.range(in: document)
      try writer.put(Code.named(name, id: id), under: nil)
      let coding = StudyCoding(
        id: writer.identifier(), code: id, coder: writer.coder.id, source: stored.id, revision: stored.revision,
        range: range, words: range.map { document.text(in: $0) }, origin: .manual, created: time)
      try writer.put(coding)
      try writer.note("\(id) · \(stored.name)")
      return coding
    }
  }

  /// Gives a coding of the coder's other words.
  ///
  /// - Throws: `StudyError` for one that is not there, or is another coder's.
  package func move(_ id: String, to range: TextRange) throws -> StudyCoding {
    try project.write("adjust", coder: coder, time: Clock.now) { writer in
      guard let coding = try writer.reader.coding(id) else { throw StudyError.unknownCoding(id) }
      if coding.coder != writer.coder.id { throw StudyError.othersCoding(id, coder: coding.coder) }
      let (stored, document) = try writer.reader.corrected(coding.source)
      let place = try CodingPlace.range(range).range(in: document) ?? range
      let moved = coding.moved(to: place, words: document.text(in: place), revision: stored.revision)
      try writer.put(moved)
      try writer.note("\(coding.code) · \(stored.name)")
      return moved
    }
  }

  /// Marks a source as read by the coder, or takes the mark away: who read it judged it, also where no code fits.
  ///
  /// - Throws: `StudyError.unknownSource`.
  package func mark(_ source: String, isRead: Bool) throws {
    try project.write("read", coder: coder, time: Clock.now) { writer in
      let stored = try writer.reader.requireSource(source)
      try SourceJudging.mark(stored, isRead: isRead, writer)
      try writer.note(stored.name)
    }
  }

  /// The code that words give: what is there of that id, else a new theme.
  private static func inVivo(_ words: String, _ writer: ProjectWriter) throws -> String {
    let name = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let id = String(Name.codeIdentifier(name).prefix(60))
    if id.isEmpty { throw StudyError.noName }
    if try writer.reader.codebook().code(id) == nil {
      try writer.put(Code.named(name, id: id), under: nil)
    }
    return id
  }

  /// Removes codings by their ids, in one step.
  ///
  /// - Throws: `StudyError` for one that is not there, or is another coder's.
  package func uncode(_ ids: [String]) throws -> Uncoded {
    try project.write("uncode", coder: coder, time: Clock.now) { writer in
      var codings: [StudyCoding] = []
      for id in ids {
        guard let coding = try writer.reader.coding(id) else { throw StudyError.unknownCoding(id) }
        codings.append(coding)
      }
      return try Self.remove(codings, writer)
    }
  }

  /// Removes the coder's codings with some codes, or any, that overlap a place.
  ///
  /// - Throws: `StudyError.nothingCoded` when there are none.
  package func uncode(_ place: CodingPlace, in source: String, codes: [String]) throws -> Uncoded {
    try project.write("uncode", coder: coder, time: Clock.now) { writer in
      let (stored, document) = try writer.reader.corrected(source)
      let range = try place.range(in: document)
      var ids: [String] = []
      for code in codes { ids.append(try writer.reader.requireCode(code).id) }
      let codings = try writer.reader.codings(source: stored.id, coder: writer.coder.id).filter { coding in
        guard ids.isEmpty || ids.contains(coding.code), coding.revision == stored.revision else { return false }
        guard let range, let own = coding.range else { return range == nil && coding.range == nil }
        return own.overlaps(range)
      }
      if codings.isEmpty { throw StudyError.nothingCoded(stored.name) }
      return try Self.remove(codings, writer)
    }
  }

  /// Codings that were taken away.
  package struct Uncoded: Sendable {
    package let codings: [StudyCoding]
    /// How many memos, by whomever, went with them.
    package let memos: Int
  }

  private static func remove(_ codings: [StudyCoding], _ writer: ProjectWriter) throws -> Uncoded {
    var memos = 0
    for coding in codings {
      if coding.coder != writer.coder.id { throw StudyError.othersCoding(coding.id, coder: coding.coder) }
      memos += try writer.reader.memos(kind: .coding, target: coding.id).count
      try writer.remove(coding: coding.id)
    }
    try writer.note(Set(codings.map(\.code)).sorted().joined(separator: ", "))
    return Uncoded(codings: codings, memos: memos)
  }

  /// Writes a memo on something.
  ///
  /// - Parameters:
  ///   - item: The name or id of a source, code, coding or case; `nil` for the study.
  ///   - place: A place in the source, where it is about one.
  ///   - theme: The id or name of a code, for a memo on what a case says of it.
  /// - Throws: `StudyError`.
  package func memo(_ text: String, on item: String?, at place: CodingPlace? = nil, theme: String? = nil) throws -> Memo
  {
    if text.allSatisfy(\.isWhitespace) { throw StudyError.emptyMemo }
    let time = Clock.now
    return try project.write("memo", coder: coder, time: time) { writer in
      var (kind, target) = try item.map { try writer.reader.item($0) } ?? (.study, "")
      if let theme {
        if kind != .case { throw StudyError.noCase(item ?? "") }
        target = Memo.target(case: target, theme: try writer.reader.requireCode(theme).id)
      }
      var range: TextRange?
      var revision: String?
      if kind == .source, let place {
        let (stored, document) = try writer.reader.corrected(target)
        range = try place.range(in: document)
        revision = stored.revision
      }
      let memo = Memo(
        id: writer.identifier(), coder: writer.coder.id, kind: kind, target: target, revision: revision,
        start: range?.start, end: range?.end, text: text, created: time)
      try writer.put(memo)
      return memo
    }
  }

  /// Gives a memo of the coder's another text; an empty one removes it.
  ///
  /// - Throws: `StudyError.unknownMemo` when the coder has none of this id.
  package func rewrite(memo id: String, as text: String) throws {
    try project.write("memo", coder: coder, time: Clock.now) { writer in
      guard let memo = try writer.reader.memo(id), memo.coder == writer.coder.id else {
        throw StudyError.unknownMemo(id)
      }
      if text.allSatisfy(\.isWhitespace) { try writer.remove(memo: id) } else { try writer.put(memo.saying(text)) }
    }
  }
}

extension Code {
  /// A code that a person made: a name and nothing else yet.
  static func named(_ name: String, id: String, color: String? = nil, definition: String? = nil) -> Code {
    Code(
      id: id, name: name, color: color, definition: definition, inclusion: [], exclusion: [], examples: [], related: [],
      memo: nil, threshold: 1, rules: [], codes: [], location: CodebookLocation(file: "", line: 1, column: 1, text: id))
  }
}

extension ProjectReader {
  /// A source of the project with its text, speakers as the researcher corrected them.
  func corrected(_ name: String) throws -> (source: StudySource, document: Document) {
    let source = try requireSource(name)
    return (source, try document(of: source).correcting(try speakers(source: source.id)))
  }

  /// The code of an id, or of a name whatever its case.
  ///
  /// - Throws: `StudyError.unknownCode`, with the nearest.
  package func requireCode(_ text: String) throws -> Code {
    let codebook = try codebook()
    if let code = codebook.code(named: text) { return code }
    throw StudyError.unknownCode(
      text, nearest: EditDistance.nearest(to: Name.codeIdentifier(text), among: codebook.codes.map(\.id)))
  }

  /// What a name or id stands for: a coding, source, code or case.
  func item(_ name: String) throws -> (StudyItemKind, String) {
    if let coding = try coding(name) { return (.coding, coding.id) }
    if let source = try source(name) { return (.source, source.id) }
    if let code = try? requireCode(name) { return (.code, code.id) }
    if let found = try cases.first(where: { $0.id == name || $0.name == name }) { return (.case, found.id) }
    throw StudyError.unknownItem(name)
  }
}

extension Document {
  /// The document as one stretch of a case; rows of answers keep their own.
  func belonging(to case: String?) -> Document {
    guard let name = `case`, structure.cases.isEmpty else { return self }
    var structure = structure
    structure.cases = [CaseStretch(name: name, range: canonical.range, variables: [])]
    return Document(
      source: source, kind: kind, verbatim: verbatim, canonical: canonical, map: map, structure: structure)
  }

  /// The document with what a researcher said of its speakers in place of what was read.
  ///
  /// - Parameter names: The names of cases by their ids.
  func correcting(_ entries: [SpeakerEntry], cases names: [String: String] = [:]) -> Document {
    if entries.isEmpty { return self }
    var structure = structure
    structure.speakers = structure.speakers.map { speaker in
      guard let entry = entries.first(where: { $0.label == speaker.label }) else { return speaker }
      return Speaker(
        label: speaker.label, role: entry.role ?? speaker.role, isInterviewer: entry.isInterviewer, isGuess: false,
        person: speaker.person, name: speaker.name,
        caseName: entry.case.map { names[$0] ?? $0 } ?? speaker.caseName)
    }
    return Document(
      source: source, kind: kind, verbatim: verbatim, canonical: canonical, map: map, structure: structure)
  }
}
