import CorpusModel
import TestSupport
import Testing

@testable import CorpusQuery

@Suite struct RegularExpressionTests {
  @Test(arguments: [
    ("samarb.*", "samarbejde", true), ("SAMARB.*", "samarbejde", true), ("samarb", "samarbejde", false),
    ("^samarb.*$", "samarbejde", true), (".*arb.*", "samarbejde", true), ("(sam|med)arbejde", "medarbejde", true),
    ("b[øo]rn", "børn", true), ("b[^ø]rn", "børn", false), ("[a-zæøå]+", "børnehave", true), ("[A-Z]+", "hus", true),
    ("[Æ-Å]", "å", true), ("[a-å]+", "bløde", true), ("[a-z]", "ø", false), ("[æ-ø]", "å", false),
    ("[a-c]å", "bå", true), ("\\d+", "2024", true), ("\\D+", "2024", false),
    ("\\w+", "ikk'", false), ("ikk\\W", "ikk'", true), ("\\p{L}{3}", "hus", true), ("\\P{N}+", "hus", true),
    (".{3}", "hus", true), (".{2}", "hus", false), (".{2,}", "hus", true), (".{,2}", "hus", false), ("x?", "", true),
    ("h(u|ø)?s", "hs", true), ("(?:hus)+", "hushus", true), ("hus+?", "husss", true), ("idé", "ide", true),
    ("a\u{30A}r", "år", true), ("[a\u{30A}]r", "år", true), ("straße", "strasse", true), ("a\\.b", "a.b", true),
    ("a.b", "axb", true), ("a\\.b", "axb", false), ("[.]", "x", false), ("[]]", "]", true), ("[^]]", "]", false),
    ("[a-]", "-", true), ("a|b|", "", true), ("()", "", true), ("(a|ab)(c|bcd)", "abcd", true),
  ])
  func `An expression matches whole words, case and accents ignored`(
    _ pattern: String, _ word: String, _ matches: Bool
  ) throws {
    var matcher = RegularExpressionMatcher(try RegularExpression(pattern))
    #expect(matcher.matches(word) == matches)
  }

  @Test(arguments: [
    ("sam①(②arb", "found the end of the expression, expected ')'"),
    ("sam①)②arb", "found ')', expected the end of the expression, or '(' before it"),
    ("①*②a", "found '*', expected a letter or a group before it; the sign itself is \\*"),
    ("a*①*②", "found '*', expected a letter or a group after a repetition"),
    ("a①{②", "found '{', expected a repetition, such as {2} or {0,3}; a brace itself is \\{"),
    ("a①{x}②", "found '{x}', expected a repetition, such as {2} or {0,3}, of at most 1000"),
    ("a①{3,2}②", "found '{3,2}', expected a repetition, such as {2} or {0,3}, of at most 1000"),
    ("a①{1001}②", "found '{1001}', expected a repetition, such as {2} or {0,3}, of at most 1000"),
    ("①[②abc", "found the end of the expression, expected ']'"),
    ("[z-①a②]", "found 'a', expected a letter that stands behind 'z'"),
    ("①(?=②a)", "found '(?=', expected ( or (?: – the language does not look ahead or behind"),
    ("(a)①\\1②", "found '\\1', expected \\d, \\w, \\s, \\p{L}, or \\ before a sign"),
    ("①\\p②{Lu}", "found '\\p', expected \\p{L} for letters or \\p{N} for digits"),
    ("a①^②b", "found '^', expected no such sign here: an expression stands for whole words"),
  ])
  func `An expression that cannot be read says where and why`(_ marked: String, _ problem: String) throws {
    let place = MarkedText(marked)
    let error = try #require(throws: QueryError.self) { try QueryParser.query("hus /\(place.text)/") }
    #expect(error.report.message == "cannot read the query: \(problem)")
    #expect(error.place == place.place.lowerBound + 5..<place.place.upperBound + 5)
  }

  @Test(arguments: [
    ("samarb.*", "samarb", false), ("hus", "hus", true), ("hus|dag", "", false), ("hus+", "hus", false),
    ("hus*", "hu", false), ("Idé.?", "ide", false), ("(ab){2}c", "ab", false), ("(abc)d", "abcd", true),
    ("[a]b", "ab", true),
  ])
  func `What every match begins with is looked up first`(_ pattern: String, _ prefix: String, _ isAll: Bool) throws {
    let expression = try RegularExpression(pattern)
    #expect(expression.prefix == prefix)
    #expect(expression.isLiteral == isAll)
  }

  @Test func `Random expressions match what Foundation's match`() throws {
    var random = SplitMix64(seed: 6)
    for _ in 0..<randomCases / 10 {
      let pattern = Self.pattern(depth: 3, using: &random)
      let expression = try RegularExpression(pattern)
      var matcher = RegularExpressionMatcher(expression)
      for _ in 0..<10 {
        let word = String(
          (0..<Int.random(in: 0...7, using: &random)).map { _ in random.pick(["a", "b", "å"] as [Character]) })
        let expected = slowRegular(pattern, word)
        guard matcher.matches(word) == expected else {
          Issue.record("/\(pattern)/ on '\(word)': expected \(expected)")
          return
        }
        if expected { #expect(word.hasPrefix(expression.prefix)) }
      }
    }
  }

  private static func pattern(depth: Int, using random: inout SplitMix64) -> String {
    guard depth > 0 else { return random.pick(["a", "b", "å", ".", "[ab]", "[^a]", "[a-bå]"]) }
    let inner = { (random: inout SplitMix64) in pattern(depth: depth - 1, using: &random) }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return inner(&random) + inner(&random)
    case 1: return "(\(inner(&random))|\(inner(&random)))"
    case 2: return "(\(inner(&random)))" + random.pick(["*", "+", "?", "{2}", "{1,3}", "{2,}", "{0,2}"])
    case 3: return "(?:\(inner(&random)))\(inner(&random))"
    default: return inner(&random)
    }
  }

  @Test func `More states than are kept change no answer`() throws {
    // Each word leads to states of its own: which of the last twelve letters were an a.
    var matcher = RegularExpressionMatcher(try RegularExpression("[ab]*a[ab]{12}"))
    var random = SplitMix64(seed: 7)
    for _ in 0..<2_000 {
      let word = (0..<40).map { _ in random.pick(["a", "b"] as [Character]) }
      #expect(matcher.matches(String(word)) == (word[word.count - 13] == "a"))
    }
  }

  @Test(arguments: [
    ("netvork", "netværk", true), ("netvork", "netvork", true), ("netværk", "netværket", false),
    ("hsu", "hus", true), ("hus", "shu", false), ("hus", "hsu", true), ("hus", "us", true), ("hus", "huse", true),
    ("hus", "has", true), ("hus", "hasx", false), ("å", "", true), ("a", "å", true), ("Idé", "ide", true),
    ("aa", "å", false),
  ])
  func `A similar word is one slip away`(_ word: String, _ other: String, _ matches: Bool) {
    #expect(SimilarSpelling(word).matches(other) == matches)
  }

  @Test func `Random words are similar to what a list of all slips holds`() {
    var random = SplitMix64(seed: 8)
    let letters: [Character] = ["a", "b", "å"]
    for _ in 0..<randomCases / 4 {
      let word = String((0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(letters) })
      let other = String((0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(letters) })
      #expect(SimilarSpelling(word).matches(other) == slowSlips(word).contains(other))
    }
  }
}
