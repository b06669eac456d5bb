package import CorpusIndex

extension TermTable {
  /// The terms that differ from a folded word in at most so many letters, in order, with their edit distance.
  ///
  /// - Complexity: O(terms), and O(length of the word × letters that are not shared) for those that begin like it.
  package func terms(near folded: String, within limit: Int) -> [(term: Int, distance: Int)] {
    var search = NearSearch(folded, limit: limit)
    var found: [(term: Int, distance: Int)] = []
    forEach(in: 0..<count) { term, bytes, shared in
      if let distance = search.distance(of: bytes, shared: shared) { found.append((term, distance)) }
    }
    return found
  }

  /// The terms that hold a folded word and more, in order. O(terms).
  package func terms(around folded: String) -> [Int] {
    guard !folded.isEmpty else { return [] }
    let length = folded.utf8.count
    var search = InfixSearch(Array(folded.utf8))
    var found: [Int] = []
    forEach(in: 0..<count) { term, bytes, shared in
      if search.matches(bytes, shared: shared), bytes.count > length { found.append(term) }
    }
    return found
  }
}

/// Measures how far words that come in order are from one, and goes on from what a word shares with the one before.
///
/// - Source: Wagner and Fischer (1974), The String-to-String Correction Problem; a row for each letter of the word.
struct NearSearch {
  private let scalars: [UInt32]
  private let limit: Int
  /// The distance of each beginning of the last word from each beginning of the wanted one.
  private var rows: [Int]
  /// Where the scalars of the last word end, as far as there are rows; 0 first.
  private var ends = [0]

  init(_ folded: String, limit: Int) {
    scalars = folded.unicodeScalars.map(\.value)
    self.limit = limit
    rows = Array(0...scalars.count)
  }

  /// The distance of a folded word in UTF-8; `nil` where it is more than the limit.
  ///
  /// - Parameter shared: Bytes that the word begins with as the last word that was asked for does.
  mutating func distance(of word: Span<UInt8>, shared: Int) -> Int? {
    while ends.count > 1, ends[ends.count - 1] > shared { ends.removeLast() }
    let width = scalars.count + 1
    while ends[ends.count - 1] < word.count {
      let last = (ends.count - 1) * width
      // No word that begins like this comes near.
      if !(last..<last + width).contains(where: { rows[$0] <= limit }) { return nil }
      var end = ends[ends.count - 1]
      let scalar = Self.scalar(word, &end)
      let own = last + width
      if rows.count < own + width { rows += [Int](repeating: 0, count: width) }
      rows[own] = rows[last] + 1
      for place in 1..<width {
        let substituted = rows[last + place - 1] + (scalars[place - 1] == scalar ? 0 : 1)
        rows[own + place] = min(substituted, rows[last + place] + 1, rows[own + place - 1] + 1)
      }
      ends.append(end)
    }
    let distance = rows[(ends.count - 1) * width + scalars.count]
    return distance <= limit ? distance : nil
  }

  private static func scalar(_ word: Span<UInt8>, _ offset: inout Int) -> UInt32 {
    let byte = word[offset]
    offset += 1
    if byte < 0x80 { return UInt32(byte) }
    var value = UInt32(byte & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07))
    while offset < word.count, word[offset] & 0xC0 == 0x80 {
      value = value << 6 | UInt32(word[offset] & 0x3F)
      offset += 1
    }
    return value
  }
}
