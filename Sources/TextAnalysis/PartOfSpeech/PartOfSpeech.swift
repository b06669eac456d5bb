/// Universal parts of speech.
///
/// - Source: Universal Dependencies, universal POS tags; in the order of the tables.
package enum PartOfSpeech: UInt8, Sendable, CaseIterable {
  case adjective
  case adposition
  case adverb
  case auxiliary
  case coordinatingConjunction
  case determiner
  case interjection
  case noun
  case numeral
  case particle
  case pronoun
  case properNoun
  case punctuation
  case subordinatingConjunction
  case symbol
  case verb
  case other

  /// The tag of Universal Dependencies: `NOUN`.
  package var tag: String { PartOfSpeech.tags[Int(rawValue)] }

  /// The part of speech of a tag of Universal Dependencies.
  package init?(tag: String) {
    guard let index = PartOfSpeech.tags.firstIndex(of: tag) else { return nil }
    self.init(rawValue: UInt8(index))
  }

  private static let tags = [
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
  ]

  /// Whether new words are made in it all the time: nouns, verbs, adjectives.
  var isContent: Bool { self == .noun || self == .verb || self == .adjective }

  /// Itself and what may stand for it where a table knows another tag only.
  var kin: [PartOfSpeech] {
    switch self {
    case .auxiliary: [.auxiliary, .verb]
    case .verb: [.verb, .auxiliary]
    case .determiner: [.determiner, .pronoun, .adjective]
    case .pronoun: [.pronoun, .determiner]
    case .adjective: [.adjective, .determiner, .verb]
    case .noun: [.noun]
    default: [self]
    }
  }
}
