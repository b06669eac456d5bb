internal import CorpusIndex

extension TokenTest {
  /// As it is typed between brackets.
  package var text: String {
    switch self {
    case .any: ""
    case .attribute(let attribute, let expression): "\(attribute.rawValue)=\(expression.quoted)"
    case .not(.attribute(let attribute, let expression)): "\(attribute.rawValue)!=\(expression.quoted)"
    case .not(let inner): "!(\(inner.text))"
    case .all(let parts): parts.map(\.operand).joined(separator: " & ")
    case .either(let parts): parts.map(\.operand).joined(separator: " | ")
    }
  }

  private var operand: String {
    switch self {
    case .all, .either: "(\(text))"
    case .any, .attribute, .not: text
    }
  }
}

extension RegularExpression {
  fileprivate var quoted: String { "\"\(text)\"" + (isLiteral ? literalFlag : "") }

  /// `%l` where the letters would be read as signs.
  private var literalFlag: String { text.contains { "\\.[](){}*+?|^$".contains($0) } ? "%l" : "" }
}

extension TokenPattern.Structure {
  /// Its name and conditions, as they are typed in a tag.
  package var text: String {
    ([kind.rawValue] + conditions.map { "\($0.field.rawValue)\($0.isNegated ? "!=" : "=")\($0.expression.quoted)" })
      .joined(separator: " ")
  }
}

extension LabelConstraint {
  /// As it is typed behind `::`.
  package var text: String {
    switch self {
    case .same(let a, let aAttribute, let b, let bAttribute):
      "\(a).\(aAttribute.rawValue) = \(b).\(bAttribute.rawValue)"
    case .not(.same(let a, let aAttribute, let b, let bAttribute)):
      "\(a).\(aAttribute.rawValue) != \(b).\(bAttribute.rawValue)"
    case .test(let label, let test): "\(label).\(test.text)"
    case .not(let inner): "!(\(inner.text))"
    case .all(let parts): parts.map { "(\($0.text))" }.joined(separator: " & ")
    case .either(let parts): parts.map { "(\($0.text))" }.joined(separator: " | ")
    }
  }
}
