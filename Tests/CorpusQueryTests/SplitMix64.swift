import Foundation

/// Random numbers that are the same on every machine. Source: Steele, Lea and Flood (2014), SplitMix64.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  mutating func pick<Value>(_ values: [Value]) -> Value { values[Int.random(in: 0..<values.count, using: &self)] }
}

/// Random cases of each kind: twenty thousand, or a million where CITAT_LONG_TESTS is set.
let randomCases = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] == nil ? 4_000 : 1_000_000
