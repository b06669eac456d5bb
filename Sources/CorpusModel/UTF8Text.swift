/// Text as its UTF-8 bytes, with scalars counted at checkpoints so that byte and scalar offsets turn into each other fast.
package struct UTF8Text: Sendable, Equatable {
  /// Well-formed UTF-8.
  package let bytes: [UInt8]
  /// Scalars before byte 0, `step`, 2 × `step` … (a scalar counts where it begins).
  private let checkpoints: [Int]

  private static let step = 256

  /// The text of a string.
  package init(_ string: String) { self.init(unchecked: Array(string.utf8)) }

  /// The text of bytes, or `nil` when they are not well-formed UTF-8. O(n).
  package init?(validating bytes: [UInt8]) {
    guard (try? UTF8Span(validating: bytes.span)) != nil else { return nil }
    self.init(unchecked: bytes)
  }

  private init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
    var checkpoints: [Int] = []
    checkpoints.reserveCapacity(bytes.count / Self.step + 1)
    var scalars = 0
    let span = bytes.span
    for start in stride(from: 0, to: span.count, by: Self.step) {
      checkpoints.append(scalars)
      let piece = span.extracting(start..<min(start + Self.step, span.count))
      scalars += piece.count { Self.isStart($0) ? 1 : 0 }
    }
    self.checkpoints = checkpoints
    self.scalarCount = scalars
  }

  /// Bytes.
  package var count: Int { bytes.count }
  /// Unicode scalars.
  package let scalarCount: Int
  /// The whole text.
  package var range: TextRange { TextRange(0, bytes.count) }

  /// The words under a range. O(length of the range).
  package func string(in range: TextRange) -> String { String(decoding: bytes[range.bytes], as: UTF8.self) }
  /// The whole text as a string. O(n).
  package var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether a scalar begins at the offset, or the text ends there.
  package func isScalarBoundary(_ offset: Int) -> Bool {
    offset == bytes.count || (offset >= 0 && offset < bytes.count && Self.isStart(bytes[offset]))
  }

  /// The number of scalars that begin before the byte offset. O(1): at most `step` bytes are read.
  package func scalarOffset(ofByte offset: Int) -> Int {
    precondition(offset >= 0 && offset <= bytes.count, "the offset lies in the text")
    if offset == bytes.count { return scalarCount }
    let checkpoint = offset / Self.step
    var scalars = checkpoints[checkpoint]
    for byte in bytes[(checkpoint * Self.step)..<offset] where Self.isStart(byte) { scalars += 1 }
    return scalars
  }

  /// The byte at which a scalar begins; the length of the text for the offset after the last. O(log n).
  package func byteOffset(ofScalar offset: Int) -> Int {
    precondition(offset >= 0 && offset <= scalarCount, "the offset lies in the text")
    if offset == scalarCount { return bytes.count }
    var low = 0
    var high = checkpoints.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if checkpoints[middle] <= offset { low = middle } else { high = middle }
    }
    var scalars = checkpoints[low]
    var byte = low * Self.step
    while true {
      if Self.isStart(bytes[byte]) {
        if scalars == offset { return byte }
        scalars += 1
      }
      byte += 1
    }
  }

  /// The scalars of a byte range whose ends are scalar boundaries.
  package func scalars(of range: TextRange) -> ScalarRange {
    ScalarRange(scalarOffset(ofByte: range.start), scalarOffset(ofByte: range.end))
  }

  /// The bytes of a range of scalars.
  package func bytes(of range: ScalarRange) -> TextRange {
    TextRange(byteOffset(ofScalar: range.start), byteOffset(ofScalar: range.end))
  }

  private static func isStart(_ byte: UInt8) -> Bool { byte & 0xC0 != 0x80 }
}
