/// Leads from canonical text to verbatim text and back, in bytes of each.
///
/// Canonical text is laid out as pieces, in order and without gaps. A piece is copied byte for byte, or stands for other
/// bytes (a line end for a blank line, `é` for `e` and an accent), or was inserted and stands for none. Verbatim text that
/// no piece stands for was lifted out. Pieces may stand in another order than in the verbatim text.
package struct TextMap: Sendable, Equatable {
  /// A stretch of canonical text and what it stands for.
  package struct Piece: Sendable, Equatable {
    package let canonical: TextRange
    package let verbatim: TextRange
    /// Whether both sides are the same bytes.
    package let isCopy: Bool

    package init(canonical: TextRange, verbatim: TextRange, isCopy: Bool) {
      self.canonical = canonical
      self.verbatim = verbatim
      self.isCopy = isCopy
    }
  }

  /// In canonical order; they cover the canonical text.
  package let pieces: [Piece]
  /// Pieces that stand for something, by their place in the verbatim text.
  private let byVerbatim: [Int]

  /// A map of pieces in canonical order, without gaps; both sides of a copy are of one length. Not checked.
  package init(pieces: [Piece]) {
    self.pieces = pieces
    byVerbatim = pieces.indices.filter { !pieces[$0].verbatim.isEmpty }
      .sorted { pieces[$0].verbatim < pieces[$1].verbatim }
  }

  /// The map of a text that is its own canonical text.
  package static func identity(count: Int) -> TextMap {
    let whole = TextRange(0, count)
    return TextMap(pieces: count == 0 ? [] : [Piece(canonical: whole, verbatim: whole, isCopy: true)])
  }

  /// Where canonical text came from: byte ranges of the verbatim text in canonical order, neighbours joined. What is not
  /// a copy comes whole. Empty when the range is empty or was inserted.
  ///
  /// - Complexity: O(log pieces + pieces in the range).
  package func verbatim(of range: TextRange) -> [TextRange] {
    var result: [TextRange] = []
    var index = pieces.partitionPoint { $0.canonical.end <= range.start }
    while index < pieces.count, pieces[index].canonical.start < range.end {
      let piece = pieces[index]
      index += 1
      guard let part = piece.canonical.intersection(range), !piece.verbatim.isEmpty else { continue }
      if piece.isCopy {
        let start = piece.verbatim.start + part.start - piece.canonical.start
        result.append(joining: TextRange(start, start + part.count))
      } else {
        result.append(joining: piece.verbatim)
      }
    }
    return result
  }

  /// Where verbatim text went: ranges of the canonical text in verbatim order, neighbours joined. Empty when it was
  /// lifted out.
  ///
  /// - Complexity: O(log pieces + pieces in the range).
  package func canonical(of range: TextRange) -> [TextRange] {
    var result: [TextRange] = []
    var index = byVerbatim.partitionPoint { pieces[$0].verbatim.end <= range.start }
    while index < byVerbatim.count, pieces[byVerbatim[index]].verbatim.start < range.end {
      let piece = pieces[byVerbatim[index]]
      index += 1
      guard let part = piece.verbatim.intersection(range), !piece.canonical.isEmpty else { continue }
      if piece.isCopy {
        let start = piece.canonical.start + part.start - piece.verbatim.start
        result.append(joining: TextRange(start, start + part.count))
      } else {
        result.append(joining: piece.canonical)
      }
    }
    return result
  }
}

extension Array where Element == TextRange {
  /// Appends a range, or lengthens the last one when the new one begins where it ends.
  fileprivate mutating func append(joining range: TextRange) {
    if let last, last.end == range.start {
      self[count - 1] = TextRange(last.start, range.end)
    } else {
      append(range)
    }
  }
}

extension RandomAccessCollection where Index == Int {
  /// The first index whose element fails a condition that holds for a front part of the collection. O(log n).
  @inlinable package func partitionPoint(where holds: (Element) -> Bool) -> Int {
    var low = startIndex
    var high = endIndex
    while low < high {
      let middle = low + (high - low) / 2
      if holds(self[middle]) { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
