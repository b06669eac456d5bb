import Testing

@testable import TextAnalysis

@Suite struct CompoundTests {
  private let analyzer = DanishAnalyzer()

  @Test(
    arguments: [
      ("dagtilbudsområdet", "dag|tilbuds|området", "dag dagtilbud tilbud område"),
      ("børnepsykiatrien", "børne|psykiatrien", "barn psykiatri"),
      ("netværkskort", "netværks|kort", "netværk kort"),
      ("arbejdsgruppen", "arbejds|gruppen", "arbejde gruppe"),
      ("Ungdomspsykiatrien", "Ungdoms|psykiatrien", "ungdom psykiatri"),
      ("PPR-leder", "PPR-|leder", "PPR leder"),
      ("NGO-ejede", "NGO-|ejede", "NGO eje"),
      ("ungeenheden", "unge|enheden", "ung enhed"),
      ("frivilligcenter", "frivillig|center", "frivillig center"),
      ("kontaktpersonordningen", "kontakt|person|ordningen", "kontakt kontaktperson person ordning"),
      ("skolevægring", "skole|vægring", "skole vægring"),
      ("børne-", "børne-", "barn"),
      ("kommune-", "kommune-", "kommune"),
      ("støttekontaktperson", "støtte|kontakt|person", "støtte kontakt kontaktperson person"),
      ("børnehavebarnet", "børne|have|barnet", "barn børnehave have barn"),
      ("lektiecafeer", "lektie|cafeer", "lektie café"),
      ("gravstenen", "grav|stenen", "grav sten"),
    ])
  func `A compound has parts and constituents`(form: String, parts: String, constituents: String) {
    let analysis = analyzer.analysis(of: form)
    #expect(analysis.parts.map(\.text).joined(separator: "|") == parts)
    #expect(analysis.constituents.map(\.lemma).joined(separator: " ") == constituents)
    expectWellFormed(analysis, of: form)
  }

  @Test(
    arguments: [
      "netværk", "samfund", "tilbud", "samarbejde", "udfordring", "udfordringer", "oplevelsen", "forståelse",
      "undersøgelse",
      "overblik", "frivillighed", "medarbejder", "ledelsen", "organisering", "kompetencer", "relationerne", "dialog",
      "forventninger", "ansvarlighed", "psykiatri", "kommunerne", "inddragelse", "fællesskab", "forvaltningen",
      "behandling", "fangsten", "gevinsten", "tjenesten", "politikernes", "vinduerne", "fattigdommen", "velfærd",
      "velfærden",
      "modstanden", "anerkender", "generationerne", "årsagerne", "transporten", "danskernes",
    ])
  func `Derived and lexicalised words stay whole`(form: String) {
    #expect(analyzer.analysis(of: form).parts.isEmpty)
    #expect(analyzer.analysis(of: form).constituents.isEmpty)
  }

  @Test func `The head is the shortest constituent that ends with the last part`() {
    let analysis = analyzer.analysis(of: "civilsamfundsaktørerne")
    #expect(analysis.parts.map(\.text) == ["civil", "samfunds", "aktørerne"])
    let heads = analysis.constituents.filter { $0.parts.upperBound == analysis.parts.count }
    #expect(heads.min { $0.parts.count < $1.parts.count }?.lemma == "aktør")
    #expect(analysis.constituents.map(\.lemma).contains("civilsamfund"))
  }
}
