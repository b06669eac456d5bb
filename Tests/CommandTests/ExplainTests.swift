import Foundation
import Testing

@Suite struct ExplainTests {
  @Test(arguments: [
    ("explain-word.txt", ["explain", "civilsamfundsaktørerne"]),
    (
      "explain-pattern.txt",
      [
        "explain", "[lemma=\"samarbejde\"] []{0,3} [constituent=\"psykiatri\"] within <turn role=\".*leder\"/>",
        "Corpora",
      ]
    ),
    ("explain-query.txt", ["explain", "(civilsamfund OR =forening) NEAR/5 samarb* NOT role:interviewer", "Corpora"]),
  ])
  func `The command prints what it printed when somebody last looked`(name: String, arguments: [String]) throws {
    let result = try Program.run(arguments)
    #expect(result.errors == "")
    #expect(result.code == 0)
    try Snapshot.check(result.output, name)
  }

  @Test func `Words that no text has are exit code 1, and a query alone never is`() throws {
    #expect(try Program.run(["explain", "zebrafink", "Corpora"]).code == 1)
    #expect(try Program.run(["explain", "zebrafink"]).code == 0)
  }

  @Test func `JSON has rows, the query, its words and what they were read with`() throws {
    let result = try Program.run(["explain", "forening OR frivillig", "Corpora", "--format", "json"])
    let object = try #require(try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    let rows = try #require(object["rows"] as? [[String: Any]])
    #expect(rows.allSatisfy { $0["word"] is String && $0["kind"] is String && ($0["count"] as? Int ?? 0) > 0 })
    #expect((object["query"] as? [String: Any])?["kind"] as? String == "or")
    #expect((object["words"] as? [[String: Any]])?.map { $0["word"] as? String } == ["forening", "frivillig"])
    #expect((object["analyzer"] as? String)?.hasPrefix("danish-") == true)
  }

  @Test func `Every example of the help on queries can be read`() throws {
    var count = 0
    for line in try Program.run(["help", "query"]).output.split(separator: "\n").dropFirst() {
      // An example stands at the left; two blanks or more part it from what it finds.
      guard !line.hasPrefix(" "), let gap = line.range(of: "   ") ?? line.range(of: "  ") else { continue }
      for example in line[..<gap.lowerBound].components(separatedBy: "  ") where !example.hasSuffix(":") {
        let words = example.replacing(#/\b[ABC]\b/#) { ["A": "hus", "B": "sko", "C": "bil"][String($0.output)] ?? "" }
        let result = try Program.run(["explain", words])
        #expect(result.code == 0 && result.errors == "", "\(words): \(result.errors)")
        count += 1
      }
    }
    #expect(count > 30)
  }

  @Test func `A query that cannot be read is told with a caret`() throws {
    let result = try Program.run(["explain", "hus NEAR/0 sko"])
    #expect(result.code == 2)
    #expect(result.errors.hasPrefix("error: cannot read the query: found 'NEAR/0', "))
  }
}
