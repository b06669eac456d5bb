import Foundation
import TestSupport
import Testing

@testable import TextStatistics

@Suite struct AgreementCoefficientTests {
  /// Units of two judges from a square of counts.
  private func table(_ counts: [[Int]]) -> JudgementTable {
    var units: [[Int?]] = []
    for (row, line) in counts.enumerated() {
      for (column, count) in line.enumerated() { units += Array(repeating: [row, column], count: count) }
    }
    return JudgementTable(judges: 2, categories: counts.count, units: units)
  }

  private func expectValue(
    _ coefficient: AgreementCoefficient, _ table: JudgementTable, _ value: Double, within: Double,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let own = coefficient.value(of: table) ?? .nan
    #expect(abs(own - value) < within, "\(coefficient.rawValue) is \(own)", sourceLocation: sourceLocation)
  }

  @Test func `The first example of Artstein and Poesio, 2008, page 558`() {
    let table = table([[20, 10], [20, 50]])
    expectValue(.agreement, table, 0.7, within: 1e-12)
    expectValue(.brennanPrediger, table, 0.4, within: 1e-12)
    expectValue(.scott, table, 0.341, within: 0.0005)
    expectValue(.cohen, table, 0.348, within: 0.0005)
  }

  @Test func `The second example of Artstein and Poesio, 2008, page 568`() {
    let table = table([[46, 0, 0], [6, 32, 6], [0, 0, 10]])
    expectValue(.brennanPrediger, table, 0.82, within: 0.0005)
    expectValue(.scott, table, 0.7995, within: 0.00005)
    expectValue(.cohen, table, 0.8013, within: 0.00005)
  }

  @Test func `The examples of Brennan and Prediger, 1981, pages 689 and 691`() {
    for (counts, kappa) in [
      ([[50, 0, 0], [10, 10, 10], [20, 0, 0]], 0.27), ([[50, 0, 10], [0, 10, 10], [10, 10, 0]], 0.29),
    ] {
      expectValue(.cohen, table(counts), kappa, within: 0.005)
      expectValue(.brennanPrediger, table(counts), 0.40, within: 0.005)
    }
  }

  @Test func `The thirty patients and six psychiatrists of Fleiss, 1971, page 379`() {
    let diagnoses = [
      "444444", "222555", "233335", "555555", "222444", "113333", "333355", "113334", "114444", "555555", "144444",
      "124444", "222333", "144444", "224445", "333335", "111455", "111112", "224444", "133555", "555555", "244444",
      "224555", "114444", "144445", "222224", "111155", "224444", "133333", "555555",
    ]
    let units = diagnoses.map { $0.map { $0.wholeNumberValue.map { $0 - 1 } } }
    let table = JudgementTable(judges: 6, categories: 5, units: units)
    expectValue(.agreement, table, 0.5556, within: 0.00005)
    expectValue(.fleiss, table, 0.430, within: 0.0005)
    #expect(AgreementCoefficient.scott.value(of: table) == nil)
  }

  /// Units of judges who are written one a line; a full stop is no judgement.
  private func units(_ judges: [String], categories: Int) -> JudgementTable {
    let rows = judges.map { $0.map { $0 == "." ? nil : Int($0.asciiValue ?? 0) } }
    let values = Set(rows.joined().compactMap(\.self)).sorted()
    let units = rows[0].indices.map { unit in rows.map { $0[unit].flatMap { values.firstIndex(of: $0) } } }
    return JudgementTable(judges: judges.count, categories: categories, units: units)
  }

  @Test(arguments: [
    (["0100000010", "1110010000"], 2, 0.095), (["aabbdcccedda", "babbbccceddd"], 5, 0.692),
    (["123321412...", "1233224125.3", ".3332342251.", "12332441251."], 5, 0.743),
  ])
  func `The examples A to C of Krippendorff, 2011`(judges: [String], categories: Int, alpha: Double) {
    expectValue(.krippendorff, units(judges, categories: categories), alpha, within: 0.0005)
  }

  @Test func `Four raters and twelve subjects of Gwet, 2014, with missing ratings, as the package irrCAC prints them`()
  {
    let table = units(["123321412...", "1233224125.3", ".3332342251.", "12332441251."], categories: 5)
    expectValue(.agreement, table, 0.81818, within: 0.000005)
    expectValue(.gwet, table, 0.77544, within: 0.000005)
    expectValue(.fleiss, table, 0.76117, within: 0.000005)
    expectValue(.brennanPrediger, table, 0.77273, within: 0.000005)
    expectValue(.krippendorff, table, 0.74342, within: 0.000005)
  }

  @Test func `A thousand characters of NVivo's documented arithmetic`() {
    let table = table([[800, 100], [50, 50]])
    expectValue(.agreement, table, 0.85, within: 1e-12)
    expectValue(.cohen, table, 0.3182, within: 0.00005)
  }

  private struct Case: Decodable {
    let judges: Int
    let categories: Int
    let units: [[Int?]]
    let values: [String: Double?]
  }

  @Test func `Random judgements, some missing, give what irrCAC, krippendorff and scikit-learn give`() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/agreement.json")
    let cases = try JSONDecoder().decode([Case].self, from: Data(contentsOf: file))
    #expect(cases.count == 24)
    for item in cases {
      let table = JudgementTable(judges: item.judges, categories: item.categories, units: item.units)
      for coefficient in AgreementCoefficient.allCases {
        guard let value = item.values[coefficient.rawValue] else {
          Issue.record("no \(coefficient.rawValue)")
          continue
        }
        let own = coefficient.value(of: table)
        #expect((own == nil) == (value == nil))
        #expect(abs((own ?? 0) - (value ?? 0)) < 1e-9, "\(coefficient.rawValue)")
      }
    }
  }

  @Test func `A figure without units to stand on is none`() {
    let alone = JudgementTable(judges: 2, categories: 2, units: [[1, nil], [nil, 0]])
    let allSame = JudgementTable(judges: 2, categories: 2, units: [[0, 0], [0, 0]])
    for coefficient in AgreementCoefficient.allCases { #expect(coefficient.value(of: alone) == nil) }
    for coefficient in [AgreementCoefficient.cohen, .scott, .fleiss, .krippendorff] {
      #expect(coefficient.value(of: allSame) == nil)
    }
    #expect(AgreementCoefficient.gwet.value(of: allSame) == 1)
  }

  @Test func `Tables of sources add up to the table of all`() {
    var random = SplitMix64(seed: 8)
    let groups = (0..<5).map { _ in
      (0..<40).map { _ in (0..<3).map { _ in [nil, 0, 1].randomElement(using: &random) ?? nil } }
    }
    let counts = groups.map { units in Dictionary(units.map { ($0, 1) }, uniquingKeysWith: +) }
    let tables = JudgementTable.tables(judges: 3, categories: 2, groups: counts)
    let sum = JudgementTable.sum(of: tables)
    let all = JudgementTable(judges: 3, categories: 2, units: groups.joined())
    #expect(sum == all)
    let twice = JudgementTable.sum(of: tables, weights: [2, 0, 1, 0, 0])
    let drawn = JudgementTable(judges: 3, categories: 2, units: groups[0] + groups[0] + groups[2])
    for coefficient in AgreementCoefficient.allCases {
      #expect(coefficient.value(of: twice) == coefficient.value(of: drawn))
    }
  }
}
