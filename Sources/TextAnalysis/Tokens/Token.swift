package import CorpusModel

/// An occurrence of a word, number or mark in a text.
package struct Token: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    /// Has a letter: words, names, abbreviations, acronyms, `23-årig`.
    case word
    /// Digits with their separators: `67`, `10.30`, `27.`, `50/50`.
    case number
    /// URLs and e-mail addresses.
    case address
    /// Marks that stand for no word.
    case punctuation
  }

  /// Bytes of the text.
  package let range: TextRange
  package let kind: Kind

  package init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }

  /// Whether the token is counted and searched as a word.
  package var isWord: Bool { kind != .punctuation }
}
