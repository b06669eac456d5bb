internal import Glibc

/// A section of an index. Every read is checked: what lies outside or is damaged reads as 0.
struct ByteView: Sendable {
  private let storage: IndexStorage
  private let start: Int
  let count: Int

  init(_ storage: IndexStorage, _ range: Range<Int>) {
    self.storage = storage
    start = range.lowerBound
    count = range.count
  }

  /// A view of nothing.
  static let empty = ByteView(IndexStorage([]), 0..<0)

  @inline(__always)
  private func load<Number: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _ type: Number.Type) -> Number {
    guard offset >= 0, offset &+ MemoryLayout<Number>.size <= count else {
      reportDamage(at: offset)
      return 0
    }
    return storage.load(start + offset, as: type)
  }

  @inline(__always) func byte(at offset: Int) -> UInt8 { load(offset, UInt8.self) }
  @inline(__always) func uint16(at offset: Int) -> UInt16 { load(offset, UInt16.self) }
  @inline(__always) func uint32(at offset: Int) -> UInt32 { load(offset, UInt32.self) }
  @inline(__always) func uint64(at offset: Int) -> UInt64 { load(offset, UInt64.self) }

  /// Asks for a byte that will be read soon.
  @inline(__always) func bringNear(_ offset: Int) { storage.bringNear(start + offset) }

  /// Hands out bytes; none when they lie outside or are damaged. The caller looks at the count.
  @inline(__always)
  func withBytes<Result: ~Copyable>(_ range: Range<Int>, _ body: (RawSpan) -> Result) -> Result {
    guard range.lowerBound >= 0, range.upperBound <= count else {
      reportDamage(at: range.lowerBound)
      return storage.withBytes(0..<0, body)
    }
    return storage.withBytes(start + range.lowerBound..<start + range.upperBound, body)
  }

  /// The bytes of a range; none when they lie outside or are damaged.
  func bytes(_ range: Range<Int>) -> [UInt8] {
    withBytes(range) { bytes in
      [UInt8](unsafeUninitializedCapacity: bytes.byteCount) { buffer, count in
        // SAFETY: the array has room for all bytes of the span, which live through the call.
        bytes.withUnsafeBytes { UnsafeMutableRawBufferPointer(buffer).copyMemory(from: $0) }
        count = bytes.byteCount
      }
    }
  }

  /// Appends the bytes of a range; none when they lie outside or are damaged.
  @inline(__always)
  func append(_ range: Range<Int>, to target: inout [UInt8]) {
    // SAFETY: the buffer lives through the call.
    withBytes(range) { bytes in bytes.withUnsafeBytes { target.append(contentsOf: $0) } }
  }

  /// The bytes of a range as text; empty when they lie outside or are damaged.
  func string(_ range: Range<Int>) -> String {
    // SAFETY: the buffer lives through the call.
    withBytes(range) { bytes in bytes.withUnsafeBytes { String(decoding: $0, as: UTF8.self) } }
  }

  /// Whether a byte stands in a range; `false` when it cannot be read. O(bytes).
  func contains(_ byte: UInt8, in range: Range<Int>) -> Bool {
    withBytes(range) { bytes in
      bytes.withUnsafeBytes { buffer in
        // SAFETY: the buffer lives through the call, and no more than its bytes are looked at.
        buffer.baseAddress.map { memchr($0, Int32(byte), buffer.count) != nil } ?? false
      }
    }
  }

  /// Notes that what was read cannot be right.
  @inline(never)
  func reportDamage(at offset: Int) { storage.reportDamage(at: start + max(0, min(offset, count))) }

  /// A part of the section, cut to what is there.
  func slice(_ range: Range<Int>) -> ByteView {
    let low = max(0, min(range.lowerBound, count))
    let high = max(low, min(range.upperBound, count))
    return ByteView(storage, start + low..<start + high)
  }
}
