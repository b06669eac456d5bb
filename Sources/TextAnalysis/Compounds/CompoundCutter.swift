/// Finds the best way to cut a word, and keeps its memory for the next one.
struct CompoundCutter: Sendable {
  /// A way to reach a boundary: its best score, where the part before it began, and the way to that place.
  private struct State: Sendable {
    let score: Double
    let previous: Int
    let cameFrom: Int
    /// The next way to the same boundary, or -1.
    var sibling = -1
  }

  private var parts = PartScores()
  private var states: [State] = []
  /// The first and the last of the ways to a boundary, those that used an unknown part apart: at most one for each
  /// beginning of the last part.
  private var reached: [(first: Int, last: Int)] = []

  /// Where the parts of a word end, in bytes, the last one left out.
  ///
  /// - Complexity: O(letters³).
  mutating func boundaries(of word: ArraySlice<UInt8>) -> [Int] {
    let boundaries = best(word)
    // A left part that is a compound itself was taken whole when it is a word that many compounds begin with.
    guard boundaries.contains(where: { $0 >= 7 }) else { return boundaries }
    var finest: [Int] = []
    var start = 0
    for boundary in boundaries {
      let part = word[word.startIndex + start..<word.startIndex + boundary]
      if boundary - start >= 7, part.count(where: { $0 & 0xC0 != 0x80 }) >= 7 {
        for inner in best(part) { finest.append(start + inner) }
      }
      finest.append(boundary)
      start = boundary
    }
    return finest
  }

  private mutating func best(_ word: ArraySlice<UInt8>) -> [Int] {
    parts.load(word)
    guard var best = parts.whole() else { return [] }
    let count = parts.count
    var bestEnd: (state: Int, position: Int)?
    states.removeAll(keepingCapacity: true)
    states.append(State(score: 0, previous: -1, cameFrom: -1))
    reached.removeAll(keepingCapacity: true)
    reached.append(contentsOf: repeatElement((first: -1, last: -1), count: 2 * count))
    reached[0] = (0, 0)
    for start in 0..<(count - 2) where reached[2 * start].first >= 0 || reached[2 * start + 1].first >= 0 {
      if start > 0, let final = parts.final(start) {
        for loose in 0...(final.isUnknown ? 0 : 1) {
          var state = reached[2 * start + loose].first
          while state >= 0 {
            let score = states[state].score + final.score + parts.merged(from: states[state].previous)
            if score > best {
              best = score
              bestEnd = (state, start)
            }
            state = states[state].sibling
          }
        }
      }
      for index in parts.lefts(from: start) {
        let left = parts.left(index)
        for loose in 0...(left.isUnknown ? 0 : 1) {
          var top = -Double.infinity
          var topState = -1
          var state = reached[2 * start + loose].first
          while state >= 0 {
            let score = states[state].score + left.score
            if score > top {
              top = score
              topState = state
            }
            state = states[state].sibling
          }
          if topState < 0 { continue }
          let place = 2 * left.end + (left.isUnknown ? 1 : loose)
          let number = states.count
          states.append(State(score: top, previous: start, cameFrom: topState))
          if reached[place].first < 0 {
            reached[place].first = number
          } else {
            states[reached[place].last].sibling = number
          }
          reached[place].last = number
        }
      }
    }
    guard let bestEnd else { return [] }
    var boundaries = [parts.offset(of: bestEnd.position)]
    var state = states[bestEnd.state]
    while state.previous > 0 {
      boundaries.append(parts.offset(of: state.previous))
      state = states[state.cameFrom]
    }
    return boundaries.reversed()
  }
}
