import CorpusModel

/// A text in which `①…②` marks ranges: never counted by hand.
struct MarkedText {
  /// The text without the marks.
  let text: UTF8Text
  /// The marked ranges, in order.
  let ranges: [TextRange]

  init(_ marked: String) {
    var bytes: [UInt8] = []
    var ranges: [TextRange] = []
    var start: Int?
    for scalar in marked.unicodeScalars {
      switch scalar {
      case "①": start = bytes.count
      case "②":
        if let first = start { ranges.append(TextRange(first, bytes.count)) }
        start = nil
      default: bytes += Array(String(scalar).utf8)
      }
    }
    text = UTF8Text(String(decoding: bytes, as: UTF8.self))
    self.ranges = ranges
  }
}
