import CorpusModel
import TestSupport
import Testing
import TextAnalysis

@testable import CorpusIndex
@testable import CorpusQuery

/// What phrases, NEAR and units do at borders. In a text `/` ends a sentence and `¶` a paragraph.
@Suite struct BorderTests {
  private func hits(_ query: String, _ text: String) throws -> [String] {
    var (words, forms, sentences, paragraphs) = ([TextRange](), [String](), [TextRange](), [TextRange]())
    var offset = 0
    for paragraph in text.split(separator: "¶") {
      let paragraphStart = offset
      for sentence in paragraph.split(separator: "/") {
        let sentenceStart = offset
        for word in sentence.split(separator: " ") {
          words.append(TextRange(offset, offset + word.utf8.count))
          forms.append(String(word))
          offset += word.utf8.count + 1
        }
        sentences.append(TextRange(sentenceStart, offset))
      }
      paragraphs.append(TextRange(paragraphStart, offset))
    }
    var builder = PositionalIndexBuilder()
    builder.add(
      IndexableSource(
        name: "a", words: words, forms: forms, segments: [.sentence: sentences, .paragraph: paragraphs], attributes: [:]
      ))
    let index = builder.finish { TermAnalysis(lemmas: [$0], constituents: []) }
    let evaluator = Evaluator(
      Lookups(index, Vocabulary(index: index, analyzer: DanishAnalyzer())),
      units: Evaluator.defaultUnits(of: index))
    return evaluator.hits(of: try QueryParser.query(query)).map { forms[$0.positions].joined(separator: " ") }
  }

  @Test(arguments: [
    // A phrase goes over the end of a sentence, never over that of a paragraph.
    ("\"=hus =dag\"", "hus dag / hus / dag ¶ hus ¶ dag", ["hus dag", "hus dag"]),
    ("\"=hus =dag\" WITHIN sentence", "hus dag / hus / dag", ["hus dag"]),
    // NEAR counts words, neighbours are one apart.
    ("=hus NEAR/1 =dag", "hus dag", ["hus dag"]), ("=hus NEAR/1 =dag", "hus sko dag", []),
    ("=hus NEAR/2 =dag", "hus sko dag", ["hus sko dag"]), ("=hus NEAR/2 =dag", "dag sko hus", ["dag sko hus"]),
    ("=hus ONEAR/2 =dag", "dag sko hus", []), ("=hus NEAR/9 =dag", "hus ¶ dag", []),
    // The shortest spans, whichever word is named first.
    ("=hus NEAR =dag", "hus hus dag", ["hus dag"]), ("=dag NEAR =hus", "hus hus dag", ["hus dag"]),
    ("=hus NEAR =dag", "dag hus dag", ["dag hus", "hus dag"]),
    ("=dag NEAR =hus", "dag hus dag", ["dag hus", "hus dag"]),
    ("=hus NEAR =hus", "hus sko hus", ["hus sko hus"]), ("=hus NEAR =hus", "hus", []),
    // Parentheses group a pattern's words; what stands in them is no query whose own hits are chosen first.
    ("<s/> ([]{0,2} [word=\"hus\"]) [word=\"dag\"]", "sko dag / hus dag", ["sko dag hus dag"]),
    // A nearer word outside of the sentence does not hide one inside.
    ("=hus NEAR/5 =dag WITHIN sentence", "dag / hus sko sko dag", ["hus sko sko dag"]),
    // AND and NOT look at the paragraph where nothing else is said.
    ("=hus AND =dag", "hus / dag ¶ hus", ["hus", "dag"]),
    ("=hus AND =dag WITHIN sentence", "hus / dag ¶ hus dag", ["hus", "dag"]),
    ("=hus NOT =dag", "hus / dag ¶ hus", ["hus"]), ("=hus NOT =dag WITHIN sentence", "hus / dag ¶ hus dag", ["hus"]),
    // What lies in no unit is in no unit without B.
    ("=hus NOT =dag WITHIN quotation", "hus", []), ("\"=hus =sko\" NOT =dag WITHIN sentence", "hus / sko", []),
    ("=hus NOT =dag WITHIN source", "hus ¶ dag", []), ("=hus WITHIN quotation", "hus", []),
  ])
  func `Borders hold`(_ query: String, _ text: String, _ expected: [String]) throws {
    #expect(try hits(query, text) == expected)
  }
}
