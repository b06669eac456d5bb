import Testing

@testable import TextStatistics

@Suite struct ConfusionTests {
  @Test func `Kappa is that of NVivo's documented arithmetic for a thousand characters`() {
    // 50 by both, 50 by one alone, 100 by the other alone, 800 by neither: Po .85, Pe .78.
    let confusion = Confusion(bothYes: 50, onlyTested: 50, onlyReference: 100, bothNo: 800)
    #expect(abs((confusion.kappa ?? 0) - 0.3182) < 0.00005)
  }

  @Test func `Kappa is that of Cohen's rearranged example of two raters and fifty proposals`() {
    let confusion = Confusion(bothYes: 20, onlyTested: 5, onlyReference: 10, bothNo: 15)
    #expect(abs((confusion.kappa ?? 0) - 0.4) < 1e-12)
    #expect(abs((confusion.precision ?? 0) - 0.8) < 1e-12)
    #expect(abs((confusion.recall ?? 0) - 2.0 / 3) < 1e-12)
    #expect(abs((confusion.f1 ?? 0) - 40.0 / 55) < 1e-12)
  }

  @Test func `A figure without units to stand on is none`() {
    #expect(Confusion().kappa == nil)
    #expect(Confusion().f1 == nil)
    #expect(Confusion(bothYes: 0, onlyTested: 0, onlyReference: 0, bothNo: 9).kappa == nil)
    #expect(Confusion(bothYes: 0, onlyTested: 3, onlyReference: 0, bothNo: 9).recall == nil)
  }
}
