/// The weights of the tagger, read in place. The format is described in Lemmas/README.md.
struct TaggerTable: @unchecked Sendable {
  // Sendable: the bytes are constants of the program and never change.
  private let bytes: UnsafeRawBufferPointer
  private let buckets: Int
  private let hashes: Int
  private let offsets: Int
  private let pairs: Int

  /// The upper bits of a hash that name its bucket.
  private static let bucketBits = 16

  /// Where a word stands in features, so that others need not be looked for.
  struct Places: OptionSet, Sendable {
    let rawValue: UInt16
    static let itself = Places(rawValue: 1 << 0)
    static let afterTag = Places(rawValue: 1 << 1)
    static let beforeClass = Places(rawValue: 1 << 2)
    static let beforeWord = Places(rawValue: 1 << 3)
    static let afterWord = Places(rawValue: 1 << 4)
    static let afterSecondTag = Places(rawValue: 1 << 5)
    static let beforeClasses = Places(rawValue: 1 << 6)
    /// As the neighbour in `beforeWord` and `afterWord`.
    static let asNext = Places(rawValue: 1 << 7)
    static let asPrevious = Places(rawValue: 1 << 8)
    /// By itself as a neighbour: one before, one after, two before, two after.
    static let previous = Places(rawValue: 1 << 9)
    static let next = Places(rawValue: 1 << 10)
    static let secondPrevious = Places(rawValue: 1 << 11)
    static let secondNext = Places(rawValue: 1 << 12)
    /// Those in which the form of the word to tag stands.
    static let own: Places = [
      .itself, .afterTag, .beforeClass, .beforeWord, .afterWord, .afterSecondTag, .beforeClasses,
    ]
  }

  /// Opens a table; its bytes must outlive it and not change. Lengths are checked.
  init(_ bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
    guard let line = bytes.firstIndex(of: 0x0A) else { preconditionFailure("a tagger table has a first line") }
    func word(_ index: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: line + 1 + 4 * index, as: UInt32.self)))
    }
    buckets = line + 9
    hashes = buckets + 4 * (1 << Self.bucketBits + 1)
    offsets = hashes + 4 * word(0)
    pairs = offsets + 4 * (word(0) + 1)
    precondition(pairs + 3 * word(1) <= bytes.count, "a tagger table is whole")
  }

  /// Adds the weights of a feature to the scores of the parts of speech.
  @inline(__always)
  func add(_ feature: FeatureHash, to scores: inout TagScores) {
    guard let place = place(of: feature.folded) else { return }
    for pair in load(offsets + 4 * place)..<load(offsets + 4 * place + 4) {
      scores.add(weight(pair), to: Int(bytes[pairs + 3 * pair]))
    }
  }

  /// The row of a feature, or -1 where the table does not hold it.
  func row(of feature: FeatureHash) -> Int32 { place(of: feature.folded).map { Int32($0) } ?? -1 }

  /// Adds the weights of a row to the scores of the parts of speech.
  @inline(__always)
  func add(row: Int32, to scores: inout TagScores) {
    guard row >= 0 else { return }
    for pair in load(offsets + 4 * Int(row))..<load(offsets + 4 * Int(row) + 4) {
      scores.add(weight(pair), to: Int(bytes[pairs + 3 * pair]))
    }
  }

  /// Where a word stands in features at all.
  func places(of word: UInt64) -> Places {
    guard let place = place(of: FeatureHash("w").field(word).folded) else { return [] }
    return Places(rawValue: UInt16(truncatingIfNeeded: weight(load(offsets + 4 * place))))
  }

  @inline(__always)
  private func place(of hash: UInt32) -> Int? {
    let bucket = buckets + 4 * Int(hash >> (32 - UInt32(Self.bucketBits)))
    var place = load(bucket)
    let end = load(bucket + 4)
    while place < end {
      if load(hashes + 4 * place) == Int(hash) { return place }
      place += 1
    }
    return nil
  }

  @inline(__always)
  private func weight(_ pair: Int) -> Int32 {
    let low = UInt16(bytes[pairs + 3 * pair + 1])
    let high = UInt16(bytes[pairs + 3 * pair + 2])
    return Int32(Int16(bitPattern: low | high << 8))
  }

  /// A number that changes with the table. O(bytes).
  var checksum: UInt64 { TableChecksum.of(bytes) }

  @inline(__always)
  private func load(_ offset: Int) -> Int {
    Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)))
  }
}
