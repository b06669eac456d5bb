/// Numbers with a fixed count of decimals, rounded half away from zero.
package enum FixedDecimal {
  /// The number as text, without a minus before zero. Numbers past 10¹⁵ stand as they are.
  ///
  /// - Parameters:
  ///   - digits: Decimals, 1 to 6.
  ///   - mark: What stands before them: a point, or the Danish comma.
  package static func text(_ value: Double, digits: Int, mark: Character = ".") -> String {
    precondition((1...6).contains(digits), "one to six decimals")
    let scale = (0..<digits).reduce(1) { product, _ in product * 10 }
    let scaled = (abs(value) * Double(scale)).rounded()
    guard scaled < 1e15 else { return "\(value)" }
    let whole = Int(scaled)
    let fraction = String(whole % scale)
    let sign = value < 0 && whole > 0 ? (mark == "," ? "−" : "-") : ""
    return "\(sign)\(whole / scale)\(mark)\(String(repeating: "0", count: digits - fraction.utf8.count))\(fraction)"
  }
}
