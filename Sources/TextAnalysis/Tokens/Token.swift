package import CorpusModel

/// An occurrence of a word, number or mark in a text. Eight bytes, because a corpus holds millions.
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

  /// The first byte; the length times four, and the kind.
  private let first: UInt32
  private let extent: UInt32

  /// A token of a text of at most 4 GB.
  package init(range: TextRange, kind: Kind) {
    precondition(range.end <= Self.longestText && range.count <= Self.longest, "a text has at most 4 GB, a token 1 GB")
    self.init(range.start, range.end, kind)
  }

  /// The longest text with tokens, and the longest token, in bytes.
  static let longestText = Int(UInt32.max)
  static let longest = Int(UInt32.max >> 2)

  /// The ends are not checked: the scanner checked the text.
  @inline(__always)
  init(_ start: Int, _ end: Int, _ kind: Kind) {
    first = UInt32(truncatingIfNeeded: start)
    extent = UInt32(truncatingIfNeeded: (end &- start) &<< 2 | Int(kind.rawValue))
  }

  package var kind: Kind {
    switch extent & 3 {
    case 0: .word
    case 1: .number
    case 2: .address
    default: .punctuation
    }
  }

  /// Bytes of the text.
  package var range: TextRange { TextRange(start, end) }
  var start: Int { Int(first) }
  var end: Int { Int(first) + Int(extent >> 2) }

  /// Whether the token is counted and searched as a word.
  package var isWord: Bool { extent & 3 != Kind.punctuation.rawValue }
}
