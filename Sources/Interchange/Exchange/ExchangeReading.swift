package import QualitativeCoding

/// A study as it was read from another program's file, with what was found out on the way. Notes hold no words of texts.
package struct ExchangeReading: Sendable, Equatable {
  package var study: ExchangedStudy
  /// How offsets were read, and how many passages that proves; `nil` for a file without passages on a text.
  package var offsets: Offsets?
  /// What was not sure, missing, merged or left out, in the order in which it was met.
  package var notes: [String] = []

  package init(study: ExchangedStudy) { self.study = study }

  package struct Offsets: Sendable, Equatable {
    package let convention: OffsetConvention
    package let passages: Int
    /// Passages that lie in their text and split no character or line end.
    package let placed: Int
    /// Passages whose words, where the file has them, are the words there.
    package let sameWords: Int
    package let atWordEdges: Int

    /// For example `303 of 303 passages verified`, with what it rests on.
    package var text: String {
      var proof: [String] = []
      if sameWords > 0 { proof.append("\(sameWords) by their words") }
      proof.append("\(atWordEdges) begin and end at the edges of words")
      return "\(placed) of \(passages) passages verified: \(proof.joined(separator: ", ")); \(convention)"
    }
  }
}
