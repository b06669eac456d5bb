/// The structural segments that can be coded and shown.
package enum UnitKind: String, Sendable, CaseIterable {
  case quotation
  case turn
  case paragraph
  case sentence
}

/// A segment that is coded and shown as one row.
package struct Unit: Sendable, Equatable {
  package let kind: UnitKind
  /// Counted from 1 among all segments of its kind in its source, also those that are no units, such as headings.
  package let number: Int
  package let range: TextRange
  /// The index of the speaker, in transcripts.
  package let speaker: Int?
  /// As what the speaker talks.
  package let role: String?
  package let section: Int?
  /// Seconds from the beginning of the recording.
  package let time: Double?

  package init(
    kind: UnitKind, number: Int, range: TextRange, speaker: Int?, role: String?, section: Int?, time: Double?
  ) {
    self.kind = kind
    self.number = number
    self.range = range
    self.speaker = speaker
    self.role = role
    self.section = section
    self.time = time
  }

  /// Unique among the units of all sources of a run: `psykiatri.txt#turn-12`.
  package func identifier(in source: String) -> String { "\(source)#\(kind.rawValue)-\(number)" }

  /// Appends what is behind the source's name in it: `#turn-12`.
  package func appendIdentifierInSource(to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "#"))
    bytes += kind.rawValue.utf8
    bytes.append(UInt8(ascii: "-"))
    bytes += String(number).utf8
  }
}
