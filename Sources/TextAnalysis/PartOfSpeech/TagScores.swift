/// What speaks for each part of speech, in steps of 1/256.
struct TagScores: Sendable {
  /// Parts of speech, four in a vector, the last one filled up.
  private var vectors = InlineArray<5, SIMD4<Int32>>(repeating: SIMD4())

  @inline(__always)
  static func += (scores: inout TagScores, other: TagScores) {
    scores.vectors[0] &+= other.vectors[0]
    scores.vectors[1] &+= other.vectors[1]
    scores.vectors[2] &+= other.vectors[2]
    scores.vectors[3] &+= other.vectors[3]
    scores.vectors[4] &+= other.vectors[4]
  }

  @inline(__always)
  mutating func add(_ weight: Int32, to tag: Int) { vectors[tag / 4][tag % 4] &+= weight }

  /// Whether nothing speaks for or against any.
  var isZero: Bool { (0..<5).allSatisfy { vectors[$0] == SIMD4() } }

  /// The first of those with the highest score.
  @inline(__always)
  var best: Int {
    var best = 0
    var most = vectors[0][0]
    for tag in 1..<17 {
      let score = vectors[tag / 4][tag % 4]
      if score > most {
        best = tag
        most = score
      }
    }
    return best
  }
}
