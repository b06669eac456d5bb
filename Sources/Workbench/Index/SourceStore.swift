internal import CorpusIndex
package import CorpusModel
internal import Synchronization
internal import TextAnalysis

/// The sources of a corpus, in order: at hand, or read again when somebody looks at one.
package struct SourceStore: Sendable, RandomAccessCollection {
  private enum Content {
    case ready([AnalyzedSource])
    case kept(KeptSources)
  }

  private let content: Content
  package let endIndex: Int

  init(_ sources: [AnalyzedSource]) {
    content = .ready(sources)
    endIndex = sources.count
  }

  init(of kept: KeptIndex, analyzer: DanishAnalyzer) {
    content = .kept(KeptSources(kept, analyzer: analyzer))
    endIndex = kept.index.sources.count
  }

  package var startIndex: Int { 0 }

  /// Whether the sources are lines of a table of texts: a paragraph for each line of text, without titles, headings or
  /// questions, and with one speaker, whose label is never said to be a person's name.
  var areLinesOfTable: Bool {
    switch content {
    case .ready: false
    case .kept(let sources): sources.areLinesOfTable
    }
  }

  package subscript(number: Int) -> AnalyzedSource {
    switch content {
    case .ready(let sources): sources[number]
    case .kept(let sources): sources[number]
    }
  }

  /// The document of a source; its words are not cut for it.
  package func document(_ number: Int) -> Document {
    switch content {
    case .ready(let sources): sources[number].document
    case .kept(let sources): sources.document(number)
    }
  }

  /// The only unit of a source that is one line of a table; `nil` for other sources. Nothing is read for it but the index.
  func onlyUnit(of number: Int, _ extent: SourceList.Extent) -> Unit? {
    switch content {
    case .ready: nil
    case .kept(let sources): sources.onlyUnit(of: number, extent)
    }
  }
}

/// The sources of a kept index. Each file is read at most once, when one of its sources is looked at.
private final class KeptSources: Sendable {
  private let kept: KeptIndex
  private let analyzer: DanishAnalyzer
  private let files: [InputFile]
  /// The first source of each file.
  private let firsts: [Int]
  private let speakers: SpeakerFiles?
  private let known = Mutex<[Int: AnalyzedSource]>([:])
  private let documents = Mutex<[Int: Document]>([:])

  init(_ kept: KeptIndex, analyzer: DanishAnalyzer) {
    self.kept = kept
    self.analyzer = analyzer
    files = kept.manifest.files.map { InputFile(path: $0.state.path, name: $0.name) }
    var first = 0
    firsts = kept.manifest.files.map { file in
      defer { first += file.sources }
      return first
    }
    speakers = kept.manifest.columns == nil ? try? SpeakerFiles(files, SpeakerChoice()) : nil
  }

  var areLinesOfTable: Bool { kept.manifest.columns != nil }

  subscript(number: Int) -> AnalyzedSource {
    if let source = known.withLock({ $0[number] }) { return source }
    let analyzed = AnalyzedSource(document(number))
    known.withLock { $0[number] = analyzed }
    return analyzed
  }

  func document(_ number: Int) -> Document {
    if let document = documents.withLock({ $0[number] }) { return document }
    if kept.manifest.columns == nil, let speakers {
      let file = firsts.partitionPoint { $0 <= number } - 1
      let analyzer = analyzer
      let read = ReadSource.all(in: files[file], speakers: speakers) { analyzer.isKnown($0) }
        .compactMap { try? $0.get() }
      documents.withLock { documents in
        for (place, source) in read.enumerated() { documents[firsts[file] + place] = source.document }
      }
      if let document = documents.withLock({ $0[number] }) { return document }
    }
    // A line of a table, or a file that went away since it was looked for: what the index holds of it.
    let source = kept.index.sources[number]
    let text = String(decoding: kept.index.text(ofSource: number), as: UTF8.self)
    let first = source.positions.lowerBound
    let document = Document(
      source: source.name, text: UTF8Text(text), speaker: kept.index.runs(.speaker).value(at: first),
      role: kept.index.runs(.role).value(at: first))
    documents.withLock { $0[number] = document }
    return document
  }

  func onlyUnit(of number: Int, _ extent: SourceList.Extent) -> Unit? {
    guard areLinesOfTable else { return nil }
    let index = kept.index
    if extent.text.isEmpty || !index.isOneLine(source: number, extent) { return nil }
    let first = extent.positions.lowerBound
    // Texts of a table have a value each, or none has.
    let isTurn = index.runs(.speaker).number(at: first, guess: number) != nil
    let roles = index.runs(.role)
    let role = isTurn ? roles.number(at: first, guess: number) : nil
    return Unit(
      kind: isTurn ? .turn : .paragraph, number: 1, range: TextRange(0, extent.text.count), speaker: isTurn ? 0 : nil,
      role: role.map { roles[$0].value }, section: nil, time: nil)
  }
}
