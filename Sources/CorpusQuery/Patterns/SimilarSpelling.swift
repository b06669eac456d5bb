internal import UnicodeText

/// A word and what is one slip of the keyboard away from it: a letter too many, too few, another, or two in the wrong order.
/// Case and accents ignored; æ, ø and å are letters of their own.
struct SimilarSpelling {
  /// Folded.
  private let scalars: [Unicode.Scalar]
  private let bytes: Int

  init(_ word: String) {
    scalars = Array(LetterCase.folded(word).unicodeScalars)
    bytes = scalars.reduce(0) { $0 + UTF8.width($1) }
  }

  /// Whether a folded word of so many bytes can be one slip away: one letter more or less is at most four bytes, and most
  /// words are ruled out by that.
  func mayMatch(count: Int) -> Bool { abs(count - bytes) <= 4 }

  /// Whether a folded word is the word itself or one slip away. O(length).
  ///
  /// - Source: Damerau (1964), A technique for computer detection and correction of spelling errors.
  func matches(_ folded: String) -> Bool {
    guard mayMatch(count: folded.utf8.count) else { return false }
    let other = Array(folded.unicodeScalars)
    guard abs(other.count - scalars.count) <= 1 else { return false }
    var front = 0
    while front < min(scalars.count, other.count), scalars[front] == other[front] { front += 1 }
    var back = 0
    while back < min(scalars.count, other.count) - front,
      scalars[scalars.count - 1 - back] == other[other.count - 1 - back]
    { back += 1 }
    let (left, right) = (scalars.count - front - back, other.count - front - back)
    if max(left, right) <= 1 { return true }
    return left == 2 && right == 2 && scalars[front] == other[front + 1] && scalars[front + 1] == other[front]
  }
}
