internal import CorpusIndex
internal import CorpusModel
internal import TextAnalysis
internal import UnicodeText

/// Reads what stands between brackets, in tags, and behind `::`.
extension QueryCursor {
  private static let deepest = 100

  // MARK: Tests

  /// `[lemma="hus" & !pos="VERB"]`, from the bracket on.
  mutating func takeTest() throws(QueryError) -> TokenTest {
    let open = index
    index += 1
    skipSpace()
    if take("]") { return .any }
    let test = try either(0)
    if current == nil {
      throw .unexpected("the end of the query", expected: "']'", at: open..<open + 1, in: text)
    }
    guard take("]") else { throw unexpected("&, | or ']'") }
    return test
  }

  private mutating func either(_ depth: Int) throws(QueryError) -> TokenTest {
    if depth > Self.deepest { throw .tooLarge(limit: "more than \(Self.deepest) parentheses inside brackets") }
    var parts = [try all(depth)]
    while take("|") { parts.append(try all(depth)) }
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func all(_ depth: Int) throws(QueryError) -> TokenTest {
    var parts = [try single(depth)]
    while take("&") { parts.append(try single(depth)) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func single(_ depth: Int) throws(QueryError) -> TokenTest {
    skipSpace()
    defer { skipSpace() }
    if current == "!", scalar(1) != "=" {
      index += 1
      if depth > Self.deepest { throw .tooLarge(limit: "more than \(Self.deepest) signs '!' in a row") }
      return .not(try single(depth + 1))
    }
    if take("(") {
      let inner = try either(depth + 1)
      guard take(")") else { throw unexpected("&, | or ')'") }
      return inner
    }
    return try comparison(of: try attribute())
  }

  /// `="hus"`, `!="hus"`.
  private mutating func comparison(of attribute: TokenAttribute) throws(QueryError) -> TokenTest {
    let isNegated = try relation()
    let value = try takeValue(of: attribute)
    return isNegated ? .not(.attribute(attribute, value)) : .attribute(attribute, value)
  }

  /// What an attribute is compared with. A part of speech that there is none of is refused.
  private mutating func takeValue(of attribute: TokenAttribute) throws(QueryError) -> RegularExpression {
    let start = index
    let value = try takeValue()
    guard attribute == .pos, PositionTags.tags(matching: value) == 0 else { return value }
    throw .unexpected(
      "\(text(in: start..<index))",
      expected: "one of \(PartOfSpeech.allCases.map(\.tag).joined(separator: ", "))", at: start..<index, in: text)
  }

  /// Steps over `=` or `!=`, and says which.
  private mutating func relation() throws(QueryError) -> Bool {
    skipSpace()
    defer { skipSpace() }
    if take("=") { return false }
    if take("!=") { return true }
    throw unexpected("= or !=")
  }

  private mutating func attribute() throws(QueryError) -> TokenAttribute {
    let start = index
    let known = TokenAttribute.allCases.map(\.rawValue)
    let expected = "one of \(known.joined(separator: ", ")), such as [lemma=\"hus\"]"
    guard let name = takeName() else { throw unexpected(expected) }
    guard let attribute = TokenAttribute(rawValue: LetterCase.lowercased(name)) else {
      // What other programs call them.
      let others = ["tag": "pos", "upos": "pos", "xpos": "pos", "lc": "word", "form": "word", "base": "lemma"]
      let nearest = others[LetterCase.lowercased(name)] ?? EditDistance.nearest(to: name, among: known)
      throw .unexpected(
        "'\(name)'", expected: nearest.map { "\($0)" } ?? expected, at: start..<index, in: text)
    }
    return attribute
  }

  // MARK: Constraints

  /// `a.lemma = b.lemma & a.pos != "VERB"`, behind `::`.
  mutating func takeConstraint() throws(QueryError) -> LabelConstraint { try eitherConstraint(0) }

  private mutating func eitherConstraint(_ depth: Int) throws(QueryError) -> LabelConstraint {
    if depth > Self.deepest { throw .tooLarge(limit: "more than \(Self.deepest) parentheses behind ::") }
    var parts = [try allConstraints(depth)]
    while take("|") { parts.append(try allConstraints(depth)) }
    return parts.count == 1 ? parts[0] : .either(parts)
  }

  private mutating func allConstraints(_ depth: Int) throws(QueryError) -> LabelConstraint {
    var parts = [try singleConstraint(depth)]
    while take("&") { parts.append(try singleConstraint(depth)) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func singleConstraint(_ depth: Int) throws(QueryError) -> LabelConstraint {
    skipSpace()
    defer { skipSpace() }
    if take("!") {
      if depth > Self.deepest { throw .tooLarge(limit: "more than \(Self.deepest) signs '!' in a row") }
      return .not(try singleConstraint(depth + 1))
    }
    if take("(") {
      let inner = try eitherConstraint(depth + 1)
      guard take(")") else { throw unexpected("&, | or ')'") }
      return inner
    }
    let (label, attribute) = try reference()
    let isNegated = try relation()
    let result: LabelConstraint
    if let scalar = current, ScalarClass.isLetter(scalar) {
      let (other, otherAttribute) = try reference()
      result = .same(label, attribute, other, otherAttribute)
    } else {
      result = .test(label, .attribute(attribute, try takeValue(of: attribute)))
    }
    return isNegated ? .not(result) : result
  }

  /// `a.lemma`.
  private mutating func reference() throws(QueryError) -> (label: String, attribute: TokenAttribute) {
    guard let label = takeName() else { throw unexpected("a label with an attribute, such as a.lemma") }
    guard take(".") else { throw unexpected("a point and an attribute, such as \(label).lemma") }
    return (label, try attribute())
  }

  // MARK: Tags

  /// A tag: `<s>`, `</s>`, `<turn role="leder"/>`.
  enum Tag: Equatable {
    case start(TokenPattern.Structure)
    case end(TokenPattern.Structure)
    case whole(TokenPattern.Structure)
  }

  /// The segments by the names that tags give them; CQP's own beside ours.
  private static let structures: [String: SegmentKind] = [
    "s": .sentence, "p": .paragraph, "u": .turn, "q": .quotation, "text": .source, "doc": .source,
  ]

  /// The segment of a name, ours or CQP's.
  static func structure(named name: String) -> SegmentKind? {
    let name = LetterCase.lowercased(name)
    return SegmentKind(rawValue: name) ?? structures[name]
  }

  /// A tag, from its `<` on.
  mutating func takeTag() throws(QueryError) -> Tag {
    let open = index
    index += 1
    let isEnd = take("/")
    let expected = "a segment: \(SegmentKind.allCases.map(\.rawValue).joined(separator: ", ")), s, p"
    let start = index
    guard let name = takeName() else { throw unexpected(expected) }
    guard let kind = Self.structure(named: name) else {
      throw .unexpected("'\(name)'", expected: expected, at: start..<index, in: text)
    }
    let conditions = try conditions()
    if current == nil { throw .unexpected("the end of the query", expected: "'>'", at: open..<open + 1, in: text) }
    let structure = TokenPattern.Structure(kind: kind, conditions: conditions)
    if take(">") { return isEnd ? .end(structure) : .start(structure) }
    if !isEnd, take("/>") { return .whole(structure) }
    throw unexpected(isEnd ? "a field, such as role=\"leder\", or '>'" : "a field, such as role=\"leder\", '>' or '/>'")
  }

  private mutating func conditions() throws(QueryError) -> [TokenPattern.Structure.Condition] {
    var conditions: [TokenPattern.Structure.Condition] = []
    skipSpace()
    while let scalar = current, ScalarClass.isLetter(scalar) {
      let start = index
      let name = takeName() ?? ""
      guard let field = Field(rawValue: name) else {
        throw .unexpected(
          "'\(name)'", expected: "one of \(Field.allCases.map(\.rawValue).joined(separator: ", "))",
          at: start..<max(index, start + 1), in: text)
      }
      let isNegated = try relation()
      conditions.append(.init(field: field, expression: try takeValue(), isNegated: isNegated))
      skipSpace()
      if take("&") { skipSpace() }
    }
    return conditions
  }
}
