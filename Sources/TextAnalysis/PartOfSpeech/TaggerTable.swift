/// The weights of the tagger, read in place. The format is described in Lemmas/README.md.
struct TaggerTable: @unchecked Sendable {
  // Sendable: the bytes are constants of the program and never change.
  private let bytes: UnsafeRawBufferPointer
  private let buckets: Int
  private let hashes: Int
  private let offsets: Int
  private let pairs: Int

  /// Opens a table; its bytes must outlive it and not change. Lengths are checked.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    guard let line = bytes.firstIndex(of: 0x0A) else { preconditionFailure("a tagger table has a first line") }
    func word(_ index: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: line + 1 + 4 * index, as: UInt32.self)))
    }
    buckets = line + 9
    hashes = buckets + 4 * 4097
    offsets = hashes + 4 * word(0)
    pairs = offsets + 4 * (word(0) + 1)
    precondition(pairs + 3 * word(1) <= bytes.count, "a tagger table is whole")
  }

  /// Adds the weights of a feature to the scores of the parts of speech.
  func add(_ hash: UInt32, to scores: inout [Int32]) {
    var low = load(buckets + 4 * Int(hash >> 20))
    var high = load(buckets + 4 * Int(hash >> 20) + 4)
    while low < high {
      let middle = (low + high) / 2
      let found = load(hashes + 4 * middle)
      if found == hash {
        for pair in load(offsets + 4 * middle)..<load(offsets + 4 * middle + 4) {
          let low = UInt16(bytes[pairs + 3 * pair + 1])
          let high = UInt16(bytes[pairs + 3 * pair + 2])
          scores[Int(bytes[pairs + 3 * pair])] += Int32(Int16(bitPattern: low | high << 8))
        }
        return
      }
      if found < hash { low = middle + 1 } else { high = middle }
    }
  }

  /// FNV-1a over all bytes. O(bytes).
  var checksum: UInt64 { bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 } }

  private func load(_ offset: Int) -> Int {
    Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}

/// The hash of a feature: FNV-1a over its bytes, 64 bits folded to 32.
struct FeatureHash {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  init(_ template: UInt8) {
    add(template)
  }

  mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }

  /// A field, with a space before it.
  func field(_ bytes: some Sequence<UInt8>) -> FeatureHash {
    var hash = self
    hash.add(0x20)
    for byte in bytes { hash.add(byte) }
    return hash
  }

  /// More bytes of the last field.
  func more(_ bytes: some Sequence<UInt8>) -> FeatureHash {
    var hash = self
    for byte in bytes { hash.add(byte) }
    return hash
  }

  var folded: UInt32 { UInt32(truncatingIfNeeded: value ^ value >> 32) }
}
