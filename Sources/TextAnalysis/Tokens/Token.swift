package import CorpusModel

/// An occurrence of a word, number or mark in a text. Twelve bytes, because a corpus holds millions.
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

  private let first: UInt32
  private let last: UInt32
  package let kind: Kind

  /// A token of a text of at most 4 GB.
  package init(range: TextRange, kind: Kind) {
    precondition(range.end <= Self.longestText, "a text has at most 4 GB")
    self.init(range.start, range.end, kind)
  }

  /// The longest text with tokens, in bytes.
  static let longestText = Int(UInt32.max)

  /// The ends are not checked: the scanner checked the text.
  @inline(__always)
  init(_ start: Int, _ end: Int, _ kind: Kind) {
    first = UInt32(truncatingIfNeeded: start)
    last = UInt32(truncatingIfNeeded: end)
    self.kind = kind
  }

  /// Bytes of the text.
  package var range: TextRange { TextRange(start, end) }
  var start: Int { Int(first) }
  var end: Int { Int(last) }

  /// Whether the token is counted and searched as a word.
  package var isWord: Bool { kind != .punctuation }
}
