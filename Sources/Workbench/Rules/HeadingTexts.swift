internal import CorpusIndex
internal import CorpusModel

/// The titles and headings of a corpus as texts of their own, so that rules can be asked of them: headings of transcripts are no
/// words of the text.
struct HeadingTexts: Sendable {
  /// A source for each source of the corpus, with a paragraph for each heading.
  let corpus: Corpus
  /// For each source the positions of its title, if it has one, and of each section's heading.
  private let titles: [Range<Int>?]
  private let headings: [[Range<Int>]]
  private let parents: [[Int?]]

  /// O(headings); every source is looked at.
  init(of corpus: Corpus) {
    var documents: [Document] = []
    var ranges: [(title: TextRange?, sections: [TextRange])] = []
    var parents: [[Int?]] = []
    for source in corpus.sources {
      let document = source.document
      var text = ""
      var structure = Structure()
      func add(_ words: String) -> TextRange {
        if !text.isEmpty { text += "\n" }
        let range = TextRange(text.utf8.count, text.utf8.count + words.utf8.count)
        text += words
        structure.paragraphs.append(Paragraph(range: range, kind: .body, section: nil))
        return range
      }
      let first = document.structure.paragraphs.first
      let title = first.flatMap { $0.kind == .front ? add(document.text(in: $0.range)) : nil }
      ranges.append((title, document.structure.sections.map { add(document.text(in: $0.heading)) }))
      parents.append(document.structure.sections.map(\.parent))
      let canonical = UTF8Text(text)
      documents.append(
        Document(
          source: document.source, kind: .text, verbatim: canonical, canonical: canonical,
          map: .identity(count: canonical.count), structure: structure))
    }
    let own = Corpus(documents: documents, analyzer: corpus.analyzer)
    self.corpus = own
    self.parents = parents
    titles = ranges.enumerated().map { source, texts in texts.title.map { own.positions(of: $0, in: source) } }
    headings = ranges.enumerated().map { source, texts in texts.sections.map { own.positions(of: $0, in: source) } }
  }

  /// The title of a source and the headings above a section, the innermost first. O(depth).
  func ranges(above section: Int?, in source: Int) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var next = section
    while let current = next {
      result.append(headings[source][current])
      next = parents[source][current]
    }
    return result + [titles[source]].compactMap(\.self)
  }
}
