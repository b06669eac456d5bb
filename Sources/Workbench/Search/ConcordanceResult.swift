internal import CorpusIndex
package import CorpusModel
package import CorpusQuery
package import Interchange
internal import UnicodeText

/// A query's hits, ready to be shown.
package struct ConcordanceResult: Sendable {
  package let query: String
  /// All hits.
  package let all: Concordance
  package let selection: ConcordanceSelection
  /// What stands left and right of a hit in rows.
  package let context: ConcordanceContext
  /// The lines that the selection chose.
  package let lines: Concordance
  package var corpus: Corpus { all.corpus }

  package init(
    query: String = "", _ all: Concordance, selection: ConcordanceSelection = ConcordanceSelection(),
    context: ConcordanceContext = .sentence
  ) {
    self.query = query
    self.all = all
    self.selection = selection
    self.context = context
    lines = all.selecting(selection)
  }

  // MARK: For a reader

  /// `16 hits in 5 of 9 sources: 8 as the word itself, 8 as head of a compound`, the commonest compounds below, and which of
  /// the hits are shown.
  package var total: String {
    let hits = all.hits
    let sources = all.hitsBySource.count
    var kinds: [MatchKind: Int] = [:]
    for number in hits.indices { kinds[hits.kind(of: number), default: 0] += 1 }
    var text =
      "\(hits.count) \(hits.count == 1 ? "hit" : "hits") in \(sources) of \(corpus.sources.count) \(corpus.sourceNoun)"
    if kinds.contains(where: { $0.key != .word }) {
      let counts = MatchKind.allCases.compactMap { kind in kinds[kind].map { "\($0) \(kind.clause)" } }
      text += ": " + counts.joined(separator: ", ")
      if let compounds { text += "\n(\(compounds))" }
    }
    return shown.map { text + "\n" + $0 } ?? text
  }

  /// The commonest compounds and words that are meant; `nil` where there are none.
  private var compounds: String? {
    var compounds: [String: Int] = [:]
    for number in all.hits.indices where all.hits.kind(of: number) != .word {
      for match in all.hits[number].matches where match.kind != .word {
        let form = match.ellipsis?.form ?? corpus.index.words.text(of: corpus.index.term(at: match.position))
        compounds[LetterCase.lowercased(form), default: 0] += 1
      }
    }
    let commonest = compounds.sorted {
      $0.value != $1.value ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
    }.prefix(5)
    if commonest.isEmpty { return nil }
    let more = compounds.count > commonest.count ? ", …" : ""
    return commonest.map { "\($0.key) \($0.value)" }.joined(separator: ", ") + more
  }

  /// Which hits are shown, where not all are: `shown: 21 to 40 of a random sample of 100 (seed 1)`.
  private var shown: String? {
    var parts: [String] = []
    if let sample = selection.sample, sample < all.count {
      parts.append("a random sample of \(sample) (--seed \(selection.seed))")
    }
    let count = min(selection.sample ?? all.count, all.count)
    if lines.count < count {
      let first = selection.offset + 1
      parts.insert(lines.isEmpty ? "none" : "\(first) to \(selection.offset + lines.count)", at: 0)
      if parts.count == 1 { parts.append("\(count)") }
    }
    return parts.isEmpty ? nil : "shown: \(parts.joined(separator: " of "))"
  }

  /// What was searched, for an empty result.
  package var nothingFound: String {
    let words = corpus.index.wordCount
    return "no hits in \(corpus.sources.count) \(corpus.sourceNoun) of \(words) words"
  }

  // MARK: For a program

  /// So many rows tell how long the others are.
  private static let measured = 32

  /// A hit a row: where it stands, its context, and what was found.
  package var table: Table {
    var table = Table(columns: [
      Table.Column("source"), Table.Column("unit"), Table.Column("start", isNumeric: true),
      Table.Column("end", isNumeric: true), Table.Column("speaker"), Table.Column("role"), Table.Column("case"),
      Table.Column("left"),
      Table.Column("hit"), Table.Column("right"), Table.Column("kind"), Table.Column("part"),
    ])
    let (lines, corpus, context) = (lines, corpus, context)
    let index = corpus.index
    let hits = lines.hits.found
    let areLinesOfTable = corpus.sources.areLinesOfTable
    var matches: [Hit.Match] = []
    var name: [UInt8] = []
    for number in lines.indices {
      if number == Self.measured { table.reserve(rows: lines.count) }
      let hit = hits.hit(lines.hitNumber(number), in: &matches)
      let place = lines.place(of: hit)
      let (source, unit, range) = (place.source, place.unit, place.range)
      let sides = lines.context(context, of: place)
      func append(_ range: TextRange) {
        let base = place.extent.text.lowerBound
        table.appendText { index.appendText(base + range.start..<base + range.end, to: &$0) }
      }
      name.removeAll(keepingCapacity: true)
      index.sources.appendName(of: source, to: &name)
      table.appendText { $0 += name }
      table.appendText { bytes in
        bytes += name
        unit.appendIdentifierInSource(to: &bytes)
      }
      table.append(.integer(range.start))
      table.append(.integer(range.end))
      if areLinesOfTable, unit.speaker != nil,
        let speaker = corpus.speakerOfLine(source, from: place.extent.positions.lowerBound)
      {
        table.appendText { index.runs(.speaker).appendValue(speaker, to: &$0) }
      } else {
        table.append(Table.Cell(corpus.speaker(of: unit, inSource: source)))
      }
      table.append(Table.Cell(unit.role))
      table.append(Table.Cell(corpus.caseName(of: unit, inSource: source)))
      append(TextRange(sides.start, range.start))
      append(range)
      append(TextRange(range.end, sides.end))
      table.append(.text(hit.kind.rawValue))
      table.appendText { bytes in
        let start = bytes.count
        for match in hit.matches {
          guard let part = lines.part(match, in: hit, at: place) else { continue }
          if bytes.count > start { bytes += "; ".utf8 }
          bytes += corpus.text(in: part, ofSource: source).utf8
        }
      }
    }
    return table
  }

  /// One object a hit.
  package var jsonRows: [JSONValue] {
    lines.map { line in
      let document = corpus.sources.document(line.source)
      let sides = sides(of: line)
      return .object([
        ("source", .string(document.source)), ("unit", .string(line.unit.identifier(in: document.source))),
        ("range", .range(line.range)), ("original", .original(of: line.range, in: document)),
        ("section", .array(document.headings(of: line.unit.section).map { .string($0) })),
        ("page", JSONValue(document.page(of: line.range))), ("time", line.unit.time.map { .number($0) } ?? .null),
        ("speaker", JSONValue(corpus.speaker(of: line.unit, in: document))), ("role", JSONValue(line.unit.role)),
        ("case", JSONValue(document.caseName(of: line.unit))),
        ("left", .string(sides.left)), ("hit", .string(document.text(in: line.range))),
        ("right", .string(sides.right)), ("kind", .string(line.kind.rawValue)),
        (
          "words",
          .array(
            line.words.map { word in
              .object([
                ("text", .string(document.text(in: word.range))), ("range", .range(word.range)),
                ("kind", .string(word.kind.rawValue)), ("part", JSONValue(word.part.map { document.text(in: $0) })),
                ("expands", JSONValue(word.expands)),
              ])
            })
        ),
      ])
    }
  }

  /// What stands beside the rows: the query, all its hits, and how rows were chosen.
  package var jsonFields: [(String, JSONValue)] {
    [
      ("query", .string(query)), ("hits", .integer(all.count)), ("sources", .integer(corpus.sources.count)),
      ("words", .integer(corpus.index.wordCount)), ("offset", .integer(selection.offset)),
      ("sample", selection.sample.map { .integer($0) } ?? .null),
      ("seed", selection.sample == nil ? .null : .integer(Int(clamping: selection.seed))),
      ("sort", .array(selection.keys.map { .string($0.rawValue) })),
    ]
  }

  /// The context on both sides of the hit.
  private func sides(of line: ConcordanceLine) -> (left: String, right: String) {
    let range = lines.context(context, of: line)
    return (
      corpus.text(in: TextRange(range.start, line.range.start), ofSource: line.source),
      corpus.text(in: TextRange(line.range.end, range.end), ofSource: line.source)
    )
  }
}

extension MatchKind {
  /// What a reader is told of it.
  package var clause: String {
    switch self {
    case .word: "as the word itself"
    case .head: "as head of a compound"
    case .constituent: "as another part of a compound"
    case .ellipsis: "left out of a coordination"
    }
  }
}

extension Table {
  /// One object a row, under the columns' keys.
  package var jsonRows: [JSONValue] {
    rows.map { row in
      .object(
        zip(columns, row).map { column, cell in
          switch cell {
          case .empty: (column.key, .null)
          case .text(let text): (column.key, .string(text))
          case .integer(let value): (column.key, .integer(value))
          case .decimal(let value): (column.key, .number(value))
          }
        })
    }
  }
}

extension Corpus {
  /// What its sources are called beside their number. The lines of a table are texts: its column `source` says what several
  /// of them come from.
  var sourceNoun: String {
    (sources.areLinesOfTable ? "text" : "source") + (sources.count == 1 ? "" : "s")
  }
}
