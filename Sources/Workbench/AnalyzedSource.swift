internal import CorpusIndex
package import CorpusModel
internal import Synchronization
package import TextAnalysis

/// A document with its tokens and sentences.
package struct AnalyzedSource: Sendable {
  /// A sentence and the tokens in it.
  package struct Sentence: Sendable {
    package let range: TextRange
    /// Indices of `tokens`.
    package let tokens: Range<Int>
    /// The index of the paragraph.
    package let paragraph: Int
  }

  package let document: Document
  private let cut: Cut

  /// In order; what stands in asides is none of them.
  package var tokens: [Token] { cut.pieces.tokens }
  package var sentences: [Sentence] { cut.pieces.sentences }

  /// A document that is cut into tokens and sentences when somebody asks for them, O(n) once.
  ///
  /// Title lines and participants of a transcript, guide questions, and lines that name who is quoted are not words of the
  /// text. Neither is what a transcriber or editor put in: `(griner)`, `[uforståeligt]`, `(...)`.
  ///
  /// - Parameter keepsAsides: Whether every character that is not white space stands in a token all the same.
  package init(_ document: Document, keepsAsides: Bool = false) {
    self.document = document
    cut = Cut(document, keepsAsides: keepsAsides)
  }

  /// The pieces of a document, made at most once. Of a project's hundreds of sources most are never cut: their structure
  /// answers what is asked.
  private final class Cut: Sendable {
    typealias Pieces = (tokens: [Token], sentences: [Sentence])

    private let document: Document
    private let keepsAsides: Bool
    private let made = Mutex<Pieces?>(nil)

    init(_ document: Document, keepsAsides: Bool) {
      self.document = document
      self.keepsAsides = keepsAsides
    }

    var pieces: Pieces {
      made.withLock { made in
        if let made { return made }
        let new = AnalyzedSource.pieces(of: document, keepsAsides: keepsAsides)
        made = new
        return new
      }
    }
  }

  private static func pieces(of document: Document, keepsAsides: Bool) -> Cut.Pieces {
    let lifted = keepsAsides ? [] : document.structure.asides.map(\.range).sorted()
    var cutter = TextCutter(document.canonical)
    var sentences: [Sentence] = []
    for (number, paragraph) in document.structure.paragraphs.enumerated() {
      guard isText(paragraph, in: document) else { continue }
      let comments = keepsAsides ? [] : AsideFinder().asides(in: document.canonical, range: paragraph.range)
      let first = cutter.sentences.count
      cutter.appendParagraph(
        stretches(of: paragraph.range, without: merged(lifted, in: paragraph.range, with: comments)))
      for sentence in cutter.sentences[first...] {
        sentences.append(Sentence(range: cutter.range(of: sentence), tokens: sentence, paragraph: number))
      }
    }
    return (cutter.tokens, sentences)
  }

  private static func isText(_ paragraph: Paragraph, in document: Document) -> Bool {
    switch paragraph.kind {
    case .front, .attribution: false
    case .heading: document.kind != .transcript
    default: true
    }
  }

  /// The asides in a range, structure's and comments, in order.
  private static func merged(_ asides: [TextRange], in range: TextRange, with comments: [TextRange]) -> [TextRange] {
    let low = asides.partitionPoint { $0.end <= range.start }
    let high = asides.partitionPoint { $0.start < range.end }
    return (asides[low..<max(low, high)] + comments).sorted()
  }

  /// The parts of a range that no aside covers.
  private static func stretches(of range: TextRange, without asides: [TextRange]) -> [TextRange] {
    var result: [TextRange] = []
    var start = range.start
    var index = asides.partitionPoint { $0.end <= range.start }
    while index < asides.count, asides[index].start < range.end {
      if asides[index].start > start { result.append(TextRange(start, asides[index].start)) }
      start = max(start, asides[index].end)
      index += 1
    }
    if start < range.end { result.append(TextRange(start, range.end)) }
    return result
  }

  /// Words: tokens that are counted and searched.
  package var words: [Token] { tokens.filter(\.isWord) }

  /// Words that coordinations and brackets leave out, with the tokens that stand for them.
  package func ellipses(_ analyzer: DanishAnalyzer) -> [Ellipsis] {
    let finder = EllipsisFinder()
    let (tokens, sentences) = cut.pieces
    var result: [Ellipsis] = []
    var start = 0
    // A paragraph at a time: nothing is shared over its end.
    for (number, sentence) in sentences.enumerated() {
      let isLast = number + 1 == sentences.count || sentences[number + 1].paragraph != sentence.paragraph
      guard isLast else { continue }
      let own = Array(tokens[start..<sentence.tokens.upperBound])
      result += finder.ellipses(
        in: own, of: document.canonical, parts: { analyzer.parts(of: $0) },
        isKnown: { analyzer.isKnown($0) }
      ).map { ellipsis in
        let span = start + ellipsis.tokens.lowerBound..<start + ellipsis.tokens.upperBound
        return Ellipsis(tokens: span, token: start + ellipsis.token, form: ellipsis.form, kind: ellipsis.kind)
      }
      start = sentence.tokens.upperBound
    }
    return result
  }

  /// The lemma of each token that is a homograph, as its sentence reads it; `nil` for all others.
  func homographReadings(_ analyzer: DanishAnalyzer) -> [String?] {
    let (tokens, sentences) = cut.pieces
    var readings: [String?] = Array(repeating: nil, count: tokens.count)
    analyzer.forEachHomograph(of: tokens, inSentences: sentences.lazy.map(\.tokens), of: document.canonical) {
      readings[$0] = $1
    }
    return readings
  }

  /// What the index takes in.
  ///
  /// - Complexity: O(tokens).
  func indexable(_ analyzer: DanishAnalyzer) -> IndexableSource {
    let (tokens, sentences) = cut.pieces
    let words = words
    let readings = homographReadings(analyzer)
    // The number of words before each token.
    var wordsBefore = [Int](repeating: 0, count: tokens.count + 1)
    for (number, token) in tokens.enumerated() {
      wordsBefore[number + 1] = wordsBefore[number] + (token.isWord ? 1 : 0)
    }
    let ellipses = ellipses(analyzer).filter { tokens[$0.token].isWord }.map { ellipsis in
      (
        word: wordsBefore[ellipsis.token],
        words: wordsBefore[ellipsis.tokens.lowerBound]..<wordsBefore[ellipsis.tokens.upperBound], form: ellipsis.form
      )
    }
    let structure = document.structure
    let sections = innermostSections()
    var roles: [(range: TextRange, value: String)] = structure.turns.compactMap { turn in
      structure.speakers[turn.speaker].role.map { (turn.range, $0) }
    }
    roles += structure.quotations.compactMap { quotation in quotation.role.map { (quotation.range, $0) } }
    roles.sort { $0.range < $1.range }
    return IndexableSource(
      name: document.source, text: document.canonical.bytes,
      words: words.map { WordRange(UInt32($0.range.start), UInt32($0.range.end)) },
      readings: readings.indices.compactMap { token in
        tokens[token].isWord ? readings[token].map { (wordsBefore[token], $0) } : nil
      },
      ellipses: ellipses,
      segments: [
        .sentence: sentences.map(\.range), .turn: structure.turns.map(\.range),
        .paragraph: structure.paragraphs.map(\.range), .quotation: structure.quotations.map(\.range),
        .section: sections.map(\.range),
      ],
      attributes: [
        .speaker: structure.turns.map {
          ($0.range, structure.speakers[$0.speaker].name ?? structure.speakers[$0.speaker].label)
        }, .role: roles,
        .kind: [(document.canonical.range, document.kind.rawValue)],
        .section: sections,
      ])
  }

  /// Stretches from each heading to the next, with the heading's words.
  private func innermostSections() -> [(range: TextRange, value: String)] {
    let sections = document.structure.sections
    return sections.indices.map { index in
      let end = index + 1 < sections.count ? sections[index + 1].range.start : document.canonical.count
      return (
        TextRange(sections[index].range.start, max(end, sections[index].range.start)),
        document.text(in: sections[index].heading)
      )
    }
  }

  /// The sentences that lie in a range, in order.
  package func sentences(in range: TextRange) -> ArraySlice<Sentence> {
    let sentences = sentences
    let low = sentences.partitionPoint { $0.range.end <= range.start }
    let high = sentences.partitionPoint { $0.range.start < range.end }
    return sentences[low..<max(low, high)]
  }
}
