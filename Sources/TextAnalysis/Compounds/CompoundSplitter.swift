/// Cuts Danish compounds into parts: bounded dynamic programming over all cuts, weighed by a log-linear model.
///
/// - Source: general rules of Danish word formation (linking s, e, er; prefixes are no parts); weights learned by
///   `Training/compound_weights.py` from words marked by hand.
struct CompoundSplitter: Sendable {
  /// Words with more letters than this are left whole.
  static let longestWord = 80
  /// So are words with fewer than this.
  static let shortestWord = 5

  private let lexicon = Lexicon.danish

  /// Where the parts of a word end, as counts of letters, the last one left out; empty for a word that is no compound.
  ///
  /// - Parameter form: In lower case, letters only; else the result is empty.
  /// - Complexity: O(letters³), and words of more than 80 letters are not looked at.
  func boundaries(of form: String) -> [Int] {
    let letters = Array(form.unicodeScalars)
    guard (CompoundSplitter.shortestWord...CompoundSplitter.longestWord).contains(letters.count) else { return [] }
    let boundaries = best(letters[...])
    // A left part that is a compound itself was taken whole when it is a word that many compounds begin with.
    var finest: [Int] = []
    var start = 0
    for boundary in boundaries {
      if boundary - start >= 7 { finest.append(contentsOf: best(letters[start..<boundary]).map { start + $0 }) }
      finest.append(boundary)
      start = boundary
    }
    return finest
  }

  /// A way to reach a boundary: its best score, where the part before it began, and the way to that place.
  private struct State {
    let score: Double
    let previous: Int
    let cameFrom: Int
  }

  private func best(_ letters: ArraySlice<Unicode.Scalar>) -> [Int] {
    let parts = PartScores(letters, lexicon)
    guard parts.hasFinal else { return [] }
    let count = letters.count
    var best = parts.whole
    var bestEnd: (state: Int, position: Int)?
    var states = [State(score: 0, previous: -1, cameFrom: -1)]
    // The states at a boundary, those that used an unknown part apart: at most one for each beginning of the last part.
    var reached = [[Int]](repeating: [], count: 2 * count)
    reached[0] = [0]
    for start in 0..<(count - 2) where !reached[2 * start].isEmpty || !reached[2 * start + 1].isEmpty {
      if let final = parts.finals[start], start > 0 {
        for loose in 0...(final.isUnknown ? 0 : 1) {
          for state in reached[2 * start + loose] {
            let score = states[state].score + final.score + parts.merged(from: states[state].previous)
            if score > best {
              best = score
              bestEnd = (state, start)
            }
          }
        }
      }
      for left in parts.lefts[start] {
        for loose in 0...(left.isUnknown ? 0 : 1) {
          var top: (score: Double, state: Int)?
          for state in reached[2 * start + loose] {
            let isMerged = start > 0 && parts.isLeft(states[state].previous, left.end)
            let score = states[state].score + left.score + (isMerged ? CompoundRules.weights.merged : 0)
            if score > top?.score ?? -.infinity { top = (score, state) }
          }
          guard let top else { continue }
          reached[2 * left.end + (left.isUnknown ? 1 : loose)].append(states.count)
          states.append(State(score: top.score, previous: start, cameFrom: top.state))
        }
      }
    }
    guard let bestEnd else { return [] }
    var boundaries = [bestEnd.position]
    var state = states[bestEnd.state]
    while state.previous > 0 {
      boundaries.append(state.previous)
      state = states[state.cameFrom]
    }
    return boundaries.reversed()
  }
}
