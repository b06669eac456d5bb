/// Work on many pieces side by side, merged in the order of the pieces: the same result whatever finishes first.
enum InOrder {
  /// Works on pieces, so many at a time, and merges what comes out in order. No more than twice as many wait to be merged.
  static func forEach<Pieces: Sequence, Result: Sendable>(
    _ pieces: Pieces, width: Int, work: @escaping @Sendable (Pieces.Element) -> Result,
    merge: (_ number: Int, Result) -> Void
  ) async where Pieces.Element: Sendable {
    await withTaskGroup(of: (Int, Result).self) { group in
      var waiting: [Int: Result] = [:]
      var next = 0
      var started = 0
      var iterator = pieces.makeIterator()
      func start() {
        guard let piece = iterator.next() else { return }
        let number = started
        started += 1
        group.addTask { (number, work(piece)) }
      }
      for _ in 0..<width { start() }
      while let (number, result) = await group.next() {
        // A new piece before the merge, so that nobody waits for it.
        if started - next < 2 * width { start() }
        waiting[number] = result
        while let ready = waiting.removeValue(forKey: next) {
          merge(next, ready)
          next += 1
          while started - next < width, started - next - waiting.count < width {
            let before = started
            start()
            if started == before { break }
          }
        }
      }
    }
  }

  /// What work makes of each piece, in order.
  static func map<Piece: Sendable, Result: Sendable>(
    _ pieces: [Piece], width: Int, work: @escaping @Sendable (Piece) -> Result
  ) async -> [Result] {
    var results: [Result] = []
    await forEach(pieces, width: width, work: work) { _, result in results.append(result) }
    return results
  }
}
