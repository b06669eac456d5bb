/// What other programs say of a study's things that nothing else in the study can hold, kept so that it goes out as it came.
///
/// Ids, numbers and kinds only: no words of an interview, no names.
package struct ExchangeRecord: Sendable, Equatable, Codable {
  /// GUIDs by kind and id: `coding/anna-12`. Places by source and range: `place/1f2e/17-40`.
  package var guids: [String: GUID] = [:]
  /// Codes that only hold others.
  package var folders: Set<String> = []
  /// Kinds of variables that are more than a study tells apart, by id.
  package var kinds: [String: ExchangedStudy.Variable.Kind] = [:]
  /// Sources that are no plain text, by id.
  package var media: [String: ExchangedStudy.Medium] = [:]
  /// Sources whose file is missing.
  package var missing: Set<String> = []
  /// Transcripts by source: the recording's source, and moments of it at bytes of canonical text.
  package var transcripts: [String: Transcript] = [:]
  /// Where codings and memos lie that have no range, by kind and id.
  package var places: [String: ExchangedStudy.Place] = [:]
  /// Memos that are the description of what they are about.
  package var descriptions: Set<String> = []
  /// Directions and colours of links, by id.
  package var links: [String: LinkStyle] = [:]

  package struct Transcript: Sendable, Equatable, Codable {
    package var recording: String
    package var points: [ExchangedStudy.SyncPoint]

    package init(recording: String, points: [ExchangedStudy.SyncPoint]) {
      self.recording = recording
      self.points = points
    }
  }

  package struct LinkStyle: Sendable, Equatable, Codable {
    package var direction: ExchangedStudy.Link.Direction?
    package var color: String?

    package init(direction: ExchangedStudy.Link.Direction?, color: String?) {
      self.direction = direction
      self.color = color
    }
  }

  package init() {}

  /// Takes in what a later import said.
  package mutating func merge(_ other: ExchangeRecord) {
    guids.merge(other.guids) { first, _ in first }
    folders.formUnion(other.folders)
    kinds.merge(other.kinds) { first, _ in first }
    media.merge(other.media) { first, _ in first }
    missing.formUnion(other.missing)
    transcripts.merge(other.transcripts) { first, _ in first }
    places.merge(other.places) { first, _ in first }
    descriptions.formUnion(other.descriptions)
    links.merge(other.links) { first, _ in first }
  }
}
