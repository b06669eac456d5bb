/// The tables that the scanners ask, together: a scanner is made for every paragraph, and each table that it held would be
/// a reference to count.
final class ScannerTables: Sendable {
  static let shared = ScannerTables()

  let known = CharacterClass.known
  let abbreviations = AbbreviationTable.shared
  let runOnStarters = ClosedWords.runOnStarters
}
