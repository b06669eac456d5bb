/// Finds which of many wildcards match a word, in one walk over its bytes: an automaton knows all their literal parts.
///
/// - Source: Aho, Corasick (1975), Efficient String Matching: An Aid to Bibliographic Search.
struct WildcardSet {
  private let patterns: [WildcardPattern]
  /// The letters of the literal parts, counted from 1; 0 for all other bytes.
  private let classes: [UInt8]
  /// By state and class: the next state. The first state is the one before any letter.
  private let transitions: [Int32]
  /// By state: where its patterns lie in `found`; those whose literal part ends there.
  private let ends: [Range<Int32>]
  private let found: [Int32]
  /// By pattern: whether its literal part is all that it asks for.
  private let areInfixes: [Bool]
  private let classCount: Int
  /// By pattern: the number of the last word that it was found in.
  private var lastWords: [Int]
  private var word = 0

  /// - Parameter patterns: Each with a literal part.
  /// - Complexity: O(bytes of the literal parts × different letters in them).
  init(_ patterns: [WildcardPattern]) {
    self.patterns = patterns
    let parts = patterns.map(\.literal)
    var classes = [UInt8](repeating: 0, count: 256)
    var count = 1
    for letter in Set(parts.joined()).sorted() {
      classes[Int(letter)] = UInt8(truncatingIfNeeded: count)
      count += 1
    }
    var children = [[Int32]](repeating: [Int32](repeating: -1, count: count), count: 1)
    var own: [[Int32]] = [[]]
    for (number, part) in parts.enumerated() {
      precondition(!part.isEmpty, "a pattern has a literal part")
      var state = 0
      for letter in part {
        let letterClass = Int(classes[Int(letter)])
        if children[state][letterClass] < 0 {
          children[state][letterClass] = Int32(children.count)
          children.append([Int32](repeating: -1, count: count))
          own.append([])
        }
        state = Int(children[state][letterClass])
      }
      own[state].append(Int32(number))
    }
    // By depth: where no letter leads on, the longest end of what was read that is the beginning of a part does.
    var shorter = [Int](repeating: 0, count: children.count)
    var queue = [0]
    var next = 0
    while next < queue.count {
      let state = queue[next]
      next += 1
      for letterClass in 0..<count {
        let child = Int(children[state][letterClass])
        let fallback = state == 0 ? 0 : Int(children[shorter[state]][letterClass])
        if child < 0 {
          children[state][letterClass] = Int32(fallback)
        } else {
          shorter[child] = fallback
          own[child] += own[fallback]
          queue.append(child)
        }
      }
    }
    self.classes = classes
    classCount = count
    transitions = children.flatMap(\.self)
    var ends: [Range<Int32>] = []
    var found: [Int32] = []
    for numbers in own {
      ends.append(Int32(found.count)..<Int32(found.count + numbers.count))
      found += numbers
    }
    self.ends = ends
    self.found = found
    areInfixes = patterns.map { $0.infix != nil }
    lastWords = [Int](repeating: 0, count: patterns.count)
  }

  /// Gives the numbers of the patterns that match a folded word as a whole, each once, in no order.
  ///
  /// - Complexity: O(bytes), and for each literal part that is found, if more than that is asked for, a match of its pattern.
  mutating func forEachMatch(in text: Span<UInt8>, _ body: (Int) -> Void) {
    word += 1
    var state = 0
    for index in text.indices {
      state = Int(transitions[state * classCount + Int(classes[Int(text[index])])])
      for place in ends[state] {
        let number = Int(found[Int(place)])
        if lastWords[number] == word { continue }
        lastWords[number] = word
        if areInfixes[number] || patterns[number].matches(text) { body(number) }
      }
    }
  }
}
