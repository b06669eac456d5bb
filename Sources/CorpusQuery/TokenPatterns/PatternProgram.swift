internal import CorpusIndex

/// A pattern of words as steps of an automaton, with what its words and borders are in a corpus.
struct PatternProgram {
  enum Step {
    /// A word that passes a test; `label` is where its position is kept, or -1.
    case test(Int, label: Int, next: Int)
    /// All words of one of some spans.
    case spans(Int, next: Int)
    /// A border, which is no word.
    case edge(Int, next: Int)
    case split(Int, Int)
    case accept
  }

  /// A part of a pattern, with the numbers of its tests, spans and borders.
  indirect enum Node {
    case test(Int, label: Int)
    case spans(Int)
    case edge(Int)
    case sequence([Node])
    case alternatives([Node])
    case repeated(Node, least: Int, most: Int?)
  }

  let root: Node
  let tests: [TokenTest]
  /// Hits of queries, or segments, by start and then by end.
  let spans: [Hits]
  let edges: [Set<Int>]
  let labels: [String]
  private(set) var steps: [Step] = [.accept]
  private(set) var start = 0

  /// - Parameters:
  ///   - hits: The hits of a query.
  ///   - segments: The segments that a tag stands for.
  /// - Complexity: O(size of the pattern), and the queries in it.
  init(
    _ expression: TokenExpression, hits: (Query) -> Hits, segments: (TokenPattern.Structure) -> [Range<Int>]
  ) {
    var (tests, numbers): ([TokenTest], [TokenTest: Int]) = ([], [:])
    var (spans, edges): ([Hits], [Set<Int>]) = ([], [])
    let labels = expression.labels.sorted()
    func node(_ expression: TokenExpression) -> Node {
      switch expression {
      case .token(let test, let label):
        let number = numbers[test] ?? tests.count
        if number == tests.count {
          tests.append(test)
          numbers[test] = number
        }
        return .test(number, label: label.flatMap { labels.firstIndex(of: $0) } ?? -1)
      case .query(let query):
        spans.append(hits(query))
        return .spans(spans.count - 1)
      case .segment(let structure):
        spans.append(Hits(HitList(segments(structure))))
        return .spans(spans.count - 1)
      case .edge(let structure, let isStart):
        edges.append(Set(segments(structure).map { isStart ? $0.lowerBound : $0.upperBound }))
        return .edge(edges.count - 1)
      case .sequence(let parts): return .sequence(parts.map(node))
      case .alternatives(let parts): return .alternatives(parts.map(node))
      case .repeated(let part, let least, let most): return .repeated(node(part), least: least, most: most)
      }
    }
    root = node(expression)
    self.tests = tests
    self.spans = spans
    self.edges = edges
    self.labels = labels
    start = build(root, before: 0)
  }

  private mutating func add(_ step: Step) -> Int {
    steps.append(step)
    return steps.count - 1
  }

  private mutating func build(_ node: Node, before next: Int) -> Int {
    switch node {
    case .test(let test, let label): return add(.test(test, label: label, next: next))
    case .spans(let number): return add(.spans(number, next: next))
    case .edge(let number): return add(.edge(number, next: next))
    case .sequence(let parts): return parts.reversed().reduce(next) { build($1, before: $0) }
    case .alternatives(let parts):
      var start = build(parts[parts.count - 1], before: next)
      for part in parts.dropLast().reversed() { start = add(.split(build(part, before: next), start)) }
      return start
    case .repeated(let part, let least, let most):
      var start = next
      if let most {
        for _ in least..<max(least, most) { start = add(.split(build(part, before: start), next)) }
      } else {
        let loop = add(.accept)
        steps[loop] = .split(build(part, before: loop), next)
        start = loop
      }
      for _ in 0..<least { start = build(part, before: start) }
      return start
    }
  }

  /// A part that every match holds, with the fewest and the most words that may stand before it in the match.
  struct Required {
    let node: Node
    let least: Int
    let most: Int?
  }

  /// The tests and spans that every match holds.
  var required: [Required] {
    var found: [Required] = []
    var (least, most): (Int, Int?) = (0, 0)
    func visit(_ node: Node) {
      switch node {
      case .sequence(let parts):
        parts.forEach(visit)
        return
      case .test, .spans: found.append(Required(node: node, least: least, most: most))
      case .repeated(let part, let times, _) where times > 0:
        if case .test = part { found.append(Required(node: part, least: least, most: most)) }
        if case .spans = part { found.append(Required(node: part, least: least, most: most)) }
      case .alternatives, .repeated, .edge: break
      }
      let width = width(node)
      least += width.least
      most = most.flatMap { most in width.most.map { most + $0 } }
    }
    visit(root)
    return found
  }

  private func width(_ node: Node) -> (least: Int, most: Int?) {
    switch node {
    case .test: return (1, 1)
    case .edge: return (0, 0)
    case .spans(let number):
      let counts = spans[number].indices.lazy.map { spans[number].positions(of: $0).count }
      return (counts.min() ?? 1, counts.max() ?? 1)
    case .sequence(let parts):
      return parts.reduce((least: 0, most: .some(0))) { sum, part in
        let own = width(part)
        return (sum.least + own.least, sum.most.flatMap { most in own.most.map { most + $0 } })
      }
    case .alternatives(let parts):
      let widths = parts.map { width($0) }
      let isOpen = widths.contains { $0.most == nil }
      return (widths.map(\.least).min() ?? 0, isOpen ? nil : widths.compactMap(\.most).max() ?? 0)
    case .repeated(let part, let least, let most):
      let own = width(part)
      return (own.least * least, most.flatMap { count in own.most.map { $0 * count } })
    }
  }
}
