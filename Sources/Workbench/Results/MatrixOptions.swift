/// How a matrix is shown.
package struct MatrixOptions: Sendable {
  package enum View: String, Sendable, CaseIterable {
    /// Every unit with its themes.
    case units
    /// Groups by themes.
    case counts
    /// Themes by themes.
    case cooccurrence
    /// Cases by themes, with quotations and summaries.
    case framework
    /// New codes by source.
    case saturation
  }

  package var view = View.units
  /// What counts are by; sources when `nil`.
  package var grouping: Grouping?
  package var measure = MatrixMeasure.segments
  package var percent: MatrixPercent?
  package var order = MatrixOrder.given
  /// Whether csv and the like have a line of sums.
  package var hasTotals = false
  package var includesUncoded = false
  package var cells = MatrixResult.Cells.words
  /// Whether the question before an answer is shown.
  package var showsQuestions = false
  package var proximity = CooccurrenceCount.Proximity.unit

  package init() {}
}
