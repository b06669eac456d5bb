/// A number that changes with a table, computed whenever the program looks at an index: four lanes of eight bytes in turns,
/// each step a bijection of its lane.
enum TableChecksum {
  /// O(bytes).
  static func of(_ table: UnsafeRawBufferPointer) -> UInt64 {
    let bytes = table.bytes
    var lanes = SIMD4<UInt64>(
      0x243F_6A88_85A3_08D3, 0x1319_8A2E_0370_7344, 0xA409_3822_299F_31D0, 0x082E_FA98_EC4E_6C89)
    var offset = 0
    func word(_ offset: Int) -> UInt64 {
      UInt64(littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }
    while offset + 32 <= bytes.byteCount {
      for lane in 0..<4 { lanes[lane] = step(lanes[lane], word(offset + 8 * lane)) }
      offset += 32
    }
    while offset < bytes.byteCount {
      lanes[0] = step(lanes[0], UInt64(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)))
      offset += 1
    }
    var sum = UInt64(bytes.byteCount)
    for lane in 0..<4 { sum = step(sum, lanes[lane]) }
    return sum
  }

  @inline(__always)
  private static func step(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (lane ^ word) &* 0x9E37_79B9_7F4A_7C15
    return mixed ^ (mixed >> 29)
  }
}
