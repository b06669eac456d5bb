internal import CorpusModel
package import ProjectStore
package import QualitativeCoding
internal import UnicodeText

/// What a coder does to the codes of a project, a step of its history each.
package struct CodebookDesk: Sendable {
  private let project: Project
  private let coder: String

  package init(_ project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// Adds a code.
  ///
  /// - Parameters:
  ///   - id: `nil` for one that derives from the name.
  ///   - parent: The id or name of the code that it stands under; `nil` for a theme.
  /// - Returns: The new code's id.
  package func add(
    _ name: String, id: String? = nil, under parent: String? = nil, color: String? = nil, definition: String? = nil
  ) throws -> String {
    let id = id ?? Name.codeIdentifier(name)
    if id.isEmpty { throw StudyError.noName }
    return try write("codes add", note: id) { writer in
      if try writer.reader.codebook().code(id) != nil { throw StudyError.codeTaken(id) }
      let parent = try parent.map { try writer.reader.requireCode($0).id }
      try writer.put(Code.named(name, id: id, color: color, definition: definition), under: parent)
      return id
    }
  }

  /// Moves a code with all under it below another, or to the top.
  package func move(_ code: String, under parent: String?) throws {
    try write("codes move", note: code) { writer in
      let code = try writer.reader.requireCode(code)
      let parent = try parent.map { try writer.reader.requireCode($0).id }
      if let parent, code.selfAndBelow.contains(where: { $0.id == parent }) { throw StudyError.codeInItself(code.id) }
      try writer.move(code.id, under: parent)
    }
  }

  /// Gives a code another name. Its id, which codings and rules know, stays.
  package func rename(_ code: String, to name: String) throws {
    if Name.codeIdentifier(name).isEmpty { throw StudyError.noName }
    try write("codes rename", note: code) { writer in
      let own = try writer.reader.requireCode(code)
      // Two codes of one name could not be told apart by it.
      if let other = try writer.reader.codebook().code(named: name), other.id != own.id {
        throw StudyError.codeNameTaken(name, by: other.id)
      }
      try writer.rename(own.id, to: name)
    }
  }

  /// Gives everything that carries a code another one, moves the codes under it there, and removes it.
  ///
  /// - Returns: How many codings changed; those that their coder had with the other code already go.
  package func merge(_ code: String, into other: String) throws -> (moved: Int, dropped: Int) {
    try write("codes merge", note: "\(code) → \(other)") { writer in
      let code = try writer.reader.requireCode(code)
      let other = try writer.reader.requireCode(other)
      if code.selfAndBelow.contains(where: { $0.id == other.id }) { throw StudyError.codeInItself(code.id) }
      func key(_ coding: StudyCoding) -> String {
        "\(coding.coder) \(coding.source) \(coding.revision) \(coding.start ?? -1) \(coding.end ?? -1) \(coding.from ?? -1)"
      }
      let there = Dictionary(
        try writer.reader.codings(code: other.id).map { (key($0), $0.id) }, uniquingKeysWith: { first, _ in first })
      var (moved, dropped) = (0, 0)
      for coding in try writer.reader.codings(code: code.id) {
        if let staying = there[key(coding)] {
          // Its memos are about the one that stays no less.
          for memo in try writer.reader.memos(kind: .coding, target: coding.id) { try writer.put(memo.about(staying)) }
          try writer.remove(coding: coding.id)
          dropped += 1
        } else {
          try writer.put(coding.coded(other.id))
          moved += 1
        }
      }
      for decision in try writer.reader.decisions() where decision.code == code.id {
        try writer.put(decision.coded(other.id))
      }
      for memo in try writer.reader.memos(kind: .code, target: code.id) { try writer.put(memo.about(other.id)) }
      for member in try writer.reader.setMembers(kind: .code, target: code.id) {
        try writer.put(SetMember(set: member.set, kind: .code, target: other.id))
      }
      for link in try writer.reader.links where link.isAbout(.code, code.id) {
        try writer.put(link.about(other.id, insteadOf: code.id, .code))
      }
      for memo in try writer.reader.memos(kind: .case) where memo.caseAndTheme?.theme == code.id {
        try writer.put(memo.about(Memo.target(case: memo.caseAndTheme?.case ?? "", theme: other.id)))
      }
      try Self.relate(to: other.id, insteadOf: code.id, writer)
      for child in code.codes { try writer.move(child.id, under: other.id) }
      try writer.remove(code: code.id)
      return (moved, dropped)
    }
  }

  /// What a code shall say; what is `nil` stays, what is empty goes.
  package struct Words: Sendable {
    package var color: String?
    package var definition: String?
    package var inclusion: [String]?
    package var exclusion: [String]?

    package init(
      color: String? = nil, definition: String? = nil, inclusion: [String]? = nil, exclusion: [String]? = nil
    ) {
      self.color = color
      self.definition = definition
      self.inclusion = inclusion
      self.exclusion = exclusion
    }
  }

  /// Changes what is said of a code: its rules and examples, its name and its place stay.
  ///
  /// - Returns: The code's id.
  /// - Throws: `StudyError`.
  package func edit(_ code: String, _ words: Words) throws -> String {
    func lines(_ list: [String]?) -> [String]? { list?.filter { !$0.allSatisfy(\.isWhitespace) } }
    if let color = words.color, !color.isEmpty, !Self.isColor(color) { throw StudyError.badColor(color) }
    return try write("codes edit", note: code) { writer in
      let code = try writer.reader.requireCode(code)
      let said = code.saying(
        color: words.color.map { $0.isEmpty ? nil : $0 }, definition: words.definition.map { $0.isEmpty ? nil : $0 },
        inclusion: lines(words.inclusion), exclusion: lines(words.exclusion))
      try writer.put(said, under: Self.parents(of: try writer.reader.codebook())[code.id])
      return code.id
    }
  }

  /// Whether a text is a colour: `#rrggbb`.
  package static func isColor(_ text: String) -> Bool {
    text.utf8.count == 7 && text.hasPrefix("#") && text.dropFirst().allSatisfy(\.isHexDigit)
  }

  /// The code that each code stands under, by ids; none for a theme.
  private static func parents(of codebook: Codebook) -> [String: String] {
    codebook.codes.reduce(into: [:]) { parents, code in for child in code.codes { parents[child.id] = code.id } }
  }

  /// Lets codes that are easily mistaken for one that goes name another instead, or none.
  private static func relate(to other: String?, insteadOf code: String, _ writer: ProjectWriter) throws {
    let codebook = try writer.reader.codebook()
    let parents = parents(of: codebook)
    for relative in codebook.codes where relative.related.contains(code) {
      var related: [String] = []
      for id in relative.related {
        guard let id = id == code ? other : id, id != relative.id, !related.contains(id) else { continue }
        related.append(id)
      }
      try writer.put(relative.saying(related: related), under: parents[relative.id])
    }
  }

  /// What went with codes that were removed.
  package struct Removed: Sendable, Equatable {
    /// Ids of the codes.
    package let codes: [String]
    package let codings: Int
    /// Memos on the codes, on their codings, and on what cases say of them.
    package let memos: Int
    /// Ids of codes under them, which moved up.
    package let movedUp: [String]
  }

  /// Removes codes; codes under them move up to where they stood.
  ///
  /// - Parameter withCodings: Whether their codings, by whomever, go too.
  /// - Throws: `StudyError.codeInUse` where a code has codings that shall not go.
  package func remove(_ codes: [String], withCodings: Bool) throws -> Removed {
    try write("codes remove", note: codes.joined(separator: ", ")) { writer in
      var ids: [String] = []
      for code in codes {
        let id = try writer.reader.requireCode(code).id
        if !ids.contains(id) { ids.append(id) }
      }
      var (codings, memos, movedUp) = (0, 0, [String]())
      for id in ids {
        let own = try writer.reader.codings(code: id)
        if !withCodings, !own.isEmpty {
          throw StudyError.codeInUse(id, codings: own.count, coders: Set(own.map(\.coder)).count)
        }
        for coding in own {
          memos += try writer.reader.memos(kind: .coding, target: coding.id).count
          try writer.remove(coding: coding.id)
        }
        codings += own.count
        for decision in try writer.reader.decisions() where decision.code == id {
          try writer.remove(decision: decision.id)
        }
        memos += try writer.reader.memos(kind: .code, target: id).count
        for memo in try writer.reader.memos(kind: .case) where memo.caseAndTheme?.theme == id {
          try writer.remove(memo: memo.id)
          memos += 1
        }
        movedUp += try writer.reader.requireCode(id).codes.map(\.id).filter { !ids.contains($0) }
        try Self.relate(to: nil, insteadOf: id, writer)
        try writer.remove(code: id)
      }
      return Removed(codes: ids, codings: codings, memos: memos, movedUp: movedUp)
    }
  }

  /// Makes a new code under one and gives it some of its codings.
  ///
  /// - Parameters:
  ///   - ids: The codings that it takes; empty for those whose words hold `text`.
  ///   - text: What their words hold, whatever the case.
  /// - Returns: The new code's id and how many codings it took.
  /// - Throws: `StudyError.nothingToSplit` when there are none.
  package func split(
    _ code: String, into name: String, codings ids: [String], containing text: String?
  ) throws -> (id: String, codings: Int) {
    let id = Name.codeIdentifier(name)
    if id.isEmpty { throw StudyError.noName }
    return try write("codes split", note: "\(code) → \(id)") { writer in
      let code = try writer.reader.requireCode(code)
      if try writer.reader.codebook().code(id) != nil { throw StudyError.codeTaken(id) }
      let own = try writer.reader.codings(code: code.id)
      for wanted in ids where !own.contains(where: { $0.id == wanted }) { throw StudyError.unknownCoding(wanted) }
      let needle = text.map { LetterCase.folded($0) }
      let taken = own.filter { coding in
        ids.contains(coding.id) || needle.map { LetterCase.folded(coding.words ?? "").contains($0) } ?? false
      }
      if taken.isEmpty { throw StudyError.nothingToSplit(code.id) }
      try writer.put(Code.named(name, id: id, color: code.color), under: code.id)
      for coding in taken { try writer.put(coding.coded(id)) }
      return (id, taken.count)
    }
  }

  /// Takes in the codes of a codebook: new ones are added, those of a known id get what the file says of them. Codes that
  /// the file does not have stay, with the word lists that their rules call; of a list that both have, the file's holds.
  ///
  /// - Returns: For a reader, which of the codes that stay now have other words in their rules.
  @discardableResult
  package func take(_ codebook: Codebook) throws -> [String] {
    let stored = try project.read { try $0.codebook() }
    func plain(_ code: Code) -> [String] {
      [code.name, code.color ?? "", code.definition ?? "", code.memo ?? "", "\(code.threshold)"] + code.inclusion
        + code.exclusion + code.related
        + code.examples.flatMap { [$0.text, "\($0.isCoded)", $0.why ?? "", $0.question ?? "", $0.heading ?? ""] }
        + code.rules.flatMap { rule -> [String] in
          [
            rule.id, rule.query, rule.unless ?? "", rule.unit?.rawValue ?? "", "\(rule.weight)",
            "\(rule.context) \(rule.only) \(rule.times) \(rule.different) \(rule.length)",
          ]
        }
    }
    func shape(_ codes: [Code]) -> [String] { codes.flatMap { [$0.id] + plain($0) + ["("] + shape($0.codes) + [")"] } }
    // Nothing new is no step of the history.
    let known = Set(stored.codes.map(\.id))
    let words = Self.words(of: codebook, besideThoseOf: stored)
    func lists(_ words: [WordList]) -> [[String]] { words.map { [$0.name, $0.query] } }
    if lists(stored.words) == lists(words), codebook.memo == nil || codebook.memo == stored.memo,
      codebook.language == nil || codebook.language == stored.language,
      codebook.codes.allSatisfy({ known.contains($0.id) }),
      shape(stored.themes) == shape(codebook.themes)
    {
      return []
    }
    let notes = Self.changedLists(of: stored, by: codebook)
    try write("codebook", note: codebook.name) { writer in
      try writer.set("codebook", to: codebook.name)
      if let memo = codebook.memo { try writer.set("codebook-memo", to: memo) }
      if let language = codebook.language { try writer.set("codebook-language", to: language) }
      try writer.set(words)
      func put(_ codes: [Code], under parent: String?) throws {
        for code in codes {
          try writer.put(code, under: parent)
          try put(code.codes, under: code.id)
        }
      }
      try put(codebook.themes, under: nil)
    }
    return notes
  }

  /// A note for each word list that a codebook has with other words, and that rules of codes call which it does not have.
  private static func changedLists(of stored: Codebook, by codebook: Codebook) -> [String] {
    let codes = Set(codebook.codes.map(\.id))
    let queries = Dictionary(codebook.words.map { ($0.name, $0.query) }, uniquingKeysWith: { first, _ in first })
    let staying = stored.codes.filter { !codes.contains($0.id) }.map { code in
      (id: code.id, lists: Set(lists(of: stored, calledBy: code.rules).map(\.name)))
    }
    return stored.words.compactMap { list in
      guard let query = queries[list.name], query != list.query else { return nil }
      let staying = staying.filter { $0.lists.contains(list.name) }
      if staying.isEmpty { return nil }
      let named = staying.map { "'\($0.id)'" }.joined(separator: ", ")
      return "the word list '@\(list.name)' has other words in this codebook; the rules of \(named), which call it, "
        + "now read those: give one of the two lists another name if that is not meant"
    }
  }

  /// The word lists of a codebook, and behind them those of a stored one that rules of codes call that stay in it.
  private static func words(of codebook: Codebook, besideThoseOf stored: Codebook) -> [WordList] {
    let codes = Set(codebook.codes.map(\.id))
    let staying = stored.codes.filter { !codes.contains($0.id) }.flatMap(\.rules)
    let own = Set(codebook.words.map(\.name))
    return codebook.words + lists(of: stored, calledBy: staying).filter { !own.contains($0.name) }
  }

  /// The word lists that rules call, and those that these call.
  private static func lists(of codebook: Codebook, calledBy rules: [Rule]) -> [WordList] {
    var queries = rules.flatMap { [$0.query, $0.unless ?? ""] }
    var called: [WordList] = []
    // A list may call lists before it.
    for list in codebook.words.reversed() where queries.contains(where: list.isCalled) {
      queries.append(list.query)
      called.append(list)
    }
    return called.reversed()
  }

  private func write<Value>(
    _ kind: String, note: String, _ body: (inout ProjectWriter) throws -> Value
  ) throws -> Value {
    try project.write(kind, coder: coder, time: Clock.now, note: note, body)
  }
}

extension WordList {
  /// Whether a query names it: `@name`, not the beginning of a longer name.
  fileprivate func isCalled(in query: String) -> Bool {
    var rest = query[...]
    while let range = rest.firstRange(of: "@" + name) {
      rest = rest[range.upperBound...]
      guard let next = rest.first, next.isLetter || next.isNumber || next == "-" || next == "_" else { return true }
    }
    return false
  }
}
