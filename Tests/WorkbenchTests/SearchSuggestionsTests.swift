import CorpusModel
import CorpusQuery
import Testing

@testable import Workbench

@Suite struct SearchSuggestionsTests {
  private static let corpus = Corpus(documents: [
    Document(
      "a.txt",
      "I: Hvordan er samarbejdet?\nIP1 (leder): Samarbejdet er godt. Netværkssamarbejder også.\nI: Og?\nIP1 (leder): Netværk."
    )
  ])

  @Test(arguments: [
    ("netværx", ["netværx is not in the texts", "  spelled like it: netværk 1"]),
    (
      "=samarbejde",
      [
        "=samarbejde is not in the texts", "  other forms: samarbejdet 2, netværkssamarbejder 1",
        "  in longer words: samarbejdet 2, netværkssamarbejder 1",
      ]
    ),
    ("zebrafink", ["zebrafink is not in the texts, nor anything like it"]),
    ("zebra*", ["no word of the texts is like zebra*"]), ("/z.*/", ["no word of the texts is like /z.*/"]),
    ("netværk NEAR/1 samarbejde", ["found in the texts, but not like this: netværk 2, samarbejde 3"]),
    ("netværk role:interviewer", ["found elsewhere in the texts: netværk 2"]),
    ("role:ledr", ["no role is ledr; there are: Interviewer, leder"]),
    ("speaker:IP9", ["no speaker is IP9; --group speaker lists those of another query"]),
    ("section:x", ["the texts say nothing of a section"]),
  ])
  func `A query without hits says what was near`(_ query: String, _ lines: [String]) throws {
    let query = try QueryParser.query(query)
    #expect(Self.corpus.concordance(of: query, compounds: .any).isEmpty)
    #expect(Self.corpus.suggestions(for: query, compounds: .any).lines == lines)
  }

  private static let hinted: [(query: String, hints: [QueryParser.Hint])] = [
    ("a or b", [.small("or")]), ("a and b near/3 c", [.small("and"), .small("near/3")]), ("and", []), ("and a", []),
    ("a and", []), ("\"a and b\"", []), ("a AND b", []), ("[] within sentence", []), ("a within b", [.small("within")]),
    ("a (", []), ("barn -skole -skole", [.minus("skole")]), ("-skole", []), ("børne- og skole", []),
    ("\"barn -skole\"", []), ("barn - skole", []), ("a OG b", [.danish("OG", means: "AND")]),
    ("a IKKE b", [.danish("IKKE", means: "NOT")]), ("OG a", []), ("\"a OG b\"", []), ("a og b", []),
  ]

  @Test(arguments: hinted)
  func `Operators in small letters, and a dash before a word, get a hint`(_ query: String, _ hints: [QueryParser.Hint])
  {
    #expect(QueryParser.hints(on: query) == hints)
  }

  @Test(arguments: [
    ("theme:x", "'theme:' asks for codings, and no codebook is named"),
    ("a code:x", "'code:' asks for codings, and no codebook is named"),
    ("a NOT coder:x", "'coder:' asks for what only a project knows"),
    ("<turn theme=\"x\"/>", "'theme:' asks for codings, and no codebook is named"),
  ])
  func `A field that nobody filled is an error`(_ query: String, _ message: String) throws {
    let error = try #require(throws: WorkbenchError.self) { try QueryParser.query(query).requireFields(of: .none) }
    #expect(error.report.message == message && error.report.help != nil)
  }
}
