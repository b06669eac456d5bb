/// The language of a text that goes into a report.
package enum ReportLanguage: String, Sendable, CaseIterable {
  case danish = "da"
  case english = "en"
}
