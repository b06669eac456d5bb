import CorpusIndex
import CorpusModel
import CorpusQuery
import Foundation
import Interchange
import QualitativeCoding
import Synchronization
import TextAnalysis
import Testing

@testable import Workbench

@Suite struct CorpusReadingTests {
  private static let book = """
    codes:
      - {id: hus, name: Hus, rules: [{query: hus}]}
      - {id: sko, name: Sko, rules: [{query: sko NEAR/3 hus}]}
    """

  /// Interviews of very different lengths, so that they are read in another order than they are named.
  private func interviews(in folder: TemporaryFolder) throws {
    for number in 0..<12 {
      let turns = (0..<(number * 7 % 12) * 2 + 3).map {
        "I: Har I et hus nummer \($0)?\nIP1: Et hus og en sko nummer \($0)."
      }
      try folder.write("interview-\(number).txt", turns.joined(separator: "\n\n") + "\n")
    }
  }

  /// All that a corpus gives out.
  private func output(_ corpus: Corpus) throws -> String {
    let book = try codebook(Self.book)
    let matrix = MatrixBuilder(corpus: corpus, codebook: book).matrix(kinds: [], includesInterviewer: true)
    let result = MatrixResult(corpus: corpus, codebook: book.codebook, matrix: matrix)
    let lines = corpus.concordance(of: try QueryParser.query("hus OR sko*"), compounds: .any)
    let concordance = ConcordanceResult(lines)
    var text = result.matrix.rows.map { result.json($0).text }.joined(separator: "\n")
    text += page(result) + markdown(result, by: .role)
    text += concordance.jsonRows.map(\.text).joined(separator: "\n") + concordance.total
    text += try summaryText(of: "hus", in: result)
    text += corpus.sources.prefix(2).map { SentenceAnalysis($0, analyzer: corpus.analyzer).conllu }.joined()
    return text + corpus.failures.map { $0.text() }.joined() + corpus.notes.joined()
  }

  @Test func `Texts that are analysed side by side come out in order, as one by one`() async throws {
    let folder = try TemporaryFolder()
    try interviews(in: folder)
    let corpus = try await Corpus.reading([folder.path])
    let slow = corpus.sources.map { SentenceAnalysis($0, analyzer: .init()).conllu }
    let fast = await SentenceAnalysis.map(corpus.sources, analyzer: corpus.analyzer) { $0.conllu }
    #expect(fast == slow && Set(fast).count > 1)
  }

  @Test(arguments: [
    "få", "lemma:få", "=får", "får", "være", "lemma:var", "var", "lever", "ret", "rette", "tale", "så", "hus",
    "ret AND få", "hus NEAR/5 få", "tal*", "lemma:ret NOT lemma:tale", "/.*r/", "ikke-et-ord",
    "bror", "brødre AND hus", "storebror", "barn", "=børneområde", "område", "ungeområdet", "PPR", "leder", "mand",
    "god", "den", "det", "dét", "en", "én", "for", "fór", "der", "alle", "allé", "ide", "idé",
  ])
  func `A corpus that is read for a query answers it as one that is read for any`(_ text: String) async throws {
    let folder = try TemporaryFolder()
    let lines = [
      "I: Hvor længe får I støtte, og hvad får I ud af det?", "IP1: Vi får et får, der var så stort som et hus.",
      "I: Har I ret til at tale om det?",
      "IP1: Hun lever af at tale, og hendes lever er rask. Var hun syg, så var det slemt.",
      "I: Ret ryggen, når du går!", "IP1: Såret gør ondt, når jeg retter ryggen. Vi så det, da vi var i huset.",
      "I: Og storebrødrene i børnehaven, hvordan gik det dem?",
      "IP1: Bedre. PPR-lederen så på børne- og ungeområdet. Mændene i halvbroderens Formandskab kan ikke lide BRØDRENE.",
      "I: Den er der, og var det så dét? Alle på alléen gav én en idé, for de fór dér forbi.",
      "IP1: Hvad for en ret fik I?", "I: En ret med tal og taler. Retten gav os ret. Vi fik fårene hjem.",
    ]
    try folder.write("interview.txt", lines.joined(separator: "\n\n") + "\n")
    let query = try QueryParser.query(text)
    let all = try await Corpus.reading([folder.path])
    let lemmas = try #require(query.lemmas(all.analyzer))
    let limited = try await Corpus.reading([folder.path], asking: lemmas)
    func answer(_ corpus: Corpus) -> String {
      let found = [false, true].map { corpus.concordance(of: query, compounds: .any, allReadings: $0) }
      let lines = corpus.suggestions(for: query, compounds: .any).lines
      return found.flatMap { ConcordanceResult($0).jsonRows.map(\.text) }.joined(separator: "\n")
        + lines.joined(separator: "\n")
    }
    #expect(answer(limited) == answer(all))
  }

  @Test func `The same bytes come out whatever file is read first`() async throws {
    let folder = try TemporaryFolder()
    try interviews(in: folder)
    try folder.write("interview-5b.txt", [])
    try folder.write("interview-6b.txt", [0x53, 0xF8, 0x2E])
    let first = try output(await Corpus.reading([folder.path]))
    #expect(first.utf8.count > 10_000)
    for _ in 0..<19 {
      let isSame = try output(await Corpus.reading([folder.path])) == first
      #expect(isSame)
    }
  }

  @Test func `One bad file among many is reported, and the others are read`() async throws {
    let folder = try TemporaryFolder()
    try interviews(in: folder)
    try folder.write("interview-1.txt", Array("ID3\u{4}\0\0 hemmeligt".utf8))
    try folder.write("interview-2.txt", [])
    let corpus = try await Corpus.reading([folder.path])
    #expect(corpus.sources.count == 10)
    #expect(corpus.sources.map(\.document.source) == corpus.index.sources.map(\.name))
    #expect(corpus.sources.allSatisfy { !["interview-1.txt", "interview-2.txt"].contains($0.document.source) })
    #expect(
      corpus.failures.map { $0.text() } == [
        """
        error: cannot read '\(folder["interview-1.txt"])': it is a recording
          help: transcribe it first, or keep it outside the folder of texts
        """,
        "error: cannot read '\(folder["interview-2.txt"])': the file is empty",
      ])
  }

  @Test func `Who waits is told of each file that was read`() async throws {
    let folder = try TemporaryFolder()
    for number in 1...5 { try folder.write("\(number).txt", "Et hus.\n") }
    let told = Mutex<[[Int]]>([])
    _ = try await ReadingProgress.telling({ done, all in told.withLock { $0.append([done, all]) } }) {
      try await Corpus.reading([folder.path])
    }
    #expect(told.withLock { $0 } == (1...5).map { [$0, 5] })
  }

  @Test func `A guessed encoding is noted`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("gammel.txt", [0x53, 0xF8, 0x6E, 0x2E])
    try folder.write("ny.txt", "Søn.")
    let corpus = try await Corpus.reading([folder.path])
    #expect(corpus.notes == ["'gammel.txt' is not UTF-8; it was read as windows-1252"])
    #expect(corpus.sources.map { $0.document.canonical.string } == ["Søn.", "Søn."])
  }

  @Test func `A corpus of bad files only is empty and says why`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", [])
    let corpus = try await Corpus.reading([folder.path])
    #expect(corpus.sources.isEmpty && corpus.failures.count == 1)
    let lines = corpus.concordance(of: try QueryParser.query("hus"), compounds: .any)
    #expect(ConcordanceResult(lines).nothingFound == "no hits in 0 sources of 0 words")
  }

  @Test func `A file of nothing but blanks has no words and no rows`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt", " \n\n\t\n")
    try folder.write("b.txt", "\u{FEFF}\u{FEFF}")
    let corpus = try await Corpus.reading([folder.path])
    #expect(corpus.sources.allSatisfy { $0.words.isEmpty })
    _ = try output(corpus)
  }
}
