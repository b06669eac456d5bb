package import CorpusModel
internal import CorpusQuery
package import Interchange
internal import UnicodeText

/// A query's hits, ready to be shown.
package struct ConcordanceResult: Sendable {
  package let corpus: Corpus
  package let lines: [ConcordanceLine]

  package init(corpus: Corpus, lines: [ConcordanceLine]) {
    self.corpus = corpus
    self.lines = lines
  }

  /// Hits of each kind by source; sources without a hit left out, a line of sums at the end.
  package var countTable: Table {
    var table = Table(
      columns: [Table.Column("source"), Table.Column("hits", isNumeric: true)]
        + MatchKind.allCases.map { Table.Column($0.rawValue, isNumeric: true) } + [
          Table.Column("words", isNumeric: true)
        ])
    func row(_ name: String, _ lines: [ConcordanceLine], words: Int) -> [Table.Cell] {
      [.text(name), .integer(lines.count)]
        + MatchKind.allCases.map { kind in .integer(lines.count { $0.kind == kind }) }
        + [.integer(words)]
    }
    let bySource = Dictionary(grouping: lines, by: \.source)
    for (number, source) in corpus.sources.enumerated() {
      guard let own = bySource[number] else { continue }
      table.append(row(source.document.source, own, words: source.words.count))
    }
    if table.rows.count > 1 {
      table.append(row("in all", lines, words: corpus.sources.reduce(0) { $0 + $1.words.count }))
    }
    return table
  }

  /// `16 hits in 5 of 9 sources: 8 as the word itself, 8 as head of a compound`, and the commonest compounds below.
  package var total: String {
    let sources = Set(lines.map(\.source)).count
    var text = "\(lines.count) \(lines.count == 1 ? "hit" : "hits") in \(sources) of \(corpus.sources.count) "
    text += corpus.sources.count == 1 ? "source" : "sources"
    let inside = lines.filter { $0.kind != .word }
    if inside.isEmpty { return text }
    let names: [(MatchKind, String)] = [
      (.word, "as the word itself"), (.head, "as head of a compound"), (.constituent, "as another part of a compound"),
      (.ellipsis, "left out of a coordination"),
    ]
    let counts = names.map { kind, name in (lines.count { $0.kind == kind }, name) }.filter { $0.0 > 0 }
    text += ": " + counts.map { "\($0) \($1)" }.joined(separator: ", ")
    var compounds: [String: Int] = [:]
    for line in inside {
      for word in line.words where word.kind != .word {
        let form = word.expands ?? corpus.sources[line.source].document.text(in: word.range)
        compounds[LetterCase.lowercased(form), default: 0] += 1
      }
    }
    let commonest = compounds.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(5)
    let more = compounds.count > commonest.count ? ", …" : ""
    return text + "\n(\(commonest.map { "\($0.key) \($0.value)" }.joined(separator: ", "))\(more))"
  }

  /// What was searched, for an empty result.
  package var nothingFound: String {
    let words = corpus.sources.reduce(0) { $0 + $1.words.count }
    let sources = corpus.sources.count
    return "no hits in \(sources) \(sources == 1 ? "source" : "sources") of \(words) words"
  }

  /// A hit a row: where it stands, its context, and what was found.
  package var table: Table {
    var table = Table(columns: [
      Table.Column("source"), Table.Column("unit"), Table.Column("start", isNumeric: true),
      Table.Column("end", isNumeric: true), Table.Column("speaker"), Table.Column("role"), Table.Column("case"),
      Table.Column("left"),
      Table.Column("hit"), Table.Column("right"), Table.Column("kind"), Table.Column("part"),
    ])
    for line in lines {
      let document = corpus.sources[line.source].document
      table.append([
        .text(document.source), .text(line.unit.identifier(in: document.source)), .integer(line.range.start),
        .integer(line.range.end), Table.Cell(speaker(of: line)), Table.Cell(line.unit.role),
        Table.Cell(document.caseName(of: line.unit)), .text(context(line).left), .text(document.text(in: line.range)),
        .text(context(line).right),
        .text(line.kind.rawValue), .text(parts(of: line)),
      ])
    }
    return table
  }

  /// One object a hit.
  package var jsonRows: [JSONValue] {
    lines.map { line in
      let document = corpus.sources[line.source].document
      let context = context(line)
      return .object([
        ("source", .string(document.source)), ("unit", .string(line.unit.identifier(in: document.source))),
        ("range", .range(line.range)), ("original", .original(of: line.range, in: document)),
        ("section", .array(document.headings(of: line.unit.section).map { .string($0) })),
        ("page", JSONValue(document.page(of: line.range))), ("time", line.unit.time.map { .number($0) } ?? .null),
        ("speaker", JSONValue(speaker(of: line))), ("role", JSONValue(line.unit.role)),
        ("case", JSONValue(document.caseName(of: line.unit))), ("left", .string(context.left)),
        ("hit", .string(document.text(in: line.range))), ("right", .string(context.right)),
        ("kind", .string(line.kind.rawValue)),
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

  private func speaker(of line: ConcordanceLine) -> String? {
    line.unit.speaker.map { corpus.name(ofSpeaker: $0, in: corpus.sources[line.source].document) }
  }

  private func parts(of line: ConcordanceLine) -> String {
    let document = corpus.sources[line.source].document
    return line.words.compactMap(\.part).map { document.text(in: $0) }.joined(separator: "; ")
  }

  /// The sentence around the hit, on both sides.
  private func context(_ line: ConcordanceLine) -> (left: String, right: String) {
    let source = corpus.sources[line.source]
    let sentences = source.sentences(in: line.range)
    let start = min(sentences.first?.range.start ?? line.range.start, line.range.start)
    let end = max(sentences.last?.range.end ?? line.range.end, line.range.end)
    let document = source.document
    return (
      document.text(in: TextRange(start, line.range.start)), document.text(in: TextRange(line.range.end, end))
    )
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
