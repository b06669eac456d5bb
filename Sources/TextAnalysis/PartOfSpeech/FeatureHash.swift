/// The hash of a feature: of its template and of the hashes of its fields, so that the bytes of a word are read only once.
///
/// `Training/tagger_model.py` computes the same.
struct FeatureHash {
  /// The golden ratio in 64 bits, which spreads what it multiplies over the upper ones.
  private static let spread: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// All 64 bits.
  private(set) var value: UInt64

  @inline(__always)
  init(_ template: Unicode.Scalar) { value = UInt64(template.value) &* Self.spread }

  /// The hash with one more field.
  @inline(__always)
  func field(_ hash: UInt64) -> FeatureHash {
    var result = self
    result.value = (value ^ hash) &* Self.spread
    result.value ^= result.value &>> 32
    return result
  }

  @inline(__always)
  var folded: UInt32 { UInt32(truncatingIfNeeded: value) }

  /// The hash of a field: FNV-1a over its bytes, 64 bits.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt64 {
    bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }
}
