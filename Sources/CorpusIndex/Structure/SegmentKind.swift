/// The structural segments that a query can be confined to.
package enum SegmentKind: String, Sendable, CaseIterable {
  case sentence
  case turn
  case paragraph
  case quotation
  case section
  case source
}

/// What is known of the words of a source, and what `speaker:` and its like restrict by.
package enum AttributeKind: String, Sendable, CaseIterable {
  case speaker
  case role
  case source
  case section
  case kind
  case date
}
