import CorpusModel
import Testing

@testable import TextAnalysis

/// The tokens of a text, joined by `|`.
func cut(_ string: String) -> String {
  let text = UTF8Text(string)
  return Tokenizer().tokens(in: text, range: text.range).map { text.string(in: $0.range) }.joined(separator: "|")
}

@Suite struct TokenizerTests {
  @Test(arguments: [
    ("børne- og ungeområde", "børne-|og|ungeområde"),
    ("NGO'er og NGO’er", "NGO'er|og|NGO’er"),
    ("en PPR-leder", "en|PPR-leder"),
    ("§ 18-midler", "§|18-midler"),
    ("den 27. maj", "den|27.|maj"),
    ("den 27. Maj", "den|27.|Maj"),
    ("den 27. 3. 1998", "den|27.|3.|1998"),
    ("Det var den 27. Så kom de.", "Det|var|den|27|.|Så|kom|de|."),
    ("i 2019. Og", "i|2019|.|Og"),
    ("67 pct. af dem", "67|pct.|af|dem"),
    ("67%", "67|%"),
    ("f.eks. her, Bl.a. der", "f.eks.|her|,|Bl.a.|der"),
    ("bl.a om", "bl.a|om"),
    ("1.-3. klasse", "1.-3.|klasse"),
    ("1.- og 2.-årsstuderende", "1.-|og|2.-årsstuderende"),
    ("1.–3. klasse", "1.|–|3.|klasse"),
    ("https://www.sst.dk/da/x_(y)?a=1.", "https://www.sst.dk/da/x_(y)?a=1|."),
    ("(se www.vive.dk).", "(|se|www.vive.dk|)|."),
    ("på socialstyrelsen.dk, og", "på|socialstyrelsen.dk|,|og"),
    ("skriv til per-ole.hansen@kl.dk.", "skriv|til|per-ole.hansen@kl.dk|."),
    ("50/50 og/eller A/S", "50/50|og/eller|A/S"),
    ("barnet/den unge", "barnet|/|den|unge"),
    ("samarbejds-/koordinationsmodel", "samarbejds-|/|koordinationsmodel"),
    ("(del)målgrupper (team)ledere", "(del)målgrupper|(team)ledere"),
    ("elev(er) og barn(et)", "elev(er)|og|barn(et)"),
    ("\"[N]etop det\"", "\"|[N]etop|det|\""),
    ("en 23-årig", "en|23-årig"),
    ("kl. 10.30.", "kl.|10.30|."),
    ("kl.10.30", "kl.|10.30"),
    ("datakultur og -mindset", "datakultur|og|-mindset"),
    ("arbejdsgange, -delinger og -processer", "arbejdsgange|,|-delinger|og|-processer"),
    ("arbejdsgange, -delinger, -former, samt -mål", "arbejdsgange|,|-delinger|,|-former|,|samt|-mål"),
    ("sagde han, -nej og ja", "sagde|han|,|-|nej|og|ja"),
    ("Den vejer 20 kg. Så gik han 5 km.", "Den|vejer|20|kg|.|Så|gik|han|5|km|."),
    ("20 kg. kartofler", "20|kg.|kartofler"),
    ("fortsatte han, -derfor", "fortsatte|han|,|-|derfor"),
    ("slet ikke -1", "slet|ikke|-1"),
    ("21-15, 21-10", "21-15|,|21-10"),
    ("2019–2021", "2019–2021"),
    ("H. C. Andersen og H.C. Andersen", "H.|C.|Andersen|og|H.C.|Andersen"),
    ("plan B. Det", "plan|B|.|Det"),
    ("dr.scient.pol. Karen", "dr.scient.pol.|Karen"),
    ("dr. med. og lic. scient. soc. her", "dr.|med.|og|lic.|scient.|soc.|her"),
    ("prof. emer. Ida, dr. phil. Bo", "prof.|emer.|Ida|,|dr.|phil.|Bo"),
    ("Kom du med. og her", "Kom|du|med|.|og|her"),
    ("pct.-gebyret", "pct.-gebyret"),
    ("i 3.g og 2. klasse", "i|3.g|og|2.|klasse"),
    ("Han er min søn. Og", "Han|er|min|søn|.|Og"),
    ("søn. 3. maj", "søn.|3.|maj"),
    ("Det var et tab. Så", "Det|var|et|tab|.|Så"),
    ("De er et par.", "De|er|et|par|."),
    ("Vi har en kat. De løb om kap.", "Vi|har|en|kat|.|De|løb|om|kap|."),
    ("se tab. 2 og kap. 3, jf. par. 12", "se|tab.|2|og|kap.|3|,|jf.|par.|12"),
    ("på TV. Så", "på|TV|.|Så"),
    ("60 kr.. Og f.eks.. Så osv... men", "60|kr.|.|Og|f.eks.|.|Så|osv|...|men"),
    ("socialområdet1, Undersøgelsen12. covid19 resume6", "socialområdet|1|,|Undersøgelsen|12|.|covid19|resume6"),
    ("siden '98, '80'erne '12' sagde", "siden|'98|,|'80'erne|'|12|'|sagde"),
    ("S. 12 og s. 13", "S.|12|og|s.|13"),
    ("slut.Og så", "slut|.|Og|så"),
    ("100.000 kr., 9,5 pct.", "100.000|kr.|,|9,5|pct."),
    ("heraf¹ og ½ time", "heraf|¹|og|½|time"),
    ("Altså ... ja… [...] ?!", "Altså|...|ja|…|[|...|]|?!"),
    ("»ja« „nej“ ”jo”", "»|ja|«|„|nej|“|”|jo|”"),
    ("B&U-chef", "B&U-chef"),
    ("so\u{AD}cial e\u{301}t", "so\u{AD}cial|e\u{301}t"),
    ("\u{FEFF}Hej", "\u{FEFF}|Hej"),
    ("👨‍👩‍👧 🇩🇰🇩🇰", "👨‍👩‍👧|🇩🇰|🇩🇰"),
    ("", ""),
    (" \n\t\u{A0}", ""),
  ])
  func `A text is cut as a Danish reader would`(_ text: String, _ tokens: String) {
    #expect(cut(text) == tokens)
  }

  @Test(arguments: [
    ("øh øhm ikk' hva' ha' ka' sku'", "øh|øhm|ikk'|hva'|ha'|ka'|sku'"),
    ("det sku’ jeg ha’ gjort", "det|sku’|jeg|ha’|gjort"),
    ("hun sa' 'det ku' jeg ikk' vide' til mig", "hun|sa'|'|det|ku'|jeg|ikk'|vide|'|til|mig"),
    ("'hej'", "'|hej|'"),
    ("Paris' gader", "Paris'|gader"),
    ("80'erne og go'morgen", "80'erne|og|go'morgen"),
    ("Mm. Det ved jeg. Hm. Og børn mm. Så", "Mm|.|Det|ved|jeg|.|Hm|.|Og|børn|mm|.|Så"),
    ("Postnr.: 42 cm., og 7 hk.", "Postnr.|:|42|cm.|,|og|7|hk|."),
    ("xxx mm hm (uforst.)", "xxx|mm|hm|(|uforst|.|)"),
  ])
  func `Reduced forms keep their apostrophe`(_ text: String, _ tokens: String) {
    #expect(cut(text) == tokens)
  }

  @Test(arguments: [
    ("PPR-leder", Token.Kind.word), ("23-årig", .word), ("(del)mål", .word), ("67", .number), ("27.3.98", .number),
    ("50/50", .number), ("-", .punctuation), ("§", .punctuation), ("x@y.dk", .address), ("www.x.dk", .address),
    ("ikk'", .word),
  ])
  func `A token has its kind`(_ string: String, _ kind: Token.Kind) {
    let text = UTF8Text(string)
    #expect(Tokenizer().tokens(in: text, range: text.range).map(\.kind) == [kind])
  }

  @Test func `Nothing outside the range is looked at`() {
    let text = UTF8Text("den 27. maj")
    let tokens = Tokenizer().tokens(in: text, range: TextRange(0, 7))
    #expect(tokens.map { text.string(in: $0.range) } == ["den", "27", "."])
  }
}
