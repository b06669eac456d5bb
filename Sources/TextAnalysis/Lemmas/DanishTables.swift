internal import CTextTables

/// The compiled-in tables of Danish words.
enum DanishTables {
  /// Forms with their readings. Columns: frequency, productivity as left part, productivity as head.
  static let words = EmbeddedTable(bytes(of: citat_danish_words))
  /// Reversed endings with what they say about part of speech and lemma; `^` before those of capitalised forms. Column:
  /// how much the ending is to be trusted over the shorter one, × 255.
  static let endings = EmbeddedTable(bytes(of: citat_danish_endings))
  /// Weights of the tagger.
  static let tagger = TaggerTable(bytes(of: citat_danish_tagger))

  /// A number that changes with the tables.
  static let fingerprint = (words.checksum &* 31 &+ endings.checksum) &* 31 &+ tagger.checksum

  private static func bytes(
    of table: (UnsafeMutablePointer<Int>?) -> UnsafePointer<UInt8>?
  ) -> UnsafeRawBufferPointer {
    var length = 0
    let start = table(&length)
    // SAFETY: the table is a constant array of that length in the program.
    return UnsafeRawBufferPointer(start: start, count: length)
  }
}
