internal import CorpusIndex
internal import CorpusModel
internal import TextAnalysis
internal import UnicodeText

/// Reads a query. The grammar stands in `README.md` beside this file.
package struct QueryParser {
  let text: String
  let tokens: [QueryToken]
  var index = 0
  private var depth = 0
  private var nesting = 0

  private static let deepest = 200
  private static let mostNested = 1000
  private static let allUnits = "'source:* NOT word' finds the units without a word"
  static let operand = "a word, a phrase in quotation marks, or '('"

  /// The query that a text means.
  ///
  /// - Throws: `QueryError` with the place in scalars of the text.
  /// - Complexity: O(n).
  package static func query(_ text: String) throws(QueryError) -> Query {
    var parser = QueryParser(text: text, tokens: try QueryLexer.tokens(of: text))
    if parser.tokens.count == 1 { throw .empty }
    let query = try parser.query()
    if parser.current.kind != .end {
      let isAfterSegment = parser.index >= 2 && parser.tokens[parser.index - 2].kind == .within
      throw parser.unexpected(
        isAfterSegment ? "OR or the end of the query after the segment" : "AND, OR, NOT, NEAR, or the end of the query")
    }
    return query
  }

  /// A word of a query that may have been meant as an operator.
  package enum Hint: Equatable, Sendable {
    /// `or` between two words, as it is typed.
    case small(String)
    /// `-skole` behind another word: the word without its dash.
    case minus(String)
    /// `OG` between two words, as it is typed, and the operator.
    case danish(String, means: String)
  }

  /// What somebody who types Danish may mean by a word in capitals.
  private static let danishOperators = ["OG": "AND", "ELLER": "OR", "IKKE": "NOT", "UDEN": "NOT"]

  /// Words of a query that may have been meant as operators: `or` between two words, `-skole` behind one.
  ///
  /// - Returns: Each once, in order; none for a text that is no query.
  package static func hints(on text: String) -> [Hint] {
    guard let tokens = try? QueryLexer.tokens(of: text) else { return [] }
    var hints: [Hint] = []
    var isInsideQuotes = false
    for (number, token) in tokens.enumerated() {
      if token.kind == .quote { isInsideQuotes.toggle() }
      guard !isInsideQuotes, case .word(let word) = token.kind, number > 0 else { continue }
      if word.hasPrefix("-"), word.utf8.count > 1 {
        hints.append(.minus(String(word.dropFirst())))
      } else if number + 2 < tokens.count {
        let name = String(word.split(separator: "/").first ?? "")
        if word == "within", isScope(tokens[number + 1]) { continue }
        if name == name.lowercased(), QueryLexer.operators.contains(name.uppercased()) { hints.append(.small(word)) }
        if let meant = danishOperators[word] { hints.append(.danish(word, means: meant)) }
      }
    }
    var seen: [Hint] = []
    for hint in hints where !seen.contains(hint) { seen.append(hint) }
    return seen
  }

  private init(text: String, tokens: [QueryToken]) {
    self.text = text
    self.tokens = tokens
  }

  var current: QueryToken { tokens[index] }
  var isInGroup: Bool { depth > 1 }

  func unexpected(_ expected: String) -> QueryError {
    .unexpected(current.description, expected: expected, at: current.place, in: text)
  }

  mutating func query() throws(QueryError) -> Query {
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

  // MARK: AND and NOT

  /// What joins with AND, NOT and NEAR: a query, or fields that restrict what stands beside them.
  enum Operand {
    case query(Query)
    case fields([Restriction])
  }

  /// What stands between two ORs.
  private struct Conjunction {
    /// What AND and NOT join to what stands at their left.
    enum Step {
      case and(Query)
      case not(Query)
      case restricted(Restriction)
    }

    let first: Operand
    var steps: [Step] = []

    /// The query, from the left, with the segment that a WITHIN behind it names.
    func query(within segment: SegmentKind?) -> Query {
      var all: [Query] = []
      // Fields that stand first restrict all; where nothing else stands, the units are asked for.
      var leading: [Restriction] = []
      var isConfined = false
      switch first {
      case .query(let query): all = [query]
      case .fields(let fields): leading = fields
      }
      func confined(_ query: Query) -> Query { segment.map { query.confined(to: $0) } ?? query }
      func joined() -> Query { all.count == 1 ? confined(all[0]) : .and(all.map(confined), within: segment) }
      func units() -> Query { leading.reduce(.units(segment)) { .restricted($0, $1) } }
      for step in steps {
        switch step {
        case .and(let query):
          all.append(query)
          isConfined = isConfined || all.count > 1
        case .not(let query):
          if all.isEmpty {
            all = [units()]
            leading = []
          }
          all = [.not(joined(), confined(query), within: segment)]
          isConfined = true
        case .restricted(let restriction):
          if all.isEmpty { leading.append(restriction) } else { all = [.restricted(joined(), restriction)] }
        }
      }
      if all.isEmpty { return units() }
      var query = joined()
      if let segment, !isConfined, !query.isAboutUnits { query = query.inside(segment) }
      return leading.reduce(query) { .restricted($0, $1) }
    }
  }

  private mutating func both() throws(QueryError) -> Conjunction {
    var conjunction: Conjunction
    if current.kind == .not, case .field(let field, let pattern) = tokens[index + 1].kind {
      index += 2
      try nest()
      conjunction = Conjunction(first: .fields([Restriction(field: field, pattern: pattern, isNegated: true)]))
    } else if current.kind == .not {
      throw unexpected("a word before NOT, or a field behind it; \(Self.allUnits)")
    } else {
      conjunction = Conjunction(first: try confined())
    }
    while current.kind == .and || current.kind == .not {
      let isNot = current.kind == .not
      index += 1
      if case .field(let field, let pattern) = current.kind, isNot {
        try nest()
        conjunction.steps.append(.restricted(Restriction(field: field, pattern: pattern, isNegated: true)))
        index += 1
        continue
      }
      let start = index
      // `AND NOT` is what others write for NOT.
      let isAndNot = !isNot && current.kind == .not
      if isAndNot { index += 1 }
      if isAndNot, case .field(let field, let pattern) = current.kind {
        try nest()
        conjunction.steps.append(.restricted(Restriction(field: field, pattern: pattern, isNegated: true)))
        index += 1
        continue
      }
      switch try confined() {
      case .query(let query):
        if isNot || isAndNot { try nest() }
        conjunction.steps.append(isNot || isAndNot ? .not(query) : .and(query))
      case .fields(let fields):
        if isNot || isAndNot {
          throw .unexpected("several fields", expected: "NOT before each", at: tokens[start].place, in: text)
        }
        for field in fields { conjunction.steps.append(.restricted(field)) }
      }
    }
    return conjunction
  }

  private mutating func segment() throws(QueryError) -> SegmentKind? {
    guard current.kind == .within else { return nil }
    index += 1
    guard case .word(let name) = current.kind, let kind = QueryCursor.structure(named: name) else {
      throw unexpected("one of \(SegmentKind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    index += 1
    return kind
  }

  /// Counts what makes the tree of a query deeper by one.
  mutating func nest() throws(QueryError) {
    nesting += 1
    if nesting > Self.mostNested {
      throw .tooLarge(limit: "more than 1,000 times NOT, NEAR or a field")
    }
  }

  mutating func near() throws(QueryError) -> Operand {
    var start = index
    var left = try sequence()
    while case .near(let distance, let isOrdered) = current.kind {
      let first = try words(of: left, at: start)
      index += 1
      try nest()
      start = index
      left = .query(.near(first, try words(of: try sequence(), at: start), distance: distance, isOrdered: isOrdered))
    }
    return left
  }

  /// The query of an operand that must be one, and not about units.
  private func words(of operand: Operand, at start: Int) throws(QueryError) -> Query {
    let query = try query(of: operand, at: start)
    if query.isAboutUnits { throw fieldAlone(at: start) }
    return query
  }

  private func fieldAlone(at start: Int) -> QueryError {
    .unexpected("a field alone", expected: "a word beside it", at: tokens[start].place, in: text)
  }

  /// The query of an operand that must be one.
  func query(of operand: Operand, at start: Int) throws(QueryError) -> Query {
    switch operand {
    case .query(let query): return query
    case .fields: throw fieldAlone(at: start)
    }
  }

  // MARK: Side by side

  /// A piece of a sequence.
  enum Item {
    case query(Query)
    case expression(TokenExpression)
  }

  private mutating func sequence() throws(QueryError) -> Operand {
    var items: [Item] = []
    var restrictions: [Restriction] = []
    loop: while true {
      let own: [Query]
      switch current.kind {
      case .word(let word):
        if word == "within", Self.isScope(tokens[index + 1]) { break loop }
        try refuseSign(of: word)
        own = try words(word, at: current.place)
        index += 1
      case .regular(let expression):
        own = [.word(.regular(expression))]
        index += 1
      case .quote:
        own = try phrase()
      case .open:
        index += 1
        own = [try query()]
        if current.kind != .close { throw unexpected("')'") }
        index += 1
      case .field(let field, let pattern):
        try nest()
        restrictions.append(Restriction(field: field, pattern: pattern, isNegated: false))
        index += 1
        continue
      case .token, .tag:
        items.append(.expression(try repeated(patternItem())))
        continue
      case .repetition:
        throw unexpected("a word before it that is repeated")
      default:
        break loop
      }
      if case .repetition = current.kind {
        let whole: Query = own.count == 1 ? own[0] : .sequence(own)
        items.append(.expression(try repeated(TokenExpression(whole))))
      } else {
        items += own.map { .query($0) }
      }
    }
    if items.isEmpty {
      if restrictions.isEmpty { throw unexpected(Self.operand) }
      return .fields(restrictions)
    }
    return .query(restrictions.reduce(try choosing(items)) { .restricted($0, $1) })
  }

  /// Pieces side by side, of which fields in parentheses are no words that follow the others: they choose units.
  private func choosing(_ items: [Item]) throws(QueryError) -> Query {
    var units: [Query] = []
    var words: [Item] = []
    for item in items {
      if case .query(let query) = item, query.isAboutUnits { units.append(query) } else { words.append(item) }
    }
    if units.isEmpty || items.count == 1 { return try query(of: items) }
    return .and((words.isEmpty ? [] : [try query(of: words)]) + units, within: nil)
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
      case .word(let word): items += try words(word, at: current.place)
      case .regular(let expression): items.append(.word(.regular(expression)))
      default: throw .unexpected("the end of the query", expected: "a closing quotation mark", at: open, in: text)
      }
      index += 1
    }
  }

  /// Refuses `!børn` and `@liste`, whose writers do not mean the words without the signs.
  private func refuseSign(of word: String) throws(QueryError) {
    let rest = word.dropFirst()
    guard let sign = word.first, rest.unicodeScalars.first.map({ ScalarClass.isLetter($0) }) == true else { return }
    switch sign {
    case "!":
      throw .unexpected(
        "'!'", expected: "NOT between what is wanted and '\(rest)', or the word alone",
        at: current.place.lowerBound..<current.place.lowerBound + 1, in: text)
    case "@":
      throw .unexpected(
        "'@\(rest)'", expected: "a word; word lists belong to the rules of a codebook", at: current.place, in: text)
    default: return
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
    let hasLetters = word.unicodeScalars.contains { ScalarClass.isLetter($0) || ScalarClass.isDigit($0) }
    if word.contains("*") || word.contains("?") {
      if !hasLetters { throw .unexpected("'\(typed)'", expected: "a letter beside * or ?", at: place, in: text) }
      return [.word(.wildcard(word))]
    }
    if let sign = word.lastIndex(of: "~"), hasLetters {
      let rest = word[sign...].dropFirst()
      if !rest.isEmpty, rest != "1" {
        throw .unexpected("'~\(rest)'", expected: "~ alone: one edit", at: place, in: text)
      }
      return [.word(.similar(String(word[..<sign])))]
    }
    // The period of an ordinal is told by a small letter behind it.
    let length = word.utf8.count
    let source = UTF8Text(word.hasSuffix(".") ? word + " a" : word)
    let pieces = Tokenizer().tokens(in: source, range: source.range).filter { $0.isWord && $0.range.end <= length }
      .map { source.string(in: $0.range) }
    guard let last = pieces.last else {
      throw .unexpected("'\(typed)'", expected: "a word with letters or digits", at: place, in: text)
    }
    let queries: [Query] = pieces.map { .word(make($0)) }
    if last.hasSuffix("."), last.utf8.first.map({ ScalarClass.isDigit(Unicode.Scalar($0)) }) == true, !isBeforeWord {
      // At the end of a sentence the period is no part of the number.
      return queries.dropLast() + [.or([.word(make(last)), .word(make(String(last.dropLast())))])]
    }
    return queries
  }

  /// Whether what is looked at has another word behind it.
  private var isBeforeWord: Bool {
    switch tokens[index + 1].kind {
    case .word(let word): word != "within"
    case .regular, .open, .token, .tag: true
    default: false
    }
  }
}
