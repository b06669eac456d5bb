internal import CorpusModel
internal import UnicodeText

/// Cuts a query into pieces.
struct QueryLexer {
  private var cursor: QueryCursor
  private var tokens: [QueryToken] = []
  private var isInsideQuotes = false

  /// What is written in capitals and joins words.
  static let operators: Set<String> = ["OR", "AND", "NOT", "NEAR", "ONEAR", "WITHIN"]
  private static let mostScalars = 100_000
  /// Repetitions of a word may be as many as this.
  static let mostRepeated = 100

  /// The pieces of a query, `.end` last.
  ///
  /// - Throws: `QueryError` with the place in scalars of the query.
  /// - Complexity: O(n).
  static func tokens(of query: String) throws(QueryError) -> [QueryToken] {
    var lexer = QueryLexer(cursor: QueryCursor(query))
    if lexer.cursor.scalars.count > mostScalars { throw .tooLarge(limit: "more than 100,000 characters") }
    while true {
      lexer.cursor.skipSpace()
      guard let scalar = lexer.cursor.current else { break }
      try lexer.take(scalar)
    }
    lexer.add(.end, from: lexer.cursor.index)
    return lexer.tokens
  }

  private mutating func add(_ kind: QueryToken.Kind, from start: Int) {
    tokens.append(QueryToken(kind: kind, place: start..<cursor.index))
  }

  private mutating func take(_ scalar: Unicode.Scalar) throws(QueryError) {
    let start = cursor.index
    if QueryCursor.isQuote(scalar) {
      cursor.index += 1
      isInsideQuotes.toggle()
      add(.quote, from: start)
    } else if scalar == "/", let expression = try regularExpression() {
      add(.regular(expression), from: start)
    } else if isInsideQuotes {
      while let next = cursor.current, !ScalarClass.isWhiteSpace(next), !QueryCursor.isQuote(next) {
        cursor.index += 1
      }
      add(.word(cursor.text(in: start..<cursor.index)), from: start)
    } else if scalar == "(", bracketedWordEnd == nil {
      cursor.index += 1
      add(.open, from: start)
    } else if scalar == ")" {
      cursor.index += 1
      add(.close, from: start)
    } else if let kind = try sign(scalar) {
      add(kind, from: start)
    } else {
      let kind = try word()
      add(kind, from: start)
    }
  }

  // MARK: Signs

  /// What stands here, if it is a sign of the language and no word.
  private mutating func sign(_ scalar: Unicode.Scalar) throws(QueryError) -> QueryToken.Kind? {
    switch scalar {
    case "|":
      cursor.index += 1
      return .or
    case "[": return .token(try cursor.takeTest(), label: nil)
    case "<": return .tag(try cursor.takeTag())
    case "{": return try braces()
    case "*", "+", "?": return repetition(scalar)
    case "!":
      for (name, isContaining) in [("!containing", true), ("!within", false)] where cursor.take(name) {
        return .confinement(isContaining: isContaining, isNegated: true)
      }
      return nil
    case ":":
      guard cursor.take("::") else { return nil }
      return .constraint(try cursor.takeConstraint())
    default:
      return try labelled()
    }
  }

  /// `a:[lemma="hus"]`.
  private mutating func labelled() throws(QueryError) -> QueryToken.Kind? {
    let end = cursor.nameEnd
    guard end > cursor.index, end + 1 < cursor.scalars.count, cursor.scalars[end] == ":", cursor.scalars[end + 1] == "["
    else { return nil }
    let label = cursor.text(in: cursor.index..<end)
    cursor.index = end + 1
    return .token(try cursor.takeTest(), label: label)
  }

  /// `*`, `+` or `?` behind what can be repeated; in a word they are wildcards.
  private mutating func repetition(_ sign: Unicode.Scalar) -> QueryToken.Kind? {
    guard let last = tokens.last else { return nil }
    switch last.kind {
    case .token, .close, .tag, .regular: break
    case .quote where !isInsideQuotes: break
    default: return nil
    }
    let next = cursor.scalar(1)
    let standsAlone = next.map { ScalarClass.isWhiteSpace($0) || ")([<|{".unicodeScalars.contains($0) } ?? true
    guard last.place.upperBound == cursor.index || standsAlone else { return nil }
    cursor.index += 1
    switch sign {
    case "*": return .repetition(least: 0, most: nil)
    case "+": return .repetition(least: 1, most: nil)
    default: return .repetition(least: 0, most: 1)
    }
  }

  private mutating func braces() throws(QueryError) -> QueryToken.Kind {
    let start = cursor.index
    let close = cursor.scalars[start...].firstIndex(of: "}")
    let inner = close.map { cursor.text(in: start + 1..<$0) }
    guard let close, let inner, let bounds = RegularExpressionParser.bounds(of: inner, most: Self.mostRepeated) else {
      throw .unexpected(
        close == nil ? "'{'" : "'{\(inner ?? "")}'",
        expected: "a repetition, such as {2} or {0,3}, of at most \(Self.mostRepeated)",
        at: start..<(close.map { $0 + 1 } ?? start + 1), in: cursor.text)
    }
    cursor.index = close + 1
    return .repetition(least: bounds.least, most: bounds.most)
  }

  /// `/samarb.*/`; `nil` where no expression begins: in quotation marks a slash may stand alone.
  private mutating func regularExpression() throws(QueryError) -> RegularExpression? {
    let start = cursor.index
    var end = start + 1
    while end < cursor.scalars.count, cursor.scalars[end] != "/" {
      if isInsideQuotes, ScalarClass.isWhiteSpace(cursor.scalars[end]) || QueryCursor.isQuote(cursor.scalars[end]) {
        return nil
      }
      end += cursor.scalars[end] == "\\" ? 2 : 1
    }
    guard end < cursor.scalars.count else {
      if isInsideQuotes { return nil }
      throw .unexpected(
        "the end of the query", expected: "a '/' that ends the regular expression", at: start..<start + 1,
        in: cursor.text)
    }
    let expression = try cursor.expression(in: start + 1..<end)
    cursor.index = end + 1
    return expression
  }

  // MARK: Words

  private mutating func word() throws(QueryError) -> QueryToken.Kind {
    let start = cursor.index
    var open = 0
    while let scalar = cursor.current, !ScalarClass.isWhiteSpace(scalar), !QueryCursor.isQuote(scalar),
      scalar != ")", scalar != "|", scalar != "{",
      scalar != "(" || bracketedWordEnd != nil || isInsideWord(start..<cursor.index)
    {
      if let end = bracketedWordEnd {
        cursor.index = end
        continue
      }
      if scalar == "(" { open += 1 }
      cursor.index += 1
      // `role:"leder af familiehus"`: a field's value may stand in quotation marks.
      if scalar == ":", let quote = cursor.current, QueryCursor.isQuote(quote),
        let close = cursor.scalars[(cursor.index + 1)...].firstIndex(where: { QueryCursor.isQuote($0) }),
        Field(rawValue: cursor.text(in: start..<cursor.index - 1)) != nil
          || cursor.text(in: start..<cursor.index) == "lemma:"
      {
        cursor.index = close + 1
        break
      }
      // `elev(er)` is one word.
      if cursor.current == ")", open > 0 {
        open -= 1
        cursor.index += 1
      }
    }
    return try kind(of: cursor.text(in: start..<cursor.index), at: start..<cursor.index)
  }

  /// Where the parenthesis ends that a word begins with, as in `(del)mål`; `nil` where it opens a group.
  private var bracketedWordEnd: Int? {
    guard cursor.current == "(" else { return nil }
    var end = cursor.index + 1
    while end < cursor.scalars.count, ScalarClass.isLetter(cursor.scalars[end]) { end += 1 }
    guard end > cursor.index + 1, end + 1 < cursor.scalars.count, cursor.scalars[end] == ")",
      ScalarClass.isLetter(cursor.scalars[end + 1])
    else { return nil }
    // `(hus)OR(dag)` is two groups, `(hus)within <turn/>` one.
    var ahead = cursor
    ahead.index = end + 1
    let word = ahead.takeName() ?? ""
    return Self.operators.contains(word) || word == "containing" || word == "within" ? nil : end + 1
  }

  /// Whether a parenthesis behind these scalars belongs to a word, as in `elev(er)`, and opens no group.
  private func isInsideWord(_ head: Range<Int>) -> Bool {
    guard let last = head.last, ScalarClass.isLetter(cursor.scalars[last]) else { return false }
    return head.count > 6 || !Self.operators.contains(cursor.text(in: head))
  }

  private func kind(of word: String, at place: Range<Int>) throws(QueryError) -> QueryToken.Kind {
    switch word {
    case "OR": return .or
    case "AND": return .and
    case "NOT": return .not
    case "WITHIN": return .within
    case "containing": return .confinement(isContaining: true, isNegated: false)
    default: break
    }
    for (name, isOrdered) in [("NEAR", false), ("ONEAR", true)] where word == name || word.hasPrefix(name + "/") {
      if word == name { return .near(distance: 5, isOrdered: isOrdered) }
      guard let distance = Int(word.dropFirst(name.count + 1)), (1...1000).contains(distance) else {
        throw .unexpected(
          "'\(word)'", expected: "\(name)/ and a number of words from 1 to 1000", at: place, in: cursor.text)
      }
      return .near(distance: distance, isOrdered: isOrdered)
    }
    guard let colon = word.unicodeScalars.firstIndex(of: ":"), let field = Field(rawValue: String(word[..<colon]))
    else {
      try refuseUnknownField(in: word, at: place)
      return .word(word)
    }
    let value = String.UnicodeScalarView(
      word[word.unicodeScalars.index(after: colon)...].unicodeScalars.filter { !QueryCursor.isQuote($0) })
    if value.isEmpty {
      throw .unexpected(
        "nothing after '\(field.rawValue):'", expected: "a value, such as \(field.rawValue):leder*", at: place,
        in: cursor.text)
    }
    return .field(field, pattern: String(value))
  }

  /// Refuses `speker:leder` and `emne:skole`, whose writers mean fields, and no phrase.
  private func refuseUnknownField(in word: String, at place: Range<Int>) throws(QueryError) {
    guard word.utf8.contains(0x3A) else { return }
    let parts = word.split(separator: ":", maxSplits: 1)
    // A time, an address and a word before a colon are words.
    guard parts.count == 2, parts[0].unicodeScalars.allSatisfy({ ScalarClass.isLetter($0) }), word.hasPrefix(parts[0])
    else { return }
    let name = LetterCase.lowercased(String(parts[0]))
    if name == "lemma" { return }
    let names = Field.allCases.map(\.rawValue) + ["lemma"]
    let nearest =
      TokenAttribute(rawValue: name).map { "[\($0.rawValue)=\"…\"]" }
      ?? EditDistance.nearest(to: name, among: names).map { "\($0):" }
    let isValue = parts[1].unicodeScalars.first.map { ScalarClass.isLetter($0) } ?? false
    guard isValue || nearest != nil && !parts[1].hasPrefix("/") else { return }
    let meant = nearest ?? "a field (\(names.map { "\($0):" }.joined(separator: " ")))"
    throw .unexpected(
      "'\(parts[0]):'", expected: "\(meant), or quotation marks round words that a colon joins",
      at: place.lowerBound..<place.lowerBound + parts[0].unicodeScalars.count + 1, in: cursor.text)
  }
}
