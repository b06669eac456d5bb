internal import UnicodeText

/// A paragraph that a dash makes speech: `Vi er glade for det, siger formand Ida Holt. Det giver ro.`
struct Statement {
  /// Bytes of the text that are speech, in order: what stands before the writer's words, and what follows them.
  let parts: [Range<Int>]
  /// `nil` where nobody is said to speak.
  let attribution: Attribution?

  /// Reads the text behind the dash; `nil` where it is empty.
  init?(_ text: String) {
    if text.isEmpty { return nil }
    let bytes = Array(text.utf8)
    for comma in bytes.indices where bytes[comma] == 0x2C {
      // Who speaks is named within a few words.
      let behind = String(decoding: bytes[comma...].prefix(400), as: UTF8.self)
      guard let found = Attribution.behind(behind) else { continue }
      let end = comma + found.width
      let rest = bytes[end...]
      // The writer's words end with a point, or lead on to a second part by a colon.
      guard let mark = rest.first else {
        (parts, attribution) = ([0..<comma], found.attribution)
        return
      }
      var start = end
      if mark == 0x2E {
        start = end + 1
      } else if let colon = rest.firstIndex(of: 0x3A), colon - end < 60 {
        start = colon + 1
      } else if rest.firstIndex(of: 0x2E).map({ $0 == bytes.count - 1 }) ?? true {
        start = bytes.count
      } else if let point = rest.firstIndex(of: 0x2E) {
        start = point + 1
      }
      while start < bytes.count, bytes[start] == 0x20 { start += 1 }
      var second = start..<bytes.count
      if second.count >= 2, bytes[start] == 0x2D, bytes[start + 1] == 0x20 { second = start + 2..<bytes.count }
      parts = second.isEmpty ? [0..<comma] : [0..<comma, second]
      attribution = found.attribution
      return
    }
    (parts, attribution) = ([0..<bytes.count], nil)
  }
}
