/// The structural segments that a query can be confined to.
package enum SegmentKind: String, Sendable, CaseIterable {
  case sentence
  case turn
  case paragraph
  case quotation
  case section
  case source

  /// Its place among all kinds.
  var number: Int {
    switch self {
    case .sentence: 0
    case .turn: 1
    case .paragraph: 2
    case .quotation: 3
    case .section: 4
    case .source: 5
    }
  }
}

/// What is known of the words of a source, and what `speaker:` and its like restrict by.
package enum AttributeKind: String, Sendable, CaseIterable {
  case speaker
  case role
  case source
  case section
  case kind
  case date

  /// Its place among all attributes.
  var number: Int {
    switch self {
    case .speaker: 0
    case .role: 1
    case .source: 2
    case .section: 3
    case .kind: 4
    case .date: 5
    }
  }
}
