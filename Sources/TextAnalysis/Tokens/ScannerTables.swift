/// The tables that the scanners ask, together: a scanner is made for every paragraph, and each table that it held would be
/// a reference to count.
final class ScannerTables: Sendable {
  static let shared = ScannerTables()

  let known = CharacterClass.known
  let abbreviations = AbbreviationTable.shared
  let runOnStarters = ClosedWords.runOnStarters

  /// The traits of words that may keep a period before a space.
  let keptPeriods = permanent(zip(AbbreviationTable.shared.traits, ClosedWords.degrees.traits).map { $0 | $1 })

  /// A copy that lives as long as the process: to hand it to C costs no count of references.
  private static func permanent(_ traits: [UInt64]) -> Traits {
    let copy = UnsafeMutableBufferPointer<UInt64>.allocate(capacity: traits.count)
    _ = copy.initialize(from: traits)
    return Traits(bits: UnsafePointer(copy.baseAddress!))
  }

  /// SAFETY: nobody writes the bits after they were made, and nobody frees them.
  struct Traits: @unchecked Sendable {
    let bits: UnsafePointer<UInt64>
  }
}
