/// The sections of an index file, in their order.
enum IndexSection: Int, CaseIterable {
  /// What the index was made from; for whoever wrote it.
  case manifest
  /// The analysis and the Unicode version that the index rests on.
  case fingerprint
  /// Names, positions and texts of the sources.
  case sources
  /// Canonical text, source after source.
  case text
  case termCodes
  case termTails
  case termCheckpoints
  /// The term of each number by frequency.
  case termRanks
  case placeCodes
  case placeCheckpoints
  case placeExceptions
  case words
  case postings
  case ellipticWords
  case ellipses
  case segments
  case attributes
  /// Kept free for a part of speech at each position.
  case partsOfSpeech
}
