internal import CPositions
internal import Glibc
internal import Synchronization

/// The bytes of an index: in memory, or a file that is mapped. Blocks of a mapped file are verified when first read.
///
/// What a damaged block holds is read as zeros, and `damage` says so: whoever used the index asks before the answer is
/// believed.
final class IndexStorage: @unchecked Sendable {
  // Sendable: the bytes never change, the marks of verified blocks are atomic, and `deinit` alone gives them back.
  private let base: UnsafeRawPointer
  let count: Int
  private let isMapped: Bool
  /// A bit for each block that was verified; `nil` for bytes that this process made.
  private let verified: UnsafeMutablePointer<Atomic<UInt64>>?
  private let blockCount: Int
  /// Where the checksums of the blocks stand.
  private let checksums: Int
  private let damagedBlock = Atomic<Int>(-1)

  /// Bytes in a block.
  static let blockSize = 4096

  /// Bytes that this process made.
  init(_ bytes: [UInt8]) {
    base = Self.copy(of: bytes)
    count = bytes.count
    isMapped = false
    verified = nil
    blockCount = 0
    checksums = 0
  }

  /// Bytes from elsewhere, which are believed as little as those of a file. Not less than a header.
  convenience init(unverified bytes: [UInt8]) {
    precondition(bytes.count >= IndexHeader.size, "an index has a header")
    self.init(base: Self.copy(of: bytes), size: bytes.count, isMapped: false)
  }

  private static func copy(of bytes: [UInt8]) -> UnsafeRawPointer {
    let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 16)
    // SAFETY: the copy has room for all bytes, belongs to the caller and is never written again.
    copy.copyMemory(from: bytes, byteCount: bytes.count)
    return UnsafeRawPointer(copy)
  }

  /// A file, mapped. Nothing of it is believed yet.
  ///
  /// - Throws: `IndexError.unreadable`.
  static func mapping(_ path: String) throws(IndexError) -> IndexStorage {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw .unreadable(path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable(path, reason: String(cString: strerror(errno))) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .unreadable(path, reason: "it is no file") }
    let size = Int(status.st_size)
    guard size >= IndexHeader.size else { throw .damaged(path, "it is shorter than its header") }
    guard let base = mmap(nil, size, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
      throw .unreadable(path, reason: String(cString: strerror(errno)))
    }
    // SAFETY: the mapping is `size` bytes long and stays until `deinit`. Index files are replaced by renaming, never cut.
    return IndexStorage(base: UnsafeRawPointer(base), size: size, isMapped: true)
  }

  private init(base: UnsafeRawPointer, size: Int, isMapped: Bool) {
    self.base = base
    count = size
    self.isMapped = isMapped
    // SAFETY: the caller made sure that the header's bytes are there.
    checksums = Int(clamping: UnsafeRawBufferPointer(start: base, count: size).bytes.word(at: 24))
    let hasTable = checksums >= IndexHeader.size && checksums <= size
    blockCount = hasTable ? (checksums - IndexHeader.size + Self.blockSize - 1) / Self.blockSize : 0
    let words = blockCount / 64 + 1
    let marks = UnsafeMutablePointer<Atomic<UInt64>>.allocate(capacity: words)
    // SAFETY: `words` marks were allocated; each is initialized once.
    for word in 0..<words { (marks + word).initialize(to: Atomic(0)) }
    verified = marks
  }

  deinit {
    // SAFETY: nobody holds the bytes any more; they are given back as they were got.
    if isMapped {
      munmap(UnsafeMutableRawPointer(mutating: base), count)
    } else {
      base.deallocate()
    }
    if let verified {
      verified.deinitialize(count: blockCount / 64 + 1)
      verified.deallocate()
    }
  }

  /// The offset of the first block that was read and found damaged, or `nil`.
  var damage: Int? {
    let block = damagedBlock.load(ordering: .relaxed)
    return block < 0 ? nil : IndexHeader.size + block * Self.blockSize
  }

  /// Blocks that were read and verified so far; 0 for bytes that this process made.
  var blocksRead: Int {
    guard let verified else { return 0 }
    // SAFETY: so many marks were allocated.
    return (0...blockCount / 64).reduce(0) { sum, word in
      sum + (verified + word).pointee.load(ordering: .relaxed).nonzeroBitCount
    }
  }

  /// Notes that a block cannot be believed.
  func reportDamage(at offset: Int) {
    let block = max(0, offset - IndexHeader.size) / Self.blockSize
    _ = damagedBlock.compareExchange(expected: -1, desired: block, ordering: .relaxed)
  }

  /// All bytes, verified or not.
  func withUnverified<Result>(_ body: (RawSpan) -> Result) -> Result {
    // SAFETY: the bytes live as long as this object, which the call keeps alive.
    body(UnsafeRawBufferPointer(start: base, count: count).bytes)
  }

  /// Whether the bytes of a range can be read: inside the storage, in blocks that hold what was written.
  @inline(__always)
  func isReadable(_ range: Range<Int>) -> Bool {
    guard range.lowerBound >= 0, range.upperBound <= count else { return false }
    guard let verified, !range.isEmpty else { return true }
    let first = (range.lowerBound - IndexHeader.size) / Self.blockSize
    let last = (range.upperBound - 1 - IndexHeader.size) / Self.blockSize
    if range.lowerBound >= IndexHeader.size, first == last, first < blockCount {
      // SAFETY: the block's number is less than the number of marks.
      let word = (verified + first / 64).pointee.load(ordering: .acquiring)
      if word & (1 << UInt64(first % 64)) != 0 { return true }
    }
    return verify(range)
  }

  /// Verifies all blocks. O(bytes).
  func verifyAll() { if verified != nil, checksums > IndexHeader.size { _ = verify(IndexHeader.size..<checksums) } }

  /// Verifies the blocks of a range that were not verified before. O(bytes).
  @inline(never)
  private func verify(_ range: Range<Int>) -> Bool {
    guard let verified, range.lowerBound >= IndexHeader.size, range.upperBound <= checksums else { return false }
    let first = (range.lowerBound - IndexHeader.size) / Self.blockSize
    let last = (range.upperBound - 1 - IndexHeader.size) / Self.blockSize
    for block in first...last {
      let bit: UInt64 = 1 << UInt64(block % 64)
      // SAFETY: `block` is at most the last one before the checksums, which has a mark.
      if (verified + block / 64).pointee.load(ordering: .acquiring) & bit != 0 { continue }
      let start = IndexHeader.size + block * Self.blockSize
      let end = min(start + Self.blockSize, checksums)
      let isWhole = withUnverified { bytes in
        let place = checksums + 8 * block
        return place + 8 <= count && Checksum.of(bytes.extracting(start..<end)) == bytes.word(at: place)
      }
      guard isWhole else {
        reportDamage(at: start)
        return false
      }
      (verified + block / 64).pointee.bitwiseOr(bit, ordering: .releasing)
    }
    return true
  }

  // MARK: Reads

  /// Bytes of a range; none when they cannot be read.
  @inline(__always)
  func withBytes<Result: ~Copyable>(_ range: Range<Int>, _ body: (RawSpan) -> Result) -> Result {
    let range = isReadable(range) ? range : 0..<0
    // SAFETY: the range lies in the storage, which lives through the call.
    return body(UnsafeRawBufferPointer(start: base + range.lowerBound, count: range.count).bytes)
  }

  /// Asks for a byte that will be read soon. Nothing is read yet, and nothing verified.
  @inline(__always)
  func bringNear(_ offset: Int) {
    // SAFETY: the offset lies in the storage, and nothing is read.
    if offset >= 0, offset < count { citat_bring_near(base + offset) }
  }

  /// A number at an offset, least significant byte first; 0 when it cannot be read.
  @inline(__always)
  func load<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, as type: Number.Type) -> Number {
    guard isReadable(offset..<offset + MemoryLayout<Number>.size) else { return 0 }
    // SAFETY: the bytes lie in the storage.
    return Number(littleEndian: base.loadUnaligned(fromByteOffset: offset, as: type))
  }
}
