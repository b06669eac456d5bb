internal import QualitativeCoding
internal import UnicodeText

/// A code as it is chosen and shown.
package struct ReviewCode: Sendable, Equatable {
  package let id: String
  package let name: String
  /// The names of the codes above it, the theme first.
  package let above: [String]
  /// `#rrggbb`, its own or that of a code above it.
  package let color: String?
  package let definition: String?
  /// The number in the codebook: codes stand in its order.
  package let number: Int
  fileprivate let nameKey: [Unicode.Scalar]
  fileprivate let wholeKey: [Unicode.Scalar]

  /// The codes of a codebook, each before those under it.
  static func all(in codebook: Codebook) -> [ReviewCode] {
    var result: [ReviewCode] = []
    func add(_ codes: [Code], above: [String], color: String?) {
      for code in codes {
        let own = code.color ?? color
        result.append(ReviewCode(code, above: above, color: own, number: result.count))
        add(code.codes, above: above + [code.name], color: own)
      }
    }
    add(codebook.themes, above: [], color: nil)
    return result
  }

  private init(_ code: Code, above: [String], color: String?, number: Int) {
    id = code.id
    name = code.name
    self.above = above
    self.color = color
    definition = code.definition
    self.number = number
    nameKey = Array(LetterCase.folded(code.name).unicodeScalars)
    wholeKey = Array(LetterCase.folded((above + [code.name, code.id]).joined(separator: " ")).unicodeScalars)
  }

  /// The codes that some typed letters may mean, the likeliest first: a name that begins so, a word of it, letters in a row,
  /// letters in order. All codes for nothing typed, those used last first.
  ///
  /// - Complexity: O(codes × letters).
  package static func matching(_ typed: String, in codes: [ReviewCode], recent: [String] = []) -> [ReviewCode] {
    let words = LetterCase.folded(typed).split(whereSeparator: \.isWhitespace).map { Array($0.unicodeScalars) }
    if words.isEmpty {
      let rank = Dictionary(recent.enumerated().map { ($1, $0) }) { first, _ in first }
      return codes.sorted { (rank[$0.id] ?? .max, $0.number) < (rank[$1.id] ?? .max, $1.number) }
    }
    let scored = codes.compactMap { code -> (score: Int, code: ReviewCode)? in
      var sum = 0
      for word in words {
        guard let score = code.score(word) else { return nil }
        sum += score
      }
      return (sum, code)
    }
    return scored.sorted { ($0.score, $0.code.number) < ($1.score, $1.code.number) }.map(\.code)
  }

  /// How far a word is from the code: 0 for the beginning of its name; `nil` where its letters are not there in this order.
  private func score(_ word: [Unicode.Scalar]) -> Int? {
    if nameKey.starts(with: word) { return 0 }
    if let place = Self.place(of: word, in: nameKey) {
      return place > 0 && nameKey[place - 1] == " " ? 1 : 3
    }
    if let place = Self.place(of: word, in: wholeKey) {
      return place == 0 || wholeKey[place - 1] == " " || wholeKey[place - 1] == "-" ? 5 : 7
    }
    return Self.spread(of: word, in: nameKey).map { 10 + $0 } ?? Self.spread(of: word, in: wholeKey).map { 40 + $0 }
  }

  private static func place(of word: [Unicode.Scalar], in key: [Unicode.Scalar]) -> Int? {
    guard word.count <= key.count else { return nil }
    return (0...key.count - word.count).first { key[$0..<$0 + word.count].elementsEqual(word) }
  }

  /// Letters that lie between those of the word, in order, from the beginning of some word on; `nil` where they are not in
  /// order, or so far apart that nobody would mean them.
  private static func spread(of word: [Unicode.Scalar], in key: [Unicode.Scalar]) -> Int? {
    var best: Int?
    for start in key.indices where key[start] == word[0] && (start == 0 || !key[start - 1].properties.isAlphabetic) {
      var (next, end) = (0, start)
      while end < key.count, next < word.count {
        if key[end] == word[next] { next += 1 }
        end += 1
      }
      let skipped = end - start - word.count
      if next == word.count, skipped <= 4 * word.count { best = min(best ?? skipped, skipped) }
    }
    return best
  }
}
