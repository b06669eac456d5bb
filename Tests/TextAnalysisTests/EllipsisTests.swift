import CorpusModel
import Testing

@testable import TextAnalysis

@Suite struct EllipsisTests {
  /// The forms found in a phrase whose compounds are marked with `|`.
  static func forms(_ phrase: String) -> [String] {
    var parts: [String: [TypeAnalysis.Part]] = [:]
    for word in phrase.split(whereSeparator: { " ,/()[]\n.".contains($0) }) where word.contains("|") {
      let pieces = word.split(separator: "|").map(String.init)
      parts[pieces.joined()] = pieces.map { TypeAnalysis.Part(text: $0, range: 0..<$0.utf8.count) }
    }
    let text = UTF8Text(phrase.replacing("|", with: ""))
    let tokens = Tokenizer().tokens(in: text, range: text.range)
    return EllipsisFinder().ellipses(in: tokens, of: text, parts: { parts[$0] ?? [] }, isKnown: { _ in false }).map(
      \.form)
  }

  @Test(arguments: [
    ("reports", EllipsisCases.reports), ("treebank", EllipsisCases.treebank), ("invented", EllipsisCases.invented),
  ])
  func `Words left out are found with 95 per cent recall and precision`(_ name: String, _ cases: [EllipsisCases.Case]) {
    var meant = 0
    var found = 0
    var right = 0
    for entry in cases {
      let forms = Self.forms(entry.phrase)
      meant += entry.forms.count
      found += forms.count
      right += Set(forms).intersection(entry.forms).count
      if forms != entry.forms { print("ellipsis", name, entry.phrase, "meant", entry.forms, "found", forms) }
    }
    print("ellipsis", name, "meant", meant, "found", found, "right", right)
    #expect(Double(right) >= 0.95 * Double(meant))
    #expect(Double(right) >= 0.95 * Double(found))
  }

  @Test func `The listed word decides which part is shared`() {
    let text = UTF8Text("grund- og efteruddannelsesforløb")
    let tokens = Tokenizer().tokens(in: text, range: text.range)
    let parts = ["efter", "uddannelses", "forløb"].map { TypeAnalysis.Part(text: $0, range: 0..<$0.utf8.count) }
    let found = EllipsisFinder().ellipses(
      in: tokens, of: text, parts: { $0.hasPrefix("efter") ? parts : [] }, isKnown: { $0 == "grunduddannelsesforløb" })
    #expect(found.map(\.form) == ["grunduddannelsesforløb"])
    #expect(found.map(\.tokens) == [0..<3])
    #expect(found.map(\.token) == [0])
  }

  @Test func `The range runs from the first member to the full word`() {
    let text = UTF8Text("i datakultur og -mindset samt (team)ledere")
    let tokens = Tokenizer().tokens(in: text, range: text.range)
    let parts = ["data", "kultur"].map { TypeAnalysis.Part(text: $0, range: 0..<$0.utf8.count) }
    let found = EllipsisFinder().ellipses(
      in: tokens, of: text, parts: { $0 == "datakultur" ? parts : [] }, isKnown: { _ in false })
    #expect(found.map(\.tokens) == [1..<4, 5..<6, 5..<6])
    #expect(found.map(\.token) == [3, 5, 5])
    #expect(found.map(\.kind) == [.coordination, .optionalPart, .optionalPart])
  }
}
