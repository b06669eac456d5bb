import CTextTables
import CorpusModel
import Testing

@testable import TextAnalysis

@Suite struct ByteWindowTests {
  /// Words, numbers and marks in every place of a window of 64 bytes and across its end.
  @Test(arguments: Array(0...140))
  func `A word is the same wherever a window ends`(_ shift: Int) {
    let end = "så, sagde hun: Ægte råd!\" 2019. mellem×rum på. hr. 12; Øl? (ja) slut. covid19 A÷B"
    let text = String(repeating: "a ", count: shift / 2) + (shift % 2 == 1 ? " " : "") + end
    let tokens = Tokenizer().tokens(in: UTF8Text(text), range: UTF8Text(text).range)
    #expect(tokens == ReferenceScanner.tokens(text))
    // The same with text after the range, which nobody looks at.
    let longer = UTF8Text(text + "b, og mere tekst. Så er der nok til et vindue mere, og det er langt nok.")
    #expect(Tokenizer().tokens(in: longer, range: TextRange(0, text.utf8.count)) == tokens)
  }

  @Test(arguments: [0, 1, 62, 63, 64, 65, 127, 128, 129, 300])
  func `A word may be as long as a window or longer`(_ count: Int) {
    for text in [
      String(repeating: "x", count: count), String(repeating: "æ", count: count), String(repeating: "1", count: count),
      String(repeating: "x", count: count) + ". Og", String(repeating: " ", count: count) + "ja.",
    ] {
      let tokens = Tokenizer().tokens(in: UTF8Text(text), range: UTF8Text(text).range)
      #expect(tokens == ReferenceScanner.tokens(text))
    }
  }

  @Test func `Tokens are appended to those of other stretches, which they do not see`() {
    let text = UTF8Text("det er godt og -vel 27. maj")
    var tokens: [Token] = []
    for range in [TextRange(0, 14), TextRange(15, 19), TextRange(20, 27)] {
      let count = tokens.count
      Tokenizer().append(tokensIn: range, of: text, to: &tokens)
      #expect(Array(tokens[count...]) == Tokenizer().tokens(in: text, range: range))
    }
    #expect(tokens.map { text.string(in: $0.range) } == ["det", "er", "godt", "og", "-", "vel", "27.", "maj"])
  }

  @Test func `Sentences are the same whatever the scanner passed over`() {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<4000 {
      let text = UTF8Text(ScannerEqualityTests.text(&generator))
      Self.expectSameSentences(text, [text.range])
    }
  }

  @Test(arguments: Array(0...70))
  func `Sentences are the same wherever a window ends`(_ shift: Int) {
    let end =
      "Så kom han. Det var sent (meget. Sent) nok? Ja. × to. Øl! (...) Vi gik Det er en overskrift Han sagde: \"Nej.\" Og "
      + "så. [...] A) en. (red. a. Han gik.) 3. Den er god, jf. Men. B. Det. … Her slutter det"
    let text = UTF8Text(String(repeating: "a ", count: shift / 2) + (shift % 2 == 1 ? " " : "") + end)
    Self.expectSameSentences(text, [text.range])
    // Stretches of one paragraph, as they stand around comments.
    let middle = shift + 33
    Self.expectSameSentences(text, [TextRange(0, middle), TextRange(middle, text.count)])
  }

  /// What the processor's widest instructions see is what the plain ones see.
  @Test func `Every way of looking cuts the same`() {
    var generator = SeededGenerator(seed: 5)
    let tables = ScannerTables.shared
    let alphabet = Array("aeiouæøåÆØÅÉé×÷ -.,:;?!()\"–—…1a1 b. C. Det dr. ".utf8)
    for round in 0..<4000 {
      let count = round % 200 + 1
      let bytes = (0..<count).map { _ in
        switch round % 3 {
        case 0: UInt8.random(in: 0...255, using: &generator)
        case 1: UInt8.random(in: 0x20...0x7E, using: &generator)
        default: alphabet.randomElement(using: &generator) ?? 0x20
        }
      }
      let offset = Int.random(in: 0..<count, using: &generator)
      var results: [WayResult] = []
      for way in 0..<citat_cutting_ways() {
        var result = WayResult()
        let cut = result.spans.withUnsafeMutableBufferPointer { spans in
          result.candidates.withUnsafeMutableBufferPointer { candidates in
            citat_cut_words_in_way(
              way, bytes, Int64(offset), Int64(count), tables.keptPeriods.bits,
              spans.baseAddress, candidates.baseAddress, Int64(spans.count), 7)
          }
        }
        result.spans.removeLast(result.spans.count - Int(cut.spans))
        result.candidates.removeLast(result.candidates.count - Int(cut.candidates))
        result.offset = cut.offset
        result.needsRules = cut.needs_rules
        results.append(result)
      }
      #expect(results.allSatisfy { $0 == results[0] }, "round \(round)")
    }
  }

  private struct WayResult: Equatable {
    var spans = [citat_text_span](repeating: citat_text_span(), count: 264)
    var candidates = [UInt32](repeating: 0, count: 264)
    var offset: Int64 = 0
    var needsRules: Int32 = 0

    static func == (a: Self, b: Self) -> Bool {
      a.offset == b.offset && a.needsRules == b.needsRules && a.candidates == b.candidates
        && a.spans.elementsEqual(b.spans) { $0.start == $1.start && $0.extent == $1.extent }
    }
  }

  @Test func `A token is laid out as the loop writes it`() {
    #expect(MemoryLayout<Token>.size == MemoryLayout<citat_text_span>.size)
    for (kind, number) in [(Token.Kind.word, UInt32(0)), (.number, 1), (.address, 2), (.punctuation, 3)] {
      let span = unsafeBitCast(Token(range: TextRange(70_000, 70_012), kind: kind), to: citat_text_span.self)
      #expect(span.start == 70_000 && span.extent == 12 * 4 + number)
    }
  }

  @Test func `A cutter gives the tokens and sentences of each paragraph as if it stood alone`() {
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<500 {
      let parts = (0..<4).map { _ in ScannerEqualityTests.text(&generator) }
      let text = UTF8Text(parts.joined(separator: "\n"))
      var cutter = TextCutter(text)
      var start = 0
      for part in parts {
        let range = TextRange(start, start + part.utf8.count)
        start = range.end + 1
        let (first, sentence) = (cutter.tokenCount, cutter.sentences.count)
        cutter.appendParagraph(range)
        let alone = Tokenizer().tokens(in: text, range: range)
        #expect(Array(cutter.tokens[first...]) == alone)
        #expect(
          cutter.sentences[sentence...].map { $0.lowerBound - first..<$0.upperBound - first }
            == SentenceSplitter().sentences(of: alone, in: text))
      }
    }
  }

  /// The candidates that the token scanner notes, all that could be noted, and every token give the same sentences.
  private static func expectSameSentences(_ text: UTF8Text, _ stretches: [TextRange]) {
    let tokens = stretches.flatMap { Tokenizer().tokens(in: text, range: $0) }
    let splitter = SentenceSplitter()
    let sentences = splitter.sentences(
      of: tokens, candidates: tokens.indices.map { SentenceCandidate($0, isFullStop: false) }, in: text)
    #expect(sentences == splitter.sentences(of: tokens, in: text))
    var cutter = TextCutter(text)
    cutter.appendParagraph(stretches)
    #expect(cutter.tokens == tokens)
    #expect(cutter.sentences == sentences)
  }
}
