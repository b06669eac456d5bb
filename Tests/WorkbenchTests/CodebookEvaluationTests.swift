import CorpusModel
import Foundation
import Interchange
import QualitativeCoding
import TextStatistics
import Testing

@testable import Workbench

@Suite struct CodebookEvaluationTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Two interviews, and gold in which the codes of each turn are written `k`, `k?` where arguable, `k-` for a near miss.
  private func evaluation(_ rule: String, _ turns: [[(text: String, codes: String)]]) throws -> CodebookEvaluation {
    var documents: [Document] = []
    var lines: [String] = []
    for (number, turns) in turns.enumerated() {
      let document = Document("\(number).txt", turns.map { "IP1: \($0.text)" }.joined(separator: "\n"))
      documents.append(document)
      for (index, (turn, said)) in zip(document.structure.turns, turns).enumerated() {
        let span = document.original(of: turn.range)[0]
        let themes =
          switch said.codes {
          case "k": #"{"code": "k", "confidence": "clear"}"#
          case "k?": #"{"code": "k", "confidence": "arguable"}"#
          default: ""
          }
        lines.append(
          #"{"id": "t\#(index)", "doc": "\#(number)", "spans": [{"char": [\#(span.start), \#(span.end)]}], "themes": [\#(themes)], "near_miss": [\#(said.codes == "k-" ? #""k""# : "")]}"#
        )
      }
    }
    let gold = folder["gold.jsonl"]
    try lines.joined(separator: "\n").write(toFile: gold, atomically: true, encoding: .utf8)
    return try CodebookEvaluation(corpus: Corpus(documents: documents), codebook: try rules(rule), gold: [gold])
  }

  private static let turns: [[(text: String, codes: String)]] = [
    [("Et hus.", "k"), ("En sko.", "k"), ("Et hus.", ""), ("En hat.", ""), ("Et hus.", "k?"), ("En sko.", "k-")],
    [("Et hus.", "k-"), ("En sko.", "k?"), ("Et hus.", "k")],
  ]

  @Test func `Strict scoring leaves out what is arguable, plain scoring counts it`() throws {
    let evaluation = try evaluation("query: hus", Self.turns)
    let strict = try #require(evaluation.parts(.strict).first)
    #expect(strict.name == "all" && strict.units == 9 && strict.drawsSources)
    #expect(strict.figures.map(\.code) == ["k", nil])
    #expect(strict.figures[0].confusion == Confusion(bothYes: 2, onlyTested: 1, onlyReference: 1, bothNo: 1))
    let plain = try #require(evaluation.parts(.plain).first)
    #expect(plain.figures[0].confusion == Confusion(bothYes: 3, onlyTested: 2, onlyReference: 2, bothNo: 2))
    #expect(plain.figures[1].confusion == plain.figures[0].confusion)
    let interval = try #require(plain.figures[0].f1)
    #expect(interval.low <= 0.6 && interval.high >= 0.6)
  }

  @Test(arguments: [("turn", 2), ("paragraph", 0), ("quotation", 0)])
  func `Transcripts are judged by the turn alone`(kind: String, proposed: Int) throws {
    let turns = [[("Et hus.", "k"), ("Han sagde: »Et hus.«", "k")]]
    let evaluation = try evaluation("query: hus, only: \(kind)", turns)
    #expect(try #require(evaluation.parts(.plain).first).figures[0].confusion.bothYes == proposed)
  }

  @Test func `A filled-in sheet and rows of a matrix are gold as a person's codings are`() throws {
    let documents = [Document("0.txt", "IP1: Et hus.\nIP2: En sko.\nIP1: Et hus.\nIP2: En hat.\nIP1: Et hus.")]
    let compiled = try rules("query: hus")
    func confusion(_ name: String, _ text: String) throws -> Confusion {
      try folder.write(name, text)
      let evaluation = try CodebookEvaluation(
        corpus: Corpus(documents: documents), codebook: compiled, gold: [folder[name]])
      return try #require(evaluation.parts(.strict).first).figures[0].confusion
    }
    let expected = Confusion(bothYes: 1, onlyTested: 1, onlyReference: 1, bothNo: 1)
    // The fifth turn is not on the sheet. A code may be named by its name, and two stand in a cell.
    let sheet =
      "source,unit,start,end,code,coder\n0.txt,0.txt#turn-1,5,12,k,Bo\n0.txt,0.txt#turn-2,18,25,m;k,\n"
      + "0.txt,0.txt#turn-3,,,,\n0.txt,0.txt#turn-4,,,,\n"
    #expect(try confusion("ark.csv", sheet) == expected)
    let rows = [(1, #"{"code":"k"}"#), (2, #"{"code":"k"}"#), (3, ""), (4, "")].map {
      #"{"id":"0.txt#turn-\#($0)","source":"0.txt","codes":[\#($1)]}"#
    }
    #expect(try confusion("matrix.jsonl", rows.joined(separator: "\n")) == expected)
    #expect(
      throws: InterchangeError.codings(
        file: folder["to.csv"], line: 1,
        problem: "it holds codings of several coders; what rules are compared with is one coding")
    ) { try confusion("to.csv", sheet + "0.txt,0.txt#turn-4,,,k,Anna\n") }
    #expect(throws: AgreementError.unknownUnit("0.txt#turn-9", source: "0.txt")) {
      try confusion("ni.csv", "source,unit,code\n0.txt,0.txt#turn-9,k\n")
    }
  }

  @Test func `Figures of each source add up to those of all`() throws {
    let evaluation = try evaluation("query: hus", Self.turns)
    let parts = evaluation.parts(.plain, by: .source)
    #expect(parts.map(\.name) == ["0.txt", "1.txt"] && parts.map(\.units) == [6, 3])
    #expect(parts.allSatisfy { !$0.drawsSources })
    let sum = parts.reduce(Confusion()) { $0 + $1.figures[0].confusion }
    #expect(sum == evaluation.parts(.plain)[0].figures[0].confusion)
  }

  @Test func `Every difference is a line with the rules that fired`() throws {
    let evaluation = try evaluation("query: hus\nquery: sko, weight: 0.5", Self.turns)
    let all = Set(EvaluationLine.Kind.allCases)
    let strict = evaluation.lines(all, .strict)
    #expect(strict.map(\.kind) == [.miss, .falseAlarm] && strict.map(\.unit.number) == [2, 3])
    #expect(strict.map { $0.rules.map(\.rule) } == [["k#2"], ["k#1"]])
    #expect(strict.map { $0.rules.map(\.weight) } == [[0.5], [1]])
    #expect(strict.allSatisfy { !$0.isDebatable && $0.hit != nil })
    let plain = evaluation.lines(all, .plain)
    #expect(plain.count == 4 && plain.count { $0.isDebatable } == 2)
    #expect(evaluation.lines([.miss], .strict, codes: ["x"]).isEmpty)
    let table = evaluation.table(of: strict)
    #expect(table.rows[0].last == .decimal(0.5) && table.rows[1].contains(.text("hus")))
    let confusion = try #require(evaluation.parts(.plain).first).figures[0].confusion
    #expect(confusion.onlyTested + confusion.onlyReference == plain.count)
  }

  @Test func `What is saved tells afterwards what a change mended and what it spoilt`() throws {
    let before = try evaluation("query: hus", Self.turns)
    let file = folder["before.json"]
    let text = SavedEvaluation.text(of: before)
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    #expect(!text.contains("hus"), "it holds no text")
    let saved = try SavedEvaluation(at: file)
    let same = before.table(comparedWith: saved, by: .part)
    #expect(same.rows.allSatisfy { Array($0.suffix(2)) == [Table.Cell.integer(0), .integer(0)] })
    let now = try evaluation("query: sko", Self.turns)
    let table = now.table(comparedWith: saved, by: .part)
    // Strict: of the turns that count, two hits and a false alarm are gone, and a miss is found.
    #expect(Array(table.rows[0].suffix(2)) == [Table.Cell.integer(2), .integer(2)])
    #expect(table.rows.map { $0[2] } == ["k", "pooled", "k", "pooled"].map { Table.Cell.text($0) })
  }

  @Test(arguments: ["", "{}", #"{"version": 2, "codebook": "a", "units": {}}"#, "[1]"])
  func `Another file is no saved evaluation`(_ text: String) throws {
    let file = folder["andet.json"]
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    #expect(throws: (any Error).self) { try SavedEvaluation(at: file) }
    if !text.isEmpty {
      #expect(throws: WorkbenchError.savedEvaluation(file)) { try SavedEvaluation(at: file) }
      #expect(
        WorkbenchError.savedEvaluation("a.json").report.text() == """
          error: 'a.json' is no saved evaluation
            help: save one first: citat codebook evaluate … --save before.json
          """)
    }
  }
}
