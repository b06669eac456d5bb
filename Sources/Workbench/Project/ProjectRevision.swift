package import CorpusModel
package import ProjectStore
package import QualitativeCoding

/// What became of the codings of a source whose text was corrected.
package struct RevisionReport: Sendable, Equatable {
  /// The source's name.
  package let source: String
  /// Codings whose words are what they were.
  package var kept = 0
  /// Ids of codings whose words were corrected.
  package var changed: [String] = []
  /// Ids of codings whose words are gone: they stay on the old text until somebody resolves them.
  package var orphans: [String] = []
  /// Decisions, judgements and memos on places that could not be carried over.
  package var lostNotes = 0
}

/// Gives a source a corrected text and carries over what lies on the old one.
package struct ProjectRevision: Sendable {
  private let project: Project
  private let coder: String

  package init(project: Project, coder: String) {
    self.project = project
    self.coder = coder
  }

  /// Makes a text the one that holds for a source, in one operation.
  ///
  /// - Parameters:
  ///   - time: Now, UTC, ISO 8601.
  /// - Throws: `StudyError.sameText` when the text is the one that holds already.
  package func update(
    _ source: StudySource, to content: StoredContent, document: Document, time: String
  ) throws -> RevisionReport {
    try project.write("update", coder: coder, time: time, note: source.name) { writer in
      let now = try writer.reader.requireSource(source.id)
      if now.revision == content.revision.id { throw StudyError.sameText(now.name) }
      try writer.revise(now, to: content)
      return try Self.carry(writer, source: now, to: document, revision: content.revision.id)
    }
  }

  /// Carries what lies on other revisions of sources over to those that hold.
  ///
  /// - Returns: What became of it, for each source that had some.
  static func carry(_ writer: ProjectWriter, among sources: [StudySource]) throws -> [RevisionReport] {
    try sources.compactMap { source in
      let reader = writer.reader
      guard
        try reader.codings(source: source.id).contains(where: { $0.revision != source.revision })
          || reader.decisions(source: source.id).contains(where: { $0.revision != source.revision })
          || reader.judgements(source: source.id).contains(where: { $0.revision != source.revision })
          || reader.memos(kind: .source, target: source.id).contains(where: {
            $0.revision.map { $0 != source.revision } ?? false
          })
      else { return nil }
      return try carry(writer, source: source, to: try reader.document(of: source), revision: source.revision)
    }
  }

  /// Carries everything that lies on an older revision of a source over to the one that holds.
  static func carry(
    _ writer: ProjectWriter, source: StudySource, to document: Document, revision: String
  ) throws -> RevisionReport {
    var report = RevisionReport(source: source.name)
    var alignments: [String: TextAlignment] = [:]
    func place(_ range: TextRange, on old: String) throws -> TextAlignment.Place? {
      if alignments[old] == nil {
        let text = try writer.reader.document(revision: old, name: source.name).canonical
        alignments[old] = TextAlignment(from: text, to: document.canonical)
      }
      return alignments[old]?.place(of: range)
    }
    for coding in try writer.reader.codings(source: source.id) where coding.revision != revision {
      guard let range = coding.range else {
        // A whole source, or a place in its recording, is the same whatever its words.
        try writer.put(coding.revised(revision))
        report.kept += 1
        continue
      }
      guard let place = try place(range, on: coding.revision) else {
        report.orphans.append(coding.id)
        continue
      }
      try writer.put(
        coding.moved(to: place.range, words: document.text(in: place.range), revision: revision))
      if place.isSame { report.kept += 1 } else { report.changed.append(coding.id) }
    }
    for decision in try writer.reader.decisions(source: source.id) where decision.revision != revision {
      if let place = try place(decision.range, on: decision.revision) {
        try writer.put(decision.moved(to: place.range, revision: revision))
      } else {
        report.lostNotes += 1
      }
    }
    for judgement in try writer.reader.judgements(source: source.id) where judgement.revision != revision {
      if let place = try place(judgement.range, on: judgement.revision) {
        try writer.put(judgement.moved(to: place.range, revision: revision))
      } else {
        report.lostNotes += 1
      }
    }
    for memo in try writer.reader.memos(kind: .source, target: source.id) {
      guard let old = memo.revision, old != revision, let start = memo.start, let end = memo.end, start <= end else {
        continue
      }
      if let place = try place(TextRange(start, end), on: old) {
        try writer.put(memo.moved(to: place.range, revision: revision))
      } else {
        report.lostNotes += 1
      }
    }
    return report
  }
}
