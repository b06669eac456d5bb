internal import CorpusModel
internal import Foundation
internal import TextAnalysis
internal import UnicodeText

/// What an index asks of the analyser: every type once, and the homographs in their sentences. One thread.
struct TypeBench {
  private let text: UTF8Text
  private let lines: [TextRange]

  init(_ text: UTF8Text, _ lines: [TextRange]) {
    self.text = text
    self.lines = lines
  }

  /// Microseconds a type and a token, with checksums of what was found: two versions agree when these do.
  func report() -> String {
    let tokenizer = Tokenizer()
    let splitter = SentenceSplitter()
    var types: Set<String> = []
    var sources: [(tokens: [Token], sentences: [Range<Int>])] = []
    var count = 0
    for line in lines {
      let tokens = tokenizer.tokens(in: text, range: line)
      for token in tokens where token.isWord {
        types.insert(LetterCase.folded(String(decoding: text.bytes[token.range.bytes], as: UTF8.self)))
      }
      sources.append((tokens, splitter.sentences(of: tokens, in: text)))
      count += tokens.count
    }
    let analyzer = DanishAnalyzer()
    var checksum = Checksum()
    let sorted = types.sorted()
    let start = clock()
    for type in sorted {
      let analysis = analyzer.analysis(of: type)
      for lemma in analysis.lemmas { checksum.add(lemma) }
      for part in analysis.parts { checksum.add(part.text) }
      for constituent in analysis.constituents { checksum.add(constituent.lemma) }
    }
    let typeSeconds = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    var readings = Checksum()
    let middle = clock()
    for source in sources {
      analyzer.forEachHomograph(of: source.tokens, inSentences: source.sentences, of: text) { readings.add($1) }
    }
    let readingSeconds = Double(clock() - middle) / Double(CLOCKS_PER_SEC)
    func line(_ name: String, _ count: Int, _ seconds: Double, _ checksum: Checksum) -> String {
      "\(name) \(count)  \(String(format: "%.3f", seconds * 1e6 / Double(count))) µs each  \(checksum)"
    }
    return line("types", sorted.count, typeSeconds, checksum) + "\n"
      + line("tokens read for homographs", count, readingSeconds, readings)
  }
}

/// FNV-1a over texts.
private struct Checksum: CustomStringConvertible {
  private var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String) {
    for byte in text.utf8 { value = (value ^ UInt64(byte)) &* 0x100_0000_01B3 }
    value = (value ^ 0xFF) &* 0x100_0000_01B3
  }

  var description: String { String(value, radix: 16) }
}
