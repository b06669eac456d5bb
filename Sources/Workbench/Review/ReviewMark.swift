package import CorpusModel
package import QualitativeCoding

/// A coding or an open proposal on a source, as a reviewer sees it.
package struct ReviewMark: Sendable, Equatable {
  /// The coding's id; for a proposal its code and place, which no other of the source has.
  package let key: String
  package let code: String
  package let range: TextRange
  package let kind: Kind
  /// The rules and words that proposed it; empty for others.
  package let matches: [RuleMatch]

  package enum Kind: Sendable, Equatable {
    /// A rule suggests it and nobody has decided.
    case proposal(Proposal)
    /// The coder's own.
    case own
    /// Of another coder, by id.
    case other(String)
  }

  init(_ coding: StudyCoding, range: TextRange, coder: String) {
    key = coding.id
    code = coding.code
    self.range = range
    kind = coding.coder == coder ? .own : .other(coding.coder)
    matches = coding.matches
  }

  init(_ proposal: Proposal) {
    key = "\(proposal.code) \(proposal.start) \(proposal.end)"
    code = proposal.code
    range = proposal.range
    kind = .proposal(proposal)
    matches = proposal.matches
  }

  /// The proposal that it is, or `nil` for a coding.
  package var proposal: Proposal? { if case .proposal(let proposal) = kind { proposal } else { nil } }
  package var isOwn: Bool { kind == .own }
}
