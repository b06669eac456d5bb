internal import CTextTables

/// The compiled-in tables of Danish words.
enum DanishTables {
  /// Forms with their readings. Columns: frequency, productivity as left part, productivity as head.
  static let words = open(citat_danish_words)
  /// Reversed endings with what they say about part of speech and lemma; `^` before those of capitalised forms. Column:
  /// how much the ending is to be trusted over the shorter one, × 255.
  static let endings = open(citat_danish_endings)

  /// A number that changes with the tables.
  static let fingerprint = words.checksum &* 31 &+ endings.checksum

  private static func open(_ table: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?) -> EmbeddedTable {
    var length = 0
    let bytes = table(&length)
    // SAFETY: the table is a constant array of that length in the program.
    return EmbeddedTable(UnsafeRawBufferPointer(start: bytes, count: length))
  }
}
