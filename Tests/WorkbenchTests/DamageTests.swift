import CorpusIndex
import CorpusModel
import CorpusQuery
import Foundation
import Interchange
import QualitativeCoding
import TestSupport
import TextAnalysis
import Testing

@testable import Workbench

/// Damage that is met while an index is used.
@Suite struct DamageTests {
  private static let codebook = """
    name: Prøve
    codes:
      - id: faellesskab
        name: Fællesskab
        definition: Om at gøre noget sammen.
        rules:
          - query: forening OR nabo NEAR/5 hjælpe
      - id: oekonomi
        name: Økonomi
        definition: Om penge.
        rules:
          - query: penge
    """

  /// Interviews long enough that each section of their index has blocks of its own.
  private static func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    var random = SplitMix64(seed: 11)
    let words = [
      "foreningen", "naboen", "hjælper", "penge", "børne- og ungeområdet", "netværkssamarbejde", "hun", "tager", "det",
      "op", "med", "kommunen", "skole", "for", "dem", "der", "ikke", "kan", "familieforening", "løbeklub",
    ]
    for name in ["a.txt", "b.txt"] {
      var text = ""
      for turn in 0..<150 {
        text += turn % 2 == 0 ? "I: " : "A: "
        for number in 0..<14 {
          text += words.randomElement(using: &random) ?? ""
          // Words that stand once, so that the table of words is long.
          if number % 7 == 3 { text += " ord\(name.prefix(1))\(turn)x\(number)" }
          text += " "
        }
        text += "sådan.\n"
      }
      try folder.write(name, text)
    }
    return folder
  }

  /// What a researcher would ask of a folder, written out.
  private static func answers(_ path: String, _ analyzer: DanishAnalyzer, _ book: CompiledCodebook) async throws
    -> String
  {
    try await DamageWatch.run {
      let corpus = try await Corpus.reading([path], analyzer: analyzer)
      var text = ""
      for query in [
        "forening", "\"kommunen skole\"", "nabo NEAR/4 hjælpe", "ord*x3", "speaker:A penge", "børneområdet",
        "/ord[ab]1.*/", "samarbejde NOT role:interviewer",
      ] {
        let all = corpus.concordance(of: try QueryParser.query(query), compounds: .any)
        var selection = ConcordanceSelection()
        selection.keys = [.right]
        let result = ConcordanceResult(query: query, all, selection: selection, context: .words(6))
        text += "\(query) \(result.table.rows.map(Array.init))\n"
      }
      let matrix = MatrixBuilder(corpus: corpus, codebook: book).matrix(kinds: [], includesInterviewer: true)
      let result = MatrixResult(corpus: corpus, codebook: book.codebook, matrix: matrix)
      text += "\(MatrixResult.WideTable(result, includingUncoded: true, cells: .words).table.rows.map(Array.init))\n"
      text += try summaryText(of: "faellesskab", in: result)
      text += "\(try FrequencyCount(in: corpus, options: FrequencyCount.Options()).table.rows.map(Array.init))\n"
      let explanation = QueryExplanation(
        try QueryParser.query("forening AND skole"), in: corpus, analyzer: analyzer, compounds: .any, foldsAa: false)
      text += "\(explanation.jsonRows.map(\.text))\n"
      try DamageWatch.check()
      return text
    }
  }

  @Test(arguments: [32 << 20, 0])
  func `Whatever block of a kept index is damaged, the answers are those of the texts`(
    checkedWhole: Int
  ) async throws {
    try await KeptIndex.$sizeCheckedWhole.withValue(checkedWhole) { try await damageEachBlock() }
  }

  private func damageEachBlock() async throws {
    let folder = try Self.folder()
    let path = folder.path
    let book = try folder.write("k.yaml", Self.codebook)
    let codebook = try CompiledCodebook.checked(at: book)
    let analyzer = DanishAnalyzer()
    let expected = try await Self.answers(path, analyzer, codebook)
    _ = try await CorpusIndexer(path, analyzer: analyzer).run()
    let file = URL(filePath: KeptIndex.path(of: path))
    let whole = try Data(contentsOf: file)
    #expect(try await Self.answers(path, analyzer, codebook) == expected)
    var random = SplitMix64(seed: 5)
    var late = 0
    let isLong = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] != nil
    for block in stride(from: 0, to: whole.count, by: 4096) where isLong || block / 4096 % 5 == 4 {
      var changed = whole
      changed[Int.random(in: block..<min(block + 4096, whole.count), using: &random)] ^= UInt8.random(
        in: 1...255, using: &random)
      try changed.write(to: file)
      if KeptIndex.opening(path, analyzer: analyzer).doubt == nil { late += 1 }
      #expect(try await Self.answers(path, analyzer, codebook) == expected, "block at \(block)")
    }
    // Some damage is met when a large index is used, not when it is opened.
    #expect(KeptIndex.sizeCheckedWhole > 0 ? late == 0 : late > 0)
  }
}
