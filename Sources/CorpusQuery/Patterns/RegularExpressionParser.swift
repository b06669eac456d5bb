internal import UnicodeText

/// Reads a regular expression as Perl and its descendants write it:
///
///     alternatives = sequence { "|" sequence }
///     sequence     = { atom [ "*" | "+" | "?" | "{n}" | "{n,}" | "{,m}" | "{n,m}" ] }
///     atom         = letter | "." | "[…]" | "[^…]" | "(…)" | "(?:…)" | "\d" | "\w" | "\s" | "\p{L}" | "\" sign
///
/// `^` may stand first and `$` last and change nothing: an expression stands for whole words.
struct RegularExpressionParser {
  indirect enum Node {
    case set(ScalarSet)
    case sequence([Node])
    case alternatives([Node])
    case repeated(Node, least: Int, most: Int?)
  }

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  private static let deepest = 100
  private static let mostRepeated = 1_000

  static func node(of text: String) throws(RegularExpressionError) -> Node {
    var parser = RegularExpressionParser(scalars: Array(text.unicodeScalars))
    let node = try parser.alternatives()
    if parser.index < parser.scalars.count { throw parser.unexpected("the end of the expression, or '(' before it") }
    return node
  }

  private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

  private var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private func unexpected(_ expected: String, count: Int = 1) -> RegularExpressionError {
    let end = min(index + count, scalars.count)
    let found = String(String.UnicodeScalarView(scalars[min(index, end)..<end]))
    return .unexpected(
      found.isEmpty ? "the end of the expression" : "'\(found)'", expected: expected, at: index..<max(end, index))
  }

  private mutating func alternatives() throws(RegularExpressionError) -> Node {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.deepest { throw .tooLarge }
    var parts = [try sequence()]
    while current == "|" {
      index += 1
      parts.append(try sequence())
    }
    return parts.count == 1 ? parts[0] : .alternatives(parts)
  }

  private mutating func sequence() throws(RegularExpressionError) -> Node {
    var parts: [Node] = []
    while let scalar = current, scalar != "|", scalar != ")" {
      if (scalar == "^" && index == 0) || (scalar == "$" && index + 1 == scalars.count) {
        index += 1
        continue
      }
      let atom = try atom()
      parts.append(try repeated(atom))
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repeated(_ atom: Node) throws(RegularExpressionError) -> Node {
    var node = atom
    switch current {
    case "*": node = .repeated(atom, least: 0, most: nil)
    case "+": node = .repeated(atom, least: 1, most: nil)
    case "?": node = .repeated(atom, least: 0, most: 1)
    case "{":
      let (least, most) = try bounds()
      node = .repeated(atom, least: least, most: most)
      index -= 1
    default: return atom
    }
    index += 1
    // `*?` takes as little as it can: of a whole word the same.
    if current == "?" { index += 1 }
    if let next = current, "*+?{".unicodeScalars.contains(next) {
      throw unexpected("a letter or a group after a repetition")
    }
    return node
  }

  /// `{2}`, `{2,}`, `{,3}`, `{2,3}`; leaves the index behind it.
  private mutating func bounds() throws(RegularExpressionError) -> (least: Int, most: Int?) {
    guard let close = scalars[index...].firstIndex(of: "}") else {
      throw unexpected("a repetition, such as {2} or {0,3}; a brace itself is \\{")
    }
    let text = String(String.UnicodeScalarView(scalars[index + 1..<close]))
    let count = close - index + 1
    guard let bounds = Self.bounds(of: text, most: Self.mostRepeated) else {
      throw unexpected("a repetition, such as {2} or {0,3}, of at most \(Self.mostRepeated)", count: count)
    }
    index = close + 1
    return bounds
  }

  /// What stands between the braces of a repetition; `nil` when it is none.
  static func bounds(of text: String, most limit: Int) -> (least: Int, most: Int?)? {
    let sides = text.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).map {
      String($0.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
    let isSound = sides.allSatisfy { $0.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }
    guard isSound, sides.contains(where: { !$0.isEmpty }) else { return nil }
    guard let least = sides[0].isEmpty ? 0 : Int(sides[0]), least <= limit else { return nil }
    if sides.count == 1 { return least == 0 ? nil : (least, least) }
    if sides[1].isEmpty { return (least, nil) }
    guard let most = Int(sides[1]), most >= max(1, least), most <= limit else { return nil }
    return (least, most)
  }

  private mutating func atom() throws(RegularExpressionError) -> Node {
    guard let scalar = current else { throw unexpected("a letter or a group") }
    switch scalar {
    case "(": return try group()
    case "[": return .set(try list())
    case ".":
      index += 1
      return .set(.any)
    case "\\": return try escape()
    case "*", "+", "?", "{": throw unexpected("a letter or a group before it; the sign itself is \\\(scalar)")
    case "^", "$": throw unexpected("no such sign here: an expression stands for whole words")
    default:
      index += 1
      return Self.literal(scalar)
    }
  }

  /// What a letter folds to: one scalar, or several (ß).
  private static func literal(_ scalar: Unicode.Scalar) -> Node {
    let folded = LetterCase.folded(String(Character(scalar))).unicodeScalars
    let sets = folded.map { Node.set(ScalarSet($0)) }
    return sets.count == 1 ? sets[0] : .sequence(sets)
  }

  private mutating func group() throws(RegularExpressionError) -> Node {
    let open = index
    index += 1
    if current == "?" {
      guard index + 1 < scalars.count, scalars[index + 1] == ":" else {
        index = open
        throw unexpected("( or (?: – the language does not look ahead or behind", count: 3)
      }
      index += 2
    }
    let node = try alternatives()
    if current != ")" {
      throw .unexpected("the end of the expression", expected: "')'", at: open..<open + 1)
    }
    index += 1
    return node
  }

  private mutating func escape() throws(RegularExpressionError) -> Node {
    guard index + 1 < scalars.count else { throw unexpected("a sign after \\") }
    let scalar = scalars[index + 1]
    if let set = try property() { return .set(set) }
    if scalar.value < 0x80, ScalarClass.isLetter(scalar) || ScalarClass.isDigit(scalar) {
      throw unexpected("\\d, \\w, \\s, \\p{L}, or \\ before a sign", count: 2)
    }
    index += 2
    return Self.literal(scalar)
  }

  /// `\d`, `\W`, `\p{L}` …, or `nil` where no such thing stands.
  private mutating func property() throws(RegularExpressionError) -> ScalarSet? {
    var set = ScalarSet()
    let names: [Unicode.Scalar: ScalarSet.Property] = ["d": .digit, "w": .word, "s": .space]
    let scalar = scalars[index + 1]
    if let property = names[scalar] {
      set.properties = [property]
    } else if let property = names.first(where: { $0.key.properties.uppercaseMapping == String(Character(scalar)) }) {
      set.excluded = [property.value]
    } else if scalar == "p" || scalar == "P" {
      let rest = scalars[(index + 2)...].prefix(3)
      let known: [String: ScalarSet.Property] = ["{L}": .letter, "{N}": .digit]
      guard let property = known[String(String.UnicodeScalarView(rest))] else {
        throw unexpected("\\p{L} for letters or \\p{N} for digits", count: 2)
      }
      if scalar == "p" { set.properties = [property] } else { set.excluded = [property] }
      index += 3
    } else {
      return nil
    }
    index += 2
    return set
  }

  /// `[a-zæøå]`, `[^aeiou]`.
  private mutating func list() throws(RegularExpressionError) -> ScalarSet {
    let open = index
    var set = ScalarSet()
    index += 1
    if current == "^" {
      set.isNegated = true
      index += 1
    }
    var isFirst = true
    while let scalar = current, scalar != "]" || isFirst {
      isFirst = false
      if scalar == "\\", index + 1 < scalars.count, let property = try property() {
        set.properties += property.properties
        set.excluded += property.excluded
        continue
      }
      let first = try member()
      var last = first
      if current == "-", index + 1 < scalars.count, scalars[index + 1] != "]" {
        index += 1
        let place = index
        last = try member()
        if !set.insert(first, last) {
          index = place
          throw unexpected("a letter that stands behind '\(first)'")
        }
      } else {
        _ = set.insert(first, last)
      }
    }
    if current != "]" { throw .unexpected("the end of the expression", expected: "']'", at: open..<open + 1) }
    index += 1
    return set
  }

  private mutating func member() throws(RegularExpressionError) -> Unicode.Scalar {
    if current == "\\" { index += 1 }
    guard let scalar = current else { throw unexpected("']'") }
    index += 1
    return scalar
  }
}

extension RegularExpressionParser.Node {
  /// The scalars that every match begins with, and whether there is no other match.
  var prefix: (text: String, isAll: Bool) {
    switch self {
    case .set(let set): return set.only.map { (String(Character($0)), true) } ?? ("", false)
    case .sequence(let parts):
      var text = String.UnicodeScalarView()
      for part in parts {
        let (own, isAll) = part.prefix
        text.append(contentsOf: own.unicodeScalars)
        if !isAll { return (String(text), false) }
      }
      return (String(text), true)
    case .alternatives: return ("", false)
    case .repeated(let part, let least, _): return (least > 0 ? part.prefix.text : "", false)
    }
  }
}
