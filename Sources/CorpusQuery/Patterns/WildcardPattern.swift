internal import UnicodeText

/// A pattern with `*` for any letters and `?` for one scalar; case and accents ignored.
struct WildcardPattern {
  /// Folded, as UTF-8.
  private let pattern: [UInt8]

  private static let star = UInt8(ascii: "*")
  private static let any = UInt8(ascii: "?")

  init(_ text: String) { pattern = Array(LetterCase.folded(text).utf8) }

  /// What every match begins with, before the first wildcard.
  var prefix: String { String(decoding: pattern.prefix { $0 != Self.star && $0 != Self.any }, as: UTF8.self) }

  /// Whether every text with the prefix matches: `samarb*`.
  var isPrefix: Bool {
    pattern.last == Self.star && pattern.dropLast().allSatisfy { $0 != Self.star && $0 != Self.any }
  }

  /// What stands between a star at either end where nothing else is a wildcard: `*arbejd*`.
  var infix: [UInt8]? {
    guard pattern.count > 2, pattern.first == Self.star, pattern.last == Self.star else { return nil }
    let letters = pattern[1..<pattern.count - 1]
    return letters.contains { $0 == Self.star || $0 == Self.any } ? nil : Array(letters)
  }

  /// The longest of the parts without a wildcard; empty where there is none.
  var literal: [UInt8] {
    let parts = pattern.split { $0 == Self.star || $0 == Self.any }
    return parts.max { $0.count < $1.count }.map { Array($0) } ?? []
  }

  /// Whether a folded text matches as a whole. O(pattern × text) at worst, without recursion.
  func matches(_ folded: String) -> Bool {
    folded.utf8.withContiguousStorageIfAvailable { matches($0.span) } ?? matches(Array(folded.utf8).span)
  }

  /// Whether a folded text in UTF-8 matches as a whole. O(pattern × text) at worst, without recursion.
  func matches(_ text: Span<UInt8>) -> Bool {
    // What stands behind the last star is literal more often than not, and rules most words out.
    if let last = pattern.last, last != Self.star, last != Self.any, text.isEmpty || text[text.count - 1] != last {
      return false
    }
    var (p, t) = (0, 0)
    var back: (pattern: Int, text: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == Self.star {
        back = (p + 1, t)
        p += 1
      } else if p < pattern.count, pattern[p] == Self.any {
        p += 1
        t = Self.end(ofScalarAt: t, in: text)
      } else if p < pattern.count, pattern[p] == text[t] {
        p += 1
        t += 1
      } else if let last = back {
        // The last star takes one scalar more.
        p = last.pattern
        t = Self.end(ofScalarAt: last.text, in: text)
        back = (last.pattern, t)
      } else {
        return false
      }
    }
    while p < pattern.count, pattern[p] == Self.star { p += 1 }
    return p == pattern.count
  }

  private static func end(ofScalarAt offset: Int, in text: Span<UInt8>) -> Int {
    var end = offset + 1
    while end < text.count, text[end] & 0xC0 == 0x80 { end += 1 }
    return end
  }
}
