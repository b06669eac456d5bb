internal import UnicodeText

/// Analyses Danish word forms: a pure function of the form and the compiled-in tables.
package struct DanishAnalyzer: Sendable {
  package init() {}

  /// The analysis of a word form in normal form C.
  package func analysis(of form: String) -> TypeAnalysis {
    TypeAnalysis(lemmas: [LetterCase.lowercased(form)], parts: [], constituents: [])
  }

  /// Whether the tables list the form, case ignored.
  package func isKnown(_ form: String) -> Bool { false }

  /// Names the tables and rules: an index that was built with another one is stale.
  package var fingerprint: String { "danish-0" }
}
