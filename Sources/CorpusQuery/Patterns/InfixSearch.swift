/// Looks for letters anywhere in words that come in order, and looks only at what a word does not share with the one before.
///
/// - Source: Horspool (1980), Practical Fast Searching in Strings.
struct InfixSearch {
  /// Folded, as UTF-8; not empty.
  private let letters: [UInt8]
  /// How far to go on where a byte stands under the last letter.
  private let shifts: [Int]
  /// Where the letters end in the last word, where it has them.
  private var end: Int?

  init(_ letters: [UInt8]) {
    precondition(!letters.isEmpty, "there is something to look for")
    self.letters = letters
    var shifts = [Int](repeating: letters.count, count: 256)
    for (place, letter) in letters.dropLast().enumerated() { shifts[Int(letter)] = letters.count - 1 - place }
    self.shifts = shifts
  }

  /// Whether the letters stand in a word. O(bytes that are not shared).
  ///
  /// - Parameter shared: Bytes that the word begins with as the last word that was asked for does.
  mutating func matches(_ word: Span<UInt8>, shared: Int = 0) -> Bool {
    if let end, end <= shared { return true }
    end = nil
    // Nothing ends in what was looked at before.
    var last = max(shared, letters.count - 1)
    while last < word.count {
      let byte = word[last]
      if byte == letters[letters.count - 1], stands(at: last - letters.count + 1, in: word) {
        end = last + 1
        return true
      }
      last += shifts[Int(byte)]
    }
    return false
  }

  private func stands(at place: Int, in word: Span<UInt8>) -> Bool {
    for index in 0..<letters.count - 1 where word[place + index] != letters[index] { return false }
    return true
  }
}
