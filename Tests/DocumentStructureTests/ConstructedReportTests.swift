import CorpusModel
import TestSupport
import Testing

@testable import DocumentStructure

/// Reports in conventions that no known report has together: what was put in comes out.
@Suite struct ConstructedReportTests {
  /// How many of two lists' members are in both, and how many there are in all.
  private struct Agreement {
    var common = 0
    var all = 0
    var f1: Double { all == 0 ? 1 : Double(common) / Double(all) }

    mutating func add(_ found: [String], _ right: [String]) {
      var left = Dictionary(right.map { ($0, 1) }, uniquingKeysWith: +)
      for member in found where left[member, default: 0] > 0 {
        left[member, default: 0] -= 1
        common += 2
      }
      all += found.count + right.count
    }
  }

  /// Where no blank lines stand between paragraphs, a last line that is full hides its end: no reader could tell. All else
  /// comes out to the letter.
  @Test func `What was laid out in random conventions comes out`() {
    var headings = Agreement()
    var paragraphs = Agreement()
    var quotations = Agreement()
    for seed in 0..<80 {
      let report = ConstructedReport(seed: UInt64(seed))
      let document = Reading.document(report.text)
      let structure = document.structure
      #expect(document.kind == .report)
      #expect(DocumentInvariants(document: document).violations == [], "seed \(seed)")
      headings.add(structure.sections.map { "\($0.level) \(document.text(in: $0.heading))" }, report.headings)
      paragraphs.add(structure.paragraphs.filter(\.isBody).map { document.text(in: $0.range) }, report.paragraphs)
      quotations.add(
        structure.quotations.map { "\($0.role ?? "")|" + document.text(in: $0.range) }, report.quotations)
      let left = structure.furniture.map { document.verbatim.string(in: $0.verbatim) }.joined(separator: " ")
        .replacing("\n", with: " ")
      for words in report.furniture { #expect(left.contains(words), "seed \(seed)") }
      if report.hasBlankLines {
        #expect(structure.quotations.count == report.quotations.count, "seed \(seed)")
        #expect(structure.sections.count == report.headings.count, "seed \(seed)")
      }
    }
    #expect(headings.f1 > 0.99)
    #expect(paragraphs.f1 > 0.97)
    #expect(quotations.f1 > 0.98)
  }

  /// Lines lost, doubled, cut and mixed: whatever comes, no character is lost or there twice.
  @Test func `Mutilated reports lose nothing and double nothing`() {
    var random = SplitMix64(seed: 7)
    for seed in 0..<30 {
      var lines = ConstructedReport(seed: UInt64(seed)).text.split(separator: "\n", omittingEmptySubsequences: false)
      for _ in 0..<20 {
        let index = Int.random(in: lines.indices, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: lines.remove(at: index)
        case 1: lines.insert(lines[index], at: Int.random(in: lines.indices, using: &random))
        case 2: lines[index] = lines[index].dropLast(Int.random(in: 0...lines[index].count, using: &random))
        case 3: lines[index] = lines[index].dropFirst(Int.random(in: 0...lines[index].count, using: &random))
        default: lines.swapAt(index, Int.random(in: lines.indices, using: &random))
        }
      }
      let document = Reading.document(lines.joined(separator: "\n"))
      #expect(DocumentInvariants(document: document).violations == [], "seed \(seed)")
    }
  }
}
