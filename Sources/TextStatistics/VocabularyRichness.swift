/// How rich the words of a running text are.
package struct VocabularyRichness: Sendable, Equatable {
  /// Words in the text.
  package let tokens: Int
  /// Distinct words.
  package let types: Int
  /// Words that stand once.
  package let hapaxes: Int
  /// The mean share of distinct words in all windows of `window` tokens; `nil` for a shorter text.
  ///
  /// - Source: Covington and McFall (2010), Cutting the Gordian Knot: The Moving-Average Type-Token Ratio (MATTR).
  package let movingAverage: Double?
  /// Distinct words after each of some numbers of tokens, the last of them all.
  package let growth: [(tokens: Int, types: Int)]

  /// The richness of a text, word by word.
  ///
  /// - Parameters:
  ///   - words: A number for each word, from 0 up to, but not including, `count`.
  ///   - window: Tokens in a window, at least 1.
  ///   - points: How many points of growth are noted, evenly spread.
  /// - Complexity: O(words + count).
  package init(of words: some Collection<Int>, count: Int, window: Int, points: Int = 20) {
    precondition(window >= 1 && points >= 1, "windows hold words, and curves have points")
    tokens = words.count
    var seen = [Int](repeating: 0, count: count)
    var inWindow = seen
    var distinct = 0
    var types = 0
    var sum = 0
    var growth: [(tokens: Int, types: Int)] = []
    var last = words.startIndex
    let steps = min(points, tokens)
    var next = 1
    for (number, word) in words.enumerated() {
      if seen[word] == 0 { types += 1 }
      seen[word] += 1
      if inWindow[word] == 0 { distinct += 1 }
      inWindow[word] += 1
      if number >= window {
        inWindow[words[last]] -= 1
        if inWindow[words[last]] == 0 { distinct -= 1 }
        last = words.index(after: last)
      }
      if number + 1 >= window { sum += distinct }
      while next <= steps, number + 1 == tokens * next / steps {
        growth.append((number + 1, types))
        next += 1
      }
    }
    self.types = types
    self.growth = growth
    hapaxes = seen.count { $0 == 1 }
    movingAverage = tokens < window ? nil : Double(sum) / Double(tokens - window + 1) / Double(window)
  }

  package static func == (a: VocabularyRichness, b: VocabularyRichness) -> Bool {
    a.tokens == b.tokens && a.types == b.types && a.hapaxes == b.hapaxes && a.movingAverage == b.movingAverage
      && a.growth.map { [$0.tokens, $0.types] } == b.growth.map { [$0.tokens, $0.types] }
  }

  /// Distinct words by words; it falls as texts grow. `nil` for no word.
  package var typeTokenRatio: Double? { tokens == 0 ? nil : Double(types) / Double(tokens) }

  /// K and β of Heaps' law V = K·Nᵝ, by least squares through the logarithms of the points of growth; `nil` for fewer than
  /// two points.
  ///
  /// - Source: Heaps (1978), Information Retrieval, section 7.5.
  package var heaps: (k: Double, beta: Double)? {
    let points = growth.map { (Mathematics.log(Double($0.tokens)), Mathematics.log(Double($0.types))) }
    let n = Double(points.count)
    guard points.count >= 2 else { return nil }
    let x = points.reduce(0) { $0 + $1.0 } / n
    let y = points.reduce(0) { $0 + $1.1 } / n
    let spread = points.reduce(0) { $0 + ($1.0 - x) * ($1.0 - x) }
    guard spread > 0 else { return nil }
    let beta = points.reduce(0) { $0 + ($1.0 - x) * ($1.1 - y) } / spread
    return (Mathematics.exp(y - beta * x), beta)
  }
}
