internal import CorpusModel
internal import Interchange
internal import QualitativeCoding

/// Codings laid on the texts that they were made on.
struct PlacedCodings: Sendable {
  /// A coding by one coder.
  struct Placed: Sendable {
    let coder: Int
    let range: TextRange
    let codes: Set<String>
  }

  /// By source of the corpus, in text order.
  let bySource: [[Placed]]
  /// Of each source, which coders have a line in it.
  let coders: [Set<Int>]
  /// Of each source, which of them judged only what they have a line for, as a sheet of a sample lists it. Who has a line
  /// without a code lists so: in all sources, also in one where every line of theirs has a code.
  let listing: [Set<Int>]
  /// Sources that were coded and not read, by name.
  let unknownSources: [String]

  /// - Throws: `AgreementError` for a place or unit that a text does not have, and when none of the sources was read.
  init(_ files: CodingFiles, on corpus: Corpus) throws(AgreementError) {
    var bySource = [[Placed]](repeating: [], count: corpus.sources.count)
    var coders = [Set<Int>](repeating: [], count: corpus.sources.count)
    var unknown: [String] = []
    let finder = SourceFinder(corpus.sources.map(\.document.source))
    let numbers = Dictionary(uniqueKeysWithValues: files.coders.enumerated().map { ($1, $0) })
    for passage in files.passages {
      guard let source = finder.number(of: passage.source), let coder = numbers[passage.coder] else {
        if !unknown.contains(passage.source) { unknown.append(passage.source) }
        continue
      }
      coders[source].insert(coder)
      for range in try Self.ranges(of: passage, in: corpus.sources[source]) {
        bySource[source].append(Placed(coder: coder, range: range, codes: passage.codes))
      }
    }
    let listing = Set(files.passages.lazy.filter(\.codes.isEmpty).compactMap { numbers[$0.coder] })
    var whole = [Set<Int>](repeating: [], count: corpus.sources.count)
    for (name, judged) in files.judged {
      if let source = finder.number(of: judged), let coder = numbers[name] { whole[source].insert(coder) }
    }
    for source in whole.indices { coders[source].formUnion(whole[source]) }
    if coders.allSatisfy(\.isEmpty) { throw .noKnownSource(coded: unknown.count, read: corpus.sources.count) }
    self.bySource = bySource.map { $0.sorted { ($0.range, $0.coder) < ($1.range, $1.coder) } }
    self.coders = coders
    self.listing = whole.indices.map { listing.intersection(coders[$0]).subtracting(whole[$0]) }
    unknownSources = unknown
  }

  /// What all coders of a source judged of it, in text order, disjoint; `nil` for all of it.
  func judged(_ source: Int) -> [TextRange]? {
    var common: [TextRange]?
    for coder in listing[source].sorted() {
      var own: [TextRange] = []
      for placed in bySource[source] where placed.coder == coder {
        if let last = own.last, placed.range.start <= last.end {
          own[own.count - 1] = TextRange(last.start, max(last.end, placed.range.end))
        } else {
          own.append(placed.range)
        }
      }
      common =
        common.map { common in
          common.flatMap { stretch in own.compactMap { $0.intersection(stretch) } }
        } ?? own
    }
    return common
  }

  /// Where a passage stands in canonical text, from its first piece to its last; else where its unit does, if the text has one
  /// of that name.
  static func stretch(
    of passage: CodedPassage, named unit: String, in source: AnalyzedSource
  ) throws(AgreementError) -> TextRange? {
    if passage.spans.isEmpty { return source.unit(named: unit)?.range }
    let pieces = try ranges(of: passage, in: source)
    guard let first = pieces.first, let last = pieces.last else { return nil }
    return TextRange(first.start, last.end)
  }

  /// Where a passage stands in canonical text. Pieces that layout cut apart are one stretch.
  private static func ranges(of passage: CodedPassage, in source: AnalyzedSource) throws(AgreementError) -> [TextRange]
  {
    let document = source.document
    if passage.spans.isEmpty {
      let named = passage.unit.flatMap { source.unit(named: $0) }
      guard let named else { throw .unknownUnit(passage.unit ?? "", source: document.source) }
      return [named.range]
    }
    var pieces: [TextRange] = []
    for span in passage.spans {
      guard span.end <= document.verbatim.scalarCount else {
        throw .outsideText(source: document.source, end: span.end, length: document.verbatim.scalarCount)
      }
      pieces += document.canonical(of: span).filter { !$0.isEmpty }
    }
    pieces.sort()
    var joined: [TextRange] = []
    for piece in pieces {
      // A line end is what canonical text puts between what layout had cut.
      if let last = joined.last, piece.start <= last.end + 1 {
        joined[joined.count - 1] = TextRange(last.start, max(last.end, piece.end))
      } else {
        joined.append(piece)
      }
    }
    return joined
  }
}

/// Finds the source that a coding names.
struct SourceFinder {
  private var numbers: [String: Int] = [:]

  /// - Parameter names: Of the sources, in order.
  init(_ names: [String]) {
    // A whole name first, then one without ending, then one without folders where only one source is called so.
    for key in [{ $0 }, { $0.withoutEnding }, { $0.fileName.withoutEnding }] as [(String) -> String] {
      let keys = names.map(key)
      for (number, name) in keys.enumerated() where numbers[name] == nil && keys.count(where: { $0 == name }) == 1 {
        numbers[name] = number
      }
    }
  }

  func number(of name: String) -> Int? {
    numbers[name] ?? numbers[name.withoutEnding] ?? numbers[name.fileName.withoutEnding]
  }
}

extension AnalyzedSource {
  /// The unit that is called `SOURCE#turn-12`.
  func unit(named name: String) -> Unit? {
    guard let mark = name.lastIndex(of: "#") else { return nil }
    let parts = name[name.index(after: mark)...].split(separator: "-")
    guard parts.count == 2, let kind = UnitKind(rawValue: String(parts[0])), let number = Int(parts[1]) else {
      return nil
    }
    return units(kind, includesInterviewer: true).first { $0.number == number }
  }
}
