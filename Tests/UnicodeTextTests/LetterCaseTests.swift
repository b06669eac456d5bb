import Testing

@testable import UnicodeText

@Suite struct LetterCaseTests {
  @Test(arguments: [
    ("Børn", "børn"), ("ÆBLE", "æble"), ("Århus", "århus"), ("A\u{30A}rhus", "århus"), ("Café", "cafe"),
    ("idé", "ide"), ("IDE\u{301}", "ide"), ("Über", "uber"), ("Straße", "strasse"), ("NGO’er", "ngo'er"),
    ("NGO'er", "ngo'er"), ("allé", "alle"), ("Göteborg", "goteborg"), ("ǿre", "øre"), ("ǽ", "æ"), ("gǻ", "gå"),
    ("GA\u{30A}\u{301}", "gå"), ("ﬁnde", "finde"), ("PPR-LEDER", "ppr-leder"), ("", ""), ("각", "각"), ("İ", "i"),
    ("sk\u{AD}ærm", "skærm"), ("tele\u{200B}fon\u{FEFF}", "telefon"), ("it\u{2011}folk", "it-folk"),
    ("\u{AD}", "\u{AD}"),
  ])
  func `Searching overlooks case and accents but keeps æ, ø and å`(_ text: String, _ key: String) {
    let folded = LetterCase.folded(text)
    #expect(Array(folded.utf8) == Array(key.utf8))
    #expect(LetterCase.folded(folded).utf8.elementsEqual(folded.utf8), "a key is its own key")
    #expect(NormalForm.isComposed(folded.utf8))
  }

  @Test(arguments: [
    ("ÆØÅ", "æøå"), ("IP1", "ip1"), ("Café", "café"), ("ΑΣ", "ας"), ("A\u{30A}", "a\u{30A}"), ("", ""),
    ("İ", "i\u{307}"),
  ])
  func `Lower case is that of the letters`(_ text: String, _ lower: String) {
    #expect(LetterCase.lowercased(text).utf8.elementsEqual(lower.utf8))
  }

  @Test(arguments: [("æøå", "ÆØÅ"), ("straße", "STRASSE"), ("idé", "IDÉ"), ("ip1", "IP1"), ("", "")])
  func `Upper case is that of the letters`(_ text: String, _ upper: String) {
    #expect(LetterCase.uppercased(text).utf8.elementsEqual(upper.utf8))
  }
}
