import CorpusModel
import CorpusQuery
import Interchange
import Testing

@testable import Workbench

/// What of a concordance is shown, in which order, and what it is counted by.
@Suite struct ConcordanceViewTests {
  private static let corpus = Corpus(documents: [
    Document("b.txt", "I: Hus øl?\nIP1 (leder): Et hus ål. Stort hus æg. Hus.\nIP2: Hus zoo til hus aften."),
    Document("a.txt", "# Om huse\nEt hus her.\n> (mor) Mit hus æg brændte."),
  ])

  private func concordance(_ query: String) throws -> Concordance {
    Self.corpus.concordance(of: try QueryParser.query(query), compounds: .any)
  }

  @Test func `Roles that differ in case are one group with all its words, as wherever words are counted by role`()
    throws
  {
    func rows(_ second: String) throws -> [String] {
      let corpus = Corpus(documents: [
        Document("a.txt", "I: Hvem?\nIP1 (Leder): Et hus."), Document("b.txt", "I: Hvem?\nIP1 (leder): \(second)."),
      ])
      let table = corpus.concordance(of: try QueryParser.query("hus"), compounds: .any).countTable(
        by: .role, forReaders: true)
      return table.rows.map { $0.map { Markup.plain($0) }.joined(separator: " ") }
    }
    #expect(try rows("Et hus her") == ["Leder 2 2 0 0 0 2 5 400000"])
    // The words of one who never says it count too.
    #expect(try rows("Vi bor her") == ["Leder 1 1 0 0 0 1 5 200000"])
  }

  /// Danish order: æ, ø, å last; what ends first stands first; the order of the texts where all is equal.
  @Test(arguments: [[ConcordanceKey.right], [.left]])
  func `Context is sorted word by word, in Danish order`(_ keys: [ConcordanceKey]) throws {
    var selection = ConcordanceSelection()
    selection.keys = keys
    let all = try concordance("=hus")
    let sorted = all.selecting(selection)
    #expect(Set(sorted.map(\.positions.lowerBound)) == Set(all.map(\.positions.lowerBound)))
    // Against a slow order of the words themselves.
    func words(_ line: ConcordanceLine) -> [String] {
      let document = Self.corpus.sources[line.source].document
      let range =
        keys == [.right]
        ? TextRange(line.range.end, line.unit.range.end) : TextRange(line.unit.range.start, line.range.start)
      let words = document.text(in: range).lowercased().split { !$0.isLetter }.map(String.init)
      return keys == [.right] ? words : words.reversed()
    }
    let order = "abcdefghijklmnopqrstuvwxyzæøå"
    func key(_ word: String) -> [Int] {
      word.map { letter in order.firstIndex(of: letter).map { order.distance(from: order.startIndex, to: $0) } ?? 0 }
    }
    func precedes(_ a: ConcordanceLine, _ b: ConcordanceLine) -> Bool {
      for (x, y) in zip(words(a), words(b)) where x != y { return key(x).lexicographicallyPrecedes(key(y)) }
      if words(a).count != words(b).count { return words(a).count < words(b).count }
      return a.positions.lowerBound < b.positions.lowerBound
    }
    #expect(sorted.map(\.positions.lowerBound) == Array(all).sorted(by: precedes).map(\.positions.lowerBound))
  }

  @Test(arguments: [
    ([ConcordanceKey.source], ["a.txt", "a.txt", "b.txt", "b.txt", "b.txt", "b.txt", "b.txt", "b.txt"]),
    ([.speaker, .source], ["a.txt", "a.txt", "b.txt", "b.txt", "b.txt", "b.txt", "b.txt", "b.txt"]),
  ])
  func `Sources and speakers are sorted by name`(_ keys: [ConcordanceKey], _ sources: [String]) throws {
    var selection = ConcordanceSelection()
    selection.keys = keys
    let lines = try concordance("=hus").selecting(selection)
    #expect(lines.map { Self.corpus.sources[$0.source].document.source } == sources)
  }

  @Test func `A sample is drawn by its seed, keeps the order of the texts, and is said`() throws {
    let all = try concordance("=hus")
    var selection = ConcordanceSelection()
    selection.sample = 3
    let first = ConcordanceResult(all, selection: selection)
    #expect(first.lines.count == 3)
    #expect(first.lines.map(\.positions.lowerBound) == first.lines.map(\.positions.lowerBound).sorted())
    #expect(first.lines.map(\.positions) == ConcordanceResult(all, selection: selection).lines.map(\.positions))
    #expect(first.total == "8 hits in 2 of 2 sources\nshown: a random sample of 3 (--seed 1)")
    let others = (UInt64(2)...20).map { seed in
      selection.seed = seed
      return ConcordanceResult(all, selection: selection).lines.map(\.positions)
    }
    #expect(Set(others).count > 5)
    selection.sample = 100
    #expect(ConcordanceResult(all, selection: selection).lines.count == 8)
    selection.sample = 5
    selection.seed = 1
    selection.limit = 2
    selection.offset = 2
    #expect(
      ConcordanceResult(all, selection: selection).total
        == "8 hits in 2 of 2 sources\nshown: 3 to 4 of a random sample of 5 (--seed 1)")
  }

  @Test(arguments: [
    (0, 3, "shown: 1 to 3 of 8"), (6, 3, "shown: 7 to 8 of 8"), (9, 3, "shown: none of 8"), (0, 8, ""), (0, 9, ""),
  ])
  func `A page says which hits it shows`(_ offset: Int, _ limit: Int, _ said: String) throws {
    var selection = ConcordanceSelection()
    selection.offset = offset
    selection.limit = limit
    let result = ConcordanceResult(try concordance("=hus"), selection: selection)
    #expect(result.total == "8 hits in 2 of 2 sources" + (said.isEmpty ? "" : "\n\(said)"))
    #expect(result.lines.map(\.positions) == Array(result.all.map(\.positions).dropFirst(offset).prefix(limit)))
  }

  @Test(arguments: [
    (ConcordanceContext.words(0), "hus"), (.words(1), "Stort hus æg"), (.words(3), "hus ål. Stort hus æg. Hus."),
    (.sentence, "Stort hus æg."), (.turn, "Et hus ål. Stort hus æg. Hus."),
    (.paragraph, "Et hus ål. Stort hus æg. Hus."),
    (.words(100), "Et hus ål. Stort hus æg. Hus."),
  ])
  func `Context is words, a sentence, a turn or a paragraph, and never of another speaker`(
    _ context: ConcordanceContext, _ text: String
  ) throws {
    let lines = try concordance("=stort =hus")
    // The hit itself is two words; its second one alone shows both sides.
    let hus = try concordance("=hus WITHIN turn")
    let line = try #require(hus.first { $0.positions.upperBound == lines[0].positions.upperBound })
    let document = Self.corpus.sources[line.source].document
    let shown = document.text(in: hus.context(context, of: line))
    #expect(shown == text || shown + "." == text)
  }

  @Test(arguments: [
    (ConcordanceGrouping.source, ["b.txt 6 6 0 0 0 14 428571", "a.txt 2 2 0 0 0 9 222222"]),
    (.role, ["Interviewer 1", "leder 3", "mor 1", "– 3"]),
    (.speaker, ["b.txt I 1", "b.txt IP1 3", "b.txt IP2 2", "a.txt – 2"]),
    (.kind, ["report 2", "transcript 6"]), (.section, ["Om huse 2", "– 6"]),
  ])
  func `Hits are counted by group, and add up`(_ grouping: ConcordanceGrouping, _ rows: [String]) throws {
    let table = try concordance("=hus").countTable(by: grouping, forReaders: true)
    let found = table.rows.map { $0.map { Markup.plain($0) }.joined(separator: " ") }
    for row in rows { #expect(found.contains { $0 == row || $0.hasPrefix(row + " ") }, "\(row) in \(found)") }
    #expect(found.last?.hasPrefix("in all ") == true && found.last?.contains(" 8 8 0 0 0") == true)
    #expect(table.columns.last?.key == "per_million")
  }

  @Test func `Hits per million words are whole for readers, and as other commands write them for programs`() throws {
    let hus = try concordance("=hus")
    let column = hus.countTable(by: .source, forReaders: true).columns.count - 1
    #expect(hus.countTable(by: .source, forReaders: true).rows.map { $0[column] }.contains(.integer(428_571)))
    #expect(
      hus.countTable(by: .source, forReaders: false).rows.map { $0[column] }.contains(.decimal(6 / 14 * 1_000_000)))
  }

  @Test func `Hits are counted by case, and by none`() throws {
    let corpus = Corpus(documents: [
      Document("a.txt", "A: Et hus.\nB: To huse.").belonging(to: "Nord"), Document("b.txt", "A: Et hus.\nB: Nå."),
    ])
    let found = corpus.concordance(of: try QueryParser.query("hus"), compounds: .any).countTable(
      by: .case, forReaders: true)
    #expect(
      found.rows.map { $0.map { Markup.plain($0) }.joined(separator: " ") } == [
        "– 1 1 0 0 0 1 3 333333", "Nord 2 2 0 0 0 1 4 500000", "in all 3 3 0 0 0 2 7 428571",
      ])
    let missing = try QueryParser.query("case:Syd")
    #expect(
      corpus.suggestions(for: missing, compounds: .any).lines == [
        "no case is Syd; --group case lists those of another query"
      ])
  }

  @Test func `A field alone finds units, and so does its negation`() throws {
    #expect(try concordance("speaker:IP2").map(\.unit.number) == [3])
    #expect(try concordance("NOT speaker:*").count == 3)
    #expect(try concordance("role:leder").first?.words.isEmpty == true)
    let row = try #require(ConcordanceResult(try concordance("role:mor")).jsonRows.first)
    #expect(row["hit"].string == "Mit hus æg brændte." && row["words"].items.isEmpty)
  }

  @Test func `Files are named once, with their hits`() throws {
    let rows = try concordance("=æg").fileTable.rows.map { $0.map { Markup.plain($0) }.joined(separator: " ") }
    #expect(rows == ["b.txt 1", "a.txt 1"])
  }

  @Test func `Ranking puts first what is most about the words, and leaves out what NOT bars`() throws {
    let corpus = Corpus(documents: [
      Document(
        "a.txt",
        "I: Hvad så?\nA: Hus og hus.\nI: Nå?\nA: Et hus mellem mange andre ord som ikke handler om det.\nI: Ja?\nA: Sko."
      )
    ])
    let query = try QueryParser.query("(=hus OR =sko) NOT =og")
    let all = corpus.concordance(of: query, compounds: .any)
    let ranking = corpus.ranking(of: query, all, by: .turn, compounds: .any)
    // The rare word in a short turn; the common one in a long turn last.
    #expect(ranking.rows.map(\.unit.number) == [6, 4])
    #expect(ranking.rows.map(\.hits) == [1, 1])
    let every = try QueryParser.query("=hus")
    let turns = corpus.ranking(
      of: every, corpus.concordance(of: every, compounds: .any), by: .turn, compounds: .any)
    #expect(turns.rows.map(\.unit.number) == [2, 4])
    // By hand: 6 units, 2 hold it, 19 words; ln(1 + 4.5/2.5) × 2 × 2.2 / (2 + 1.2 × (0.25 + 0.75 × 3 / 3.17)).
    #expect(abs(turns.rows[0].score - 1.437) < 0.002, "\(turns.rows[0].score)")
    let sources = corpus.ranking(
      of: every, corpus.concordance(of: every, compounds: .any), by: .source, compounds: .any)
    #expect(sources.rows.map(\.hits) == [3])
  }
}
