import TestSupport
import Testing

@testable import TextStatistics

@Suite struct UnitizingAlphaTests {
  /// The two codes of Krippendorff (2004), Content Analysis, page 254: a continuum of 300 from 150 on.
  private let c = UnitizingAlpha(
    lengths: [300], segments: [[[75..<145, 220..<250], [70..<150, 205..<225, 250..<270]]])
  private let k = UnitizingAlpha(lengths: [300], segments: [[[30..<90, 150..<200], [30..<90, 150..<200]]])

  @Test func `The example of Krippendorff, 2004, page 254`() {
    #expect(abs((c.disagreement()?.observed ?? 0) - 0.0144) < 0.00005)
    #expect(abs((c.disagreement()?.expected ?? 0) - 0.0532) < 0.00005)
    #expect(abs((UnitizingAlpha.value(of: [c]) ?? 0) - 0.7286) < 0.0001)
    #expect(k.disagreement()?.observed == 0)
    #expect(abs((k.disagreement()?.expected ?? 0) - 0.0490) < 0.00005)
    #expect(UnitizingAlpha.value(of: [k]) == 1)
    // The book prints 0.8591.
    #expect(abs((UnitizingAlpha.value(of: [c, k]) ?? 0) - 0.8591) < 0.0005)
  }

  @Test func `The observed disagreements of Krippendorff, 1995, page 57`() {
    let cases: [(first: [Range<Int>], second: [Range<Int>], observed: Double)] = [
      ([2..<10, 14..<20], [4..<8, 15..<17], 0.03125),
      ([0..<18], [0..<2, 2..<3, 3..<4, 4..<5, 5..<6, 6..<9, 9..<10], 2.26736),
      ([2..<8, 10..<12, 14..<18, 20..<22], [0..<2, 4..<8, 10..<14, 16..<18, 20..<22], 0.02777),
      ([0..<2, 2..<10, 10..<14, 14..<20, 20..<24], [0..<4, 4..<8, 8..<15, 15..<17, 17..<24], 0.38715),
    ]
    for item in cases {
      let alpha = UnitizingAlpha(lengths: [24], segments: [[item.first, item.second]])
      #expect(abs((alpha.disagreement()?.observed ?? 0) - item.observed) < 0.00001)
    }
  }

  @Test func `Coders who agree on everything have 1, and nothing coded is no figure`() {
    let same = UnitizingAlpha(lengths: [100, 50], segments: [[[3..<9], [3..<9]], [[0..<50], [0..<50]]])
    #expect(UnitizingAlpha.value(of: [same]) == 1)
    #expect(UnitizingAlpha.value(of: [UnitizingAlpha(lengths: [100], segments: [[[], []]])]) == nil)
  }

  @Test func `A source that counts twice is the source there twice`() {
    let segments: [[[Range<Int>]]] = [[[2..<9, 20..<30], [3..<9]], [[5..<6], [5..<8, 10..<12]]]
    let weighted = UnitizingAlpha(lengths: [40, 15], segments: segments)
    let written = UnitizingAlpha(lengths: [40, 40, 15], segments: [segments[0], segments[0], segments[1]])
    let a = UnitizingAlpha.value(of: [weighted], weights: [2, 1]) ?? 0
    let b = UnitizingAlpha.value(of: [written]) ?? 1
    #expect(abs(a - b) < 1e-12)
  }
}
