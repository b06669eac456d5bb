import CorpusIndex
import CorpusModel
import TestSupport

/// Word forms and the terms they are found under.
let vocabulary: [(form: String, term: String)] = [
  ("hus", "hus"), ("Hus", "hus"), ("HUS", "hus"), ("huset", "huset"), ("husk", "husk"),
  ("år", "år"), ("ÅR", "år"), ("a\u{30A}r", "år"), ("ar", "ar"), ("årstid", "årstid"),
  ("idé", "ide"), ("ide", "ide"), ("IDÉ", "ide"), ("ide\u{301}", "ide"), ("idéhus", "idehus"), ("Idehus", "idehus"),
  ("sød", "sød"), ("sod", "sod"), ("Æble", "æble"), ("ikk’", "ikk'"), ("ikk'", "ikk'"), ("67", "67"),
]

/// A source of random words, cut at random into segments and runs, with the answers that an index must give.
struct RandomSource {
  let source: IndexableSource
  /// The term of each word.
  let terms: [String]

  init(name: String, words count: Int, using random: inout SplitMix64) {
    var forms: [String] = []
    var terms: [String] = []
    var ranges: [TextRange] = []
    var offset = 0
    for _ in 0..<count {
      let word = vocabulary[Int.random(in: 0..<vocabulary.count, using: &random)]
      forms.append(word.form)
      terms.append(word.term)
      ranges.append(TextRange(offset, offset + word.form.utf8.count))
      offset += word.form.utf8.count + 1
    }
    func cuts() -> [TextRange] { Self.cuts(offset, using: &random) }
    let segments: KeyValuePairs<SegmentKind, [TextRange]> = [
      .sentence: cuts(), .turn: cuts(), .paragraph: cuts(), .quotation: cuts(), .section: cuts(),
    ]
    func runs() -> [(range: TextRange, value: String)] {
      cuts().map { ($0, "v\(Int.random(in: 0..<3, using: &random))") }
    }
    let attributes: KeyValuePairs<AttributeKind, [(range: TextRange, value: String)]> = [
      .speaker: runs(), .role: runs(), .source: runs(), .section: runs(), .kind: runs(), .date: runs(),
    ]
    source = IndexableSource(name: name, words: ranges, forms: forms, segments: segments, attributes: attributes)
    self.terms = terms
  }

  /// Stretches of a text in order, with and without gaps between them, some of them empty.
  private static func cuts(_ length: Int, using random: inout SplitMix64) -> [TextRange] {
    var result: [TextRange] = []
    var offset = 0
    while offset < length {
      let start = min(length, offset + (Bool.random(using: &random) ? 0 : Int.random(in: 0..<9, using: &random)))
      let end = min(length, start + Int.random(in: 0..<60, using: &random))
      result.append(TextRange(start, end))
      offset = end + 1
    }
    return result
  }
}
