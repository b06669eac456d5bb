/// Random numbers that are the same in every run and on every machine.
///
/// - Source: Steele, Lea and Flood (2014), Fast Splittable Pseudorandom Number Generators.
package struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  package init(seed: UInt64) { state = seed }

  /// The next 64 bits.
  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number from 0 up to, but not including, `count`: the upper half of the product with the next 64 bits.
  ///
  /// Our own, so that a sample that was published can be drawn again by any later version of Swift, or in another language.
  /// No number is likelier than another by more than `count` in 2⁶⁴.
  package mutating func index(below count: Int) -> Int {
    precondition(count > 0, "there is something to choose from")
    return Int(next().multipliedFullWidth(by: UInt64(count)).high)
  }
}
