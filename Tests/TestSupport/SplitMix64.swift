@_exported public import TextStatistics

extension SplitMix64 {
  /// One of some values, each as likely.
  package mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: 0..<values.count, using: &self)]
  }
}
