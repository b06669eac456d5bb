import CorpusModel
import Testing

@testable import Workbench

@Suite struct UnitSampleTests {
  private static let corpus = Corpus(
    documents: (0..<3).map { number in
      let turns = (0..<(10 + 20 * number)).map { "IP\($0 % 3 + 1): Svar nummer \($0) i samtale \(number)." }
      return Document("i\(number).txt", (["I: Hvad så?"] + turns).joined(separator: "\n"))
    })

  private func sample(
    by grouping: Grouping? = .source, _ size: UnitSample.Size, seed: UInt64? = nil
  ) throws -> UnitSample {
    try UnitSample(
      of: Self.corpus, kind: nil, by: grouping, size: size, includesInterviewer: false, seed: seed)
  }

  @Test func `A share is drawn from every source, in the order of the texts, without the interviewer`() throws {
    let drawn = try sample(.share(0.1))
    #expect(drawn.population == 90)
    #expect((0..<3).map { source in drawn.units.count { $0.source == source } } == [1, 3, 5])
    #expect(Set(drawn.units.map { "\($0.source) \($0.unit.number)" }).count == 9)
    #expect(drawn.table.rows.map { $0[1] } == drawn.table.rows.map { $0[1] })
    #expect(
      zip(drawn.units, drawn.units.dropFirst()).allSatisfy { ($0.source, $0.unit.number) < ($1.source, $1.unit.number) }
    )
  }

  @Test func `The same texts give the same sample, another seed another`() throws {
    func ids(_ sample: UnitSample) -> [String] { sample.units.map { "\($0.source) \($0.unit.number)" } }
    #expect(try ids(sample(.count(12))) == ids(sample(.count(12))))
    #expect(try ids(sample(.count(12), seed: 1)) != ids(sample(.count(12), seed: 2)))
    #expect(try ids(sample(.count(12), seed: 1)) == ids(sample(.count(12), seed: 1)))
  }

  @Test(arguments: [
    ([10, 30, 50], 9, [1, 3, 5]), ([10, 30, 50], 10, [1, 3, 6]), ([1, 1, 1], 2, [1, 1, 0]), ([5], 5, [5]),
  ])
  func `A count is shared out by the size of the groups`(groups: [Int], count: Int, expected: [Int]) {
    #expect(UnitSample.counts(of: groups, size: .count(count)) == expected)
  }

  @Test func `Every unit is drawn as often as any other`() throws {
    var counts: [Int: Int] = [:]
    for seed in 0..<600 {
      for drawn in try sample(by: nil, .count(9), seed: UInt64(seed)).units {
        counts[drawn.source * 100 + drawn.unit.number, default: 0] += 1
      }
    }
    // Each of 90 units is drawn 60 times on average, standard deviation 7.3.
    #expect(counts.count == 90)
    #expect(counts.values.allSatisfy { (30...90).contains($0) })
  }

  @Test(arguments: [("sorce", "did you mean 'source'?"), ("theme", nil), ("thirds", nil), ("alder", nil)])
  func `What units cannot be drawn by is told, and not passed over`(_ name: String, help: String?) throws {
    let error = try #require(throws: SampleError.self) { try sample(by: MatrixResult.Grouping(name), .count(9)) }
    #expect(error.report.message == "units are not drawn by '\(name)'")
    #expect(error.report.help == help ?? "groups: source, role, speaker, case, section, question")
  }

  @Test func `More than there is, and nothing, are errors`() throws {
    #expect(throws: SampleError.tooMany(91, of: 90)) { try sample(.count(91)) }
    #expect(throws: SampleError.noUnits(.quotation)) {
      try UnitSample(
        of: Self.corpus, kind: .quotation, by: nil, size: .count(1), includesInterviewer: false, seed: nil)
    }
    #expect(SampleError.tooMany(91, of: 90).report.message == "91 units were asked for, and there are 90")
    #expect(SampleError.noUnits(.quotation).report.message == "there is no quotation in the texts to draw")
  }
}
