/// A word that is meant at a token though another one is written: *børneområdet* at `børne-` in `børne- og ungeområdet`.
package struct Ellipsis: Sendable, Equatable {
  package enum Kind: UInt8, Sendable {
    /// A part left out because another member of the coordination has it: `børne-`, `-mindset`.
    case coordination
    /// A part in brackets, with and without it: `(team)ledere`, `elev(er)`.
    case optionalPart
    /// Letters that an editor changed: `[N]etop`.
    case editorial
  }

  /// The indices of the tokens from the first member to the one that is written in full.
  package let tokens: Range<Int>
  /// The index of the token at which the word is meant, the first for `børne- og ungeområdet`.
  package let token: Int
  /// The full word, in the case of the text.
  package let form: String
  package let kind: Kind

  package init(tokens: Range<Int>, token: Int, form: String, kind: Kind) {
    self.tokens = tokens
    self.token = token
    self.form = form
    self.kind = kind
  }
}
