internal import CorpusModel

/// What is counted when coders are compared.
package enum AgreementUnit: String, Sendable, CaseIterable {
  /// The units that the files of codings name.
  case listed
  case character
  case word
  case sentence
  case turn
  case quotation
  case paragraph
  /// What a coder marked: it is matched with the other's where they overlap enough.
  case segment

  /// The structural segment that it is; `nil` for the others.
  var kind: UnitKind? { UnitKind(rawValue: rawValue) }
}
