internal import CTextTables

/// The abbreviations that are written with a period, looked up by the bytes of a text.
///
/// Source: `Sources/CTextTables/data/abbreviations.tsv`, whose first line names its source and licence.
struct AbbreviationTable: Sendable {
  struct Entry: Sendable {
    /// As the table writes it, the last period included, in lower case but for `L.`, `f.Kr.` and `e.Kr.`.
    let form: String
    /// A period before a capital ends the sentence.
    let mayEndSentence: Bool
    /// A unit, which stands after its number.
    let isUnit: Bool
    /// A title, which other abbreviations may follow without a space: `dr.scient.`
    let isTitle: Bool
    /// Without its period the abbreviation is a word or a name (`form`, `min`, `søn`): before a capital it is taken for that.
    let isAlsoWord: Bool
  }

  static let shared = AbbreviationTable()

  private let entries: [Entry]
  private let keys: [[UInt8]]
  /// Indices into `entries`, at most one in two slots used; -1 is free.
  private let slots: [Int16]

  private init() {
    // SAFETY: the C table is constant, lives as long as the process, and gives its own length.
    let buffer = UnsafeBufferPointer(start: citat_abbreviations(), count: Int(citat_abbreviations_length()))
    let lines = Array(buffer).split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
    var entries: [Entry] = []
    var keys: [[UInt8]] = []
    var slots = [Int16](repeating: -1, count: 1024)
    precondition(lines.count <= slots.count / 2, "the slots take twice the entries")
    for line in lines {
      let fields = line.split(separator: UInt8(ascii: "\t"))
      precondition(fields.count == 5, "a line of the table has five fields")
      let key = Self.lowercased(fields[0])
      var slot = Self.hash(key) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int16(entries.count)
      keys.append(key)
      entries.append(
        Entry(
          form: String(decoding: fields[0], as: UTF8.self), mayEndSentence: fields[3].elementsEqual("y".utf8),
          isUnit: fields[2].elementsEqual("unit".utf8), isTitle: fields[2].elementsEqual("title".utf8),
          isAlsoWord: fields[4].elementsEqual("y".utf8)))
    }
    self.entries = entries
    self.keys = keys
    self.slots = slots
  }

  /// The entry for the bytes of a range and a period after them, case ignored. O(length of the range).
  ///
  /// - Parameter addingPeriod: Whether the period is added; otherwise it is the last byte of the range.
  func entry(in bytes: [UInt8], _ range: Range<Int>, addingPeriod: Bool) -> Entry? {
    guard range.count <= 20 else { return nil }
    var key = Self.lowercased(bytes[range])
    if addingPeriod { key.append(UInt8(ascii: ".")) }
    var slot = Self.hash(key) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if keys[index] == key { return entries[index] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Lower case of ASCII and of the Latin-1 letters in their two bytes.
  private static func lowercased(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    var result = Array(bytes)
    var afterC3 = false
    for index in result.indices {
      let byte = result[index]
      if (byte >= 0x41 && byte <= 0x5A) || (afterC3 && byte >= 0x80 && byte <= 0x9E && byte != 0x97) {
        result[index] = byte | 0x20
      }
      afterC3 = byte == 0xC3
    }
    return result
  }

  private static func hash(_ key: [UInt8]) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in key { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash)
  }
}
