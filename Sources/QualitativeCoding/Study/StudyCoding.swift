package import CorpusModel

/// A code on a range, a whole source or a place in a recording, by a coder.
package struct StudyCoding: Sendable, Equatable, Codable {
  package enum Origin: String, Sendable, Codable, CaseIterable {
    /// A person set it.
    case manual
    /// A rule proposed it and a person accepted it.
    case accepted
    /// It came with a file of another program.
    case imported
  }

  /// The coder and the counter of the operation that made it: `anna-12`; `anna-12.3` where the operation made several.
  package let id: String
  package let code: String
  package let coder: String
  package let source: String
  /// The revision whose text the range lies in. An older one than the source's own: the coding could not be carried over.
  package let revision: String
  /// Bytes of canonical text; both `nil` for a whole source or a place in a recording.
  package let start: Int?
  package let end: Int?
  /// Seconds of a recording.
  package let from: Double?
  package let until: Double?
  /// The words under the range when it was coded or carried over; `nil` without a range.
  package let words: String?
  package let origin: Origin
  /// The rules and the words that proposed it; empty for others.
  package let matches: [RuleMatch]
  /// UTC, ISO 8601.
  package let created: String

  package init(
    id: String, code: String, coder: String, source: String, revision: String, range: TextRange?, from: Double? = nil,
    until: Double? = nil, words: String?, origin: Origin, matches: [RuleMatch] = [], created: String
  ) {
    self.id = id
    self.code = code
    self.coder = coder
    self.source = source
    self.revision = revision
    start = range?.start
    end = range?.end
    self.from = from
    self.until = until
    self.words = words
    self.origin = origin
    self.matches = matches
    self.created = created
  }

  /// The range in canonical text; `nil` for a whole source or a place in a recording.
  package var range: TextRange? {
    guard let start, let end, start >= 0, start <= end else { return nil }
    return TextRange(start, end)
  }

  /// The coding on another stretch of a revision.
  package func moved(to range: TextRange, words: String, revision: String) -> StudyCoding {
    StudyCoding(
      id: id, code: code, coder: coder, source: source, revision: revision, range: range, from: from, until: until,
      words: words, origin: origin, matches: matches, created: created)
  }

  /// The coding on another revision, for those that have no range.
  package func revised(_ revision: String) -> StudyCoding {
    StudyCoding(
      id: id, code: code, coder: coder, source: source, revision: revision, range: range, from: from, until: until,
      words: words, origin: origin, matches: matches, created: created)
  }

  /// The coding with another code.
  package func coded(_ code: String) -> StudyCoding {
    StudyCoding(
      id: id, code: code, coder: coder, source: source, revision: revision, range: range, from: from, until: until,
      words: words, origin: origin, matches: matches, created: created)
  }
}

/// That a person judged a stretch of a text, whatever codes they gave it: a unit of a sample. Who judged a whole source has none.
package struct Judgement: Sendable, Equatable, Codable {
  package let id: String
  package let coder: String
  package let source: String
  package let revision: String
  /// Bytes of canonical text.
  package let start: Int
  package let end: Int
  package let created: String

  package init(id: String, coder: String, source: String, revision: String, range: TextRange, created: String) {
    self.id = id
    self.coder = coder
    self.source = source
    self.revision = revision
    start = range.start
    end = range.end
    self.created = created
  }

  package var range: TextRange { TextRange(start, max(start, end)) }

  /// The judgement on another stretch of a revision.
  package func moved(to range: TextRange, revision: String) -> Judgement {
    Judgement(id: id, coder: coder, source: source, revision: revision, range: range, created: created)
  }
}

/// What a person said to a proposal.
package struct Decision: Sendable, Equatable, Codable {
  package enum Verdict: String, Sendable, Codable {
    case accepted
    case rejected
  }

  package let id: String
  package let coder: String
  package let source: String
  package let revision: String
  package let code: String
  /// Bytes of canonical text.
  package let start: Int
  package let end: Int
  package let verdict: Verdict
  package let created: String

  package init(
    id: String, coder: String, source: String, revision: String, code: String, range: TextRange, verdict: Verdict,
    created: String
  ) {
    self.id = id
    self.coder = coder
    self.source = source
    self.revision = revision
    self.code = code
    start = range.start
    end = range.end
    self.verdict = verdict
    self.created = created
  }

  package var range: TextRange { TextRange(start, max(start, end)) }

  /// The decision on another stretch of a revision.
  package func moved(to range: TextRange, revision: String) -> Decision {
    Decision(
      id: id, coder: coder, source: source, revision: revision, code: code, range: range, verdict: verdict,
      created: created)
  }

  /// The decision on another code.
  package func coded(_ code: String) -> Decision {
    Decision(
      id: id, coder: coder, source: source, revision: revision, code: code, range: range, verdict: verdict,
      created: created)
  }
}

/// A coding that rules suggest and that is derived anew by every run.
package struct Proposal: Sendable, Equatable, Codable {
  package let source: String
  package let revision: String
  package let code: String
  /// The unit: bytes of canonical text.
  package let start: Int
  package let end: Int
  /// What kind of unit, and its number in the source.
  package let unit: String
  package let number: Int
  package let matches: [RuleMatch]

  package init(
    source: String, revision: String, code: String, range: TextRange, unit: String, number: Int, matches: [RuleMatch]
  ) {
    self.source = source
    self.revision = revision
    self.code = code
    start = range.start
    end = range.end
    self.unit = unit
    self.number = number
    self.matches = matches
  }

  package var range: TextRange { TextRange(start, max(start, end)) }
}
