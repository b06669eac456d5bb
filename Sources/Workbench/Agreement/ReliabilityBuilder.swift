internal import CorpusModel
internal import QualitativeCoding
internal import TextAnalysis

/// Makes the units on which coders are compared.
struct ReliabilityBuilder {
  let files: CodingFiles
  let unit: AgreementUnit
  let includesInterviewer: Bool

  /// Units as the files name them; their places are taken from the first line that has one.
  ///
  /// - Parameter corpus: The texts, where they were read: places are then bytes of canonical text.
  func listed(in corpus: Corpus?) throws(AgreementError) -> (sources: [String], items: [ReliabilityData.Item]) {
    struct Entry {
      let source: Int
      let unit: String
      var range: TextRange?
      var text: String?
      var judgements: [Set<String>?]
    }
    var names: [String] = []
    var numberOfSource: [String: Int] = [:]
    var entries: [Entry] = []
    var numberOfEntry: [String: Int] = [:]
    let coders = Dictionary(uniqueKeysWithValues: files.coders.enumerated().map { ($1, $0) })
    let finder = corpus.map { SourceFinder($0.sources.map(\.document.source)) }
    for passage in files.passages {
      guard let unit = passage.unit else { throw .placesNeedTexts(file: files.files[0]) }
      let name = passage.source.withoutEnding
      let source = numberOfSource[name] ?? names.count
      if source == names.count {
        numberOfSource[name] = source
        names.append(name)
      }
      let key = "\(source)\n\(unit)"
      let number = numberOfEntry[key] ?? entries.count
      if number == entries.count {
        numberOfEntry[key] = number
        entries.append(
          Entry(
            source: source, unit: unit, range: nil, text: nil,
            judgements: [Set<String>?](repeating: nil, count: files.coders.count)))
      }
      if entries[number].range == nil {
        if let corpus, let found = finder?.number(of: passage.source) {
          entries[number].range = try PlacedCodings.stretch(of: passage, named: unit, in: corpus.sources[found])
        } else if let first = passage.spans.first, let last = passage.spans.last {
          entries[number].range = TextRange(first.start, max(first.start, last.end))
        }
      }
      if entries[number].text == nil { entries[number].text = passage.text }
      if let coder = coders[passage.coder] {
        entries[number].judgements[coder] = (entries[number].judgements[coder] ?? []).union(passage.codes)
      }
    }
    let items = entries.map {
      ReliabilityData.Item(
        source: $0.source, id: $0.unit, range: $0.range, count: 1, judgements: $0.judgements, text: $0.text)
    }
    return (names, items.enumerated().sorted { ($0.1.source, $0.0) < ($1.1.source, $1.0) }.map(\.1))
  }

  /// Units of the texts; a unit has a code if a coding overlaps it.
  ///
  /// A coder who has no line in a source did not judge it.
  ///
  /// - Returns: The items, how many codings lie outside all units, and how many of these on an interviewer's words.
  /// - Complexity: O(units × coders + codings × log units).
  func items(
    in corpus: Corpus, _ placed: PlacedCodings
  ) -> (items: [ReliabilityData.Item], outside: Int, onInterviewer: Int) {
    var items: [ReliabilityData.Item] = []
    var outside = 0
    var onInterviewer = 0
    func countOutside(_ own: [PlacedCodings.Placed], _ ranges: [TextRange], _ all: @autoclosure () -> [TextRange]) {
      func isOutside(_ placed: PlacedCodings.Placed, _ ranges: [TextRange]) -> Bool {
        let next = ranges.partitionPoint { $0.end <= placed.range.start }
        return next == ranges.count || !ranges[next].overlaps(placed.range)
      }
      let left = own.filter { isOutside($0, ranges) }
      if left.isEmpty { return }
      outside += left.count
      if includesInterviewer { return }
      let all = all()
      onInterviewer += left.count { !isOutside($0, all) }
    }
    for (number, source) in corpus.sources.enumerated() where !placed.coders[number].isEmpty {
      let name = source.document.source
      let own = placed.bySource[number]
      switch unit {
      case .character, .word:
        let texts = coded(source, includesInterviewer: includesInterviewer)
        countOutside(own, texts, coded(source, includesInterviewer: true))
        let pieces = unit == .word ? words(of: source, in: texts) : characters(of: source, in: texts, cutBy: own)
        let judged = judgements(
          of: pieces.map(\.range), by: own, coders: placed.coders[number], listing: placed.listing[number])
        var last: (range: TextRange, count: Int, judgements: [Set<String>?], text: Int)?
        func finish() {
          guard let last else { return }
          items.append(
            ReliabilityData.Item(
              source: number, id: "\(name)#\(last.range.start)-\(last.range.end)", range: last.range,
              count: last.count, judgements: last.judgements))
        }
        for (piece, judgements) in zip(pieces, judged) {
          // Neighbours that all coders judged alike are one stretch.
          if let before = last, before.judgements == judgements, before.text == piece.text {
            last = (
              TextRange(before.range.start, piece.range.end), before.count + piece.count, judgements, piece.text
            )
          } else {
            finish()
            last = (piece.range, piece.count, judgements, piece.text)
          }
        }
        finish()
      default:
        let units = source.units(unit.kind ?? source.defaultUnitKind, includesInterviewer: includesInterviewer)
        let ranges = units.map(\.range)
        countOutside(
          own, ranges, source.units(unit.kind ?? source.defaultUnitKind, includesInterviewer: true).map(\.range))
        let judged = judgements(of: ranges, by: own, coders: placed.coders[number], listing: placed.listing[number])
        items += zip(units, judged).map { unit, judgements in
          ReliabilityData.Item(
            source: number, id: unit.identifier(in: name), range: unit.range, count: 1, judgements: judgements)
        }
      }
    }
    return (items, outside, onInterviewer)
  }

  /// What is coded in a source: the turns of a transcript, else the paragraphs.
  private func coded(_ source: AnalyzedSource, includesInterviewer: Bool) -> [TextRange] {
    let kind: UnitKind = source.document.structure.turns.isEmpty ? .paragraph : .turn
    return source.units(kind, includesInterviewer: includesInterviewer).map(\.range)
  }

  /// A piece of text, and the number of the turn or paragraph that it lies in.
  private typealias Piece = (range: TextRange, count: Int, text: Int)

  private func words(of source: AnalyzedSource, in texts: [TextRange]) -> [Piece] {
    source.words.compactMap { word in
      let text = texts.partitionPoint { $0.end <= word.range.start }
      return text < texts.count && texts[text].overlaps(word.range) ? (word.range, 1, text) : nil
    }
  }

  private func characters(
    of source: AnalyzedSource, in texts: [TextRange], cutBy placed: [PlacedCodings.Placed]
  ) -> [Piece] {
    let cuts = Set(placed.flatMap { [$0.range.start, $0.range.end] }).sorted()
    let canonical = source.document.canonical
    return texts.enumerated().flatMap { number, text in
      let low = cuts.partitionPoint { $0 <= text.start }
      let high = cuts.partitionPoint { $0 < text.end }
      let ends = [text.start] + cuts[low..<max(low, high)] + [text.end]
      return zip(ends, ends.dropFirst()).map { start, end in
        (TextRange(start, end), canonical.scalars(of: TextRange(start, end)).count, number)
      }
    }
  }

  /// The codes that each coder gave to ranges in text order that do not overlap.
  ///
  /// - Parameter listing: Coders who did not judge what they have no line for.
  private func judgements(
    of ranges: [TextRange], by placed: [PlacedCodings.Placed], coders: Set<Int>, listing: Set<Int>
  ) -> [[Set<String>?]] {
    let empty = files.coders.indices.map { coders.contains($0) ? Set<String>() : nil }
    let unread = files.coders.indices.map { coders.contains($0) && !listing.contains($0) ? Set<String>() : nil }
    var result = [[Set<String>?]](repeating: unread, count: ranges.count)
    for coding in placed {
      var next = ranges.partitionPoint { $0.end <= coding.range.start }
      while next < ranges.count, ranges[next].overlaps(coding.range) {
        result[next][coding.coder] = (result[next][coding.coder] ?? empty[coding.coder])?.union(coding.codes)
        next += 1
      }
    }
    return result
  }
}
