/// A stretch in quotation marks, or set off by emphasis, that is no speech.
package struct QuotedTerm: Sendable, Equatable {
  package enum Kind: String, Sendable {
    /// A word or phrase that the writer holds at arm's length: `det såkaldte ”trafiklys”`.
    case term
    /// The name of a text, a project, a method.
    case title
    /// What was asked.
    case question
    /// Words in marks of their own inside speech.
    case nested
    case emphasis
  }

  /// The words without their marks.
  package let range: TextRange
  package let kind: Kind

  package init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}
