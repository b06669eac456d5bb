/// Numbers of so many bits each, one after another, least significant bit first.
struct BitPacker {
  private(set) var bytes: [UInt8] = []
  private var pending: UInt64 = 0
  private var pendingBits = 0

  /// Appends the lowest bits of a number; at most 57.
  @inline(__always)
  mutating func append(_ value: UInt64, bits: Int) {
    pending |= value << UInt64(pendingBits)
    pendingBits += bits
    while pendingBits >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: pending))
      pending >>= 8
      pendingBits -= 8
    }
  }

  /// Fills the last byte with zeros.
  mutating func align() {
    guard pendingBits > 0 else { return }
    bytes.append(UInt8(truncatingIfNeeded: pending))
    pending = 0
    pendingBits = 0
  }
}

/// Bits that a number needs.
@inline(__always)
func bitWidth(_ value: UInt64) -> Int { 64 - value.leadingZeroBitCount }

extension ByteView {
  /// The number at an index of packed numbers that begin at an offset. At least 8 bytes follow the last packed byte.
  @inline(__always)
  func packed(_ index: Int, bits: Int, at offset: Int) -> UInt64 {
    let bit = index &* bits
    return (uint64(at: offset &+ bit >> 3) >> UInt64(bit & 7)) & ((1 << UInt64(bits)) &- 1)
  }
}

/// Numbers of one width: a section of its own.
///
/// Bytes: count (8), bits (8), packed numbers, 8 zeros.
struct PackedColumn: Sendable {
  private let view: ByteView
  let count: Int
  private let bits: Int

  init(_ view: ByteView) {
    self.view = view
    count = view.count == 0 ? 0 : Int(clamping: min(view.uint64(at: 0), UInt64(view.count) * 8))
    bits = view.count == 0 ? 0 : Int(min(view.uint64(at: 8), 57))
  }

  /// O(1); 0 past the end.
  @inline(__always)
  subscript(index: Int) -> Int { index < count ? Int(view.packed(index, bits: bits, at: 16)) : 0 }

  static func bytes(_ values: some Collection<Int>) -> [UInt8] {
    let bits = bitWidth(UInt64(values.max() ?? 0))
    var packer = BitPacker()
    for value in values { packer.append(UInt64(value), bits: bits) }
    packer.align()
    var result: [UInt8] = []
    result.append(UInt64(values.count))
    result.append(UInt64(bits))
    return result + packer.bytes + [UInt8](repeating: 0, count: 8)
  }
}
