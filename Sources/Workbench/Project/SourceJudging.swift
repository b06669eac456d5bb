internal import CorpusModel
internal import ProjectStore
internal import QualitativeCoding

/// Which coders have judged a source: those who coded in it, decided on a proposal in it, or said that they have read it.
///
/// Who read a source and found nothing in it has judged it as much as who coded it; who never opened it has not. The mark is
/// a member of a set, "Read by NAME", so that it has a history, is merged, and goes with the source.
enum SourceJudging {
  /// Whether a coder has marked a source as read.
  ///
  /// - Parameter coder: The coder's id.
  static func isRead(_ source: String, by coder: String, _ reader: ProjectReader) throws -> Bool {
    let id = SetMember(set: set(of: coder), kind: .source, target: source).id
    return try reader.setMembers.contains { $0.id == id }
  }

  /// The ids of the coders who judged a source.
  static func judges(of source: String, _ reader: ProjectReader) throws -> Set<String> {
    Set(try reader.codings(source: source).map(\.coder))
      .union(try reader.decisions(source: source).map(\.coder))
      .union(try marks(reader).filter { $0.source == source }.map(\.coder))
  }

  /// Each coder with each source that they judged, by source id.
  static func all(_ reader: ProjectReader) throws -> [(coder: String, source: String)] {
    try reader.sources().flatMap { source in
      try judges(of: source.id, reader).sorted().map { ($0, source.id) }
    }
  }

  /// Who marked what as read.
  static func marks(_ reader: ProjectReader) throws -> [(coder: String, source: String)] {
    try reader.setMembers.compactMap { member in
      guard member.kind == .source, member.set.hasPrefix(prefix) else { return nil }
      return (String(member.set.dropFirst(prefix.count)), member.target)
    }
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
