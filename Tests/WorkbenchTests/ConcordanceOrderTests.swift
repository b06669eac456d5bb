import CorpusIndex
import CorpusModel
import CorpusQuery
import TestSupport
import Testing
import UnicodeText

@testable import Workbench

@Suite struct ConcordanceOrderTests {
  @Test(arguments: [0, 1, 299, 300, 301, 2_500])
  func `What is equal stays in order, whatever the keys`(_ count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    for limit in [1, 3, 5_000, UInt64.max] {
      let keys = (0..<count).map { _ in UInt64.random(in: 0..<limit, using: &random) }
      let elements = Array((0..<count).reversed())
      let slow = keys.indices.sorted { keys[$0] != keys[$1] ? keys[$0] < keys[$1] : $0 < $1 }
      #expect(StableOrder.sorted(elements, by: keys) == slow.map { elements[$0] })
    }
  }

  @Test(arguments: [ConcordanceKey.left, .right, .hit])
  func `Random contexts stand in the order of their words, one by one`(_ key: ConcordanceKey) throws {
    var random = SplitMix64(seed: 31)
    let forms = ["ål", "æg", "hus", "Hus", "aaben", "sko", "zoo", "øre"]
    let lines = (0..<400).map { _ in
      "A: " + (0..<Int.random(in: 1...8, using: &random)).map { _ in random.pick(forms) }.joined(separator: " ")
    }
    let corpus = Corpus(documents: [Document("a.txt", "I: Hvad?\n" + lines.joined(separator: "\nB: Nå\n"))])
    let hits = corpus.concordance(of: try QueryParser.query("=hus OR =ål OR =sko"), compounds: .none)
    var selection = ConcordanceSelection()
    selection.keys = [key]
    let index = corpus.index
    func words(_ line: ConcordanceLine) -> [String] {
      let turns = index.segments(.turn)
      let turn = turns[turns.number(holding: line.positions) ?? 0]
      let positions =
        switch key {
        case .left: turn.lowerBound..<line.positions.lowerBound
        case .right: line.positions.upperBound..<turn.upperBound
        default: line.positions
        }
      let words = positions.map { index.words.text(of: index.term(at: $0)) }
      return key == .left ? words.reversed() : words
    }
    let found = hits.selecting(selection).map { (words: words($0), start: $0.positions.lowerBound) }
    #expect(found.count > 500)
    for (a, b) in zip(found, found.dropFirst()) {
      guard let (x, y) = zip(a.words, b.words).first(where: { $0 != $1 }) else {
        #expect(a.words.count != b.words.count ? a.words.count < b.words.count : a.start < b.start)
        continue
      }
      #expect(Collator.danish.precedes(x, y), "\(a.words) before \(b.words)")
    }
  }
}
