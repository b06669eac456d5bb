internal import CorpusIndex
internal import Synchronization
package import TextAnalysis

/// Parts of speech by position, found for a sentence when one of its words is first asked for.
package final class PositionTags: Sendable {
  private let tag: @Sendable (Range<Int>) -> [PartOfSpeech]
  private let known = Mutex<[Int: [PartOfSpeech]]>([:])

  /// Sentences that are remembered; then all are forgotten.
  private static let most = 100_000

  /// - Parameter tag: The parts of speech of the words of a sentence, one for each position.
  package init(_ tag: @escaping @Sendable (Range<Int>) -> [PartOfSpeech]) { self.tag = tag }

  /// The parts of speech whose tags an expression matches, case ignored: a bit for each.
  static func tags(matching expression: RegularExpression) -> UInt32 {
    var matcher = RegularExpressionMatcher(expression)
    return PartOfSpeech.allCases.reduce(0) { tags, tag in
      matcher.matches(tag.tag.lowercased()) ? tags | 1 << UInt32(tag.rawValue) : tags
    }
  }

  /// The part of speech at a position of a sentence. O(1) once the sentence is known.
  func tag(at position: Int, inSentence sentence: Range<Int>) -> PartOfSpeech {
    let tags: [PartOfSpeech]
    if let found = known.withLock({ $0[sentence.lowerBound] }) {
      tags = found
    } else {
      tags = tag(sentence)
      known.withLock { known in
        if known.count >= Self.most { known.removeAll(keepingCapacity: true) }
        known[sentence.lowerBound] = tags
      }
    }
    let place = position - sentence.lowerBound
    return tags.indices.contains(place) ? tags[place] : .other
  }
}
