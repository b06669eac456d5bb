internal import CorpusModel
internal import UnicodeText

/// The stretches in marks of a paragraph of running text: speech told apart from terms, titles and questions.
struct InlineSpeech {
  struct Speech {
    /// Bytes of the paragraph.
    let range: Range<Int>
    let attribution: Attribution?
  }

  private(set) var speech: [Speech] = []
  private(set) var terms: [(range: Range<Int>, kind: QuotedTerm.Kind)] = []

  /// Bytes on either side of a stretch that say whether it is speech.
  private static let reach = 400

  init(_ text: String) {
    let bytes = Array(text.utf8)
    var last: Attribution?
    for span in QuoteMarks.spans(in: text) {
      let words = String(decoding: bytes[span.words], as: UTF8.self)
      // Who speaks stands near: a paragraph may be a whole book.
      let before = String(decoding: bytes[..<span.marked.lowerBound].suffix(Self.reach), as: UTF8.self)
      let behind = String(decoding: bytes[span.marked.upperBound...].prefix(Self.reach), as: UTF8.self)
      let said = Attribution.behind(behind)
      let isSaid =
        said != nil
        || SpeechWords.beginsWithVerb(String(behind.drop { ", ".contains($0) }))
          && (behind.hasPrefix(",") || words.hasSuffix(",") || words.hasSuffix("?") || words.hasSuffix("!"))
      if Self.isSpeech(words, before: before, isSaid: isSaid, goesOn: last != nil) {
        let attribution =
          said?.attribution ?? (Attribution.introduces(before) ? Attribution.before(before) : nil) ?? last
        speech.append(Speech(range: span.words, attribution: attribution))
        last = attribution
        terms += span.inner.map { ($0.words, .nested) }
      } else {
        terms.append((span.words, Self.kind(of: words, before: before)))
        last = nil
      }
    }
  }

  /// Speech is introduced by a verb of saying or followed by one, or is a whole sentence by itself. A stretch that the
  /// writer names (`begrebet ”…”`), and one of three words or fewer that nobody says, is none.
  private static func isSpeech(_ words: String, before: String, isSaid: Bool, goesOn: Bool) -> Bool {
    let count = Sentence.wordCount(words)
    guard let first = words.unicodeScalars.first else { return false }
    if isNamed(before), !isSaid { return false }
    if isSaid { return count >= 2 }
    let beginsSentence = ScalarClass.isUppercase(first) || first == "[" || first == "("
    if Attribution.introduces(before) { return count >= 4 && (beginsSentence || hasClause(words)) }
    if count < 5 || !beginsSentence || !hasClause(words) { return false }
    // Whole sentences between the writer's own.
    return goesOn || before.isEmpty || ".:?!".contains(before.last { !$0.isWhitespace } ?? "x") || count >= 8
  }

  private static func hasClause(_ words: String) -> Bool {
    words.split { !$0.isLetter }.contains { SpeechWords.clauseWords.contains(LetterCase.lowercased(String($0))) }
  }

  /// Whether the two words before a stretch say what it is.
  private static func isNamed(_ before: String) -> Bool {
    let sentence = before.suffix(60)
    let near = sentence.split { $0.isWhitespace }.suffix(2).map { String($0.filter { $0.isLetter }) }
    guard !(sentence.last { !$0.isWhitespace } == "."), near.count > 0 else { return false }
    let named = near.map { SpeechWords.namingWords.contains(LetterCase.lowercased($0)) }
    return named.last ?? false
      || named.count == 2 && named[0] && ["til", "om", "som", "med", "for", "på"].contains(near[1])
  }

  private static func kind(of words: String, before: String) -> QuotedTerm.Kind {
    if words.hasSuffix("?") { return .question }
    guard let first = words.unicodeScalars.first else { return .term }
    return ScalarClass.isUppercase(first) && Sentence.wordCount(words) >= 2 ? .title : .term
  }
}
