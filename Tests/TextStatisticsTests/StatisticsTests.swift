import Foundation
import TestSupport
import Testing

@testable import TextStatistics

/// Whether two figures agree to nine digits after the first.
private func isSame(_ a: Double?, _ b: Double?) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return abs(a - b) <= 1e-9 * max(1, abs(b))
}

@Suite struct StatisticsTests {
  private struct Vectors: Decodable {
    struct Correction: Decodable {
      let p: [Double]
      let bonferroni: [Double]
      let holm: [Double]
      let bh: [Double]
    }
    struct Proportion: Decodable {
      let part: Int
      let whole: Int
      let wilson: [Double]
      let clopperPearson: [Double]
    }
    let association: [[String: Figures]]
    let corrections: [Correction]
    let proportions: [Proportion]
    let chiSquaredTails: [[Double]]
    let normalTails: [[Double]]
  }

  /// One number or several.
  private enum Figures: Decodable {
    case one(Double)
    case many([Double])

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let one = try? container.decode(Double.self) {
        self = .one(one)
      } else {
        self = .many(try container.decode([Double].self))
      }
    }

    var one: Double? { if case .one(let value) = self { value } else { nil } }
    var many: [Double] { if case .many(let values) = self { values } else { [] } }
  }

  private static func vectors() throws -> Vectors {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Vectors/measures.json")
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(Vectors.self, from: Data(contentsOf: file))
  }

  private static func contingency(_ cells: [Double]) -> ContingencyTable {
    ContingencyTable(both: Int(cells[0]), onlyFirst: Int(cells[1]), onlySecond: Int(cells[2]), neither: Int(cells[3]))
  }

  @Test func `Association measures are those of nltk and scipy`() throws {
    for item in try Self.vectors().association {
      let table = Self.contingency(item["table"]?.many ?? [])
      for measure in AssociationMeasure.allCases {
        let expected = item[measure.rawValue]?.one
        let own = measure.value(of: Cooccurrence(table))
        #expect(expected != nil && isSame(own, expected), "\(measure.rawValue) of \(table)")
      }
    }
  }

  @Test func `Keyness, log ratio and odds ratio with their intervals are those of scipy and statsmodels`() throws {
    for item in try Self.vectors().association {
      let table = Self.contingency(item["table"]?.many ?? [])
      let keyness = try Keyness(
        target: table.both, of: table.first, reference: table.onlySecond, of: table.total - table.first)
      #expect(isSame(keyness.logLikelihood, item["keyness"]?.one))
      let ratio = keyness.logRatio
      #expect(isSame(ratio.value, item["log_ratio"]?.one))
      #expect(isSame(keyness.chiSquaredYates, item["chi_squared_yates"]?.one))
      let bounds = item["log_ratio_interval"]?.many ?? []
      #expect(isSame(ratio.interval.low, bounds[0]) && isSame(ratio.interval.high, bounds[1]))
      let odds = keyness.oddsRatio
      #expect(isSame(odds.value, item["odds_ratio"]?.one))
      let around = item["odds_ratio_interval"]?.many ?? []
      #expect(isSame(odds.interval.low, around[0]) && isSame(odds.interval.high, around[1]))
    }
  }

  @Test func `Corrections of p values are those of statsmodels`() throws {
    for item in try Self.vectors().corrections {
      for (correction, expected) in [
        (MultipleTesting.bonferroni, item.bonferroni), (.holm, item.holm), (.benjaminiHochberg, item.bh),
        (.none, item.p),
      ] {
        let own = correction.corrected(item.p)
        #expect(zip(own, expected).allSatisfy { isSame($0, $1) }, "\(correction.name)")
      }
    }
    #expect(MultipleTesting.holm.corrected([]) == [])
  }

  @Test func `Tails of the normal and the chi-squared distribution are those of scipy, to nine digits however small`()
    throws
  {
    for item in try Self.vectors().chiSquaredTails {
      let own = Mathematics.chiSquaredTail(item[0], degrees: Int(item[1]))
      #expect(abs(own / item[2] - 1) < 1e-9, "\(item)")
    }
    for item in try Self.vectors().normalTails {
      #expect(abs(Mathematics.normalTails(item[0]) / item[1] - 1) < 1e-9, "\(item)")
    }
  }

  @Test func `Intervals of shares are those of statsmodels`() throws {
    for item in try Self.vectors().proportions {
      let proportion = try #require(Proportion(item.part, of: item.whole))
      let (wilson, exact) = (proportion.wilson(), proportion.clopperPearson())
      #expect(isSame(wilson.low, max(0, item.wilson[0])) && isSame(wilson.high, min(1, item.wilson[1])), "\(item)")
      #expect(isSame(exact.low, item.clopperPearson[0]) && isSame(exact.high, item.clopperPearson[1]), "\(item)")
    }
    #expect(Proportion(1, of: 0) == nil)
  }

  // MARK: Published values

  @Test func `The dispersion of the letter a in the small corpus of Gries, 2008, as printed in 2020`() {
    let a = Dispersion(counts: [1, 2, 3, 4, 5], sizes: [9, 10, 10, 10, 11])
    #expect(a.range == 5)
    #expect(abs((a.juillandD ?? 0) - 0.785) < 0.0005)
    #expect(abs((a.carrollD2 ?? 0) - 0.938) < 0.0005)
    #expect(abs((a.dp ?? 0) - 0.18) < 0.005)
    #expect(abs((a.dpNorm ?? 0) - 0.22) < 0.005)
    #expect(abs((a.divergence ?? 0) - 0.137) < 0.0005)
  }

  @Test func `An even word is dispersed fully, one in a single part not at all`() {
    let even = Dispersion(counts: [2, 4, 6], sizes: [10, 20, 30])
    #expect(isSame(even.juillandD, 1) && isSame(even.carrollD2, 1) && isSame(even.dp, 0) && isSame(even.divergence, 0))
    let single = Dispersion(counts: [9, 0, 0], sizes: [10, 20, 30])
    #expect(isSame(single.juillandD, 0) && isSame(single.carrollD2, 0) && isSame(single.dpNorm, 1))
    #expect(Dispersion(counts: [0, 0], sizes: [1, 1]).dp == nil)
    #expect(Dispersion(counts: [3], sizes: [9]).juillandD == nil)
    #expect(Dispersion(counts: [3, 0], sizes: [9, 0]).parts == 1)
  }

  @Test func `Rayson's worked value for a word 10 times in 10,000 and 5 times in 20,000`() throws {
    // The log-likelihood wizard's arithmetic: E1 = 5, E2 = 10, 2(10 ln 2 + 5 ln 0.5) = 6.93.
    let word = try Keyness(target: 10, of: 10_000, reference: 5, of: 20_000)
    #expect(abs(word.logLikelihood - 6.931_471_805_599_453) < 1e-12)
    #expect(isSame(word.bayesFactor, 6.931_471_805_599_453 - log(30_000)))
    #expect(isSame(word.logRatio.value, 2))
    #expect(isSame(word.percentDifference, 300))
    #expect(isSame(word.simpleMaths(smoothing: 100), 1100.0 / 350))
  }

  @Test func `A word that one side lacks is handled as the source of each measure says`() throws {
    let word = try Keyness(target: 8, of: 1000, reference: 0, of: 1000)
    #expect(isSame(word.logRatio.value, 4))
    #expect(word.percentDifference > 1e17)
    #expect(isSame(word.oddsRatio.value, 8.5 * 1000.5 / (992.5 * 0.5)))
    #expect(isSame(word.simpleMaths(), 8001))
    let missing = try Keyness(target: 0, of: 1000, reference: 8, of: 1000)
    #expect(isSame(missing.logRatio.value, -4) && isSame(missing.percentDifference, -100))
    #expect(throws: StatisticsError.emptyCorpus) { try Keyness(target: 0, of: 0, reference: 1, of: 10) }
    let never = Cooccurrence(ContingencyTable(both: 0, onlyFirst: 5, onlySecond: 5, neither: 90))
    #expect(AssociationMeasure.mi.value(of: never) == nil)
    #expect((AssociationMeasure.logLikelihood.value(of: never) ?? 0) < 0)
    let always = Cooccurrence(ContingencyTable(both: 4, onlyFirst: 6, onlySecond: 0, neither: 90))
    #expect(isSame(AssociationMeasure.logRatio.value(of: always), log2(0.4 / (0.5 / 90))))
  }

  @Test func `Log dice counts the node's hits and not the tokens of its windows`() {
    let table = ContingencyTable(both: 10, onlyFirst: 990, onlySecond: 20, neither: 9000)
    let pair = Cooccurrence(table, node: 100)
    #expect(isSame(AssociationMeasure.logDice.value(of: pair), 14 + log2(20.0 / 130)))
    #expect(isSame(AssociationMeasure.minimumSensitivity.value(of: pair), 0.1))
  }

  // MARK: Vocabulary

  @Test func `Richness is what a slow count says`() {
    var random = SplitMix64(seed: 11)
    for _ in 0..<30 {
      let words = (0..<Int.random(in: 0..<200, using: &random)).map { _ in
        min(19, Int.random(in: 0..<20, using: &random) * Int.random(in: 0..<3, using: &random))
      }
      let window = Int.random(in: 1..<40, using: &random)
      let own = VocabularyRichness(of: words, count: 20, window: window, points: 7)
      #expect(own.types == Set(words).count)
      #expect(own.hapaxes == Set(words).count { word in words.count { $0 == word } == 1 })
      let windows = words.count < window ? [] : (0...(words.count - window)).map { words[$0..<$0 + window] }
      let mean = windows.reduce(0.0) { $0 + Double(Set($1).count) / Double(window) } / Double(windows.count)
      #expect(isSame(own.movingAverage, windows.isEmpty ? nil : mean))
      #expect(own.growth.allSatisfy { $0.types == Set(words.prefix($0.tokens)).count })
      #expect(own.growth.last.map { $0.tokens } ?? 0 == words.count)
    }
  }

  @Test func `Heaps' law is found in a text that follows it`() {
    // The n-th new word comes at n², so that V is the square root of N.
    let words = (1...10_000).map { Int(Double($0).squareRoot()) }
    let heaps = VocabularyRichness(of: words, count: 101, window: 10).heaps
    #expect(abs((heaps?.beta ?? 0) - 0.5) < 0.01)
    #expect(abs((heaps?.k ?? 0) - 1) < 0.1)
  }

  @Test func `Overlap is Jaccard's, and expected by chance`() {
    let overlap = Overlap(both: 3, first: 10, second: 5, units: 100)
    #expect(isSame(overlap.jaccard, 0.25))
    #expect(isSame(overlap.expected, 0.5))
    #expect(Overlap(both: 0, first: 0, second: 0, units: 9).jaccard == nil)
  }
}
