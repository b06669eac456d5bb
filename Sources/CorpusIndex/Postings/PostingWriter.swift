/// Writes the positions of terms, term after term.
///
/// One position: 4 bytes. More: blocks of 128, the last one shorter. Where there are several, a list of skips stands before
/// them: for each block its last position (4) and where it ends, from the first block on (4).
///
/// A block: bits (1), count of exceptions (1), the packed lower bits of each distance from the position before, less 1 (that
/// of the first position in the list from -1), then for each exception its index (1) and its higher bits as varint.
struct PostingWriter {
  static let blockSize = 128

  /// Appends the bytes of a term's positions.
  static func append(_ positions: ArraySlice<UInt32>, to bytes: inout [UInt8]) {
    if positions.count == 1, let only = positions.first {
      bytes.append(only)
      return
    }
    let blocks = (positions.count + blockSize - 1) / blockSize
    let skips = bytes.count
    if blocks > 1 { bytes += [UInt8](repeating: 0, count: 8 * blocks) }
    let start = bytes.count
    var before: Int64 = -1
    var distances = [UInt32](repeating: 0, count: blockSize)
    for block in 0..<blocks {
      let first = positions.startIndex + block * blockSize
      let last = min(first + blockSize, positions.endIndex)
      for index in first..<last {
        let position = Int64(positions[index])
        distances[index - first] = UInt32(truncatingIfNeeded: position - before - 1)
        before = position
      }
      append(block: distances, count: last - first, to: &bytes)
      if blocks > 1 {
        set(UInt32(truncatingIfNeeded: before), at: skips + 8 * block, in: &bytes)
        set(UInt32(bytes.count - start), at: skips + 8 * block + 4, in: &bytes)
      }
    }
  }

  private static func set(_ value: UInt32, at offset: Int, in bytes: inout [UInt8]) {
    for byte in 0..<4 { bytes[offset + byte] = UInt8(truncatingIfNeeded: value >> UInt32(8 * byte)) }
  }

  private static func append(block distances: [UInt32], count: Int, to bytes: inout [UInt8]) {
    let bits = bestWidth(distances, count)
    let mask: UInt32 = bits == 32 ? .max : 1 << UInt32(bits) - 1
    bytes.append(UInt8(bits))
    let exceptionCount = bytes.count
    bytes.append(0 as UInt8)
    var pending: UInt64 = 0
    var pendingBits = 0
    for index in 0..<count {
      pending |= UInt64(distances[index] & mask) << UInt64(pendingBits)
      pendingBits += bits
      while pendingBits >= 8 {
        bytes.append(UInt8(truncatingIfNeeded: pending))
        pending >>= 8
        pendingBits -= 8
      }
    }
    if pendingBits > 0 { bytes.append(UInt8(truncatingIfNeeded: pending)) }
    var exceptions: UInt8 = 0
    for index in 0..<count where distances[index] > mask {
      exceptions += 1
      bytes.append(UInt8(truncatingIfNeeded: index))
      bytes.append(varint: Int(distances[index] >> UInt32(bits)))
    }
    bytes[exceptionCount] = exceptions
  }

  /// The width that takes the fewest bytes, exceptions included.
  private static func bestWidth(_ distances: [UInt32], _ count: Int) -> Int {
    var widths: InlineArray<33, Int> = .init(repeating: 0)
    var widest = 0
    for index in 0..<count {
      let width = 32 - distances[index].leadingZeroBitCount
      widths[width] += 1
      widest = max(widest, width)
    }
    var (best, bestSize) = (widest, (count * widest + 7) / 8)
    var bits = widest - 1
    while bits >= 0 {
      var size = (count * bits + 7) / 8
      for width in bits + 1..<widest + 1 where widths[width] > 0 {
        size += widths[width] * (1 + (width - bits + 6) / 7)
      }
      if size < bestSize { (best, bestSize) = (bits, size) }
      // Ever more exceptions do not pay.
      if widest - bits > 9 { break }
      bits -= 1
    }
    return best
  }
}
