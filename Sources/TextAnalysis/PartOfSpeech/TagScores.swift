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
    let most = max(
      pointwiseMax(pointwiseMax(vectors[0], vectors[1]), pointwiseMax(vectors[2], vectors[3])).max(), vectors[4][0])
    for part in 0..<4 {
      let isMost = vectors[part] .== most
      for lane in 0..<4 where isMost[lane] { return 4 * part + lane }
    }
    return 16
  }
}
