internal import CTextTables

/// The abbreviations that are written with a period, looked up by the bytes of a text.
///
/// Source: `Sources/CTextTables/data/abbreviations.tsv`, whose first line names its source and licence.
/// A class for the reason that `WordTable` is one.
final class AbbreviationTable: Sendable {
  struct Entry: Sendable {
    /// The table writes it with a capital at the start.
    let isCapital: Bool
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
  /// The forms without their last period.
  private let words: WordTable

  private init() {
    // SAFETY: the C table is constant, lives as long as the process, and gives its own length.
    let buffer = UnsafeBufferPointer(start: citat_abbreviations(), count: Int(citat_abbreviations_length()))
    let lines = Array(buffer).split(separator: UInt8(ascii: "\n")).filter { $0.first != UInt8(ascii: "#") }
    let rows = lines.map { line in
      let fields = line.split(separator: UInt8(ascii: "\t")).map { String(decoding: $0, as: UTF8.self) }
      precondition(fields.count == 5, "a line of the table has five fields")
      return fields
    }
    entries = rows.map { fields in
      Entry(
        isCapital: fields[0].unicodeScalars.first.map { CharacterClass(of: $0) == .upper } ?? false,
        mayEndSentence: fields[3] == "y", isUnit: fields[2] == "unit", isTitle: fields[2] == "title",
        isAlsoWord: fields[4] == "y")
    }
    words = WordTable(rows.map { $0[0].hasSuffix(".") ? String($0[0].dropLast()) : $0[0] })
  }

  /// The traits of the forms without their last period.
  var traits: [UInt64] { words.traits }

  /// Whether the bytes of a range have an entry, as `entry(in:_:)` finds it.
  func holds(_ range: Range<Int>, in bytes: [UInt8]) -> Bool { words.contains(range, in: bytes) }

  /// The entry for the bytes of a range, to which the last period does not belong; case ignored. O(length of the range).
  func entry(in bytes: [UInt8], _ range: Range<Int>) -> Entry? { words.index(of: range, in: bytes).map { entries[$0] } }
}
