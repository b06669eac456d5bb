internal import CorpusModel
internal import UnicodeText

/// Footnotes whose marks came out of the converter as plain digits glued to a word: `målgrupper2`, `heraf)5`, `data.8`.
///
/// Marks count up through the text. A digit is a mark when it stands in such a row and one of the row's footnotes was found,
/// `3 Læs mere om …`; a name or number that only looks like one stands in no row.
struct PlainFootnotes {
  /// Where each mark begins in the verbatim text, and its bytes.
  private(set) var marks: [Int: Int] = [:]
  /// The blocks that are footnotes.
  private(set) var bodies: Set<Int> = []

  private struct Candidate {
    let block: Int
    let place: TextRange
    let label: Int
    /// Whether it stands in square brackets, as its footnote then does.
    let isBracketed: Bool
  }

  init(_ report: ReportRoles) {
    var candidates: [Candidate] = []
    var labels: [(block: Int, label: Int, isBracketed: Bool)] = []
    for (index, block) in report.blocks.enumerated() {
      if !report.isFurniture(index) {
        for line in block.lines { candidates += Self.candidates(in: line, of: report.verbatim, block: index) }
      }
      // Notes in brackets may stand behind the references, at the end of all.
      let isBracketed = block.text.hasPrefix("[")
      guard report.isFree(index) || isBracketed && report.roles[index] == .furniture(.reference),
        block.marker == nil || Self.endsPage(index, report), let label = Self.label(of: block, in: report.verbatim)
      else { continue }
      labels.append((index, label, isBracketed))
    }
    for row in Self.rows(candidates) {
      // A footnote stands behind its mark, before the text is through with the next twenty.
      var found = Set<Int>()
      for mark in row {
        if let body = labels.first(where: {
          $0.label == mark.label && $0.isBracketed == mark.isBracketed && $0.block > mark.block
            && $0.block < mark.block + 60
        }) {
          found.insert(body.block)
        }
      }
      guard !found.isEmpty else { continue }
      for mark in row { marks[mark.place.start] = mark.place.count }
      bodies.formUnion(found)
    }
  }

  /// Whether a numbered line is among the last of its page: `1. Spørg først` in a list is none.
  private static func endsPage(_ index: Int, _ report: ReportRoles) -> Bool {
    report.blocks.indices.dropFirst(index + 1).prefix(4).contains {
      report.blocks[$0].furniture?.isPage ?? false || report.blocks[$0].startsPage
    }
  }

  /// Digits behind a word of two letters or more that is no unit, or behind a point or bracket that follows one.
  private static func candidates(in line: TextRange, of verbatim: UTF8Text, block: Int) -> [Candidate] {
    let scalars = Array(verbatim.string(in: line).unicodeScalars)
    var result: [Candidate] = []
    var offset = line.start
    var index = 0
    while index < scalars.count {
      if let bracket = Self.bracketed(scalars, index) {
        let place = TextRange(offset, offset + bracket.length)
        result.append(Candidate(block: block, place: place, label: bracket.label, isBracketed: true))
        offset += bracket.length
        index += bracket.length
        continue
      }
      guard ScalarClass.isDigit(scalars[index]), scalars[index].isASCII, index > 0 else {
        offset += UTF8.width(scalars[index])
        index += 1
        continue
      }
      var end = index
      while end < scalars.count, ScalarClass.isDigit(scalars[end]), scalars[end].isASCII { end += 1 }
      if follows(scalars, end), isBehindWord(scalars, index), end - index <= 3, scalars[index] != "0",
        let label = Int(String(String.UnicodeScalarView(scalars[index..<end])))
      {
        result.append(
          Candidate(block: block, place: TextRange(offset, offset + end - index), label: label, isBracketed: false))
      }
      offset += end - index
      index = end
    }
    return result
  }

  /// `[3]` or `[^3]` behind a word; its length in scalars, which are all ASCII.
  private static func bracketed(_ scalars: [Unicode.Scalar], _ index: Int) -> (label: Int, length: Int)? {
    guard scalars[index] == "[", index > 0, !ScalarClass.isWhiteSpace(scalars[index - 1]) else { return nil }
    let start = index + 1 < scalars.count && scalars[index + 1] == "^" ? index + 2 : index + 1
    let digits = scalars[min(start, scalars.count)...].prefix { ScalarClass.isDigit($0) && $0.isASCII }
    guard (1...3).contains(digits.count), start + digits.count < scalars.count, scalars[start + digits.count] == "]",
      let label = Int(String(String.UnicodeScalarView(digits)))
    else { return nil }
    return (label, start + digits.count + 1 - index)
  }

  /// Whether white space, a mark or nothing stands behind digits; what goes on is a name, a date or a number.
  private static func follows(_ scalars: [Unicode.Scalar], _ end: Int) -> Bool {
    guard end < scalars.count else { return true }
    if InlineMarks.joinsAccent(at: end, in: scalars) { return false }
    if ".,:".unicodeScalars.contains(scalars[end]), end + 1 < scalars.count, ScalarClass.isDigit(scalars[end + 1]) {
      return false
    }
    return ScalarClass.isWhiteSpace(scalars[end]) || ".,:;?!)]»”\"’'–".unicodeScalars.contains(scalars[end])
  }

  private static func isBehindWord(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    var end = index
    while end > 0, index - end < 3, ".,:;)]”\"»’'*?!".unicodeScalars.contains(scalars[end - 1]) { end -= 1 }
    if end < index, isYear(scalars, end) { return true }
    let word = String(
      String.UnicodeScalarView(scalars[..<end].reversed().prefix { ScalarClass.isLowercase($0) }.reversed()))
    if end < index, ["pct", "stk", "mio", "kap", "fig", "tab", "eks", "afs", "mia"].contains(word) { return false }
    return word.unicodeScalars.count >= 2
      && !["km", "cm", "mm", "dm", "co", "ha", "kl", "nr", "ca", "jf"].contains(word)
  }

  /// Whether a year ends here: `efteråret 2023.1 Vi`.
  private static func isYear(_ scalars: [Unicode.Scalar], _ end: Int) -> Bool {
    let digits = scalars[..<end].reversed().prefix { ScalarClass.isDigit($0) && $0.isASCII }
    let year = Int(String(String.UnicodeScalarView(digits.reversed())))
    return digits.count == 4 && (1900...2099).contains(year ?? 0)
      && (end == 4 || ScalarClass.isWhiteSpace(scalars[end - 5]))
  }

  /// The number of a block like `3 Læs mere om …`, `[3] …`, `3. …`, `3) …`.
  private static func label(of block: Block, in verbatim: UTF8Text) -> Int? {
    if block.hashes > 0 { return nil }
    let text = block.unmarked(in: verbatim).text
    let scalars = Array(text.unicodeScalars.prefix(8))
    var start = scalars.first == "[" || scalars.first == "(" ? 1 : 0
    if start == 1, scalars.count > 1, scalars[1] == "^" { start = 2 }
    let digits = scalars.dropFirst(start).prefix { ScalarClass.isDigit($0) && $0.isASCII }
    guard (1...3).contains(digits.count) else { return nil }
    let rest = scalars.dropFirst(start + digits.count).drop { ".)]: \t\u{A0}".unicodeScalars.contains($0) }
    guard let first = rest.first,
      ScalarClass.isUppercase(first) || "<\"”»§[(".unicodeScalars.contains(first) || text.contains("http"),
      Sentence.wordCount(text) > 1
    else { return nil }
    return Int(String(String.UnicodeScalarView(digits)))
  }

  /// Rows of labels that count up by one, or by two where a mark was lost. A row begins with 1, or where the text was cut.
  private static func rows(_ candidates: [Candidate]) -> [[Candidate]] {
    var rows: [[Candidate]] = []
    for candidate in candidates {
      if let last = rows.last?.last, (1...2).contains(candidate.label - last.label) {
        rows[rows.count - 1].append(candidate)
      } else if candidate.label == 1 || rows.isEmpty && candidate.label <= 5 {
        rows.append([candidate])
      }
    }
    return rows
  }
}
