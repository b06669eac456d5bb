/// The language of a text that goes into a report.
package enum ReportLanguage: String, Sendable, CaseIterable {
  case danish = "da"
  case english = "en"

  /// A number with some digits, 1 to 6, behind the comma or point.
  package func decimal(_ value: Double, digits: Int) -> String {
    FixedDecimal.text(value, digits: digits, mark: self == .danish ? "," : ".")
  }

  /// One of two texts.
  package func choose(_ danish: String, _ english: String) -> String { self == .danish ? danish : english }
}
