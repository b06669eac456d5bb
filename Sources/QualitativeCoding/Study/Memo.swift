package import CorpusModel

/// What memos, links and sets can be about.
package enum StudyItemKind: String, Sendable, Codable, CaseIterable {
  case study
  case source
  case code
  case coding
  case `case`
  case memo
  case coder
}

/// A note on anything, in Markdown.
package struct Memo: Sendable, Equatable, Codable {
  /// The coder and the counter of the operation that made it.
  package let id: String
  package let coder: String
  package let kind: StudyItemKind
  /// The id of what it is about; empty for the study.
  package let target: String
  /// For a memo on a place in a source: its revision and range in bytes of canonical text.
  package let revision: String?
  package let start: Int?
  package let end: Int?
  package let text: String
  package let created: String

  package init(
    id: String, coder: String, kind: StudyItemKind, target: String, revision: String? = nil, start: Int? = nil,
    end: Int? = nil, text: String, created: String
  ) {
    self.id = id
    self.coder = coder
    self.kind = kind
    self.target = target
    self.revision = revision
    self.start = start
    self.end = end
    self.text = text
    self.created = created
  }

  /// The memo on another stretch of a revision.
  package func moved(to range: TextRange, revision: String) -> Memo {
    Memo(
      id: id, coder: coder, kind: kind, target: target, revision: revision, start: range.start, end: range.end,
      text: text, created: created)
  }

  /// The memo with another text.
  package func saying(_ text: String) -> Memo {
    Memo(
      id: id, coder: coder, kind: kind, target: target, revision: revision, start: start, end: end, text: text,
      created: created)
  }

  /// The memo on another thing.
  package func about(_ target: String) -> Memo {
    Memo(
      id: id, coder: coder, kind: kind, target: target, revision: revision, start: start, end: end, text: text,
      created: created)
  }
}

extension Memo {
  /// The target of a memo on what a case says of a theme. No id of a case holds a slash.
  package static func target(case id: String, theme: String) -> String { "\(id)/\(theme)" }

  /// The case and the theme that the memo is about; `nil` for others.
  package var caseAndTheme: (case: String, theme: String)? {
    guard kind == .case, let slash = target.firstIndex(of: "/") else { return nil }
    return (String(target[..<slash]), String(target[target.index(after: slash)...]))
  }
}

/// A named relation between two things of a study.
package struct Link: Sendable, Equatable, Codable {
  package let id: String
  package let coder: String
  package let name: String?
  package let fromKind: StudyItemKind
  package let fromTarget: String
  package let toKind: StudyItemKind
  package let toTarget: String
  package let created: String

  package init(
    id: String, coder: String, name: String?, fromKind: StudyItemKind, fromTarget: String, toKind: StudyItemKind,
    toTarget: String, created: String
  ) {
    self.id = id
    self.coder = coder
    self.name = name
    self.fromKind = fromKind
    self.fromTarget = fromTarget
    self.toKind = toKind
    self.toTarget = toTarget
    self.created = created
  }
}

extension Link {
  /// Whether it begins or ends at a thing.
  package func isAbout(_ kind: StudyItemKind, _ id: String) -> Bool {
    fromKind == kind && fromTarget == id || toKind == kind && toTarget == id
  }

  /// The link at another thing of a kind instead of one.
  package func about(_ id: String, insteadOf old: String, _ kind: StudyItemKind) -> Link {
    Link(
      id: self.id, coder: coder, name: name, fromKind: fromKind,
      fromTarget: fromKind == kind && fromTarget == old ? id : fromTarget, toKind: toKind,
      toTarget: toKind == kind && toTarget == old ? id : toTarget, created: created)
  }
}

/// A named collection of sources, codes or other things.
package struct StudySet: Sendable, Equatable, Codable {
  package let id: String
  package let name: String
  package let text: String?

  package init(id: String, name: String, text: String? = nil) {
    self.id = id
    self.name = name
    self.text = text
  }
}

/// That a thing is in a set.
package struct SetMember: Sendable, Equatable, Codable {
  package let id: String
  package let set: String
  package let kind: StudyItemKind
  package let target: String

  package init(set: String, kind: StudyItemKind, target: String) {
    id = "\(set)/\(kind.rawValue)/\(target)"
    self.set = set
    self.kind = kind
    self.target = target
  }
}
