import CorpusModel
import Testing

@testable import TextAnalysis

@Suite struct AsideFinderTests {
  /// Asides stand between ① and ②.
  @Test(arguments: [
    "Ja ①(griner)② det gør vi ①[ler]②",
    "Det er ①[uforståeligt]② og ①[utydeligt 00:12:31]② ikke ①(uf.)②",
    "①(pause)② ①(lang pause)② ①(3 sek.)② ①(pause 3 sekunder)② ①[pause, 3 sek.]②",
    "①[i munden på hinanden]② ①[taler i munden på hinanden]② ①(alle griner)② ①(Mette griner)②",
    "Det er ①(?)② det ①xxx② der XXX ①(xxx)② ①[XXX]② kapitel XXX",
    "①[C og D griner]② ①(Mette Hansen og Lars griner)② ja ①*griner*② og *meget* ① *ler højt* ②".replacing(
      "① ", with: "①"
    )
    .replacing(" ②", with: "②"),
    "Det var ①//S02: ja, netop.//② det, jeg // S01 mente // og/eller //ja// a//b",
    "(C og D har en plan) [Kommunen og Regionen betaler] * og * (Støj fra Mette og Lars Hansen)",
    "Han hedder ①[navn]② og bor i ①[by]②, ①[navn på skole]② ①[anonymiseret]②",
    "Det ①(...)② er ①[...]② sådan ①[…]② ①(..)②",
    "Den ①(red. henvisning/visitation)② til det, at det ①(stoppet, red.)② var",
    "①[tager en slurk kaffe]② ①[rejser sig]② ①[00:12:31]②",
    "①((griner))② ①(rømmer sig)② ①(telefonen ringer)② ①(ryster på hovedet)② ①(latter i baggrunden)②",
    "Kommunen (VIVE, 2019) og (team)ledere, [N]etop (12) og (65 pct.), elev(er)",
    "Børn (og deres forældre) får støtte (jf. figur 1), [kommunen] betaler () det [har en plan]",
    "(se bilag 2) (S. 216) (n = 51) (for eksempel skole- og socialområdet) (i dag)",
    "(griner",
  ])
  func `Comments and editorial marks are found and other brackets are not`(_ marked: String) {
    let text = UTF8Text(marked.replacing("①", with: "").replacing("②", with: ""))
    let expected = marked.split(separator: "①", omittingEmptySubsequences: false).dropFirst().map {
      String($0.prefix { $0 != "②" })
    }
    #expect(AsideFinder().asides(in: text, range: text.range).map { text.string(in: $0) } == expected)
  }
}
