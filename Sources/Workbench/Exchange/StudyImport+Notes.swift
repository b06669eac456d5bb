internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import TextAnalysis

extension StudyImport {
  /// Takes in notes as memos on what they are about.
  ///
  /// - Returns: The GUIDs of links that say nothing but what a note is about.
  mutating func takeNotes(of study: ExchangedStudy) -> Set<GUID> {
    for note in study.noteRefs { noteTargets[note, default: []].append(NoteTarget(kind: .study, id: "")) }
    for code in study.codes.flatMap(\.selfAndBelow) {
      guard let id = self.code(code.guid) else { continue }
      for note in code.noteRefs { noteTargets[note, default: []].append(NoteTarget(kind: .code, id: id)) }
    }
    var consumed = Set<GUID>()
    var plain: [GUID: [ExchangedStudy.Link]] = [:]
    for link in study.links where link.name == nil && link.direction == .oneWay && link.color == nil {
      if let origin = link.origin { plain[origin, default: []].append(link) }
    }
    for note in study.notes {
      var targets = noteTargets[note.guid] ?? []
      var title = note.name
      if targets.isEmpty, let links = plain[note.guid], let target = links[0].target.flatMap({ items[$0] }) {
        targets = [NoteTarget(kind: target.kind, id: target.id)]
        consumed.insert(links[0].guid)
        // A note on a case and a theme, called after the theme where it has no title of its own.
        if target.kind == .case, links.count > 1, let theme = links[1].target.flatMap({ items[$0] }),
          theme.kind == .code
        {
          targets = [NoteTarget(kind: .case, id: Memo.target(case: target.id, theme: theme.id))]
          consumed.insert(links[1].guid)
          if title == name(ofCode: theme.id) { title = nil }
        }
      }
      let target = targets.first ?? NoteTarget(kind: .study, id: "")
      if let known = items[note.guid], known.kind == .memo, there.memos.contains(where: { $0.id == known.id }) {
        continue
      }
      let id = memo(
        MemoText.text(title: title, words: note.text), about: target, revision: revision(of: target),
        coder: coder(note.creator), created: note.created ?? usualTime)
      keep(note.guid, "memo", id)
      items[note.guid] = (.memo, id)
      for other in targets.dropFirst() {
        added.links.append(
          Link(
            id: identifier(), coder: coder(note.creator), name: nil, fromKind: .memo, fromTarget: id,
            toKind: other.kind, toTarget: other.id, created: note.created ?? usualTime))
      }
    }
    return consumed
  }

  private func name(ofCode id: String) -> String? {
    codes.first { $0.code.id == id }?.code.name ?? there.codebook.code(id)?.name
  }

  private func revision(of target: NoteTarget) -> String? {
    target.kind == .source
      ? (there.sources + added.sources).first { $0.source.id == target.id }?.source.revision : nil
  }

  /// Takes in descriptions as memos, but for those of codes, which are what the codes mean.
  mutating func takeDescriptions(of study: ExchangedStudy) {
    func add(_ text: String?, _ kind: StudyItemKind, _ id: String, _ coder: String, _ created: String) {
      guard let text else { return }
      _ = memo(
        text, about: NoteTarget(kind: kind, id: id), revision: nil, coder: coder, created: created, isDescription: true)
    }
    add(study.description, .study, "", coder(study.creator), usualTime)
    for source in study.sources {
      guard let own = sources[source.guid]?.source else { continue }
      add(source.description, .source, own.id, coder(source.creator), source.created ?? usualTime)
    }
    for own in study.cases {
      if let id = cases[own.guid] { add(own.description, .case, id, coder, usualTime) }
    }
    for note in study.notes {
      if let item = items[note.guid] {
        add(note.description, .memo, item.id, coder(note.creator), note.created ?? usualTime)
      }
    }
  }

  /// The sources, codes and passages that belong to a case.
  mutating func takeParts(of own: ExchangedStudy.Case) {
    guard let id = cases[own.guid] else { return }
    for source in own.sources {
      if let source = sources[source]?.source { add(CaseMember(case: id, source: source.id)) }
    }
    for code in own.codes { link((.case, id), to: self.code(code).map { (.code, $0) }) }
    for selection in own.selections { link((.case, id), to: items[selection]) }
  }

  private mutating func link(_ from: (kind: StudyItemKind, id: String), to target: (kind: StudyItemKind, id: String)?) {
    guard let target else {
      return tally.count("link leads to nothing and was left out", "links lead to nothing and were left out")
    }
    let isThere = (there.links + added.links).contains {
      $0.fromKind == from.kind && $0.fromTarget == from.id && $0.toKind == target.kind && $0.toTarget == target.id
        && $0.name == nil
    }
    if isThere { return }
    added.links.append(
      Link(
        id: identifier(), coder: coder, name: nil, fromKind: from.kind, fromTarget: from.id, toKind: target.kind,
        toTarget: target.id, created: usualTime))
  }

  mutating func take(_ link: ExchangedStudy.Link) {
    guard let from = link.origin.flatMap({ items[$0] }), let target = link.target.flatMap({ items[$0] }) else {
      return tally.count("link leads to nothing and was left out", "links lead to nothing and were left out")
    }
    if there.links.contains(where: { guids["link", $0.id] == link.guid }) { return }
    let new = Link(
      id: identifier(), coder: coder, name: link.name, fromKind: from.kind, fromTarget: from.id, toKind: target.kind,
      toTarget: target.id, created: usualTime)
    added.links.append(new)
    keep(link.guid, "link", new.id)
    if link.direction != nil || link.color != nil {
      added.exchange.links[new.id] = .init(direction: link.direction, color: link.color)
    }
  }

  mutating func take(_ set: ExchangedStudy.Group) {
    let folded = Name.identifier(set.name)
    let id: String
    if let known = there.sets.first(where: { guids["set", $0.id] == set.guid || $0.id == folded }) {
      id = known.id
    } else {
      id = Self.unused(folded, among: Set((there.sets + added.sets).map(\.id)), separator: "-")
      added.sets.append(StudySet(id: id, name: set.name, text: set.description))
      keep(set.guid, "set", id)
    }
    var known = Set((there.setMembers + added.setMembers).filter { $0.set == id }.map(\.id))
    for guid in set.codes + set.sources + set.notes {
      guard let item = items[guid] else {
        tally.count("member of a set is not in the file", "members of sets are not in the file")
        continue
      }
      let member = SetMember(set: id, kind: item.kind, target: item.id)
      if known.insert(member.id).inserted { added.setMembers.append(member) }
    }
  }
}

/// A memo of ours has no title of its own: it is a heading on top of the words.
enum MemoText {
  static func text(title: String?, words: String) -> String {
    guard let title, !title.isEmpty else { return words }
    return "# \(title.split(separator: "\n").joined(separator: " "))\n\n\(words)"
  }

  /// The title and the words.
  static func parts(of text: String) -> (title: String?, words: String) {
    guard text.hasPrefix("# ") else { return (nil, text) }
    let parts = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, parts[1].isEmpty, parts[0].count > 2 else { return (nil, text) }
    return (String(parts[0].dropFirst(2)), String(parts[2]))
  }
}

extension StudyImport {
  /// The study that came in, where nothing was there.
  var whole: Study {
    var study = Study(
      name: added.name,
      codebook: Codebook(
        name: added.name, themes: tree(under: nil, children: Dictionary(grouping: codes, by: \.parent))))
    study.coders = added.coders
    study.sources = added.sources
    study.codings = added.codings
    study.memos = added.memos
    study.links = added.links
    study.sets = added.sets
    study.setMembers = added.setMembers
    study.cases = added.cases
    study.caseMembers = added.caseMembers
    study.variables = added.variables
    study.values = added.values
    study.exchange = added.exchange
    return study
  }

  private func tree(under parent: String?, children: [String?: [(code: Code, parent: String?)]]) -> [Code] {
    (children[parent] ?? []).map { $0.code.with(codes: tree(under: $0.code.id, children: children)) }
  }

  /// Stands where a file says no time and none may be made up.
  static let unknownTime = "1970-01-01T00:00:00Z"

  /// The study that a file of another program holds, without a project.
  ///
  /// - Parameter coder: The name of who stands as the author of what has none.
  static func study(
    of reading: ExchangeReading, coder: String, time: String, analyzer: DanishAnalyzer
  ) throws -> (study: Study, notes: [String]) {
    let id = Name.identifier(coder)
    var intake = StudyImport(
      into: Study(name: "", codebook: Codebook(name: "", themes: [])), coder: id, time: time, analyzer: analyzer,
      document: { _ in preconditionFailure("nothing is there") }, isErased: { _ in false }, operation: "\(id)-1")
    try intake.take(reading.study)
    var study = intake.whole
    // Whoever is named as an author is a coder.
    let isNamed =
      study.codings.contains { $0.coder == id } || study.memos.contains { $0.coder == id }
      || study.links.contains { $0.coder == id }
    if isNamed, !study.coders.contains(where: { $0.id == id }) { study.coders.append(Coder(id: id, name: coder)) }
    return (study, reading.notes + intake.tally.lines)
  }
}

extension Code {
  /// The code with others under it.
  func with(codes: [Code]) -> Code {
    Code(
      id: id, name: name, color: color, definition: definition, inclusion: inclusion, exclusion: exclusion,
      examples: examples, related: related, memo: memo, threshold: threshold, rules: rules, codes: codes,
      location: location)
  }
}
