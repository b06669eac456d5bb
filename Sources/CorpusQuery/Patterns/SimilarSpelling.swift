internal import UnicodeText

/// A word and what is one slip of the keyboard away from it: a letter too many, too few, another, or two in the wrong order.
/// Case and accents ignored; æ, ø and å are letters of their own.
struct SimilarSpelling {
  /// Folded, as UTF-8.
  private let letters: [UInt8]

  init(_ word: String) { letters = Array(LetterCase.folded(word).utf8) }

  /// Whether a folded word is the word itself or one slip away.
  func matches(_ folded: String) -> Bool { matches(Array(folded.utf8).span) }

  /// Whether a folded word in UTF-8 is the word itself or one slip away. O(length).
  ///
  /// - Source: Damerau (1964), A technique for computer detection and correction of spelling errors.
  func matches(_ other: Span<UInt8>) -> Bool {
    // One letter more or less is at most four bytes, and most words are ruled out by that.
    guard abs(other.count - letters.count) <= 4 else { return false }
    let shortest = min(letters.count, other.count)
    var front = 0
    while front < shortest, letters[front] == other[front] { front += 1 }
    // Letters of two bytes may share the first one.
    while front > 0, Self.goesOn(front, letters.span) || Self.goesOn(front, other) { front -= 1 }
    var back = 0
    while back < shortest - front, letters[letters.count - 1 - back] == other[other.count - 1 - back] { back += 1 }
    while back > 0, Self.goesOn(letters.count - back, letters.span) || Self.goesOn(other.count - back, other) {
      back -= 1
    }
    let own = Self.firstTwo(front..<letters.count - back, letters.span)
    let its = Self.firstTwo(front..<other.count - back, other)
    if own.count <= 1, its.count <= 1 { return true }
    return own.count == 2 && its.count == 2 && own.first == its.second && own.second == its.first
  }

  /// Whether a byte is not the first of its scalar.
  @inline(__always)
  private static func goesOn(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    index < bytes.count && bytes[index] & 0xC0 == 0x80
  }

  /// How many scalars stand in a range, three for any more than two, and the first two of them.
  private static func firstTwo(_ range: Range<Int>, _ bytes: Span<UInt8>) -> (count: Int, first: UInt32, second: UInt32)
  {
    var (count, first, second) = (0, UInt32(0), UInt32(0))
    for index in range {
      let byte = UInt32(bytes[index])
      if byte & 0xC0 != 0x80 {
        count += 1
        if count > 2 { break }
        first = count == 1 ? byte : first
        second = count == 2 ? byte : second
      } else if count == 1 {
        first = first << 8 | byte
      } else {
        second = second << 8 | byte
      }
    }
    return (count, first, second)
  }
}
