internal import CorpusModel
internal import UnicodeText

/// The title, and what stands around it before the text: cover, letterhead, colophon, dates.
enum FrontMatterRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    let blocks = report.blocks
    let start = blocks.indices.first { report.roles[$0] != .furniture(.wrapper) } ?? blocks.count
    if let title = markdownTitle(report, from: start) {
      report.markHeading(title, level: 0)
      report.mark(start..<title, .cover)
      return markDates(&report, after: title)
    }
    if report.contents.blocks.isEmpty {
      // Short lines above the title of a text without pages are text; a cover has a page, or stands in a web page.
      let hasCover = start > 0 || !report.pages.isEmpty || blocks.contains { $0.furniture?.isPage ?? false }
      guard let title = blocks.indices.dropFirst(start).prefix(14).first(where: { isTitle($0, report) }) else { return }
      let found = hasCover ? self.title(in: start..<(title + 1), report) ?? title : title
      mark(&report, (hasCover ? start : title)..<(title + 1), title: found)
      return markDates(&report, after: title)
    }
    let end = max(start, endOfCover(report, start..<max(start, report.contents.blocks.lowerBound)))
    let colophon = (start..<end).first { BackMatter.isColophon(blocks[$0].text) } ?? end
    mark(&report, start..<end, title: title(in: start..<colophon, report))
    // What stands between the cover and the table of contents is a foreword under its heading.
    for index in end..<max(end, report.contents.blocks.lowerBound)
    where report.isFree(index) && BackMatter.isOuterHeading(blocks[index].text) {
      report.markHeading(index, level: 1)
    }
  }

  /// Where the cover ends before a table of contents: at a foreword with text under it.
  private static func endOfCover(_ report: ReportRoles, _ front: Range<Int>) -> Int {
    front.first { index in
      BackMatter.isOuterHeading(report.blocks[index].text)
        && (report.next(after: index).map { report.isProse($0) } ?? false)
    } ?? front.upperBound
  }

  private static func mark(_ report: inout ReportRoles, _ front: Range<Int>, title: Int?) {
    let colophon = front.first { BackMatter.isColophon(report.blocks[$0].text) } ?? front.upperBound
    if let title, report.isFree(title) {
      report.markHeading(title, level: 0)
      // A title that its line was too short for.
      if title + 1 < front.upperBound, report.isFree(title + 1), report.blocks[title + 1].marker == nil,
        Sentence.goesOn(report.blocks[title + 1].text)
      {
        report.roles[title + 1] = .heading(0)
        report.headingContinuations.insert(title + 1)
      }
    }
    report.mark(front.lowerBound..<max(front.lowerBound, colophon), .cover)
    report.mark(max(front.lowerBound, colophon)..<front.upperBound, .colophon)
  }

  /// The title among the blocks of a cover: a line that runs over the pages, else the first that is no publisher, date or
  /// series. Where the first line of it was lost, what is left begins small.
  private static func title(in cover: Range<Int>, _ report: ReportRoles) -> Int? {
    let blocks = report.blocks
    let heads = Set(blocks.filter { $0.furniture == .runningHead }.map { Contents.key($0.text) })
    let candidates = cover.filter { index in
      guard report.isFree(index), blocks[index].marker == nil else { return false }
      let text = blocks[index].text
      let isSmall = Sentence.goesOn(text)
      return isTitleText(text, isSmall ? 4...30 : 2...30, small: true) && !BackMatter.isImprint(text)
        && !BackMatter.isPublisher(text)
    }
    return candidates.first { heads.contains(Contents.key(blocks[$0].text)) } ?? candidates.first
  }

  private static func isTitleText(_ text: String, _ words: ClosedRange<Int>, small: Bool) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return words.contains(Sentence.wordCount(text)) && (small || !ScalarClass.isLowercase(first))
      && !".:;,".unicodeScalars.contains(last) && !isDate(text) && !BackMatter.isColophon(text)
  }

  /// Without a table of contents: a line like a title that a paragraph follows soon, with nothing but short lines before.
  private static func isTitle(_ index: Int, _ report: ReportRoles) -> Bool {
    let blocks = report.blocks
    guard report.isFree(index), blocks[index].marker == nil, isTitleText(blocks[index].text, 4...30, small: false),
      !QuotedBlock.opens(blocks[index].text), QuotedBlock(blocks[index].text) == nil
    else { return false }
    let before =
      blocks[..<index].allSatisfy { Sentence.wordCount($0.text) <= 6 || $0.furniture != nil }
      || blocks.indices[..<index].allSatisfy { report.isFurniture($0) || Sentence.wordCount(blocks[$0].text) <= 6 }
    let after = blocks.indices.dropFirst(index + 1).prefix(6).contains { place in
      report.isProse(place)
        || index == 0 && blocks[place].furniture == nil && Sentence.wordCount(blocks[place].text) >= 15
    }
    return before && after
  }

  /// The one heading of the highest level, when it stands before all others.
  private static func markdownTitle(_ report: ReportRoles, from start: Int) -> Int? {
    let headings = report.blocks.indices.filter { report.blocks[$0].hashes > 0 && report.isFree($0) }
    guard let first = headings.first, let highest = headings.map({ report.blocks[$0].hashes }).min(),
      headings.count > 1,
      headings.filter({ report.blocks[$0].hashes == highest }) == [first],
      !(start..<first).contains(where: { report.isProse($0) })
    else { return nil }
    return first
  }

  /// Dates, authors and the like under a title.
  private static func markDates(_ report: inout ReportRoles, after title: Int) {
    var index = title + 1
    while index < report.blocks.count, index <= title + 4, !report.isProse(index) {
      let text = report.blocks[index].text
      let isByline = text.hasPrefix("Af ") && Sentence.wordCount(text) <= 6 && !Sentence.isComplete(text)
      if report.isFree(index), isDate(text) || isByline { report.roles[index] = .furniture(.cover) }
      index += 1
    }
  }

  /// `27-05-2021`, `Dato 29. april 2019`, `Publiceret 3. maj 2021 kl. 10.30`, `marts 2022`.
  static func isDate(_ text: String) -> Bool {
    if text.utf8.count > longestDate { return false }
    let words = LetterCase.lowercased(text).split { !($0.isLetter || $0.isNumber) }
    guard words.count <= 8, words.contains(where: { $0.allSatisfy(\.isNumber) }) else { return false }
    return words.allSatisfy { dateWords.contains($0) || $0.allSatisfy(\.isNumber) }
      && (words.count > 1 || text.unicodeScalars.count <= 10)
  }

  /// Bytes; the longest of eight words have hardly more.
  private static let longestDate = 120
  private static let dateWords: Set<Substring> = [
    "januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober", "november",
    "december",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "okt", "nov", "dec", "dato", "d", "den", "kl",
    "publiceret", "offentliggjort", "opdateret", "udgivet", "senest", "mandag", "tirsdag", "onsdag", "torsdag",
    "fredag",
    "lørdag", "søndag",
  ]
}
