extension Int {
  /// The number with what is counted: `1 coding`, `3 codings`.
  ///
  /// - Parameter many: The noun for other numbers than 1, where it is not the noun with an s.
  func counted(_ noun: String, _ many: String? = nil) -> String { "\(self) \(self == 1 ? noun : many ?? noun + "s")" }
}
