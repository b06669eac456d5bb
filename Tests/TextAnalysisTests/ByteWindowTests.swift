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
  @Test func `Bytes have the same classes sixteen at a time`() {
    var generator = SeededGenerator(seed: 5)
    for round in 0..<2000 {
      let count = round % 80 + 1
      let bytes = (0..<count).map { _ in UInt8.random(in: round % 2 == 0 ? 0...255 : 0x20...0x7E, using: &generator) }
      let (a, b) = bytes.withUnsafeBufferPointer { buffer in
        (
          citat_look_at_bytes(buffer.baseAddress, Int64(count)),
          citat_look_at_bytes_by_sixteen(buffer.baseAddress, Int64(count))
        )
      }
      #expect(a.letters == b.letters && a.lower == b.lower && a.digits == b.digits && a.spaces == b.spaces)
      #expect(a.marks == b.marks && a.strong_marks == b.strong_marks && a.periods == b.periods)
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
    var tokens: [Token] = []
    var candidates: [SentenceCandidate] = []
    for stretch in stretches {
      Tokenizer().append(tokensIn: stretch, of: text, to: &tokens, candidates: &candidates)
    }
    #expect(tokens == stretches.flatMap { Tokenizer().tokens(in: text, range: $0) })
    var sentences: [Range<Int>] = []
    let splitter = SentenceSplitter()
    splitter.append(
      sentencesOf: tokens, candidates: tokens.indices.map { SentenceCandidate($0, isFullStop: false) }, in: text,
      to: &sentences)
    #expect(sentences == splitter.sentences(of: tokens, in: text))
    var noted: [Range<Int>] = []
    splitter.append(sentencesOf: tokens, candidates: candidates, in: text, to: &noted)
    #expect(noted == sentences)
  }
}
