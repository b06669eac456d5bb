internal import CorpusModel
internal import FoundationEssentials
internal import Interchange
internal import QualitativeCoding

/// Units that people coded, with their codes by the ids of a codebook.
struct GoldCodings: Sendable {
  let units: [GoldUnit]
  /// The number of the corpus' source that each unit is of.
  let sources: [Int]
  /// Codes of the gold that the codebook does not have, in order; they are left out.
  let unknownCodes: [String]

  /// The gold of the sources of a corpus.
  ///
  /// - Parameter paths: Files of gold codings (`GoldReader`) or of one person's codings of units (`CodingReader`), all of
  ///   which are clear; or folders of them.
  /// - Throws: `InterchangeError` for a file that is no gold; `WorkbenchError` when the codebook has none of the gold's
  ///   codes, and when none of the gold's sources was read.
  init(at paths: [String], codebook: Codebook, corpus: Corpus) throws {
    var units: [GoldUnit] = []
    for path in paths {
      let files = try CodingFiles.files(at: path)
      if files.isEmpty { throw WorkbenchError.noGold(path) }
      for file in files {
        if let gold = try GoldReader.units(of: file) {
          let ids = try GoldReader.ids(besides: file)
          units += gold.map { Self.renamed($0) { ids[$0] ?? $0 } }
        } else {
          units += try Self.units(ofCodings: file, in: corpus).map {
            Self.renamed($0) { codebook.code(named: $0)?.id ?? $0 }
          }
        }
      }
    }
    let known = Set(codebook.codes.map(\.id))
    let named = units.reduce(into: Set<String>()) { $0.formUnion($1.clear.union($1.arguable).union($1.nearMiss)) }
    unknownCodes = named.subtracting(known).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    if let unknown = unknownCodes.first, named.isDisjoint(with: known) {
      throw WorkbenchError.unknownCode(unknown, in: codebook)
    }
    let numbers = Dictionary(
      corpus.sources.enumerated().map { (Self.stem($1.document.source), $0) }, uniquingKeysWith: { first, _ in first })
    let placed = units.compactMap { unit in numbers[unit.document].map { (unit, $0) } }
    if placed.isEmpty { throw WorkbenchError.noGold(paths.joined(separator: ", ")) }
    self.units = placed.map(\.0)
    sources = placed.map(\.1)
  }

  private static func renamed(_ unit: GoldUnit, _ id: (String) -> String) -> GoldUnit {
    GoldUnit(
      id: unit.id, document: unit.document, spans: unit.spans, clear: Set(unit.clear.map(id)),
      arguable: Set(unit.arguable.map(id)), nearMiss: Set(unit.nearMiss.map(id)), part: unit.part)
  }

  /// The units of a file of somebody's codings, in its order: a sheet that was filled in, or rows of a matrix.
  ///
  /// - Throws: `InterchangeError` for codings that name no units, or are of several coders; `AgreementError` for a unit that
  ///   a text does not have.
  private static func units(ofCodings file: String, in corpus: Corpus) throws -> [GoldUnit] {
    struct Entry {
      let passage: CodedPassage
      var codes: Set<String>
    }
    let passages = try CodingReader.passages(of: file, coder: "")
    if Set(passages.map(\.coder)).count > 1 {
      throw InterchangeError.codings(
        file: file, line: 1, problem: "it holds codings of several coders; what rules are compared with is one coding")
    }
    if passages.contains(where: { $0.unit == nil }) {
      throw InterchangeError.codings(
        file: file, line: 1,
        problem: "it names no units; 'citat matrix --all --format jsonl' and 'citat sample' write them")
    }
    var entries: [Entry] = []
    var numbers: [[String]: Int] = [:]
    for passage in passages {
      let key = [passage.source, passage.unit ?? ""]
      if let number = numbers[key] {
        entries[number].codes.formUnion(passage.codes)
      } else {
        numbers[key] = entries.count
        entries.append(Entry(passage: passage, codes: passage.codes))
      }
    }
    let finder = SourceFinder(corpus.sources.map(\.document.source))
    return try entries.map { entry in
      let (name, unit) = (entry.passage.source, entry.passage.unit ?? "")
      var spans = entry.passage.spans
      if spans.isEmpty, let source = finder.number(of: name) {
        guard let place = corpus.sources[source].unit(named: unit) else {
          throw AgreementError.unknownUnit(unit, source: name)
        }
        spans = corpus.sources.document(source).original(of: place.range)
      }
      return GoldUnit(
        id: unit, document: stem(name), spans: spans, clear: entry.codes, arguable: [], nearMiss: [], part: nil)
    }
  }

  /// The name of a source without folders and ending.
  static func stem(_ name: String) -> String {
    let last = name.fileName
    guard let point = last.lastIndex(of: "."), point != last.startIndex else { return last }
    return String(last[..<point])
  }
}
