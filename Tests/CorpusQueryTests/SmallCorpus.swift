import CorpusModel
import TestSupport
import TextAnalysis

@testable import CorpusIndex

/// A word of a small corpus and everything that is known where it stands.
struct PlacedWord {
  let form: String
  let source: Int
  let paragraph: Int
  let sentence: Int
  /// `nil` for words outside of turns.
  let turn: Int?
  let section: Int?
  let speaker: String?
  let role: String?
}

/// A form with its term, lemma and compound parts, as the tests want them, not as Danish has them.
struct TestWord {
  let form: String
  let term: String
  let lemma: String
  /// Empty for a word that is no compound; the last one is its head.
  let parts: [String]

  static let all = [
    TestWord(form: "hus", term: "hus", lemma: "hus", parts: []),
    TestWord(form: "Huset", term: "huset", lemma: "hus", parts: []),
    TestWord(form: "dag", term: "dag", lemma: "dag", parts: []),
    TestWord(form: "DAG", term: "dag", lemma: "dag", parts: []),
    TestWord(form: "dage", term: "dage", lemma: "dag", parts: []),
    TestWord(form: "sko", term: "sko", lemma: "sko", parts: []),
    TestWord(form: "år", term: "år", lemma: "år", parts: []),
    TestWord(form: "daghus", term: "daghus", lemma: "daghus", parts: ["dag", "hus"]),
    TestWord(form: "husdag", term: "husdag", lemma: "husdag", parts: ["hus", "dag"]),
    TestWord(form: "hushus", term: "hushus", lemma: "hushus", parts: ["hus", "hus"]),
    TestWord(form: "årshusdag", term: "årshusdag", lemma: "årshusdag", parts: ["års", "hus", "dag"]),
  ]

  static func of(_ form: String) -> TestWord {
    guard let word = all.first(where: { $0.form == form }) else {
      preconditionFailure("the corpus has only these words")
    }
    return word
  }

  /// The part of speech that the tests say it has.
  var tag: PartOfSpeech {
    switch term.count % 3 {
    case 0: .noun
    case 1: .verb
    default: .adjective
    }
  }

  var analysis: TermAnalysis {
    var offset = 0
    return TermAnalysis(
      lemmas: [lemma],
      constituents: parts.enumerated().map { number, part in
        defer { offset += part.utf8.count }
        return TermAnalysis.Constituent(
          lemma: part == "års" ? "år" : part, range: offset..<offset + part.utf8.count,
          isHead: number == parts.count - 1)
      })
  }
}

/// A corpus of a few dozen words with borders of every kind.
struct SmallCorpus {
  private(set) var words: [PlacedWord] = []
  let index: PositionalIndex

  static let speakers: [(label: String, role: String?)] = [("I", "Interviewer"), ("IP1", "PPR-leder"), ("IP2", nil)]

  init(using random: inout SplitMix64) {
    var builder = PositionalIndexBuilder()
    var (paragraph, sentence, turn, section) = (0, 0, 0, 0)
    for source in 0..<Int.random(in: 1...3, using: &random) {
      let first = words.count
      let isTranscript = Bool.random(using: &random)
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        let speaker = isTranscript && Int.random(in: 0..<5, using: &random) > 0 ? random.pick(Self.speakers) : nil
        if Int.random(in: 0..<3, using: &random) == 0 { section += 1 }
        for _ in 0..<(speaker == nil ? 1 : Int.random(in: 1...2, using: &random)) {
          for _ in 0..<Int.random(in: 1...2, using: &random) {
            for _ in 0..<Int.random(in: 1...5, using: &random) {
              words.append(
                PlacedWord(
                  form: random.pick(TestWord.all).form, source: source, paragraph: paragraph, sentence: sentence,
                  turn: speaker == nil ? nil : turn, section: section == 0 ? nil : section, speaker: speaker?.label,
                  role: speaker?.role))
            }
            sentence += 1
          }
          paragraph += 1
        }
        turn += 1
      }
      section += 1
      builder.add(Self.indexable(Array(words[first...]), name: "kilde-\(source).txt"))
    }
    index = builder.finish { TestWord.of($0).analysis }
  }

  private static func indexable(_ words: [PlacedWord], name: String) -> IndexableSource {
    var offset = 0
    let ranges = words.map { word in
      defer { offset += word.form.utf8.count + 1 }
      return TextRange(offset, offset + word.form.utf8.count)
    }
    func runs<Value: Equatable>(_ value: (PlacedWord) -> Value?) -> [(range: TextRange, value: Value)] {
      var result: [(range: TextRange, value: Value)] = []
      for (word, range) in zip(words, ranges) {
        guard let value = value(word) else { continue }
        if let last = result.last, last.value == value, last.range.end + 1 == range.start {
          result[result.count - 1].range = TextRange(last.range.start, range.end)
        } else {
          result.append((range, value))
        }
      }
      return result
    }
    // Values that are equal in neighbouring turns are still runs of their own.
    func values(_ value: @escaping (PlacedWord) -> String?) -> [(range: TextRange, value: String)] {
      runs { word in value(word).map { [$0, "\(word.turn ?? -1)"] } }.map { ($0.range, $0.value[0]) }
    }
    return IndexableSource(
      name: name, words: ranges, forms: words.map(\.form),
      segments: [
        .sentence: runs(\.sentence).map(\.range), .paragraph: runs(\.paragraph).map(\.range),
        .turn: runs(\.turn).map(\.range), .section: runs(\.section).map(\.range),
      ],
      attributes: [
        .speaker: values(\.speaker), .role: values(\.role), .source: offset == 0 ? [] : [(TextRange(0, offset), name)],
      ])
  }
}
