/// Which of 64 bytes of a text make words: bit n stands for byte n. Sixteen bytes are compared at a time.
struct ByteWindow {
  static let width = 64
  private typealias Vector = SIMD16<UInt8>

  /// ASCII letters, bytes of the letters U+00C0 to U+00FF, and second and later bytes of other characters: a run that starts
  /// with a letter of the first two sorts holds only these, because another character's first byte ends it.
  private(set) var letters: UInt64 = 0
  /// ASCII digits.
  private(set) var digits: UInt64 = 0
  /// Whether `×` or `÷` may be among the letters.
  private(set) var isDoubtful = false

  /// Looks at the bytes from an offset on; bytes from `end` on are neither letters nor digits.
  @inline(__always)
  init(_ text: RawSpan, at offset: Int, end: Int) {
    if offset + Self.width <= text.byteCount {
      var doubt = SIMD2<UInt64>()
      for quarter in 0..<4 {
        // Every operand is a vector: operators that take a number too are not compiled to single instructions.
        let bytes = text.unsafeLoadUnaligned(fromByteOffset: offset + 16 * quarter, as: Vector.self)
        let isASCII = ((bytes | Vector(repeating: 0x20)) &- Vector(repeating: 0x61)) .< Vector(repeating: 26)
        let isSecond = (bytes & Vector(repeating: 0xC0)) .== Vector(repeating: 0x80)
        let isLatin = (bytes .== Vector(repeating: 0xC3)) .| isSecond
        let isDigit = (bytes &- Vector(repeating: 0x30)) .< Vector(repeating: 10)
        letters |= Self.bits(isASCII .| isLatin) &<< UInt64(16 * quarter)
        digits |= Self.bits(isDigit) &<< UInt64(16 * quarter)
        // The second bytes of `×` (0x97) and `÷` (0xB7).
        let isSign = (bytes | Vector(repeating: 0x20)) .== Vector(repeating: 0xB7)
        doubt |= unsafeBitCast(isSign, to: SIMD2<UInt64>.self)
      }
      isDoubtful = doubt[0] | doubt[1] != 0
      if end - offset < Self.width { keep(end - offset) }
    } else {
      for place in 0..<(min(end, text.byteCount) - offset) {
        let byte = text.unsafeLoad(fromByteOffset: offset + place, as: UInt8.self)
        let bit = UInt64(1) << UInt64(place)
        if (byte | 0x20) &- 0x61 < 26 || byte == 0xC3 || byte & 0xC0 == 0x80 { letters |= bit }
        if byte &- 0x30 < 10 { digits |= bit }
        if byte | 0x20 == 0xB7 { isDoubtful = true }
      }
    }
  }

  /// Forgets the bytes from a place on.
  private mutating func keep(_ count: Int) {
    let kept = (UInt64(1) << UInt64(count)) &- 1
    letters &= kept
    digits &= kept
  }

  /// The sixteen answers of a comparison as bits, the first one lowest.
  @inline(__always)
  private static func bits(_ mask: SIMDMask<SIMD16<Int8>>) -> UInt64 {
    let halves = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    // The highest bit of each byte is moved to the highest byte of the product.
    let low = ((halves[0] & 0x8080_8080_8080_8080) &* 0x0002_0408_1020_4081) >> 56
    let high = ((halves[1] & 0x8080_8080_8080_8080) &* 0x0002_0408_1020_4081) >> 56
    return low | high << 8
  }
}
