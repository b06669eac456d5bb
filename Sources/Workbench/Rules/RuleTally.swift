package import CorpusIndex
package import CorpusModel
internal import CorpusQuery
internal import QualitativeCoding

/// In how many units each rule of a codebook fires, and for how many each code is proposed.
package struct RuleTally: Sendable {
  /// By code and rule, in the order of the codebook.
  package let fired: [[Int]]
  /// By code.
  package let proposed: [Int]

  /// - Parameters:
  ///   - units: Positions of the units, in order; where none are given, the turns, and paragraphs outside of them.
  ///   - kind: What the units are.
  /// - Complexity: As `RuleScanner.scan`: no text is read, unless rules look at headings, questions or units before.
  package init(_ codebook: CompiledCodebook, in corpus: Corpus, units: SegmentList? = nil, kind: UnitKind? = nil) {
    let turns = corpus.index.segments(.turn)
    let scanner = RuleScanner(corpus: corpus, codebook: codebook)
    let scan = scanner.scan(
      UnitPlaces(
        units ?? corpus.index.defaultUnits, kind: kind ?? (turns.isEmpty ? .paragraph : .turn), corpus: corpus,
        headings: scanner.headings))
    var fired: [[Int]] = []
    var proposed: [Int] = []
    for (number, code) in codebook.codes.enumerated() {
      var counts = [Int](repeating: 0, count: code.rules.count)
      for firing in scan.firings[number] { counts[firing.rule] += 1 }
      fired.append(counts)
      proposed.append(scan.proposedUnits(code: number).count)
    }
    self.fired = fired
    self.proposed = proposed
  }
}
