import CorpusIndex
import TestSupport

@testable import CorpusQuery

/// Random queries of the whole language, and how one would type them.
enum RandomQueries {
  static func query(depth: Int, using random: inout SplitMix64) -> Query {
    guard depth > 0, Int.random(in: 0..<4, using: &random) > 0 else { return .word(word(using: &random)) }
    func inner(_ random: inout SplitMix64) -> Query { query(depth: depth - 1, using: &random) }
    func several(_ random: inout SplitMix64) -> [Query] {
      (0..<Int.random(in: 2...3, using: &random)).map { _ in inner(&random) }
    }
    let segment: SegmentKind? = random.pick([nil, nil, .sentence, .paragraph, .turn, .section, .source])
    switch Int.random(in: 0..<11, using: &random) {
    case 0: return .sequence((0..<Int.random(in: 2...3, using: &random)).map { _ in plain(depth - 1, using: &random) })
    case 1, 2:
      return .near(
        words(inner(&random), using: &random), words(inner(&random), using: &random),
        distance: Int.random(in: 1...6, using: &random),
        isOrdered: Bool.random(using: &random))
    case 3: return .or(several(&random))
    case 4: return .and(several(&random).map { segment.map($0.confined) ?? $0 }, within: segment)
    case 5:
      let (a, b) = (inner(&random), inner(&random))
      return .not(segment.map(a.confined) ?? a, segment.map(b.confined) ?? b, within: segment)
    case 6: return .restricted(.units(nil), restriction(using: &random))
    case 7, 8, 9: return .pattern(pattern(depth: depth - 1, using: &random))
    default: return .restricted(inner(&random), restriction(using: &random))
    }
  }

  /// A query that stays one beside others, and makes no pattern of them.
  private static func plain(_ depth: Int, using random: inout SplitMix64) -> Query {
    guard depth > 0 else { return .word(word(using: &random)) }
    let query = query(depth: depth, using: &random)
    return query.hasPattern ? .word(word(using: &random)) : words(query, using: &random)
  }

  /// A query for words: what is about units stands neither side by side with words nor near them.
  private static func words(_ query: Query, using random: inout SplitMix64) -> Query {
    query.isAboutUnits ? .word(word(using: &random)) : query
  }

  private static func restriction(using random: inout SplitMix64) -> Restriction {
    let (field, pattern): (Field, String) = random.pick([
      (.role, "interviewer"), (.role, "ppr*"), (.role, "*"), (.speaker, "IP?"), (.speaker, "i"), (.source, "*-1.txt"),
      (.theme, "net*"), (.theme, "*"), (.coder, "anna"), (.theme, "civil"),
    ])
    return Restriction(field: field, pattern: pattern, isNegated: Bool.random(using: &random))
  }

  private static func word(using random: inout SplitMix64) -> WordPattern {
    random.pick([
      .any("hus"), .any("dag"), .any("år"), .any("sko"), .form("huset"), .form("DAG"), .form("hus"), .lemma("hus"),
      .lemma("dag"), .wildcard("*hus"), .wildcard("hus*"), .wildcard("d?g"), .wildcard("*s*d*"), .wildcard("?r"),
      .similar("hsu"), .similar("dag"), .similar("skoo"), .regular(expression("(hus|dag).*")),
      .regular(expression("[^h].{2,4}")),
    ])
  }

  static func annotations(wordCount: Int, using random: inout SplitMix64) -> [AnnotationSet.Annotation] {
    guard wordCount > 0 else { return [] }
    return (0..<Int.random(in: 0...5, using: &random)).map { _ in
      let start = Int.random(in: 0..<wordCount, using: &random)
      let end = Int.random(in: start + 1...min(wordCount, start + 6), using: &random)
      return AnnotationSet.Annotation(
        positions: start..<end,
        values: [.theme: [random.pick(["netværk", "civil"])], .coder: [random.pick(["Anna", "Bo"])]])
    }
  }

  // MARK: Patterns

  static func expression(_ text: String) -> RegularExpression {
    guard let expression = try? RegularExpression(text) else { preconditionFailure("the tests write expressions well") }
    return expression
  }

  static func test(_ depth: Int, using random: inout SplitMix64) -> TokenTest {
    if depth > 0, Int.random(in: 0..<3, using: &random) == 0 {
      let parts = [test(depth - 1, using: &random), test(depth - 1, using: &random)].filter { $0 != .any }
      if parts.count == 2 { return random.pick([.all(parts), .either(parts), .not(.all(parts))]) }
    }
    let (attribute, value): (TokenAttribute, String) = random.pick([
      (.word, "hus"), (.word, "d.*"), (.word, "[ha].*"), (.lemma, "hus"), (.lemma, ".*dag"), (.lemma, "DAG|år"),
      (.constituent, "hus"), (.constituent, "dag|år"), (.pos, "NOUN"), (.pos, "VERB|ADJ"), (.pos, "no.n"),
    ])
    let one = TokenTest.attribute(attribute, expression(value))
    return random.pick([.any, one, one, one, .not(one)])
  }

  private static func structure(using random: inout SplitMix64) -> TokenPattern.Structure {
    let conditions: [TokenPattern.Structure.Condition] = random.pick([
      [], [], [.init(field: .role, expression: expression("ppr.*"), isNegated: Bool.random(using: &random))],
      [.init(field: .speaker, expression: expression("i|ip2"), isNegated: false)],
      [.init(field: .theme, expression: expression("net.*"), isNegated: Bool.random(using: &random))],
    ])
    return TokenPattern.Structure(
      kind: random.pick([.sentence, .sentence, .paragraph, .turn, .source]), conditions: conditions)
  }

  static func pattern(depth: Int, using random: inout SplitMix64) -> TokenPattern {
    let labels = Int.random(in: 0..<4, using: &random) == 0
    var parts = (0..<Int.random(in: 0...2, using: &random)).map { _ in
      part(depth, isOpen: !labels, using: &random)
    }
    // A word in brackets makes it a pattern, whatever stands beside it.
    parts.append(.token(test(1, using: &random), label: labels ? "b" : nil))
    if labels { parts.insert(.token(test(1, using: &random), label: "a"), at: 0) }
    var pattern = TokenPattern(expression: .sequence(parts))
    if labels {
      let (a, b): (TokenAttribute, TokenAttribute) = random.pick([(.lemma, .lemma), (.word, .word), (.pos, .pos)])
      let same = LabelConstraint.same("a", a, "b", b)
      let test = LabelConstraint.test("b", .attribute(.word, expression(".*s")))
      pattern.constraint = random.pick([same, .not(same), .all([same, test]), .either([same, test]), .not(test)])
    }
    for _ in 0..<Int.random(in: 0...1, using: &random) {
      let isContaining = Bool.random(using: &random)
      let scope: TokenPattern.Confinement.Scope =
        Bool.random(using: &random)
        ? .structure(structure(using: &random)) : .query(query(depth: max(0, depth - 1), using: &random))
      pattern.confinements.append(
        .init(isContaining: isContaining, isNegated: Bool.random(using: &random), scope: scope))
    }
    return pattern
  }

  private static func part(_ depth: Int, isOpen: Bool, using random: inout SplitMix64) -> TokenExpression {
    func inner(_ random: inout SplitMix64) -> TokenExpression {
      depth > 0 ? part(depth - 1, isOpen: isOpen, using: &random) : .token(test(0, using: &random), label: nil)
    }
    switch Int.random(in: 0..<9, using: &random) {
    case 0, 1: return .token(test(1, using: &random), label: nil)
    case 2: return .query(.word(word(using: &random)))
    case 3:
      // A pattern in parentheses is a part of the one that it stands in, and no query of its own; fields in parentheses choose
      // the units of what stands beside them.
      return isOpen
        ? TokenExpression(words(query(depth: max(0, depth - 1), using: &random), using: &random))
        : .query(.word(word(using: &random)))
    case 4: return .sequence([inner(&random), inner(&random)])
    case 5: return .alternatives([inner(&random), inner(&random)])
    case 6:
      let least = Int.random(in: 0...2, using: &random)
      let most = Int.random(in: max(1, least)...3, using: &random)
      return .repeated(inner(&random), least: least, most: isOpen ? random.pick([nil, most]) : most)
    case 7: return isOpen ? .segment(structure(using: &random)) : .token(.any, label: nil)
    default: return .edge(structure(using: &random), isStart: Bool.random(using: &random))
    }
  }

  // MARK: Text

  /// A query as one would type it, every group in parentheses.
  static func text(_ query: Query) -> String {
    func list(_ parts: [Query], _ separator: String) -> String {
      parts.map { "(\(text($0)))" }.joined(separator: separator)
    }
    func within(_ segment: SegmentKind?) -> String { segment.map { " WITHIN \($0.rawValue)" } ?? "" }
    switch query {
    case .word(let pattern): return pattern.text
    case .sequence(let parts): return list(parts, " ")
    case .near(let a, let b, let distance, let isOrdered):
      return list([a, b], isOrdered ? " ONEAR/\(distance) " : " NEAR/\(distance) ")
    case .or(let parts): return list(parts, " OR ")
    case .and(let parts, let segment): return list(parts, " AND ") + within(segment)
    case .not(let a, let b, let segment): return list([a, b], " NOT ") + within(segment)
    case .restricted(.units, let restriction): return text(restriction)
    case .restricted(let inner, let restriction):
      return "(\(text(inner))) \(text(restriction))"
    case .units: return "<turn/>"
    case .pattern(let pattern):
      var result = text(pattern.expression)
      if let constraint = pattern.constraint { result += " :: \(constraint.text)" }
      for confinement in pattern.confinements {
        result += " \(confinement.isNegated ? "!" : "")\(confinement.isContaining ? "containing" : "within") "
        switch confinement.scope {
        case .structure(let structure): result += "<\(structure.text)/>"
        case .query(let query): result += "(\(text(query)))"
        }
      }
      return result
    }
  }

  private static func text(_ restriction: Restriction) -> String {
    "\(restriction.isNegated ? "NOT " : "")\(restriction.field.rawValue):\(restriction.pattern)"
  }

  private static func text(_ expression: TokenExpression) -> String {
    switch expression {
    case .token(let test, let label): return "\(label.map { "\($0):" } ?? "")[\(test.text)]"
    case .query(let query): return "(\(text(query)))"
    case .sequence(let parts): return parts.map { "(\(text($0)))" }.joined(separator: " ")
    case .alternatives(let parts): return "(" + parts.map { text($0) }.joined(separator: " | ") + ")"
    case .repeated(let part, let least, let most):
      return "(\(text(part))){\(least),\(most.map { "\($0)" } ?? "")}"
    case .edge(let structure, let isStart):
      return isStart ? "<\(structure.text)>" : "</\(structure.text)>"
    case .segment(let structure): return "<\(structure.text)/>"
    }
  }
}
