internal import CorpusModel
internal import UnicodeText

/// Headings that no table of contents names.
enum HeadingRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    let bold = boldHeadings(in: report)
    if report.givesHeadings { return markBelowGiven(bold, &report) }
    markHashes(&report)
    var above = 0
    // Where bold paragraphs are headings, plain ones are none.
    let found =
      bold.count >= 3
      ? bold.sorted() : report.blocks.indices.filter { bold.contains($0) || isHeading($0, report) }
    let levels = OwnLevels(found.map { report.blocks[$0].text }, hasContents: !report.contents.levels.isEmpty)
    var candidates = Set(found)
    // A line right above a heading of the contents has nothing under it: a signature, a date.
    for index in found.reversed() {
      if let next = report.next(after: index), report.contents.levels[next] == 1, !candidates.contains(next),
        report.contents.levels.count > 2
      {
        candidates.remove(index)
      }
    }
    for index in report.blocks.indices {
      if case .heading(let level) = report.roles[index] { above = report.contents.levels[index] ?? level }
      guard candidates.contains(index) else { continue }
      report.markHeading(index, level: levels.level(of: report.blocks[index], below: above))
    }
  }

  /// Short bold paragraphs that stand over plain ones; none where a third of the text is bold.
  private static func boldHeadings(in report: ReportRoles) -> Set<Int> {
    let bold = report.blocks.indices.filter { report.blocks[$0].isBold }
    guard !bold.isEmpty, bold.count * 3 <= report.blocks.count else { return [] }
    let headings = bold.filter { index in
      let block = report.blocks[index]
      guard report.isFree(index), block.marker == nil, block.lines.count <= 2, looksLikeHeading(block.text),
        let after = report.next(after: index), report.roles[after] != .attribution
      else { return false }
      return !report.blocks[after].isBold && Sentence.wordCount(report.blocks[after].text) >= 3
        && !Sentence.goesOn(report.blocks[after].text)
    }
    return Set(headings)
  }

  /// Makes bold paragraphs headings below those that the format gives.
  private static func markBelowGiven(_ bold: Set<Int>, _ report: inout ReportRoles) {
    if bold.count < 3 { return }
    var above = 0
    for index in report.blocks.indices {
      if case .heading(let level) = report.roles[index] { above = level }
      if bold.contains(index) { report.roles[index] = .heading(above + 1) }
    }
  }

  /// `#`, `##` …: below the title, or from 1 on where there is none.
  private static func markHashes(_ report: inout ReportRoles) {
    let marked = report.blocks.indices.filter { report.blocks[$0].hashes > 0 && report.isFree($0) }
    guard let highest = marked.map({ report.blocks[$0].hashes }).min() else { return }
    for index in marked { report.markHeading(index, level: report.blocks[index].hashes - highest + 1) }
  }

  private static func isHeading(_ index: Int, _ report: ReportRoles) -> Bool {
    let block = report.blocks[index]
    guard report.isFree(index), block.lines.count <= 2 else { return false }
    let isNumbered = HeadingNumber(block.unmarked(in: report.verbatim).text) != nil
    if block.marker != nil, !(isNumbered && standsAlone(index, report)) { return false }
    guard looksLikeHeading(block.text), let after = report.next(after: index), report.roles[after] != .attribution,
      introduces(index, after, report)
    else { return false }
    if report.blocks[after].marker == nil, !report.isHeading(after),
      let first = report.blocks[after].text.unicodeScalars.first, ScalarClass.isLowercase(first)
    {
      return false
    }
    // Speech that the layout put into a sentence: the rest of it begins small.
    var rest: Int? = after
    while let place = rest, report.roles[place] == .quotation || report.roles[place] == .attribution {
      rest = report.next(after: place)
    }
    if let rest, rest != after, report.isFree(rest), report.blocks[rest].marker == nil,
      Sentence.goesOn(report.blocks[rest].text)
    {
      return false
    }
    // A line in the middle of a sentence is part of it; a page may have lost the sentence's end.
    guard let before = report.previous(before: index), report.roles[before] == nil, report.blocks[before].marker == nil,
      !Sentence.isComplete(report.blocks[before].text), !looksLikeHeading(report.blocks[before].text)
    else { return true }
    let between = (before + 1)..<index
    return between.contains { report.blocks[$0].furniture?.isPage ?? false } && report.isProse(after)
  }

  /// Whether a numbered line has no other of its list beside it.
  private static func standsAlone(_ index: Int, _ report: ReportRoles) -> Bool {
    guard let after = report.next(after: index), report.blocks[after].marker == nil || !report.isFree(after) else {
      return false
    }
    guard let before = report.previous(before: index) else { return true }
    return report.blocks[before].marker == nil && !report.blocks[before].text.hasSuffix(":")
      && Sentence.wordCount(report.blocks[after].text) >= 8
  }

  /// Whether a line that looks like a heading has something under it that a heading stands over. In a text with pages or a
  /// table of contents anything is; in another one, a row of short lines is a row of short paragraphs.
  private static func introduces(_ index: Int, _ after: Int, _ report: ReportRoles) -> Bool {
    if !report.contents.blocks.isEmpty || !report.pages.isEmpty { return true }
    let words = Sentence.wordCount(report.blocks[after].text)
    return report.blocks[after].marker != nil || report.roles[after] == .quotation || report.roles[after] == .box
      || words >= 12
      || words * 2 >= 3 * Sentence.wordCount(report.blocks[index].text)
        && Sentence.isComplete(report.blocks[after].text)
  }

  /// Whether a sentence ends inside: a word of four letters or more, a point, and a capital.
  private static func holdsSentence(_ text: Substring) -> Bool {
    let words = text.split(separator: " ")
    return zip(words, words.dropFirst()).contains { word, next in
      guard let last = word.last, ".?!".contains(last), next.first?.isUppercase ?? false else { return false }
      return word.dropLast().count >= 4 && word.dropLast().allSatisfy(\.isLetter)
    }
  }

  /// A short text that begins with a capital or a digit and ends without a point.
  static func looksLikeHeading(_ text: String) -> Bool {
    let bare = text.drop { "*_".contains($0) }
    let words = bare.unicodeScalars.reversed().drop {
      InlineMarks.isSuperscript($0) || $0 == "*" || $0 == "_"
    }
    guard let first = bare.unicodeScalars.first, let last = words.first else { return false }
    return text.utf8.count <= 140 && Sentence.wordCount(text) <= 16
      && (ScalarClass.isUppercase(first) || ScalarClass.isDigit(first)) && !".:;,…".unicodeScalars.contains(last)
      && !text.contains("@") && !text.contains("www.") && !text.contains("http")
      && bare.unicodeScalars.contains { ScalarClass.isLetter($0) } && !holdsSentence(bare)
  }
}
