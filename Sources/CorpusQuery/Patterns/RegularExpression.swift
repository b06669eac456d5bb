internal import UnicodeText

/// A regular expression over whole words; case and accents ignored, as search ignores them.
///
/// It is matched by an automaton that never goes back, so that no expression takes longer than its states times the words.
/// What needs going back (back references, looking ahead and behind) is not in the language.
///
/// - Source: Thompson (1968), Regular Expression Search Algorithm; states are made when a word first needs them.
package struct RegularExpression: Sendable, Hashable {
  /// A step of the automaton.
  enum Step: Sendable {
    /// A scalar of a set, by its number in `sets`.
    case scalar(Int, next: Int)
    case split(Int, Int)
    case accept
  }

  /// As it was typed, without slashes.
  package let text: String
  let sets: [ScalarSet]
  let steps: [Step]
  let start: Int
  /// What every match begins with, folded.
  let prefix: String
  /// Whether `prefix` is the only match.
  let isLiteral: Bool

  /// - Throws: `RegularExpressionError` with the place in scalars of the text.
  /// - Complexity: O(text × repetitions written out), at most 2,000 steps.
  init(_ text: String) throws(RegularExpressionError) {
    self.text = text
    let composed = String(decoding: NormalForm.composed(Array(text.utf8)), as: UTF8.self)
    let node = try RegularExpressionParser.node(of: composed)
    var builder = Builder()
    let accept = builder.add(.accept)
    start = try builder.build(node, before: accept)
    sets = builder.sets
    steps = builder.steps
    (prefix, isLiteral) = node.prefix
  }

  /// An expression that stands for a text as it is.
  init(literal text: String) {
    self.text = text
    let folded = LetterCase.folded(text)
    let node = RegularExpressionParser.Node.sequence(folded.unicodeScalars.map { .set(ScalarSet($0)) })
    var builder = Builder()
    let accept = builder.add(.accept)
    // A step a scalar, without repetitions: queries are shorter than what a builder holds.
    start = (try? builder.build(node, before: accept)) ?? accept
    sets = builder.sets
    steps = builder.steps
    prefix = folded
    isLiteral = true
  }

  package static func == (a: RegularExpression, b: RegularExpression) -> Bool {
    a.text == b.text && a.isLiteral == b.isLiteral
  }

  /// By its text.
  package func hash(into hasher: inout Hasher) { hasher.combine(text) }

  /// Puts steps together from the end.
  private struct Builder {
    private(set) var steps: [Step] = []
    private(set) var sets: [ScalarSet] = []
    private var numbers: [ScalarSet: Int] = [:]

    static let most = 2_000

    mutating func add(_ step: Step) -> Int {
      steps.append(step)
      return steps.count - 1
    }

    mutating func build(_ node: RegularExpressionParser.Node, before next: Int) throws(RegularExpressionError) -> Int {
      if steps.count > Self.most { throw .tooLarge }
      switch node {
      case .set(let set):
        let number = numbers[set] ?? sets.count
        if number == sets.count {
          sets.append(set)
          numbers[set] = number
        }
        return add(.scalar(number, next: next))
      case .sequence(let parts):
        var start = next
        for part in parts.reversed() { start = try build(part, before: start) }
        return start
      case .alternatives(let parts):
        var start = try build(parts[parts.count - 1], before: next)
        for part in parts.dropLast().reversed() { start = add(.split(try build(part, before: next), start)) }
        return start
      case .repeated(let part, let least, let most):
        var start = next
        if let most {
          for _ in least..<max(least, most) { start = add(.split(try build(part, before: start), next)) }
        } else {
          let loop = add(.accept)
          steps[loop] = .split(try build(part, before: loop), next)
          start = loop
        }
        for _ in 0..<least { start = try build(part, before: start) }
        return start
      }
    }
  }
}

/// Why a regular expression cannot be read.
enum RegularExpressionError: Error, Equatable {
  case unexpected(String, expected: String, at: Range<Int>)
  /// More steps than an automaton may have.
  case tooLarge
}
