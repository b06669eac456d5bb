internal import CorpusModel
internal import UnicodeText

/// Speech that stands by itself, with the lines that name who speaks, and statements behind a dash.
enum QuotationRule: ReportRule {
  static func apply(to report: inout ReportRoles) {
    markSpeech(&report)
    markUnmarked(&report)
    nameSpeakers(&report)
    markStatements(&report)
    markDialogue(&report)
  }

  // MARK: Speech

  private static func markSpeech(_ report: inout ReportRoles) {
    for index in report.blocks.indices where report.isFree(index) && report.blocks[index].marker == nil {
      let text = report.blocks[index].text
      if QuotedBlock(text) != nil {
        if isSpeech(index, report) { report.roles[index] = .quotation }
      } else if QuotedBlock.opens(text), let parts = parts(from: index, report) {
        for part in parts { report.roles[part] = .quotation }
      }
    }
  }

  /// Speech without marks that has its role in parentheses at its end, or set off below it.
  private static func markUnmarked(_ report: inout ReportRoles) {
    for index in report.blocks.indices where report.isFree(index) && report.blocks[index].marker == nil {
      let text = report.blocks[index].text
      if UnmarkedSpeech(text) != nil {
        report.roles[index] = .quotation
        continue
      }
      guard let next = report.next(after: index), report.isFree(next), report.blocks[next].isSingleLine,
        report.blocks[next].text.hasPrefix("("), RoleLine.isSetOff(report.blocks[next].text),
        !text.unicodeScalars.contains(where: { QuoteMarks.double.contains($0) }), UnmarkedSpeech.isSpoken(text)
      else { continue }
      report.roles[index] = .quotation
    }
  }

  /// Whether a block in marks is speech: somebody is named beside it, it answers a lead-in or follows an answer, or it has
  /// eight words.
  private static func isSpeech(_ index: Int, _ report: ReportRoles) -> Bool {
    if role(before: index, report) != nil || role(behind: index, report) != nil { return true }
    let before = report.previous(before: index)
    return Sentence.wordCount(report.blocks[index].text) >= 8
      || before.map { report.roles[$0] == .quotation || report.blocks[$0].text.hasSuffix(":") } ?? false
  }

  /// The blocks of speech that pages or paragraphs cut: up to the mark that closes it, four blocks on at most.
  private static func parts(from index: Int, _ report: ReportRoles) -> [Int]? {
    var parts = [index]
    while parts.count < 5, let next = report.next(after: parts[parts.count - 1]), report.isFree(next),
      report.blocks[next].marker == nil
    {
      parts.append(next)
      let text = report.blocks[next].text
      if QuotedBlock.closes(text) { return parts }
      // Speech that opens anew in each paragraph goes on; any other mark is another quotation's.
      if text.unicodeScalars.contains(where: { QuoteMarks.double.contains($0) }), !QuotedBlock.opens(text) {
        return nil
      }
    }
    return nil
  }

  // MARK: Who speaks

  /// A role stands above its quotation or below it. Where both lines could be one, the side decides that has a role where
  /// the other has none, in the whole report.
  private static func nameSpeakers(_ report: inout ReportRoles) {
    let quotations = report.blocks.indices.filter { index in
      report.roles[index] == .quotation && (report.previous(before: index).map { !isOpenPart($0, report) } ?? true)
    }
    var above = 0
    var below = 0
    for index in quotations {
      let hasAbove = role(before: index, report) != nil
      let hasBelow = role(behind: end(of: index, report), report) != nil
      if hasAbove, !hasBelow { above += 1 }
      if hasBelow, !hasAbove { below += 1 }
    }
    for index in quotations {
      let first = role(before: index, report)
      let second = role(behind: end(of: index, report), report)
      let isSetOff =
        second.map { report.blocks[$0].marker != nil || RoleLine.isSetOff(report.blocks[$0].text) } ?? false
      guard let role = isSetOff || below > above ? second ?? first : first ?? second, report.isFree(role) else {
        continue
      }
      report.roles[role] = .attribution
      report.attributions[index] = role
    }
  }

  /// Whether a block is speech that goes on in the next.
  private static func isOpenPart(_ index: Int, _ report: ReportRoles) -> Bool {
    report.roles[index] == .quotation && QuotedBlock.opens(report.blocks[index].text)
      && QuotedBlock(report.blocks[index].text) == nil
  }

  private static func end(of index: Int, _ report: ReportRoles) -> Int {
    var last = index
    while isOpenPart(last, report) || last != index && !QuotedBlock.closes(report.blocks[last].text),
      let next = report.next(after: last), report.roles[next] == .quotation, next < index + 12
    {
      last = next
    }
    return last
  }

  /// The line above a quotation that names who is quoted: it is short, is no heading of the contents, and names a position,
  /// or stands in the middle of a sentence that goes on behind the quotation.
  private static func role(before index: Int, _ report: ReportRoles) -> Int? {
    guard let line = report.previous(before: index), report.isFree(line) else { return nil }
    let block = report.blocks[line]
    guard block.isSingleLine, block.marker == nil, report.contents.levels[line] == nil, RoleLine.isShort(block.text)
    else {
      return nil
    }
    if RoleLine.namesRole(block.text) { return line }
    guard let before = report.previous(before: line), report.roles[before] != .quotation,
      Sentence.wordCount(block.text) <= 6
    else { return nil }
    return Sentence.isComplete(report.blocks[before].text) || report.isHeading(before) ? nil : line
  }

  /// The line below: behind a dash, in parentheses, or naming a position and followed by no other quotation of its own.
  private static func role(behind index: Int, _ report: ReportRoles) -> Int? {
    guard let line = report.next(after: index), report.isFree(line), report.contents.levels[line] == nil else {
      return nil
    }
    let block = report.blocks[line]
    guard block.isSingleLine else { return nil }
    let isSetOff = block.marker != nil || RoleLine.isSetOff(block.text)
    let role = isSetOff ? RoleLine.role(of: block.text) : block.text
    return RoleLine.isShort(role) && RoleLine.namesRole(block.text) ? line : nil
  }

  // MARK: Statements

  /// Paragraphs behind a dash that say who speaks, and those beside them that only go on speaking.
  private static func markStatements(_ report: inout ReportRoles) {
    let dashed = report.blocks.indices.filter { index in
      guard report.isFree(index), let marker = report.blocks[index].marker else { return false }
      return ["-", "–", "—"].contains(report.verbatim.string(in: marker))
    }
    for index in dashed where Statement(report.blocks[index].text)?.attribution != nil {
      report.roles[index] = .statement
    }
    for index in dashed where report.isFree(index) {
      // A list of points is none, however many sentences its points have.
      guard let before = report.previous(before: index), report.roles[before] == .statement,
        Sentence.isComplete(report.blocks[index].text), Sentence.wordCount(report.blocks[index].text) >= 8
      else { continue }
      report.roles[index] = .statement
    }
  }

  /// Rows of paragraphs behind dashes in which people ask and answer: `– Hvad gør du så?`, `– Jeg ringer til hende.` The
  /// points of a list speak of nobody.
  private static func markDialogue(_ report: inout ReportRoles) {
    var row: [Int] = []
    func close(_ report: inout ReportRoles) {
      defer { row = [] }
      let texts = row.map { report.blocks[$0].text }
      let questions = texts.count { $0.hasSuffix("?") }
      guard questions > 0, questions < row.count, texts.allSatisfy({ Sentence.isComplete($0) && !$0.hasSuffix(":") }),
        texts.count(where: { UnmarkedSpeech.saysI($0) }) * 2 >= row.count
      else { return }
      for index in row { report.roles[index] = .statement }
    }
    for index in report.blocks.indices where !report.isFurniture(index) {
      let block = report.blocks[index]
      let isDashed =
        block.marker.map { ["-", "–", "—"].contains(report.verbatim.string(in: $0)) } ?? false
        && !Sentence.goesOn(block.text)
      if report.isFree(index), isDashed { row.append(index) } else { close(&report) }
    }
    close(&report)
  }
}
