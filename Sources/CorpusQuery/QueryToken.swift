internal import UnicodeText

/// A piece of a query.
struct QueryToken: Equatable {
  enum Kind: Equatable {
    case word(String)
    case quote
    case open
    case close
    case or
    case and
    case not
    case within
    case near(distance: Int, isOrdered: Bool)
    case field(name: String, pattern: String)
    case end
  }

  let kind: Kind
  /// Scalars of the query.
  let place: Range<Int>

  /// What a message calls it.
  var description: String {
    switch kind {
    case .word(let text): "'\(text)'"
    case .quote: "a quotation mark"
    case .open: "'('"
    case .close: "')'"
    case .or: "OR"
    case .and: "AND"
    case .not: "NOT"
    case .within: "WITHIN"
    case .near(_, let isOrdered): isOrdered ? "ONEAR" : "NEAR"
    case .field(let name, _): "'\(name):'"
    case .end: "the end of the query"
    }
  }

  private static let fields: Set<String> = ["speaker", "role", "case", "source", "section", "kind", "lemma"]
  private static let operators: Set<String> = ["OR", "AND", "NOT", "NEAR", "ONEAR"]
  private static let quotes = Set("\"”“„»«".unicodeScalars)

  /// The pieces of a query, `.end` last.
  static func tokens(of query: String) throws(QueryError) -> [QueryToken] {
    let scalars = Array(query.unicodeScalars)
    if scalars.count > 100_000 { throw .tooLarge(limit: "more than 100,000 characters") }
    var result: [QueryToken] = []
    var index = 0
    func add(_ kind: Kind, _ start: Int, _ end: Int) { result.append(QueryToken(kind: kind, place: start..<end)) }
    while index < scalars.count {
      let scalar = scalars[index]
      if ScalarClass.isWhiteSpace(scalar) {
        index += 1
      } else if scalar == "(" {
        add(.open, index, index + 1)
        index += 1
      } else if scalar == ")" {
        add(.close, index, index + 1)
        index += 1
      } else if quotes.contains(scalar) {
        add(.quote, index, index + 1)
        index += 1
      } else {
        let start = index
        var open = 0
        while index < scalars.count, !ScalarClass.isWhiteSpace(scalars[index]), !quotes.contains(scalars[index]),
          scalars[index] != ")", scalars[index] != "(" || isInsideWord(start..<index, scalars)
        {
          if scalars[index] == "(" { open += 1 }
          // `role:"leder af familiehus"`: a field's value may stand in quotation marks.
          index += 1
          if scalars[index - 1] == ":", index < scalars.count, quotes.contains(scalars[index]),
            let close = scalars[(index + 1)...].firstIndex(where: { quotes.contains($0) }),
            isField(scalars[start..<index])
          {
            index = close + 1
            break
          }
          // `(del)målgrupper` is one word.
          if index < scalars.count, scalars[index] == ")", open > 0 {
            open -= 1
            index += 1
          }
        }
        let text = String(String.UnicodeScalarView(scalars[start..<index]))
        add(try kind(of: text, at: start..<index, in: query), start, index)
      }
    }
    add(.end, scalars.count, scalars.count)
    return result
  }

  /// Whether a parenthesis behind these scalars belongs to a word, as in `elev(er)`, and opens no group.
  private static func isInsideWord(_ head: Range<Int>, _ scalars: [Unicode.Scalar]) -> Bool {
    guard let last = head.last, ScalarClass.isLetter(scalars[last]) else { return false }
    return head.count > 5 || !operators.contains(String(String.UnicodeScalarView(scalars[head])))
  }

  private static func isField(_ head: ArraySlice<Unicode.Scalar>) -> Bool {
    fields.contains(String(String.UnicodeScalarView(head.dropLast())))
  }

  private static func kind(of text: String, at place: Range<Int>, in query: String) throws(QueryError) -> Kind {
    switch text {
    case "OR": return .or
    case "AND": return .and
    case "NOT": return .not
    case "WITHIN": return .within
    default: break
    }
    for (name, isOrdered) in [("NEAR", false), ("ONEAR", true)] where text == name || text.hasPrefix(name + "/") {
      if text == name { return .near(distance: 5, isOrdered: isOrdered) }
      guard let distance = Int(text.dropFirst(name.count + 1)), (1...1000).contains(distance) else {
        throw .unexpected("'\(text)'", expected: "\(name)/ and a number of words from 1 to 1000", at: place, in: query)
      }
      return .near(distance: distance, isOrdered: isOrdered)
    }
    if let colon = text.unicodeScalars.firstIndex(of: ":") {
      let name = String(text[..<colon])
      if fields.contains(name), name != "lemma" {
        let value = String.UnicodeScalarView(
          text[text.unicodeScalars.index(after: colon)...].unicodeScalars.filter { !quotes.contains($0) })
        if value.isEmpty {
          throw .unexpected(
            "nothing after '\(name):'", expected: "a value, such as \(name):leder*", at: place, in: query)
        }
        return .field(name: name, pattern: String(value))
      }
      if ["theme", "code", "coder"].contains(name) {
        throw .unsupported("'\(name):' asks for codings, which only a project has", at: place, in: query)
      }
    }
    if text.hasPrefix("/") { throw .unsupported("this version has no regular expressions", at: place, in: query) }
    if text.hasPrefix("[") && text.contains("=") {
      throw .unsupported("this version does not read CQL", at: place, in: query)
    }
    if text.hasSuffix("~") {
      throw .unsupported("this version has no search for similar spellings", at: place, in: query)
    }
    return .word(text)
  }
}
