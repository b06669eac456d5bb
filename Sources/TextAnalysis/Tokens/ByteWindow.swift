internal import CTextTables

/// Which of 64 bytes of a text make words: bit n stands for byte n.
struct ByteWindow {
  static let width = 64

  /// ASCII letters, bytes of the letters U+00C0 to U+00FF, and second and later bytes of other characters: a run that starts
  /// with a letter of the first two sorts holds only these, because another character's first byte ends it.
  private(set) var letters: UInt64 = 0
  /// ASCII digits.
  private(set) var digits: UInt64 = 0
  /// Whether `×` or `÷` may be among the letters.
  private(set) var isDoubtful = false

  /// Looks at the bytes from an offset on; bytes from `end` on are neither letters nor digits.
  @inline(__always)
  init(_ text: RawSpan, at offset: Int, end: Int) {
    let rest = min(end, text.byteCount) - offset
    if offset >= 0 && offset + Self.width <= text.byteCount {
      // SAFETY: the span owns the bytes and outlives the closure; 64 bytes from the offset on lie in it.
      let window = text.withUnsafeBytes { buffer in
        citat_look_at_bytes(buffer.assumingMemoryBound(to: UInt8.self).baseAddress?.advanced(by: offset))
      }
      let kept = rest < Self.width ? (UInt64(1) << UInt64(rest)) &- 1 : .max
      letters = window.letters & kept
      digits = window.digits & kept
      isDoubtful = window.is_doubtful
      return
    }
    for place in 0..<rest {
      let byte = text.unsafeLoad(fromByteOffset: offset + place, as: UInt8.self)
      let bit = UInt64(1) << UInt64(place)
      if (byte | 0x20) &- 0x61 < 26 || byte == 0xC3 || byte & 0xC0 == 0x80 { letters |= bit }
      if byte &- 0x30 < 10 { digits |= bit }
      if byte | 0x20 == 0xB7 { isDoubtful = true }
    }
  }
}
