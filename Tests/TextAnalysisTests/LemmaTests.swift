import Testing

@testable import TextAnalysis

@Suite struct LemmaTests {
  private let analyzer = DanishAnalyzer()

  @Test(
    arguments: [
      // nouns
      ("borger", "borger"), ("borgeren", "borger"), ("borgerens", "borger"), ("borgere", "borger"),
      ("borgerne", "borger"),
      ("borgernes", "borger"), ("barn", "barn"), ("børn", "barn"), ("børnenes", "barn"), ("mænd", "mand"),
      ("bøger", "bog"), ("bøgerne", "bog"), ("hænderne", "hånd"), ("netværket", "netværk"), ("netværker", "netværk"),
      ("tilbuddet", "tilbud"), ("området", "område"), ("områdernes", "område"), ("kommunerne", "kommune"),
      // verbs
      ("samarbejdede", "samarbejde"), ("opleves", "opleve"), ("oplevede", "opleve"), ("skrev", "skrive"),
      ("skrevet", "skrive"), ("gik", "gå"), ("fået", "få"), ("blev", "blive"), ("er", "være"), ("havde", "have"),
      ("inddrages", "inddrage"), ("evaluerede", "evaluere"), ("visiteret", "visitere"),
      // adjectives
      ("større", "stor"), ("bedste", "god"), ("vigtigste", "vigtig"), ("små", "lille"), ("tryggere", "tryg"),
      ("psykiatriske", "psykiatrisk"), ("kommunale", "kommunal"),
      // closed classes and spoken forms
      ("én", "en"), ("ha'", "have"), ("ka’", "kunne"), ("sku'", "skulle"), ("hva'", "hvad"), ("ikk'", "ikke"),
      ("ku'", "kunne"), ("vil'", "ville"), ("sgu", "sgu"), ("mig", "jeg"), ("Det", "det"),
      // acronyms
      ("NGO'er", "NGO"), ("NGO’erne", "NGO"), ("PPR's", "PPR"), ("NGO", "NGO"), ("PPR’erne", "PPR"), ("SFO'en", "SFO"),
      // unknown compounds by their head
      ("civilsamfundsaktørernes", "civilsamfundsaktør"), ("netværkskortet", "netværkskort"),
      ("dagtilbudsområdet", "dagtilbudsområde"), ("handleplanerne", "handleplan"), ("PPR-lederen", "PPR-leder"),
      ("give-and-take", "give-and-take"),
      ("storbankerne", "storbank"), ("familiebehandleren", "familiebehandler"),
    ])
  func `The likeliest lemma of a form`(form: String, lemma: String) {
    #expect(analyzer.analysis(of: form).lemmas.first == lemma)
  }

  @Test(arguments: [
    ("Skærmene", "skærm"), ("Spillene", "spil"), ("Likørerne", "likør"), ("Intelligensen", "intelligens"),
    ("Jensens", "Jensen"), ("Vestergaard", "Vestergaard"),
  ])
  func `A capital that begins a sentence makes no name of an inflected word`(form: String, lemma: String) {
    #expect(analyzer.analysis(of: form).lemmas.first == lemma)
  }

  @Test(
    arguments: [
      ("faren", ["fare", "far"]), ("talte", ["tale", "tælle"]), ("brødre", ["broder", "bror"]),
      ("drukne", ["drukne", "drikke"]), ("køerne", ["kø", "ko"]),
    ])
  func `A form of two words of one kind has both lemmas`(form: String, lemmas: [String]) {
    #expect(analyzer.analysis(of: form).lemmas == lemmas)
    #expect(analyzer.homographLemmas(of: form) == lemmas)
  }

  @Test(
    arguments: [
      "borger borgeren borgerens borgere borgerne borgernes", "barn barnet barnets børn børnene børnenes børns",
      "netværk netværket netværkets netværkene netværkenes",
      "kommune kommunen kommuner kommunerne kommunernes kommunens",
      "aktør aktøren aktører aktørerne aktørernes", "indsats indsatsen indsatser indsatserne indsatsernes",
      "civilsamfundsaktør civilsamfundsaktøren civilsamfundsaktører civilsamfundsaktørerne civilsamfundsaktørernes",
      "tilbud tilbuddet tilbuddene tilbuddets", "kompetence kompetencer kompetencerne kompetencernes",
      "børnepsykiatri børnepsykiatrien børnepsykiatriens", "rådgivning rådgivningen rådgivninger rådgivningernes",
      "tryg trygt trygge tryggere tryggest tryggeste", "ensom ensomt ensomme ensommere",
      "morfar morfaren morfarens morfædre morfædrene", "barnebarn barnebarnet børnebørn børnebørnene",
      "svigerfar svigerfaren", "fætter fætteren fætre fætrene", "besøgsven besøgsvennen besøgsvenner besøgsvennerne",
      "sundhedsplejerske sundhedsplejersken sundhedsplejersker sundhedsplejerskerne",
      "familieproblematik familieproblematikken familieproblematikker familieproblematikkerne",
      "frivilligkonsulent frivilligkonsulenten frivilligkonsulenterne",
      "ungepatient ungepatienten ungepatienterne", "lektiecafé lektiecaféen lektiecafeerne",
      "lystfisker lystfiskeren lystfiskerne", "aftaleprotokol aftaleprotokollen aftaleprotokollerne",
      "femogfirs femogfirs", "visitere visiterer visiterede visiteret visiteres",
      "inddrage inddrager inddrog inddraget inddrages",
    ])
  func `The forms of a word share its lemma`(forms: String) {
    let forms = forms.split(separator: " ").map(String.init)
    #expect(forms.map { analyzer.analysis(of: $0).lemmas[0] } == Array(repeating: forms[0], count: forms.count))
  }

  @Test(
    arguments: [
      "", " ", "-", "--", "'", "a", "å", "’", "x'", "-a-", "1-", "ß", "İSTANBUL", "日本語", "e\u{301}", "👩‍👩‍👧",
      String(repeating: "a", count: 5000), String(repeating: "arbejds", count: 300),
      String(repeating: "å-", count: 400),
      String(repeating: "lærer'", count: 400), String(repeating: "dag", count: 26),
      String(repeating: "dags", count: 20),
    ])
  func `Any text at all has a lemma, and its parts are the text`(form: String) {
    let analysis = analyzer.analysis(of: form)
    #expect(!analysis.lemmas.isEmpty)
    expectWellFormed(analysis, of: form)
  }

  @Test func `What the tables list is known`() {
    #expect(analyzer.isKnown("samarbejde"))
    #expect(analyzer.isKnown("Samarbejde"))
    #expect(!analyzer.isKnown("civilsamfundsaktørernes"))
    #expect(!analyzer.isKnown("qwxz"))
  }

  @Test func `The fingerprint is stable in a run and names the tables`() {
    #expect(analyzer.fingerprint == DanishAnalyzer().fingerprint)
    #expect(analyzer.fingerprint.hasPrefix("danish-"))
  }
}

/// Parts follow each other, cover the form and are its text; constituents are runs of them, in order.
func expectWellFormed(_ analysis: TypeAnalysis, of form: String) {
  let bytes = Array(form.utf8)
  var end = 0
  for part in analysis.parts {
    #expect(part.range.lowerBound == end)
    #expect(!part.range.isEmpty)
    #expect(String(decoding: bytes[part.range], as: UTF8.self) == part.text)
    end = part.range.upperBound
  }
  if !analysis.parts.isEmpty { #expect(end == bytes.count) }
  var before = (first: 0, count: 0)
  for constituent in analysis.constituents {
    let now = (first: constituent.parts.lowerBound, count: constituent.parts.count)
    #expect(now > before || before.count == 0)
    #expect(constituent.parts.upperBound <= analysis.parts.count)
    #expect(!constituent.lemma.isEmpty)
    before = now
  }
}
