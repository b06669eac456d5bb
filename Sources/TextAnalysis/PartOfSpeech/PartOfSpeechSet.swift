/// A set of parts of speech.
struct PartOfSpeechSet: OptionSet, Sendable {
  let rawValue: UInt32

  static let content: PartOfSpeechSet = [PartOfSpeechSet(.noun), PartOfSpeechSet(.verb), PartOfSpeechSet(.adjective)]
  /// What a compound's left part can be by itself.
  static let free: PartOfSpeechSet = [
    .content, PartOfSpeechSet(.adverb), PartOfSpeechSet(.numeral), PartOfSpeechSet(.properNoun),
  ]

  init(rawValue: UInt32) { self.rawValue = rawValue }

  init(_ partOfSpeech: PartOfSpeech) { rawValue = 1 << UInt32(partOfSpeech.rawValue) }

  func contains(_ partOfSpeech: PartOfSpeech) -> Bool { rawValue & 1 << UInt32(partOfSpeech.rawValue) != 0 }

  mutating func insert(_ partOfSpeech: PartOfSpeech) { formUnion(PartOfSpeechSet(partOfSpeech)) }

  /// Whether nouns, verbs or adjectives are among them.
  var hasContent: Bool { !isDisjoint(with: .content) }
}
