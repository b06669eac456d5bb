internal import CorpusModel

/// A time stamp as transcribers write it: `#00:12:31-4#`, `(12:31)`, `[1:02:03]`.
struct Timestamp {
  /// Bytes of the verbatim text, marks included.
  let range: TextRange
  /// Seconds from the beginning of the recording.
  let seconds: Double

  /// The time stamps in a range of text, in order. O(n).
  static func all(in text: UTF8Text, range: TextRange) -> [Timestamp] {
    var result: [Timestamp] = []
    var offset = range.start
    while offset < range.end {
      if let close = closing[text.bytes[offset]], let stamp = read(text, at: offset, before: range.end, close: close) {
        result.append(stamp)
        offset = stamp.range.end
      } else {
        offset += 1
      }
    }
    return result
  }

  /// The time stamp that a range begins with, if any.
  static func leading(in text: UTF8Text, range: TextRange) -> Timestamp? {
    guard !range.isEmpty, let close = closing[text.bytes[range.start]] else { return nil }
    return read(text, at: range.start, before: range.end, close: close)
  }

  /// `#`, `(` and `[`, with what ends the stamp.
  private static let closing: [UInt8: UInt8] = [0x23: 0x23, 0x28: 0x29, 0x5B: 0x5D]

  private static func read(_ text: UTF8Text, at start: Int, before end: Int, close: UInt8) -> Timestamp? {
    var offset = start + 1
    var fields: [Int] = []
    var digits = 0
    var value = 0
    var tenths = 0.0
    var isTenths = false
    while offset < end {
      let byte = text.bytes[offset]
      switch byte {
      case 0x30...0x39:
        value = value * 10 + Int(byte - 0x30)
        digits += 1
        if digits > 3 { return nil }
      case 0x3A where digits > 0 && !isTenths:  // :
        fields.append(value)
        (value, digits) = (0, 0)
      case _ where [0x2D, 0x2E, 0x2C].contains(byte) && digits == 2 && !isTenths && !fields.isEmpty:  // - . ,
        fields.append(value)
        (value, digits) = (0, 0)
        isTenths = true
      case close where digits > 0:
        if isTenths {
          tenths = Double(value) / (digits == 1 ? 10 : digits == 2 ? 100 : 1000)
        } else {
          if digits != 2 { return nil }
          fields.append(value)
        }
        guard fields.count == 2 || fields.count == 3, fields.dropFirst().allSatisfy({ $0 < 60 }) else { return nil }
        let seconds = fields.reduce(0) { $0 * 60 + $1 }
        return Timestamp(range: TextRange(start, offset + 1), seconds: Double(seconds) + tenths)
      default:
        return nil
      }
      offset += 1
    }
    return nil
  }
}
