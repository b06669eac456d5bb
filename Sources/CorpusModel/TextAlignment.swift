/// Which words of a text became which words of its corrected version, so that ranges can be carried over.
///
/// Words are what stands between white space. Words that occur once on both sides are anchors (patience diff), a longest
/// common subsequence fills what lies between them, and in what is left a word is matched with the most similar one, so
/// that a typing error that was mended is the same word still. The order of words is kept.
/// - Source: the anchors are Bram Cohen's patience diff; similarity is Levenshtein's.
package struct TextAlignment: Sendable {
  /// Where a range went.
  package struct Place: Sendable, Equatable {
    package let range: TextRange
    /// Whether the words are the same, byte for byte.
    package let isSame: Bool
  }

  private let old: UTF8Text
  private let new: UTF8Text
  private let oldWords: [TextRange]
  private let newWords: [TextRange]
  /// The number of the new word for each old one; `nil` where it is gone.
  private var matches: [Int?]

  /// - Complexity: O(words × log words) where the texts are alike; stretches that share nothing are cut at 2,000 words.
  package init(from old: UTF8Text, to new: UTF8Text) {
    self.old = old
    self.new = new
    oldWords = Self.words(of: old)
    newWords = Self.words(of: new)
    matches = Array(repeating: nil, count: oldWords.count)
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ text: UTF8Text, _ word: TextRange) -> Int {
      let bytes = text.bytes[word.bytes]
      if let known = numbers[bytes] { return known }
      numbers[bytes] = numbers.count
      return numbers.count - 1
    }
    let a = oldWords.map { number(old, $0) }
    let b = newWords.map { number(new, $0) }
    align(a, 0..<a.count, b, 0..<b.count)
    matchSimilar()
  }

  /// Where a range of the old text stands in the new one; `nil` when less than half of its words are left.
  ///
  /// - Complexity: O(log words + words in the range).
  package func place(of range: TextRange) -> Place? {
    var index = oldWords.partitionPoint { $0.end <= range.start }
    var first: Int?
    var last: Int?
    var all = 0
    var kept = 0
    while index < oldWords.count, oldWords[index].start < range.end {
      all += oldWords[index].count
      if matches[index] != nil {
        kept += oldWords[index].count
        if first == nil { first = index }
        last = index
      }
      index += 1
    }
    guard let first, let last, kept * 2 >= all, let from = matches[first], let to = matches[last] else { return nil }
    // Inside a word only where its front, or its back, is what it was.
    var start = newWords[from].start
    let skipped = range.start - oldWords[first].start
    if skipped > 0, new.bytes[start..<newWords[from].end].starts(with: old.bytes[oldWords[first].start..<range.start]) {
      start += skipped
    }
    var end = newWords[to].end
    let left = oldWords[last].end - range.end
    if left > 0, left < newWords[to].count,
      new.bytes[(end - left)..<end].elementsEqual(old.bytes[range.end..<oldWords[last].end])
    {
      end -= left
    }
    guard start < end, new.isScalarBoundary(start), new.isScalarBoundary(end) else { return nil }
    let isSame = new.bytes[start..<end].elementsEqual(old.bytes[range.bytes])
    return Place(range: TextRange(start, end), isSame: isSame)
  }

  private static func words(of text: UTF8Text) -> [TextRange] {
    var words: [TextRange] = []
    var start: Int?
    for (offset, byte) in text.bytes.enumerated() {
      let isSpace = byte == 0x20 || byte >= 0x09 && byte <= 0x0D
      if isSpace, let begun = start {
        words.append(TextRange(begun, offset))
        start = nil
      } else if !isSpace, start == nil {
        start = offset
      }
    }
    if let start { words.append(TextRange(start, text.count)) }
    return words
  }

  // MARK: The same words

  private mutating func align(_ a: [Int], _ x: Range<Int>, _ b: [Int], _ y: Range<Int>) {
    var (x, y) = (x, y)
    while let i = x.first, let j = y.first, a[i] == b[j] {
      matches[i] = j
      (x, y) = (x.dropFirst().indices, y.dropFirst().indices)
    }
    while let i = x.last, let j = y.last, a[i] == b[j] {
      matches[i] = j
      (x, y) = (x.dropLast().indices, y.dropLast().indices)
    }
    if x.isEmpty || y.isEmpty { return }
    let anchors = Self.anchors(a, x, b, y)
    if anchors.isEmpty { return alignBySequence(a, x, b, y) }
    var (i, j) = (x.lowerBound, y.lowerBound)
    for anchor in anchors {
      align(a, i..<anchor.old, b, j..<anchor.new)
      matches[anchor.old] = anchor.new
      (i, j) = (anchor.old + 1, anchor.new + 1)
    }
    align(a, i..<x.upperBound, b, j..<y.upperBound)
  }

  /// Words that stand once on each side, as many as keep one order.
  private static func anchors(
    _ a: [Int], _ x: Range<Int>, _ b: [Int], _ y: Range<Int>
  ) -> [(old: Int, new: Int)] {
    var places: [Int: (old: Int, new: Int)] = [:]
    // -1: not seen; -2: more than once.
    for i in x { places[a[i]] = (places[a[i]] == nil ? i : -2, -1) }
    for j in y { if let place = places[b[j]] { places[b[j]] = (place.old, place.new == -1 ? j : -2) } }
    let pairs = places.values.filter { $0.old >= 0 && $0.new >= 0 }.sorted { $0.old < $1.old }
    // The longest increasing subsequence of the new places.
    var tails: [Int] = []
    var before = [Int?](repeating: nil, count: pairs.count)
    for (number, pair) in pairs.enumerated() {
      let at = tails.partitionPoint { pairs[$0].new < pair.new }
      before[number] = at > 0 ? tails[at - 1] : nil
      if at == tails.count { tails.append(number) } else { tails[at] = number }
    }
    var result: [(old: Int, new: Int)] = []
    var next = tails.last
    while let number = next {
      result.append(pairs[number])
      next = before[number]
    }
    return result.reversed()
  }

  /// The longest common subsequence of stretches without anchors; of long ones that of their fronts.
  private mutating func alignBySequence(_ a: [Int], _ x: Range<Int>, _ b: [Int], _ y: Range<Int>) {
    let (n, m) = (min(x.count, 2000), min(y.count, 2000))
    var lengths = [UInt16](repeating: 0, count: (n + 1) * (m + 1))
    for i in stride(from: n - 1, through: 0, by: -1) {
      for j in stride(from: m - 1, through: 0, by: -1) {
        lengths[i * (m + 1) + j] =
          a[x.lowerBound + i] == b[y.lowerBound + j]
          ? lengths[(i + 1) * (m + 1) + j + 1] + 1
          : max(lengths[(i + 1) * (m + 1) + j], lengths[i * (m + 1) + j + 1])
      }
    }
    var (i, j) = (0, 0)
    while i < n, j < m {
      if a[x.lowerBound + i] == b[y.lowerBound + j] {
        matches[x.lowerBound + i] = y.lowerBound + j
        (i, j) = (i + 1, j + 1)
      } else if lengths[(i + 1) * (m + 1) + j] >= lengths[i * (m + 1) + j + 1] {
        i += 1
      } else {
        j += 1
      }
    }
  }

  // MARK: Similar words

  /// Matches words between those that are the same: one for one where as many stand on both sides, else by similarity.
  private mutating func matchSimilar() {
    var i = 0
    while i < oldWords.count {
      guard matches[i] == nil else {
        i += 1
        continue
      }
      var end = i
      while end < oldWords.count, matches[end] == nil { end += 1 }
      let from = i > 0 ? (matches[i - 1] ?? -1) + 1 : 0
      let to = end < oldWords.count ? matches[end] ?? newWords.count : newWords.count
      if from < to { matchSimilar(i..<end, from..<max(from, to)) }
      i = end
    }
  }

  private mutating func matchSimilar(_ x: Range<Int>, _ y: Range<Int>) {
    if x.count == y.count, x.count <= 3 {
      for (i, j) in zip(x, y) { matches[i] = j }
      return
    }
    guard x.count * y.count <= 40_000 else { return }
    let m = y.count
    var best = [Double](repeating: 0, count: (x.count + 1) * (m + 1))
    var scores = [Double](repeating: 0, count: x.count * m)
    for (row, i) in x.enumerated() {
      for (column, j) in y.enumerated() { scores[row * m + column] = similarity(i, j) }
    }
    for row in stride(from: x.count - 1, through: 0, by: -1) {
      for column in stride(from: m - 1, through: 0, by: -1) {
        let score = scores[row * m + column]
        best[row * (m + 1) + column] = max(
          best[(row + 1) * (m + 1) + column], best[row * (m + 1) + column + 1],
          score > 0 ? score + best[(row + 1) * (m + 1) + column + 1] : 0)
      }
    }
    var (row, column) = (0, 0)
    while row < x.count, column < m {
      let score = scores[row * m + column]
      let value = best[row * (m + 1) + column]
      if score > 0, value == score + best[(row + 1) * (m + 1) + column + 1] {
        matches[x.lowerBound + row] = y.lowerBound + column
        (row, column) = (row + 1, column + 1)
      } else if value == best[(row + 1) * (m + 1) + column] {
        row += 1
      } else {
        column += 1
      }
    }
  }

  /// 1 for the same word, less for every letter that differs; 0 below a half.
  private func similarity(_ i: Int, _ j: Int) -> Double {
    let (a, b) = (oldWords[i], newWords[j])
    let longest = max(a.count, b.count)
    guard longest <= 60, abs(a.count - b.count) * 2 <= longest else { return 0 }
    let distance = EditDistance.between(old.string(in: a), new.string(in: b))
    let score = 1 - Double(distance) / Double(longest)
    return score >= 0.5 ? score : 0
  }
}
