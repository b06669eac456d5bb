/// Numbers that never get less, in blocks of 128 that hold the distance from the block's first number.
///
/// Bytes: count (8); for each block its first number (8) and, in 8 bytes, the width in bits and from the second byte on the
/// offset of its numbers; packed numbers; 8 zeros.
struct MonotoneColumn: Sendable, RandomAccessCollection {
  private let view: ByteView
  let count: Int

  private static let blockSize = 128

  init(_ view: ByteView) {
    self.view = view
    let stated = view.count == 0 ? 0 : view.uint64(at: 0)
    // A block takes 16 bytes at least.
    count = Int(clamping: Swift.min(stated, UInt64(view.count) / 16 * 128))
  }

  var startIndex: Int { 0 }
  var endIndex: Int { count }

  /// O(1).
  @inline(__always)
  subscript(index: Int) -> Int {
    let head = 8 &+ 16 &* (index >> 7)
    let place = view.uint64(at: head &+ 8)
    let bits = Swift.min(Int(place & 0xFF), 57)
    let distance = view.packed(index & 127, bits: bits, at: Int(truncatingIfNeeded: place >> 8))
    return Int(truncatingIfNeeded: view.uint64(at: head) &+ distance) & Int.max
  }

  /// How many numbers at the front are less than a value.
  ///
  /// - Parameter known: So many are, as the caller knows.
  /// - Complexity: O(log count), or O(log of how many more) with some known.
  func count(below value: Int, from known: Int = 0) -> Int {
    let blocks = (count + 127) >> 7
    // First among the blocks, whose heads stand close together: by ever longer steps from where it is known, then by halves.
    var block = known >> 7
    var next = known == 0 ? blocks : block + 1
    var step = 1
    while next < blocks, first(of: next) < value {
      block = next
      next += step
      step *= 2
    }
    next = Swift.min(next, blocks)
    while block + 1 < next {
      let middle = (block + next) / 2
      if first(of: middle) < value { block = middle } else { next = middle }
    }
    guard block < blocks else { return count }
    let place = view.uint64(at: 16 + 16 * block)
    let (bits, start) = (Swift.min(Int(place & 0xFF), 57), Int(truncatingIfNeeded: place >> 8))
    let first = view.uint64(at: 8 + 16 * block)
    var low = Swift.max(known, block << 7)
    var high = Swift.min(count, (block + 1) << 7)
    while low < high {
      let middle = (low + high) / 2
      let distance = view.packed(middle & 127, bits: bits, at: start)
      if Int(truncatingIfNeeded: first &+ distance) & Int.max < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The first number of a block.
  @inline(__always)
  private func first(of block: Int) -> Int { Int(truncatingIfNeeded: view.uint64(at: 8 &+ 16 &* block)) }

  /// The first numbers, cut to 32 bits. O(count), a block at a time.
  func prefix(_ wanted: Int) -> [UInt32] {
    let wanted = Swift.min(wanted, count)
    var result = [UInt32](repeating: 0, count: wanted)
    var target = result.mutableSpan
    var index = 0
    while index < wanted {
      let head = 8 + 16 * (index >> 7)
      let first = view.uint64(at: head)
      let place = view.uint64(at: head + 8)
      let bits = Swift.min(Int(place & 0xFF), 57)
      let end = Swift.min(index + Self.blockSize, wanted)
      let start = Int(truncatingIfNeeded: place >> 8)
      for number in index..<end {
        let distance = view.packed(number - index, bits: bits, at: start)
        target[number] = UInt32(clamping: (first &+ distance) & UInt64(Int.max))
      }
      index = end
    }
    return result
  }

  /// The bytes of numbers that never get less.
  static func bytes(_ values: some RandomAccessCollection<Int>) -> [UInt8] {
    var writer = MonotoneColumnWriter()
    for value in values { writer.append(value) }
    return writer.finish()
  }
}

/// Writes a `MonotoneColumn`.
struct MonotoneColumnWriter {
  private var heads: [UInt8] = []
  private var packer = BitPacker()
  private var block: [Int] = []
  private(set) var count = 0
  private(set) var last = 0

  mutating func append(_ value: Int) {
    precondition(value >= last, "the numbers never get less")
    last = value
    block.append(value)
    count += 1
    if block.count == 128 { flush() }
  }

  private mutating func flush() {
    guard let first = block.first, let last = block.last else { return }
    let bits = bitWidth(UInt64(last - first))
    heads.append(UInt64(first))
    // The offset counts from the packed numbers' start until `finish` knows where they stand.
    heads.append(UInt64(packer.bytes.count) << 8 | UInt64(bits))
    for value in block { packer.append(UInt64(value - first), bits: bits) }
    packer.align()
    block.removeAll(keepingCapacity: true)
  }

  /// The column's bytes.
  consuming func finish() -> [UInt8] {
    flush()
    let start = 8 + heads.count
    var result: [UInt8] = []
    result.reserveCapacity(start + packer.bytes.count + 8)
    result.append(UInt64(count))
    for block in 0..<heads.count / 16 {
      let bytes = heads.span.bytes
      result.append(bytes.word(at: 16 * block))
      result.append(bytes.word(at: 16 * block + 8) + UInt64(start) << 8)
    }
    return result + packer.bytes + [UInt8](repeating: 0, count: 8)
  }
}
