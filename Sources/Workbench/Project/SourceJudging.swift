internal import CorpusModel
internal import ProjectStore
internal import QualitativeCoding

/// Which coders have judged a source: those who coded in it, decided on a proposal in it, or said that they have read it.
///
/// Of a source that was sampled some judged a few units only: those stand in the project as judgements.
///
/// Who read a source and found nothing in it has judged it as much as who coded it; who never opened it has not. The mark is
/// a member of a set, "Read by NAME", so that it has a history, is merged, and goes with the source.
enum SourceJudging {
  /// Whether a coder has marked a source as read.
  ///
  /// - Parameter coder: The coder's id.
  static func isRead(_ source: String, by coder: String, _ reader: ProjectReader) throws -> Bool {
    let id = SetMember(set: set(of: coder), kind: .source, target: source).id
    return try reader.setMembers(kind: .source, target: source).contains { $0.id == id }
  }

  /// That a coder judged a source.
  struct Judged {
    /// The coder's id.
    let coder: String
    /// The units of a sample, where that is all they judged; `nil` for the whole source.
    let stretches: [TextRange]?

    /// Whether the coder judged what lies here.
    func covers(_ range: TextRange) -> Bool { stretches.map { $0.contains { $0.overlaps(range) } } ?? true }
  }

  /// Which coders judged a source, and what of it.
  ///
  /// Who took in a sheet of a sample judged the units of the sheet. Who also coded or decided elsewhere in the source, or
  /// marked it as read, judged it whole. What lost its words in a corrected text shows nothing of that text: who has nothing
  /// else in it did not judge it.
  static func judged(_ source: StudySource, _ reader: ProjectReader) throws -> [Judged] {
    let judgements = try reader.judgements(source: source.id).filter { $0.revision == source.revision }
    let stretches = Dictionary(grouping: judgements, by: \.coder).mapValues { $0.map(\.range) }
    var coders = Set(stretches.keys)
    var whole = Set(try readers(of: source.id, reader))
    func note(_ coder: String, _ range: TextRange?) {
      coders.insert(coder)
      let isOnSheet = range.map { range in stretches[coder]?.contains { $0.overlaps(range) } ?? false } ?? false
      if !isOnSheet { whole.insert(coder) }
    }
    for coding in try reader.codings(source: source.id) where coding.revision == source.revision {
      note(coding.coder, coding.range)
    }
    for decision in try reader.decisions(source: source.id) where decision.revision == source.revision {
      note(decision.coder, decision.range)
    }
    return coders.union(whole).sorted().map { coder in
      Judged(coder: coder, stretches: whole.contains(coder) ? nil : stretches[coder])
    }
  }

  /// The ids of those who marked a source as read.
  private static func readers(of source: String, _ reader: ProjectReader) throws -> [String] {
    try reader.setMembers(kind: .source, target: source).filter { $0.set.hasPrefix(prefix) }
      .map { String($0.set.dropFirst(prefix.count)) }
  }

  /// Marks a source as read, or takes the mark away, as a step of the history.
  static func mark(_ source: StudySource, isRead: Bool, _ writer: ProjectWriter) throws {
    let set = set(of: writer.coder.id)
    let member = SetMember(set: set, kind: .source, target: source.id)
    if isRead {
      try writer.put(StudySet(id: set, name: "Read by \(writer.coder.name)"))
      try writer.put(member)
    } else {
      try writer.remove(member)
    }
  }

  private static let prefix = "read-by-"
  private static func set(of coder: String) -> String { prefix + coder }
}
