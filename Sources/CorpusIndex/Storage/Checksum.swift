/// A checksum of bytes: notices every changed bit of a block, is no signature.
///
/// Four lanes take eight bytes each in turns; a step is a bijection of the lane, so that a change in one word always shows.
package struct Checksum {
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
  private static let seeds: SIMD4<UInt64> = [
    0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89,
  ]

  /// The checksum of some bytes. O(bytes).
  package static func of(_ bytes: [UInt8]) -> UInt64 { of(bytes.span.bytes) }

  /// The checksum of some bytes. O(bytes).
  static func of(_ bytes: RawSpan) -> UInt64 {
    var (a, b, c, d) = (seeds[0], seeds[1], seeds[2], seeds[3])
    var offset = 0
    let whole = bytes.byteCount & ~31
    while offset < whole {
      a = step(a, bytes.word(at: offset))
      b = step(b, bytes.word(at: offset + 8))
      c = step(c, bytes.word(at: offset + 16))
      d = step(d, bytes.word(at: offset + 24))
      offset += 32
    }
    while offset + 8 <= bytes.byteCount {
      a = step(a, bytes.word(at: offset))
      offset += 8
    }
    while offset < bytes.byteCount {
      b = step(b, UInt64(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)))
      offset += 1
    }
    var sum = UInt64(bytes.byteCount)
    for lane in [a, b, c, d] {
      sum = (sum ^ lane) &* factor
      sum ^= sum >> 32
    }
    return sum
  }

  @inline(__always)
  private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (lane ^ word) &* factor
    return mixed ^ (mixed >> 29)
  }
}

extension RawSpan {
  /// Eight bytes, least significant first.
  @inline(__always)
  func word(at offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
