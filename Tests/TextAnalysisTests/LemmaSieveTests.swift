import Foundation
import TestSupport
import Testing
import UnicodeText

@testable import TextAnalysis

@Suite struct LemmaSieveTests {
  private static let analyzer = DanishAnalyzer()

  /// What an index looks a form up by: its lemmas, also by context, and those of its constituents.
  private static func lemmas(of form: String) -> Set<String> {
    let analysis = analyzer.analysis(of: form)
    let all = analysis.lemmas + analyzer.homographLemmas(of: form) + analysis.constituents.map(\.lemma)
    return Set(all.map { LetterCase.folded($0) })
  }

  /// Words of the table, compounds of two of them, and words with an ending more, in several spellings.
  private static func forms(_ count: Int, _ random: inout SplitMix64) -> [String] {
    var words: [String] = []
    Lexicon.danish.table.forEachWord { _, word in words.append(String(decoding: word, as: UTF8.self)) }
    func word() -> String { words.randomElement(using: &random) ?? "" }
    return (0..<count).map { number in
      let form =
        switch number % 8 {
        case 0, 1, 2: word()
        case 3: word() + word()
        case 4: word() + "s" + word()
        case 5: word() + (["en", "erne", "s", "ede", "t", "tes", "ens", "e"].randomElement(using: &random) ?? "")
        case 6: word() + "-" + word()
        default: word() + word() + word()
        }
      switch number % 5 {
      case 0: return LetterCase.uppercased(form)
      case 1: return form.prefix(1).uppercased() + form.dropFirst()
      default: return form
      }
    }
  }

  /// Holds a sieve of one lemma to what analysis says, for so many lemmas.
  private func check(lemmas count: Int, forms formCount: Int, seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let irregular = [
      "storebrødre", "brødrene", "mænd", "formænd", "gik", "overgik", "bedre", "værst", "børnehaven", "børne-",
      "øjnene", "nøddeknækker",
      "Aabenraas", "tv'et", "IT-systemernes", "PPR'erne", "mødrehjælp", "vandkølede", "hjemmeværnet", "fødderne", "var",
      "Var",
      "idéerne", "caféen", "arbejdsmarkedsområdets", "efterskolernes",
    ]
    let forms = irregular + Self.forms(formCount, &random)
    var byLemma: [String: [String]] = [:]
    for form in forms { for lemma in Self.lemmas(of: form) { byLemma[lemma, default: []].append(form) } }
    let known = [
      "bror", "storebror", "mand", "gå", "god", "barn", "øje", "nød", "moder", "være", "ide", "cafe", "område",
    ]
    let asked = known + byLemma.keys.sorted().shuffled(using: &random).prefix(count)
    var seen = 0
    for lemma in asked {
      guard let sieve = LemmaSieve([lemma]) else { continue }
      for form in byLemma[lemma] ?? [] {
        seen += 1
        #expect(sieve.mayPass(form), "\(form) holds \(lemma)")
      }
    }
    #expect(seen > count)
  }

  /// Twelve lemmas and 3,000 forms; where CITAT_LONG_TESTS is set 20,000 and 120,000.
  @Test func `No form that has a lemma or holds it is held back`() throws {
    let isLong = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] != nil
    try check(lemmas: isLong ? 20_000 : 12, forms: isLong ? 120_000 : 3_000, seed: 1)
  }

  @Test func `Nearly all forms that have nothing to do with a lemma are held back`() throws {
    var random = SplitMix64(seed: 3)
    let sieve = try #require(LemmaSieve(["netværk", "samarbejde"]))
    let passing = Self.forms(4_000, &random).count { sieve.mayPass($0) }
    #expect(passing < 80)
  }

  @Test(arguments: ["covid-19", "4", "børne-", "d'or", ""])
  func `A lemma of other characters than letters holds nothing back`(lemma: String) {
    #expect(LemmaSieve(["skole", lemma]) == nil)
    #expect(Self.analyzer.reading(onlyLemmas: ["skole", lemma]).mayBeAsked("hund"))
  }
}
