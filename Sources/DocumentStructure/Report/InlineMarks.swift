internal import CorpusModel
internal import UnicodeText

/// Marks inside running text that are no part of it: footnote marks and the asterisks of emphasis.
struct InlineMarks {
  /// Footnote marks that are plain digits, in brackets or not: where each begins in the verbatim text, and its bytes.
  let plainMarks: [Int: Int]

  /// The marks in the lines of one paragraph, as bytes of the verbatim text, in order.
  func marks(in lines: [TextRange], of verbatim: UTF8Text) -> [Furniture] {
    var result: [Furniture] = []
    var asterisks: [TextRange] = []
    for line in lines {
      let scalars = Array(verbatim.string(in: line).unicodeScalars)
      var offset = line.start
      var index = 0
      while index < scalars.count {
        let scalar = scalars[index]
        if scalar == "*" {
          var run = index
          while run < scalars.count, scalars[run] == "*" { run += 1 }
          if !Self.joinsAccent(at: run, in: scalars) { asterisks.append(TextRange(offset, offset + run - index)) }
          offset += run - index
          index = run
          continue
        }
        // `3` or `[3]`.
        let plain = scalar == "[" || ScalarClass.isDigit(scalar) ? plainMarks[offset] : nil
        let length = plain ?? Self.superscriptLength(at: index, in: scalars)
        if length > 0 {
          let bytes = plain ?? scalars[index..<index + length].reduce(0) { $0 + UTF8.width($1) }
          result.append(Furniture(verbatim: TextRange(offset, offset + bytes), kind: .footnoteMark))
          offset += bytes
          // Plain marks are ASCII: as many scalars as bytes.
          index += length
          continue
        }
        offset += UTF8.width(scalar)
        index += 1
      }
    }
    // Unpaired asterisks are text.
    if asterisks.count % 2 == 0, isEmphasis(asterisks, verbatim) {
      result += asterisks.map { Furniture(verbatim: $0, kind: .emphasisMark) }
    }
    return result.sorted { $0.verbatim < $1.verbatim }
  }

  /// Every odd mark has words right behind it and every other right before.
  private func isEmphasis(_ marks: [TextRange], _ verbatim: UTF8Text) -> Bool {
    marks.enumerated().allSatisfy { index, mark in
      if index % 2 == 0 {
        return mark.end < verbatim.count && verbatim.trimmed(TextRange(mark.end, verbatim.count)).start == mark.end
      }
      return mark.start > 0 && verbatim.trimmed(TextRange(0, mark.start)).end == mark.start
    }
  }

  /// Whether an accent stands at an index: it belongs to the mark, and lifted off it would join the letter before.
  static func joinsAccent(at index: Int, in scalars: [Unicode.Scalar]) -> Bool {
    index < scalars.count && !NormalForm.isBoundary(before: scalars[index])
  }

  /// The number of scalars of a raised footnote mark at an index; 0 when there is none.
  private static func superscriptLength(at index: Int, in scalars: [Unicode.Scalar]) -> Int {
    guard isSuperscript(scalars[index]), index > 0, !ScalarClass.isWhiteSpace(scalars[index - 1]) else { return 0 }
    var end = index
    while end < scalars.count, isSuperscript(scalars[end]) { end += 1 }
    if end == index || joinsAccent(at: end, in: scalars) { return 0 }
    // m², km³ and CO₂ are units and names.
    let letters = scalars[..<index].reversed().prefix { ScalarClass.isLetter($0) }
    let isUnit = (1...2).contains(letters.count) && letters.first == "m"
    return isUnit ? 0 : end - index
  }

  /// Whether a scalar is a raised digit.
  static func isSuperscript(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0xB2, 0xB3, 0xB9, 0x2070, 0x2074...0x2079: true
    default: false
    }
  }
}
