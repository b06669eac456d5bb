internal import CorpusModel
internal import UnicodeText

/// A document and its gold structure, both by scalars of the verbatim text.
struct StructureReading {
  let document: Document
  let gold: StructureGold
  let scalars: [Unicode.Scalar]
  /// How often canonical text holds each scalar.
  let uses: [Int]
  /// The footnote marks of the gold data, which are no part of words.
  private let marks: Set<Int>

  init(_ document: Document, gold: StructureGold) {
    self.document = document
    self.gold = gold
    scalars = Array(document.verbatim.string.unicodeScalars)
    var uses = [Int](repeating: 0, count: scalars.count)
    for piece in document.map.pieces {
      let range = document.verbatim.scalars(of: piece.verbatim)
      for index in range.start..<range.end { uses[index] += 1 }
    }
    self.uses = uses
    marks = Set(gold.footnoteRefs.flatMap { $0.range.start..<$0.range.end })
  }

  /// The letters and digits under ranges, footnote marks left out.
  func letters(_ ranges: [ScalarRange]) -> [Int] {
    ranges.flatMap { range in
      (range.start..<range.end).filter { index in
        (ScalarClass.isLetter(scalars[index]) || ScalarClass.isDigit(scalars[index])) && !marks.contains(index)
      }
    }
  }

  /// Where canonical text came from, letters and digits.
  func letters(of range: TextRange) -> [Int] {
    letters(document.map.verbatim(of: range).map { document.verbatim.scalars(of: $0) })
  }

  /// What the reading calls no running text: furniture but marks within text, and boxes.
  var leftOut: [[ScalarRange]] {
    let structure = document.structure
    let furniture = structure.furniture.filter { !$0.kind.isInline && $0.kind != .listMarker }.map { [$0.verbatim] }
    let boxes = structure.paragraphs.filter { $0.kind == .box }.map { document.map.verbatim(of: $0.range) }
    return (furniture + boxes).map { ranges in ranges.map { document.verbatim.scalars(of: $0) } }
  }

  /// The characters under ranges that are no white space.
  func seen(_ ranges: [ScalarRange]) -> [Int] {
    ranges.flatMap { range in
      (range.start..<range.end).filter { !ScalarClass.isWhiteSpace(scalars[$0]) && scalars[$0] != "\u{200B}" }
    }
  }

  /// The line that a scalar stands in, from 1.
  func line(of scalar: Int) -> Int { 1 + scalars[..<scalar].count { $0 == "\n" } }
}
