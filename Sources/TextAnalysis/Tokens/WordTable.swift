internal import CTextTables

/// A closed set of words, looked up by the bytes of a text without a string being made.
///
/// The case of ASCII and Latin-1 letters is ignored, which is all that Danish words need. A class, because the scanners ask
/// for every word: a struct of four arrays would be four references to count each time.
final class WordTable: Sendable {
  /// The words in lower case, one after another.
  private let letters: [UInt8]
  /// Where the words end in `letters`; 0 comes first.
  private let ends: [Int32]
  /// Indices of words, at most one in two slots used; -1 is free.
  private let slots: [Int16]
  private let longest: Int
  /// The bit `citat_word_trait` for every key, so that most other words are turned away at once.
  let traits: [UInt64]

  /// A table of words, by the order they come in.
  init(_ words: [String]) {
    precondition(words.count < 16_384, "an index fits the slots")
    let keys = words.map { word in
      let bytes = Array(word.utf8)
      return Self.lowercased(bytes, 0..<bytes.count)
    }
    var traits = [UInt64](repeating: 0, count: Int(CITAT_TRAITS) / 64)
    for key in keys where !key.isEmpty {
      let trait = Self.trait(of: key, 0..<key.count)
      traits[trait / 64] |= 1 << UInt64(trait % 64)
    }
    self.traits = traits
    longest = keys.map(\.count).max() ?? 0
    var size = 16
    while size < 2 * keys.count { size *= 2 }
    var slots = [Int16](repeating: -1, count: size)
    for (index, key) in keys.enumerated() {
      var slot = Self.hash(key, 0..<key.count) & (size - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = Int16(index)
    }
    self.slots = slots
    letters = keys.flatMap { $0 }
    ends = keys.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
  }

  /// A table of the words between white space.
  convenience init(_ text: String) { self.init(text.split { $0 == " " || $0 == "\n" }.map(String.init)) }

  /// The index of the word under a range of bytes, or `nil`. O(length of the range).
  func index(of range: Range<Int>, in bytes: [UInt8]) -> Int? {
    guard !range.isEmpty && range.count <= longest,
      mayHold(range, in: bytes)
    else { return nil }
    var slot = Self.hash(bytes, range) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if equals(index, bytes, range) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func contains(_ range: Range<Int>, in bytes: [UInt8]) -> Bool { index(of: range, in: bytes) != nil }

  func contains(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return contains(0..<bytes.count, in: bytes)
  }

  // MARK: Words turned away

  /// Whether the word under a range of bytes, which is not empty, may be in the table; `false` is certain. O(1).
  @inline(__always)
  func mayHold(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
    let trait = Self.trait(of: bytes, range)
    return traits[trait / 64] & (1 << UInt64(trait % 64)) != 0
  }

  @inline(__always)
  private static func trait(of bytes: [UInt8], _ range: Range<Int>) -> Int {
    // SAFETY: the range is checked to lie in the bytes, and of what it holds alone the trait is made.
    bytes[range].withUnsafeBufferPointer { Int(citat_word_trait($0.baseAddress, Int64($0.count))) }
  }

  // MARK: Bytes in lower case

  /// The byte at an index in lower case; `afterC3` says whether it is the second one of a Latin-1 letter.
  private static func lowercased(_ byte: UInt8, afterC3: Bool) -> UInt8 {
    let isCapital = (byte >= 0x41 && byte <= 0x5A) || (afterC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97)
    return isCapital ? byte | 0x20 : byte
  }

  private static func lowercased(_ bytes: [UInt8], _ range: Range<Int>) -> [UInt8] {
    range.map { lowercased(bytes[$0], afterC3: $0 > range.lowerBound && bytes[$0 - 1] == 0xC3) }
  }

  private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
    var hash: UInt32 = 2_166_136_261
    var before: UInt8 = 0
    for index in range {
      let byte = bytes[index]
      hash = (hash ^ UInt32(lowercased(byte, afterC3: before == 0xC3))) &* 16_777_619
      before = byte
    }
    return Int(hash)
  }

  private func equals(_ index: Int, _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    let start = Int(ends[index])
    guard Int(ends[index + 1]) - start == range.count else { return false }
    var before: UInt8 = 0
    for place in 0..<range.count {
      let byte = bytes[range.lowerBound + place]
      if Self.lowercased(byte, afterC3: before == 0xC3) != letters[start + place] { return false }
      before = byte
    }
    return true
  }
}
