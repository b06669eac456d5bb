import CorpusModel
import TestSupport
import Testing

@testable import TextAnalysis

@Suite struct TaggerEqualityTests {
  private static let words = """
    vi får ret så mange børn i skolen der er var blevet har haft ikke og at det den som han hun ved ved når går bar et en
    kommunen samarbejde samarbejder lever godt tydeligt NGO'er PPR-leder 27. 12 , . ? ( ) " Odense Jensen DR København
    civilsamfundsaktørerne uslikket sludrechatolet faren skyldes Får Lever Vi Det for til på af med eller men jeg
    """.split { $0 == " " || $0 == "\n" }.map(String.init)

  @Test func `The tagger that keeps what it knows finds what the plain one finds`() {
    var random = SplitMix64(seed: 4)
    let analyzer = DanishAnalyzer()
    let reference = ReferenceTagger()
    for _ in 0..<400 {
      let forms = (0..<Int.random(in: 1...14, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? ""
      }
      #expect(analyzer.partsOfSpeech(inSentence: forms) == reference.tags(of: forms), "\(forms)")
    }
  }

  @Test func `A homograph read by itself is what the whole sentence makes of it`() {
    var random = SplitMix64(seed: 5)
    let analyzer = DanishAnalyzer()
    var count = 0
    for _ in 0..<200 {
      let forms = (0..<Int.random(in: 1...14, using: &random)).map { _ in Self.words.randomElement(using: &random) ?? ""
      }
      let text = UTF8Text(forms.joined(separator: " "))
      var tokens: [Token] = []
      var start = 0
      for form in forms {
        let isWord = form.unicodeScalars.contains { $0.properties.isAlphabetic }
        tokens.append(
          Token(range: TextRange(start, start + form.utf8.count), kind: isWord ? .word : .punctuation))
        start += form.utf8.count + 1
      }
      let lemmas = analyzer.lemmas(inSentence: forms)
      var found: [Int: String] = [:]
      analyzer.forEachHomograph(of: tokens, inSentences: [0..<tokens.count], of: text) { found[$0] = $1 }
      for (index, form) in forms.enumerated() {
        let isHomograph = !analyzer.homographLemmas(of: form).isEmpty && tokens[index].kind == .word
        #expect(found[index] == (isHomograph ? lemmas[index] : nil), "\(form) in \(forms)")
        count += isHomograph ? 1 : 0
      }
    }
    #expect(count > 100)
  }

  @Test func `Forms have the numbers in which they come, also past the first room`() {
    var forms = FormNumbers()
    // Short and long, alike in their first or last bytes, with NUL, and some at the end of a text.
    let beginnings = ["", "o", "ord", "seksten og flere "]
    let texts =
      (0..<5000).map { "\(beginnings[$0 % 4])\($0)" } + [
        "", "å", "\0", "\0\0", "ord\0", "sytegn!", "ottetegn", "ottetegn\0",
      ]
    for (number, text) in texts.enumerated() {
      let bytes = Array((text + (number % 2 == 0 ? "" : " og videre")).utf8)
      let found = forms.number(of: bytes.span.bytes, 0..<text.utf8.count)
      #expect(found == (number, true))
    }
    for (number, text) in texts.enumerated() {
      let bytes = Array(("her " + text + (number % 2 == 0 ? " og videre" : "")).utf8)
      let found = forms.number(of: bytes.span.bytes, 4..<4 + text.utf8.count)
      #expect(found == (number, false))
    }
    #expect(forms.count == texts.count)
  }
}
