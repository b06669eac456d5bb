package import CorpusModel

/// What a coder decided on one passage, as a file of codings says it.
package struct CodedPassage: Sendable, Equatable {
  package let coder: String
  /// As the file writes it: with or without the ending of the source's file.
  package let source: String
  /// The name of the unit that was coded; `nil` where only a place is given.
  package let unit: String?
  /// Where it stands in the verbatim text; empty where only a unit is named.
  package let spans: [ScalarRange]
  /// Empty when the coder read the passage and gave no code.
  package let codes: Set<String>
  /// The words, where the file has them.
  package let text: String?

  package init(
    coder: String, source: String, unit: String?, spans: [ScalarRange], codes: Set<String>, text: String?
  ) {
    self.coder = coder
    self.source = source
    self.unit = unit
    self.spans = spans
    self.codes = codes
    self.text = text
  }
}
