internal import CorpusIndex
internal import CorpusModel
internal import TextAnalysis
internal import UnicodeText

/// Reads a query. The grammar, loosest first:
///
///     query    = both { OR both } [ WITHIN segment ]
///     both     = near { ( AND | NOT ) ( near | field:pattern ) }
///     near     = sequence { ( NEAR/n | ONEAR/n ) sequence }
///     sequence = item { item }
///     item     = word | "word word …" | ( query ) | field:pattern
///     word     = form | =form | lemma:form | with * and ?
///
/// A field restricts the sequence that it stands in; after AND or NOT, all that stands at its left up to OR. WITHIN holds for
/// all that stands at its left up to a parenthesis.
package struct QueryParser {
  private let text: String
  private let scalars: [Unicode.Scalar]
  private let tokens: [QueryToken]
  private var index = 0
  private var depth = 0
  private var nesting = 0

  private static let deepest = 200
  private static let mostNested = 1000

  /// The query that a text means.
  ///
  /// - Throws: `QueryError` with the place in scalars of the text.
  /// - Complexity: O(n).
  package static func query(_ text: String) throws(QueryError) -> Query {
    var parser = QueryParser(text: text, tokens: try QueryToken.tokens(of: text))
    if parser.tokens.count == 1 { throw .empty }
    let query = try parser.query()
    if parser.current.kind != .end {
      let isAfterSegment = parser.index >= 2 && parser.tokens[parser.index - 2].kind == .within
      throw parser.unexpected(
        isAfterSegment ? "OR or the end of the query after the segment" : "AND, OR, NOT, NEAR, or the end of the query")
    }
    return query
  }

  private init(text: String, tokens: [QueryToken]) {
    self.text = text
    scalars = Array(text.unicodeScalars)
    self.tokens = tokens
  }

  private var current: QueryToken { tokens[index] }

  private func unexpected(_ expected: String) -> QueryError {
    .unexpected(current.description, expected: expected, at: current.place, in: text)
  }

  private mutating func query() throws(QueryError) -> Query {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw .tooLarge(limit: "more than \(Self.deepest) parentheses inside each other") }
    var alternatives = [try both()]
    while current.kind == .or {
      index += 1
      alternatives.append(try both())
    }
    let segment = try self.segment()
    return alternatives.count == 1
      ? alternatives[0].query(within: segment) : .or(alternatives.map { $0.query(within: segment) })
  }

  /// What stands between two ORs.
  private struct Conjunction {
    /// What AND and NOT join to what stands at their left.
    enum Step {
      case and(Query)
      case not(Query)
      case restricted(Restriction)
    }

    let first: Query
    var steps: [Step] = []

    /// The query, from the left, with the segment that a WITHIN behind it names.
    func query(within segment: SegmentKind?) -> Query {
      var all = [first]
      var isConfined = false
      func joined() -> Query { all.count == 1 ? all[0] : .and(all, within: segment) }
      for step in steps {
        switch step {
        case .and(let query): all.append(query)
        case .not(let query): all = [.not(joined(), query, within: segment)]
        case .restricted(let restriction):
          all = [.restricted(joined(), restriction)]
          continue
        }
        isConfined = true
      }
      return segment == nil || isConfined ? joined() : .and([joined()], within: segment)
    }
  }

  private mutating func both() throws(QueryError) -> Conjunction {
    var conjunction = Conjunction(first: try near())
    while current.kind == .and || current.kind == .not {
      let isNot = current.kind == .not
      index += 1
      if case .field(let name, let pattern) = current.kind {
        try nest()
        conjunction.steps.append(.restricted(try restriction(name, pattern, isNegated: isNot)))
        index += 1
      } else if isNot {
        try nest()
        conjunction.steps.append(.not(try near()))
      } else {
        conjunction.steps.append(.and(try near()))
      }
    }
    return conjunction
  }

  private mutating func segment() throws(QueryError) -> SegmentKind? {
    guard current.kind == .within else { return nil }
    index += 1
    guard case .word(let name) = current.kind, let kind = SegmentKind(rawValue: LetterCase.lowercased(name)) else {
      throw unexpected("one of \(SegmentKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    index += 1
    return kind
  }

  /// Counts what makes the tree of a query deeper by one.
  private mutating func nest() throws(QueryError) {
    nesting += 1
    if nesting > Self.mostNested {
      throw .tooLarge(limit: "more than 1,000 times NOT, NEAR or a field")
    }
  }

  private mutating func near() throws(QueryError) -> Query {
    var left = try sequence()
    while case .near(let distance, let isOrdered) = current.kind {
      index += 1
      try nest()
      left = .near(left, try sequence(), distance: distance, isOrdered: isOrdered)
    }
    return left
  }

  private mutating func sequence() throws(QueryError) -> Query {
    var items: [Query] = []
    var restrictions: [Restriction] = []
    loop: while true {
      switch current.kind {
      case .word(let word):
        items += try words(word, at: current.place)
        index += 1
      case .quote:
        items += try phrase()
      case .open:
        index += 1
        items.append(try query())
        if current.kind != .close { throw unexpected("')'") }
        index += 1
      case .field(let name, let pattern):
        try nest()
        restrictions.append(try restriction(name, pattern, isNegated: false))
        index += 1
      default:
        break loop
      }
    }
    if items.isEmpty {
      if restrictions.isEmpty { throw unexpected("a word, a phrase in quotation marks, or '('") }
      throw .unexpected("a field alone", expected: "a word beside it", at: tokens[index - 1].place, in: text)
    }
    let query = items.count == 1 ? items[0] : .sequence(items)
    return restrictions.reduce(query) { .restricted($0, $1) }
  }

  private mutating func phrase() throws(QueryError) -> [Query] {
    let open = current.place
    index += 1
    var items: [Query] = []
    while true {
      switch current.kind {
      case .quote:
        index += 1
        if items.isEmpty {
          throw .unexpected("an empty phrase", expected: "words between the marks", at: open, in: text)
        }
        return items
      case .word(let word):
        items += try words(word, at: current.place)
        index += 1
      case .end:
        throw .unexpected("the end of the query", expected: "a closing quotation mark", at: open, in: text)
      default:
        // Inside quotation marks operators in capitals are words too.
        items += try words(String(String.UnicodeScalarView(scalars[current.place])), at: current.place)
        index += 1
      }
    }
  }

  /// The patterns of a query word; several when the tokenizer cuts it.
  private func words(_ typed: String, at place: Range<Int>) throws(QueryError) -> [Query] {
    var word = typed
    var make: (String) -> WordPattern = { .any($0) }
    if word.hasPrefix("=") {
      word.removeFirst()
      make = { .form($0) }
    } else if word.hasPrefix("lemma:") {
      word.removeFirst(6)
      make = { .lemma($0) }
    }
    if word.contains("*") || word.contains("?") {
      let letters = word.unicodeScalars.contains { ScalarClass.isLetter($0) || ScalarClass.isDigit($0) }
      if !letters { throw .unexpected("'\(typed)'", expected: "a letter beside * or ?", at: place, in: text) }
      return [.word(.wildcard(word))]
    }
    let source = UTF8Text(word)
    let pieces = Tokenizer().tokens(in: source, range: source.range).filter(\.isWord).map {
      source.string(in: $0.range)
    }
    if pieces.isEmpty {
      throw .unexpected("'\(typed)'", expected: "a word with letters or digits", at: place, in: text)
    }
    return pieces.map { .word(make($0)) }
  }

  private func restriction(_ name: String, _ pattern: String, isNegated: Bool) throws(QueryError) -> Restriction {
    guard let attribute = AttributeKind(rawValue: name) else { throw unexpected("a field") }
    return Restriction(attribute: attribute, pattern: pattern, isNegated: isNegated)
  }
}
