import CorpusModel
import Testing

@testable import TextAnalysis

/// The sentences of a text, each from its first to its last token.
func sentences(_ string: String) -> [String] {
  let text = UTF8Text(string)
  let tokens = Tokenizer().tokens(in: text, range: text.range)
  return SentenceSplitter().sentences(of: tokens, in: text).map {
    text.string(in: TextRange(tokens[$0.lowerBound].range.start, tokens[$0.upperBound - 1].range.end))
  }
}

@Suite struct SentenceSplitterTests {
  @Test(arguments: [
    "Det var godt.|Så gik vi.",
    "Vi talte med bl.a. Danmark og f.eks. Norge om det.",
    "Det kostede 60 kr.|Det var dyrt.",
    "Det var 15 pct.|31 pct. var unge.",
    "De tog hunde, katte osv.|Hun gik.",
    "Den 27. maj kom de.|Den 28. gik de.",
    "Det var i 2019.|Så flyttede vi.",
    "Jeg talte med H. C. Andersen og Ole B. Hansen.|Vi gik.",
    "Vi fulgte plan B.|Det gik godt.",
    "Se jf. § 11.|§ 12 gælder ikke.",
    "”Det er godt.”|Hun smilede.",
    "»Er det rigtigt?« spurgte han.",
    "\"Er det rigtigt?\" spurgte han.|\"Ja.\"|\"Godt.\"",
    "„Nej!“ råbte hun.|Så gik hun.",
    "Vi har brug for hjælp [...] hele tiden.",
    "Vi har brug for hjælp.|[...] Og tid.".replacing("|[...] ", with: " [...]|"),
    "Den (red. henvisning) kom.|Så ventede vi.",
    "Vi mødtes (se s. 12. Der står mere) og talte.|Det var det.",
    "Altså … jeg ved det ikke.",
    "Altså...|Jeg ved det ikke.",
    "Der er to ting: Den ene er tid.|Den anden er penge.",
    "1.|Barnet skal høres.|Det er vigtigt.",
    "Den vejer 20 kg.|Så gik han 5 km.|Det var langt.",
    "»Ingenting.« svarede han.|Så gik han.",
    "Hvad?!|Det vidste jeg ikke.",
    "Det ved jeg ikke.|men sådan er det.",
    "Manglende kompetencer|Det er en udfordring for kommunerne.",
    "Det Kongelige Teater spiller i Det Blå Rum.",
    "Kl. 10.30 kom dr. Hansen.|Han gik igen.",
    "Hun er dr. med. og læge i Ry.|Han er lic. scient. soc. og dr. phil. med speciale.",
    "\"Det er godt.|Vi kommer.|\" Han smiler.|\"Nej.\"|Hun gik.",
    "\"Det er godt.|Vi kommer.\" sagde han.|Hun gik.",
    "”Det er godt.|Vi kommer.”|Han smiler.",
    "Det er godt.|Vi kommer.\"|Han smiler.|\"Nej.\"",
  ])
  func `Sentences end where a Danish reader says`(_ marked: String) {
    #expect(sentences(marked.replacing("|", with: " ")) == marked.split(separator: "|").map(String.init))
  }

  @Test func `The sentences of no tokens are none`() { #expect(sentences("").isEmpty) }

  @Test func `Sentences follow one another without gaps`() {
    let text = UTF8Text("Ja. (Nej! Jo.) \"Så?\" … 27. maj. [A. B.) C. ((D. E.")
    let tokens = Tokenizer().tokens(in: text, range: text.range)
    let sentences = SentenceSplitter().sentences(of: tokens, in: text)
    #expect(sentences.first?.lowerBound == 0)
    #expect(sentences.last?.upperBound == tokens.count)
    for (one, next) in zip(sentences, sentences.dropFirst()) { #expect(one.upperBound == next.lowerBound) }
    #expect(sentences.allSatisfy { !$0.isEmpty })
  }
}
