internal import CorpusModel
internal import UnicodeText

/// The quotations of a report, and the words in marks that are none.
struct ReportSpeech {
  private(set) var quotations: [Quotation] = []
  private(set) var terms: [QuotedTerm] = []

  private let report: ReportRoles
  private let text: UTF8Text
  /// What speech is that nobody is named for.
  private let unnamed: Quotation.Kind

  /// - Parameter sections: The section of each paragraph.
  init(_ written: [WrittenParagraph], text: UTF8Text, sections: [Int?], report: ReportRoles) {
    self.report = report
    self.text = text
    unnamed = Self.isInterviewReport(text) ? .informant : .surveyAnswer
    let byBlock = Dictionary(
      written.indices.flatMap { index in written[index].blocks.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
    var speaker: String?
    for (index, paragraph) in written.enumerated() {
      let section = sections[index]
      switch paragraph.role {
      case .quotation:
        let named = paragraph.blocks.lazy.compactMap { report.attributions[$0] }.first.flatMap { byBlock[$0] }
          .map { written[$0].range }
        add(block: paragraph.range, named: named, before: index > 0 ? written[index - 1] : nil, section: section)
      case .statement: addStatement(paragraph.range, speaker: &speaker, section: section)
      case .body, .item: addInline(paragraph.range, section: section)
      default: break
      }
      if paragraph.role != .statement { speaker = nil }
    }
  }

  /// Whether a text tells of interviews and of nobody who filled in anything.
  private static func isInterviewReport(_ text: UTF8Text) -> Bool {
    let lower = Array(LetterCase.lowercased(text.string).utf8)
    func names(_ words: [String]) -> Bool { words.contains { lower.holds(Array($0.utf8)) } }
    return names(["interview", "informant"])
      && !names(["spørgeskema", "besvarelse", "survey", "respondent", "kommentarfelt"])
  }

  private mutating func add(_ range: TextRange, _ kind: Quotation.Kind, _ role: String?, _ section: Int?) {
    let words = text.trimmed(range)
    if words.isEmpty { return }
    quotations.append(Quotation(range: words, kind: kind, role: role, section: section))
  }

  /// A block that is speech from end to end.
  private mutating func add(block range: TextRange, named: TextRange?, before: WrittenParagraph?, section: Int?) {
    let words = text.string(in: range)
    if let unmarked = UnmarkedSpeech(words) {
      return add(unmarked.words.moved(by: range.start), .informant, unmarked.role, section)
    }
    guard let quoted = QuotedBlock(words) else {
      if let named { add(range, .informant, RoleLine.role(of: text.string(in: named)), section) }
      return
    }
    var role = quoted.role ?? named.map { RoleLine.role(of: text.string(in: $0)) }
    if role == nil, let before, before.role == .body {
      let lead = text.string(in: before.range)
      if lead.hasSuffix(":") { role = Attribution.before(lead)?.role }
    }
    add(quoted.words.moved(by: range.start), role == nil ? unnamed : .informant, role, section)
    for span in QuoteMarks.spans(in: words) {
      terms += span.inner.map { QuotedTerm(range: $0.words.moved(by: range.start), kind: .nested) }
    }
  }

  /// A paragraph behind a dash; one that names nobody goes on with who spoke before.
  private mutating func addStatement(_ range: TextRange, speaker: inout String?, section: Int?) {
    guard let statement = Statement(text.string(in: range)) else { return }
    speaker = statement.attribution?.role ?? speaker
    for part in statement.parts {
      add(part.moved(by: range.start), speaker == nil ? unnamed : .pressStatement, speaker, section)
    }
  }

  private mutating func addInline(_ range: TextRange, section: Int?) {
    let inline = InlineSpeech(text.string(in: range))
    for speech in inline.speech {
      let kind: Quotation.Kind =
        speech.attribution.map { $0.namesPerson ? .pressStatement : .informant } ?? unnamed
      add(speech.range.moved(by: range.start), kind, speech.attribution?.role, section)
    }
    terms += inline.terms.map { QuotedTerm(range: $0.range.moved(by: range.start), kind: $0.kind) }
  }
}

extension [UInt8] {
  /// Whether the bytes stand in these. O(n) for words as they are.
  fileprivate func holds(_ wanted: [UInt8]) -> Bool {
    guard let first = wanted.first else { return true }
    var rest = self[...]
    while let place = rest.firstIndex(of: first) {
      rest = rest[place...]
      if rest.starts(with: wanted) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}

extension Range<Int> {
  /// Bytes of a paragraph as bytes of the text that it stands in.
  fileprivate func moved(by start: Int) -> TextRange { TextRange(start + lowerBound, start + upperBound) }
}
