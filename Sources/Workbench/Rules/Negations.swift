internal import CorpusIndex
internal import CorpusModel

/// Words that may turn the sense of what stands near them.
///
/// - Source: Hansen and Heltoft (2011), Grammatik over det Danske Sprog, § negation, for the words. Which words they reach is
///   not parsed: four words before a hit and two behind it, in its sentence.
struct Negations: Sendable {
  private static let words = ["ikke", "ej", "ingen", "intet", "ingenting", "uden", "hverken", "aldrig", "næppe"]
  private static let before = 4
  private static let behind = 2

  private let index: PositionalIndex
  private let terms: Set<Int>

  init(in index: PositionalIndex) {
    self.index = index
    terms = Set(Self.words.flatMap { index.words.terms(spelled: $0) })
  }

  /// The word near a hit, as it stands; `nil` where there is none but among the words of the hit itself. O(1).
  func word(near hit: Range<Int>, besides matched: [Int]) -> String? {
    let near = max(0, hit.lowerBound - Self.before)..<min(index.wordCount, hit.upperBound + Self.behind)
    // Few words are negations: where the sentence ends is looked up for those alone.
    let found = near.first { position in
      terms.contains(index.term(at: position)) && !matched.contains(position)
        && sentence(of: hit)?.contains(position) ?? true
    }
    return found.map { index.text(at: $0..<$0 + 1) }
  }

  private func sentence(of hit: Range<Int>) -> Range<Int>? {
    let sentences = index.segments(.sentence)
    return sentences.number(holding: hit.lowerBound..<hit.lowerBound + 1).map { sentences[$0] }
  }
}
