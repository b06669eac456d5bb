import Testing

@testable import TextAnalysis

@Suite struct ContextTests {
  private let analyzer = DanishAnalyzer()

  /// Universal Dependencies, SYM: emoji stand for something, and are no punctuation.
  @Test(arguments: [("😀", "SYM"), ("❤️", "SYM"), ("👩‍👧‍👦", "SYM"), ("🇩🇰", "SYM"), ("§", "PUNCT"), (".", "PUNCT")])
  func `An emoji is a symbol, a mark is punctuation`(form: String, tag: String) {
    #expect(analyzer.partsOfSpeech(inSentence: ["Det", "er", "godt", form]).map(\.tag)[3] == tag)
  }

  @Test(
    arguments: [
      ("Han var glad for hjælpen .", 1, "være", "AUX"),
      ("Bonden har købt et får .", 4, "får", "NOUN"),
      ("Hun har en syg lever .", 4, "lever", "NOUN"),
      ("Vi får hjælp fra kommunen .", 1, "få", "VERB"),
      ("De lever et godt liv .", 1, "leve", "VERB"),
      ("Det ved jeg ikke .", 1, "vide", "VERB"),
      ("Hun sidder ved bordet .", 2, "ved", "ADP"),
      ("Det store hus er nyt .", 0, "den", "DET"),
      ("Det er svært at sige .", 0, "det", "PRON"),
      ("Vi samarbejder med civilsamfundet .", 1, "samarbejde", "VERB"),
      ("Et godt samarbejde kræver tid .", 2, "samarbejde", "NOUN"),
      ("Jeg så ham i går .", 1, "se", "VERB"),
      ("Han har ret .", 2, "ret", "NOUN"),
    ])
  func `A homograph is read by its context`(sentence: String, index: Int, lemma: String, tag: String) {
    let forms = sentence.split(separator: " ").map(String.init)
    #expect(analyzer.lemmas(inSentence: forms)[index] == lemma)
    #expect(analyzer.partsOfSpeech(inSentence: forms)[index].tag == tag)
  }

  @Test(arguments: ["var", "får", "lever", "ved", "så", "Får"])
  func `A homograph has several lemmas`(form: String) {
    #expect(analyzer.homographLemmas(of: form).count > 1)
  }

  @Test(arguments: ["kommunen", "tydeligt", "børnene", "qwxz", "", "civilsamfundsaktører"])
  func `Other forms are no homographs`(form: String) {
    #expect(analyzer.homographLemmas(of: form).isEmpty)
  }

  @Test func `Every form of a sentence has a tag and a lemma, whatever it is`() {
    let forms = ["", " ", "-", "👩‍👩‍👧", "日本", "…", "1.000", "a", String(repeating: "å", count: 500), "Å"]
    #expect(analyzer.partsOfSpeech(inSentence: forms).count == forms.count)
    #expect(analyzer.lemmas(inSentence: forms).count == forms.count)
    #expect(analyzer.partsOfSpeech(inSentence: []).isEmpty)
  }

  @Test func `An account says what a reading rests on`() {
    #expect(analyzer.account(of: "NGO'er").readings[0].ground == .suffix("er"))
    #expect(analyzer.account(of: "civilsamfundsaktørerne").readings[0].ground == .head("aktørerne"))
    guard case .table(let count) = analyzer.account(of: "barnet").readings[0].ground else {
      Issue.record("barnet is listed")
      return
    }
    #expect(count > 1)
    for form in ["samarbejdet", "x", "blikfangende", "sludrechatolet"] {
      let shares = analyzer.account(of: form).readings.map(\.share)
      #expect(shares.reduce(0, +) <= 1.0001)
      #expect(shares == shares.sorted(by: >))
    }
  }
}
