internal import CorpusModel
internal import UnicodeText

/// Printed page numbers that a converter glued to the words beside them: `12Indledning`, `… de unge.12Kommunerne`.
///
/// Numbers in one report rise with its pages. A glued number is taken for a page's when it stands in the longest row of
/// rising numbers, at least three of them, or at the edge of a page; a year before a word always is: `2021Kapitel`.
struct PrintedPageNumbers {
  /// Digits in a line, as a range of its scalars.
  private struct Candidate {
    let line: Int
    let scalars: Range<Int>
    let value: Int
    /// Whether the digits are the whole line.
    let isAlone: Bool
    /// Whether the middle of a sentence follows.
    var isRest = false
  }

  private var glued: [Candidate] = []

  init(_ lines: [ReportLine]) {
    var candidates: [Candidate] = []
    for (index, line) in lines.enumerated() where !line.isBlank {
      if let page = line.page, let value = Int(page) {
        // Page marks count from the cover and follow another row than printed numbers.
        if line.furniture == .pageNumber {
          candidates.append(Candidate(line: index, scalars: 0..<0, value: value, isAlone: true))
        }
        continue
      }
      candidates += Self.gluedDigits(in: line, at: index, followsPage: lines)
    }
    let row = Self.longestRow(candidates.map(\.value))
    for (number, candidate) in candidates.enumerated() where !candidate.isAlone {
      let isYear = (1900...2100).contains(candidate.value) && candidate.scalars.lowerBound == 0
      let isAtEdge = candidate.scalars.lowerBound == 0 && lines.isAtPageEdge(candidate.line)
      if !candidate.isRest && (isYear || isAtEdge) || row.count >= 3 && row.contains(number) { glued.append(candidate) }
    }
  }

  /// Digits glued to a word with a capital, in front of the line or behind the end of a sentence in it.
  private static func gluedDigits(in line: ReportLine, at index: Int, followsPage lines: [ReportLine]) -> [Candidate] {
    let scalars = Array(line.text.unicodeScalars)
    var result: [Candidate] = []
    var start = 0
    while start < scalars.count {
      guard ScalarClass.isDigit(scalars[start]) else {
        start += 1
        continue
      }
      var end = start
      while end < scalars.count, ScalarClass.isDigit(scalars[end]) { end += 1 }
      defer { start = end }
      let isBehindSentence =
        start > 1 && ".?!”»\"".unicodeScalars.contains(scalars[start - 1]) && isWord(scalars, start - 2)
      // `5tredje`: the rest of a sentence, where other numbers show that it is a page's.
      let isRest =
        start == 0 && end + 1 < scalars.count && ScalarClass.isLowercase(scalars[end])
        && ScalarClass.isLowercase(scalars[end + 1])
      guard start == 0 || isBehindSentence, end - start <= 4, end + 1 < scalars.count,
        isRest || ScalarClass.isUppercase(scalars[end]), ScalarClass.isLowercase(scalars[end + 1]),
        let value = Int(String(String.UnicodeScalarView(scalars[start..<end])))
      else { continue }
      result.append(Candidate(line: index, scalars: start..<end, value: value, isAlone: false, isRest: isRest))
    }
    return result
  }

  private static func isWord(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
    index >= 0 && (ScalarClass.isLetter(scalars[index]) || scalars[index] == ")")
  }

  /// The members of the longest row of rising numbers, each at most twenty above the one before.
  private static func longestRow(_ values: [Int]) -> Set<Int> {
    var lengths = [Int](repeating: 1, count: values.count)
    var before = [Int?](repeating: nil, count: values.count)
    for index in values.indices {
      // Two hundred numbers back is far enough, and keeps tables of figures from costing their square.
      for earlier in max(0, index - 200)..<index
      where values[earlier] < values[index] && values[index] - values[earlier] <= 20
        && lengths[earlier] + 1 > lengths[index]
      {
        lengths[index] = lengths[earlier] + 1
        before[index] = earlier
      }
    }
    var row = Set<Int>()
    var member = lengths.indices.max { lengths[$0] < lengths[$1] }
    while let index = member {
      row.insert(index)
      member = before[index]
    }
    return row
  }

  /// Cuts the numbers off: each becomes a line of its own, and what stands behind it begins a page.
  func cut(_ lines: inout [ReportLine], in verbatim: UTF8Text) {
    if glued.isEmpty { return }
    let byLine = Dictionary(grouping: glued, by: \.line)
    var result: [ReportLine] = []
    for (index, line) in lines.enumerated() {
      guard let numbers = byLine[index] else {
        result.append(line)
        continue
      }
      let scalars = Array(line.text.unicodeScalars)
      func offset(_ scalar: Int) -> Int { line.range.start + scalars[..<scalar].reduce(0) { $0 + UTF8.width($1) } }
      var start = line.range.start
      var startsPage = line.startsPage
      var lifted = line.lifted
      func part(_ end: Int) {
        let range = verbatim.trimmed(TextRange(start, end))
        guard !range.isEmpty else { return }
        var part = ReportLine(range: range, text: verbatim.string(in: range), startsPage: startsPage)
        part.lifted = lifted
        part.goesOn = lifted?.kind == .pageNumber
        result.append(part)
      }
      for number in numbers {
        let digits = TextRange(offset(number.scalars.lowerBound), offset(number.scalars.upperBound))
        part(digits.start)
        start = digits.end
        let rest = verbatim.trimmed(TextRange(digits.end, line.range.end))
        // Inside a paragraph it goes on behind the number; a heading begins its page.
        if digits.start > line.range.start, !HeadingRule.looksLikeHeading(verbatim.string(in: rest)) {
          lifted = Block.Lifted(range: digits, kind: .pageNumber, page: "\(number.value)")
          startsPage = false
          continue
        }
        result.append(
          ReportLine(
            range: digits, text: verbatim.string(in: digits), startsPage: false, furniture: .pageNumber,
            page: "\(number.value)"))
        lifted = nil
        startsPage = true
      }
      part(line.range.end)
    }
    lines = result
  }
}
