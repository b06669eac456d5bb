/// The two ends between which a figure is thought to lie.
package struct ConfidenceInterval: Sendable, Equatable {
  package let low: Double
  package let high: Double

  package init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }
}
