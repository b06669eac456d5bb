import Testing

@testable import UnicodeText

@Suite struct ScalarClassTests {
  @Test(
    arguments: [
      ("a", "letter lowercase"), ("Z", "letter uppercase"), ("å", "letter lowercase"), ("Ø", "letter uppercase"),
      ("ß", "letter lowercase"), ("7", "digit"), ("٣", "digit"), ("²", ""), ("½", ""), (" ", "white"),
      ("\u{A0}", "white"),
      ("\u{2028}", "white"), ("\n", "white"), ("\u{301}", "mark"), ("\u{7}", "control"), ("\u{7F}", "control"),
      ("_", ""),
      ("-", ""), ("日", "letter"), ("Σ", "letter uppercase"), ("@", ""), ("[", ""), ("`", ""), ("{", ""),
    ] as [(Unicode.Scalar, String)])
  func `A scalar is of its class`(_ scalar: Unicode.Scalar, _ classes: String) {
    let tests: [(String, (Unicode.Scalar) -> Bool)] = [
      ("letter", ScalarClass.isLetter), ("digit", ScalarClass.isDigit), ("uppercase", ScalarClass.isUppercase),
      ("lowercase", ScalarClass.isLowercase), ("mark", ScalarClass.isMark), ("white", ScalarClass.isWhiteSpace),
      ("control", ScalarClass.isControl),
    ]
    let found = tests.filter { $0.1(scalar) }.map(\.0).sorted()
    #expect(found == classes.split(separator: " ").map(String.init).sorted())
  }

  @Test(
    arguments: [("a", true), ("å", true), ("7", true), ("\u{301}", true), ("Σ", false), ("日", false), ("б", false)]
      as [(Unicode.Scalar, Bool)])
  func `Latin letters are told from those of other scripts`(_ scalar: Unicode.Scalar, _ isLatin: Bool) {
    #expect(ScalarClass.isLatinOrCommon(scalar) == isLatin)
  }
}
