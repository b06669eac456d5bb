/// Logarithm and exponential of doubles without Foundation.
enum NaturalLogarithm {
  /// ln x of a positive number, to about 1e-9.
  static func of(_ x: Double) -> Double {
    guard x > 0 else { return -700 }
    let mantissa = x.significand
    let t = (mantissa - 1) / (mantissa + 1)
    let t2 = t * t
    var sum = 0.0
    var power = t
    for k in stride(from: 1.0, through: 31, by: 2) {
      sum += power / k
      power *= t2
    }
    return 2 * sum + Double(x.exponent) * 0.6931471805599453
  }

  /// eˣ for x of at most 0, to about 1e-9.
  static func inverse(_ x: Double) -> Double {
    guard x > -700 else { return 0 }
    let halvings = Int((-x / 0.6931471805599453).rounded(.down))
    let rest = x + Double(halvings) * 0.6931471805599453
    var term = 1.0
    var sum = 1.0
    for k in 1...20 {
      term *= rest / Double(k)
      sum += term
    }
    return Double(sign: .plus, exponent: -halvings, significand: sum)
  }
}
