import CorpusIndex
import CorpusModel
import CorpusQuery
import Foundation
import TestSupport
import Testing
import TextAnalysis

/// What queries read of an index: counts, which no other work of the machine changes.
@Suite struct BlocksReadTests {
  /// Sources of random words, the commoner the lower their number, with `nål` in three places.
  private static func index(at path: String) throws -> PositionalIndex {
    var random = SplitMix64(seed: 41)
    var builder = PositionalIndexBuilder()
    for number in 0..<300 {
      var forms = (0..<500).map { _ in
        let low = Int.random(in: 0..<3_000, using: &random)
        return "ord\(Int.random(in: 0...low, using: &random))"
      }
      if number % 100 == 50 { forms[250] = "nål" }
      var offset = 0
      let words = forms.map { form in
        defer { offset += form.utf8.count + 1 }
        return TextRange(offset, offset + form.utf8.count)
      }
      builder.add(
        IndexableSource(
          name: "kilde-\(number)", words: words, forms: forms, segments: [.paragraph: [TextRange(0, offset)]],
          attributes: [:]))
    }
    let forms = builder.formList
    try builder.write(
      to: path,
      [forms.analyses(of: 0..<forms.count) { _ in TermAnalysis(lemmas: [], constituents: []) }], fingerprint: "",
      manifest: [])
    return try PositionalIndex.opening(path)
  }

  @Test(arguments: [
    ("=nål", 3, 12), ("\"=nål =ord1\"", 0, 24), ("=nål NEAR/5 =ord1", 0, 30), ("=nål NEAR/100 =ord1", 0, 30),
    ("ord299?", 0, 20), ("*ål", 3, 40),
  ])
  func `A query reads few blocks of a file`(_ query: String, _ least: Int, _ most: Int) throws {
    let path = FileManager.default.temporaryDirectory.path + "/citat-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let index = try Self.index(at: path)
    let all = index.size.all / 4096
    #expect(all > 400)
    let evaluator = Evaluator(
      Lookups(index, Vocabulary(index: index, analyzer: DanishAnalyzer(), compounds: .none)))
    #expect(evaluator.count(of: try QueryParser.query(query)) >= least)
    #expect(index.blocksRead <= most, "\(index.blocksRead) of \(all) blocks")
    try index.verify()
    #expect(index.blocksRead >= all - 3)
  }
}
