import TestSupport
import Testing

@testable import TextStatistics

@Suite struct ClusterBootstrapTests {
  @Test func `SplitMix64 gives the numbers that its authors print for the seed 1234567`() {
    var random = SplitMix64(seed: 1_234_567)
    #expect(random.next() == 6_457_827_717_110_365_317)
    #expect(random.next() == 3_203_168_211_198_807_973)
  }

  @Test func `The interval of a mean is near the one that theory gives`() {
    // A hundred clusters of one number each: 0 … 99, mean 49.5, standard error 2.89.
    let bootstrap = ClusterBootstrap(clusters: 100, resamples: 4000, seed: 1)
    let interval = bootstrap.interval { weights in
      Double(weights.enumerated().reduce(0) { $0 + $1.offset * $1.element }) / 100
    }
    #expect(abs((interval?.low ?? 0) - (49.5 - 1.96 * 2.886)) < 0.4)
    #expect(abs((interval?.high ?? 0) - (49.5 + 1.96 * 2.886)) < 0.4)
  }

  @Test func `The same seed gives the same interval, another seed another`() {
    func interval(_ seed: UInt64) -> ConfidenceInterval? {
      ClusterBootstrap(clusters: 9, resamples: 200, seed: seed).interval { Double($0[0]) + Double($0[3]) / 7 }
    }
    #expect(interval(5) == interval(5))
    #expect(interval(5) != interval(6))
  }

  @Test func `One cluster has no interval, and neither has a figure that most draws leave undefined`() {
    #expect(ClusterBootstrap(clusters: 1, resamples: 100, seed: 1).interval { Double($0[0]) } == nil)
    #expect(ClusterBootstrap(clusters: 0, resamples: 100, seed: 1).interval { _ in 1 } == nil)
    #expect(ClusterBootstrap(clusters: 5, resamples: 100, seed: 1).interval { _ in nil } == nil)
  }

  @Test(arguments: [(0.0, 1.0), (0.25, 1.75), (0.5, 2.5), (1.0, 4.0)])
  func `A quantile lies on the line between its neighbours`(share: Double, value: Double) {
    #expect(ClusterBootstrap.quantile(share, of: [1, 2, 3, 4]) == value)
  }
}
