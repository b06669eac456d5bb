/// A closed set of words, looked up by the bytes of a text without a string being made.
///
/// The case of ASCII and Latin-1 letters is ignored, which is all that Danish words need.
struct WordTable: Sendable {
  private let keys: [[UInt8]]
  /// Indices into `keys`, at most one in two slots used; -1 is free.
  private let slots: [Int16]
  private let longest: Int

  /// A table of words, by the order they come in.
  init(_ words: [String]) {
    precondition(words.count < 16_384, "an index fits the slots")
    keys = words.map { word in
      let bytes = Array(word.utf8)
      return Self.lowercased(bytes, 0..<bytes.count)
    }
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
  }

  /// A table of the words between white space.
  init(_ text: String) { self.init(text.split { $0 == " " || $0 == "\n" }.map(String.init)) }

  /// The index of the word under a range of bytes, or `nil`. O(length of the range).
  func index(of range: Range<Int>, in bytes: [UInt8]) -> Int? {
    guard !range.isEmpty && range.count <= longest else { return nil }
    var slot = Self.hash(bytes, range) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if Self.equals(keys[index], bytes, range) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  func contains(_ range: Range<Int>, in bytes: [UInt8]) -> Bool { index(of: range, in: bytes) != nil }

  func contains(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return contains(0..<bytes.count, in: bytes)
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

  private static func equals(_ key: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard key.count == range.count else { return false }
    var before: UInt8 = 0
    for index in range {
      let byte = bytes[index]
      if lowercased(byte, afterC3: before == 0xC3) != key[index - range.lowerBound] { return false }
      before = byte
    }
    return true
  }
}
