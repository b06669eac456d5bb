internal import CorpusIndex
internal import CorpusModel
internal import TextAnalysis

/// Runs the automaton of a pattern from a word. Not for use by several tasks.
struct PatternMatcher {
  private let program: PatternProgram
  private let index: PositionalIndex
  private let tests: [ResolvedTest]
  private let parts: [[Int: TermTable.Compound]]
  private let constraint: ResolvedConstraint?
  private let tag: (Int) -> PartOfSpeech

  /// A place that the automaton reached.
  private struct Thread {
    let step: Int
    let position: Int
    /// The thread that it came from, or -1.
    let parent: Int
    /// The span that led here, for a step of spans, or -1.
    let span: Int
    /// Positions by label, -1 for what has none.
    let labels: [Int32]
  }

  private struct Place: Hashable {
    let step: Int
    let labels: [Int32]
  }

  private var threads: [Thread] = []
  /// Threads by the words that they lie behind the start.
  private var waiting: [[Int]] = []
  /// When a step was last seen, by the number of the position's visit.
  private var seen: [Int]
  private var visit = 0

  init(
    _ program: PatternProgram, index: PositionalIndex, tests: [ResolvedTest], parts: [[Int: TermTable.Compound]],
    constraint: ResolvedConstraint?, tag: @escaping (Int) -> PartOfSpeech
  ) {
    self.program = program
    self.index = index
    self.tests = tests
    self.parts = parts
    self.constraint = constraint
    self.tag = tag
    seen = [Int](repeating: 0, count: program.steps.count)
  }

  /// The shortest match that begins at a position and ends before another; `nil` where none does.
  ///
  /// - Complexity: O(words up to its end × steps).
  mutating func match(from start: Int, before end: Int) -> Hit? {
    threads.removeAll(keepingCapacity: true)
    if waiting.isEmpty { waiting.append([]) }
    let none = [Int32](repeating: -1, count: program.labels.count)
    threads.append(Thread(step: program.start, position: start, parent: -1, span: -1, labels: none))
    waiting[0].append(0)
    var offset = 0
    var found: Int?
    while offset < waiting.count, found == nil {
      if !waiting[offset].isEmpty { found = advance(at: start + offset, start: start, before: end) }
      offset += 1
    }
    for offset in waiting.indices { waiting[offset].removeAll(keepingCapacity: true) }
    return found.map { hit(of: $0, from: start) }
  }

  /// Follows the threads at a position; the thread that ends a match, if one does.
  private mutating func advance(at position: Int, start: Int, before end: Int) -> Int? {
    visit += 1
    var places: Set<Place> = []
    // The first thread is followed first, so that the first of two ways is kept.
    var stack = Array(waiting[position - start].reversed())
    while let number = stack.popLast() {
      let thread = threads[number]
      if thread.labels.isEmpty {
        if seen[thread.step] == visit { continue }
        seen[thread.step] = visit
      } else if !places.insert(Place(step: thread.step, labels: thread.labels)).inserted {
        continue
      }
      func stay(_ step: Int) {
        threads.append(Thread(step: step, position: position, parent: number, span: -1, labels: thread.labels))
        stack.append(threads.count - 1)
      }
      switch program.steps[thread.step] {
      case .accept:
        if position > start, constraint?.holds(thread.labels, index, tag) ?? true { return number }
      case .split(let a, let b):
        stay(b)
        stay(a)
      case .edge(let edge, let next): if program.edges[edge].contains(position) { stay(next) }
      case .test(let test, let label, let next):
        guard position < end, tests[test].holds(index.term(at: position), tag: { tag(position) }) else { continue }
        var labels = thread.labels
        if label >= 0 { labels[label] = Int32(position) }
        move(Thread(step: next, position: position + 1, parent: number, span: -1, labels: labels), start)
      case .spans(let spans, let next):
        let hits = program.spans[spans]
        var span = hits.indices.partitionPoint { hits.positions(of: $0).lowerBound < position }
        while span < hits.count, hits.positions(of: span).lowerBound == position {
          let limit = hits.positions(of: span).upperBound
          if limit <= end {
            move(Thread(step: next, position: limit, parent: number, span: span, labels: thread.labels), start)
          }
          span += 1
        }
      }
    }
    return nil
  }

  private mutating func move(_ thread: Thread, _ start: Int) {
    let offset = thread.position - start
    while waiting.count <= offset { waiting.append([]) }
    threads.append(thread)
    waiting[offset].append(threads.count - 1)
  }

  /// The hit that a thread ends, with the words that tests and queries asked for; all words where nothing was asked.
  private func hit(of last: Int, from start: Int) -> Hit {
    var matches: [Hit.Match] = []
    var number = last
    while threads[number].parent >= 0 {
      let thread = threads[number]
      let before = threads[thread.parent]
      switch program.steps[before.step] {
      case .test(let test, _, _):
        if case .any = tests[test] { break }
        let compound = parts[test][index.term(at: before.position)]
        matches.append(
          Hit.Match(
            position: before.position, kind: compound.map { $0.isHead ? .head : .constituent } ?? .word,
            part: compound?.range, ellipsis: nil))
      case .spans(let spans, _): matches += program.spans[spans][thread.span].matches.reversed()
      case .edge, .split, .accept: break
      }
      number = thread.parent
    }
    let positions = start..<threads[last].position
    if matches.isEmpty {
      return Hit(
        positions: positions, matches: positions.map { Hit.Match(position: $0, kind: .word, part: nil, ellipsis: nil) })
    }
    return Hit(positions: positions, matches: matches.reversed())
  }
}

/// A constraint on labels with the values of the corpus.
indirect enum ResolvedConstraint {
  /// Labels by number, with the values of their terms; empty for words, which are compared by their terms' forms.
  case same(Int, [Int: Set<String>], TokenAttribute, Int, [Int: Set<String>], TokenAttribute)
  case test(Int, ResolvedTest)
  case not(ResolvedConstraint)
  case all([ResolvedConstraint])
  case either([ResolvedConstraint])

  /// Whether it holds for the positions of labels. What compares with a label that no word has does not hold.
  func holds(_ labels: [Int32], _ index: PositionalIndex, _ tag: (Int) -> PartOfSpeech) -> Bool {
    switch self {
    case .same(let a, let aValues, let aAttribute, let b, let bValues, let bAttribute):
      guard labels[a] >= 0, labels[b] >= 0 else { return false }
      func values(_ label: Int, _ known: [Int: Set<String>], _ attribute: TokenAttribute) -> Set<String> {
        let position = Int(labels[label])
        switch attribute {
        case .word: return [index.words.text(of: index.term(at: position))]
        case .pos: return [tag(position).tag]
        case .lemma, .constituent: return known[index.term(at: position)] ?? []
        }
      }
      return !values(a, aValues, aAttribute).isDisjoint(with: values(b, bValues, bAttribute))
    case .test(let label, let test):
      guard labels[label] >= 0 else { return false }
      let position = Int(labels[label])
      return test.holds(index.term(at: position)) { tag(position) }
    case .not(let inner): return !inner.holds(labels, index, tag)
    case .all(let parts): return parts.allSatisfy { $0.holds(labels, index, tag) }
    case .either(let parts): return parts.contains { $0.holds(labels, index, tag) }
    }
  }
}
