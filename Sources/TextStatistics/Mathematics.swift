internal import Glibc

/// Functions of the C library and what is built from them: the only place of this module that sees the system.
package enum Mathematics {
  /// The natural logarithm.
  static func log(_ x: Double) -> Double { Glibc.log(x) }
  static func exp(_ x: Double) -> Double { Glibc.exp(x) }
  /// The logarithm to the base of 2.
  package static func log2(_ x: Double) -> Double { Glibc.log2(x) }

  /// The share of the standard normal distribution that lies further from 0 than `z`, on both sides.
  ///
  /// - Source: Abramowitz and Stegun (1964), 26.2.29.
  package static func normalTails(_ z: Double) -> Double { erfc(abs(z) / 2.0.squareRoot()) }

  /// The value from which on a share of the standard normal distribution lies above. By bisection, to the last digits.
  static func normalQuantile(above share: Double) -> Double {
    precondition(share > 0 && share < 1, "a share")
    return root(between: -40, and: 40) { z in share - erfc(z / 2.0.squareRoot()) / 2 }
  }

  /// The share of the χ² distribution above a value.
  ///
  /// - Parameter degrees: Of freedom, at least 1.
  /// - Source: Abramowitz and Stegun (1964), 26.4.19 and 6.5.
  package static func chiSquaredTail(_ x: Double, degrees: Int = 1) -> Double {
    precondition(degrees >= 1, "one degree of freedom or more")
    if x <= 0 { return 1 }
    return degrees == 1 ? erfc((x / 2).squareRoot()) : upperGamma(Double(degrees) / 2, x / 2)
  }

  /// The regularised upper incomplete gamma function Q(a, x): by its series below a + 1, else by continued fraction.
  ///
  /// - Source: Press et al. (2007), Numerical Recipes, third edition, section 6.2.
  static func upperGamma(_ a: Double, _ x: Double) -> Double {
    if x <= 0 { return 1 }
    let front = exp(a * log(x) - x - lgamma(a))
    if x < a + 1 {
      var term = 1 / a
      var sum = term
      var n = a
      while abs(term) > abs(sum) * 1e-17 {
        n += 1
        term *= x / n
        sum += term
      }
      return 1 - sum * front
    }
    return front
      * continuedFraction { i in
        let b = x + 1 - a + 2 * Double(i)
        return (i == 0 ? 1 : -Double(i) * (Double(i) - a), b)
      }
  }

  /// The regularised incomplete beta function Iₓ(a, b): the share of the beta distribution below `x`.
  ///
  /// - Source: Press et al. (2007), Numerical Recipes, third edition, section 6.4.
  static func beta(_ x: Double, _ a: Double, _ b: Double) -> Double {
    if x <= 0 { return 0 }
    if x >= 1 { return 1 }
    if x > (a + 1) / (a + b + 2) { return 1 - beta(1 - x, b, a) }
    let front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    return front
      * continuedFraction { i in
        if i == 0 { return (1, 1) }
        let m = Double(i / 2)
        let numerator =
          i % 2 == 0
          ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
          : -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        return (numerator, 1)
      }
  }

  /// The value below which a share of the beta distribution lies. By bisection.
  static func betaQuantile(_ share: Double, _ a: Double, _ b: Double) -> Double {
    root(between: 0, and: 1) { beta($0, a, b) - share }
  }

  /// n₀/(d₀ + n₁/(d₁ + n₂/(d₂ + …))) by the modified method of Lentz.
  private static func continuedFraction(_ step: (Int) -> (numerator: Double, denominator: Double)) -> Double {
    let tiny = 1e-300
    var value = tiny
    var c = value
    var d = 0.0
    for i in 0..<100_000 {
      let (numerator, denominator) = step(i)
      d = denominator + numerator * d
      if d == 0 { d = tiny }
      c = denominator + numerator / c
      if c == 0 { c = tiny }
      d = 1 / d
      value *= c * d
      if abs(c * d - 1) < 1e-16 { break }
    }
    return value
  }

  /// Where an increasing function is 0.
  private static func root(between low: Double, and high: Double, of function: (Double) -> Double) -> Double {
    var (low, high) = (low, high)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if middle == low || middle == high { break }
      if function(middle) < 0 { low = middle } else { high = middle }
    }
    return (low + high) / 2
  }
}
