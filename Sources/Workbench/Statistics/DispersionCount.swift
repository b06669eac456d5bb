internal import CorpusIndex
package import CorpusModel
package import CorpusQuery
package import Interchange
package import TextStatistics

/// How evenly the hits of a query are spread over sources or speakers.
package struct DispersionCount: Sendable {
  /// A measure with the column that it has.
  struct Measure: Sendable {
    let key: String
    let value: @Sendable (Dispersion) -> Double?
    let formula: String
  }

  static let measures = [
    Measure(key: "juilland_d", value: \.juillandD, formula: "1 - (sd / mean of v/s) / sqrt(n - 1)"),
    Measure(key: "carroll_d2", value: \.carrollD2, formula: "-sum of q * log2(q) / log2(n), q = (v/s) / sum of v/s"),
    Measure(key: "dp", value: \.dp, formula: "sum of |v/f - s/N| / 2"),
    Measure(key: "dp_norm", value: \.dpNorm, formula: "DP / (1 - least s/N)"),
    Measure(key: "kl_divergence", value: \.divergence, formula: "sum of v/f * log2((v/f) / (s/N))"),
  ]

  /// A source or speaker.
  package struct Part: Sendable {
    package let name: String
    package let size: Int
    package let hits: Int
    /// For each of sixty equal stretches whether a hit begins in it.
    package let strip: [Bool]
    /// Where hits begin, from 0, the first word, to 1, behind the last.
    package let places: [Double]
  }

  package let query: String
  package let parts: [Part]
  package let dispersion: Dispersion

  /// Stretches of a part's strip.
  package static let stretches = 60

  /// - Throws: `CountError.noHits`, `QueryError`.
  /// - Complexity: O(hits × log parts + parts).
  package init(
    of query: String, in corpus: Corpus, within scopeQuery: String? = nil, by grouping: Grouping = .text,
    compounds: Vocabulary.Compounds = .any, foldsAa: Bool = false, allReadings: Bool = false
  ) throws {
    let parsed = try QueryParser.query(query)
    let scope = try corpus.scope(scopeQuery)
    let found = try corpus.hits(of: parsed, compounds: compounds, foldsAa: foldsAa, allReadings: allReadings)
    try corpus.require(grouping)
    let (names, runs) = scope.groups(by: grouping, in: corpus)
    var sizes = [Int](repeating: 0, count: names.count)
    // How many words of its part stand before each run.
    let before = runs.map { run -> Int in
      defer { sizes[run.group] += run.positions.count }
      return sizes[run.group]
    }
    var hits = [Int](repeating: 0, count: names.count)
    var strips = [[Bool]](repeating: [Bool](repeating: false, count: Self.stretches), count: names.count)
    var places = [[Double]](repeating: [], count: names.count)
    for number in found.indices {
      let start = found.positions(of: number).lowerBound
      let run = runs.partitionPoint { $0.positions.upperBound <= start }
      guard run < runs.count, runs[run].positions.contains(start) else { continue }
      let group = runs[run].group
      hits[group] += 1
      let place = before[run] + start - runs[run].positions.lowerBound
      strips[group][place * Self.stretches / sizes[group]] = true
      places[group].append(Double(place) / Double(sizes[group]))
    }
    if hits.allSatisfy({ $0 == 0 }) { throw CountError.noHits(query) }
    self.query = query
    parts = names.indices.map {
      Part(name: names[$0], size: sizes[$0], hits: hits[$0], strip: strips[$0], places: places[$0])
    }
    dispersion = Dispersion(counts: hits, sizes: sizes)
  }

  /// The dispersion plot: a strip a part, a mark where a hit begins.
  package func picture(_ language: ReportLanguage) -> Picture {
    StripChart(
      title: query,
      strips: parts.map { StripChart.Strip($0.name, marks: $0.places.map { $0...$0 }, text: String($0.hits)) },
      language: language
    ).picture
  }

  /// What a part gives to the measures.
  ///
  /// - Throws: `CountError.unknownRow`.
  package func explanation(of name: String) throws(CountError) -> MeasureExplanation {
    let part = parts[try CountError.row(name, among: parts.map(\.name))]
    let (hits, size) = (parts.reduce(0) { $0 + $1.hits }, parts.reduce(0) { $0 + $1.size })
    let share = Proportion(part.hits, of: hits)?.value ?? 0
    let expected = Proportion(part.size, of: size)?.value ?? 0
    return MeasureExplanation(
      name, notes: ["f (hits in all) = \(hits)", "N (words in all) = \(size)"],
      figures: [
        .init("hits", Double(part.hits), "v"), .init("words", Double(part.size), "s"),
        .init("per_million", Double(part.hits) / Double(max(1, part.size)) * 1e6, "v / s * 1e6"),
        .init("share_of_hits", share, "v / f"), .init("share_of_words", expected, "s / N"),
        .init("dp", abs(share - expected) / 2, "|v/f - s/N| / 2, its part of DP"),
        .init(
          "kl_divergence", share > 0 ? share * Mathematics.log2(share / expected) : 0,
          "v/f * log2((v/f) / (s/N)), its part of the divergence"),
      ])
  }

  /// Each part with its size, hits and hits per million.
  package var table: Table {
    var table = Table(columns: [
      Table.Column("part"), Table.Column("words", isNumeric: true), Table.Column("hits", isNumeric: true),
      Table.Column("per_million", isNumeric: true),
    ])
    for part in parts {
      table.append([
        .text(part.name), .integer(part.size), .integer(part.hits),
        .decimal(Double(part.hits) / Double(max(1, part.size)) * 1e6),
      ])
    }
    return table
  }

  /// The measures with their formulas: v hits and s words of a part, f hits and N words in all, n parts.
  package var measureTable: Table {
    var table = Table(columns: [
      Table.Column("measure"), Table.Column("value", isNumeric: true), Table.Column("formula"),
    ])
    table.append([.text("range"), .text("\(dispersion.range) of \(dispersion.parts)"), .text("parts with a hit")])
    for measure in Self.measures {
      table.append([.text(measure.key), Table.Cell(measure.value(dispersion)), .text(measure.formula)])
    }
    return table
  }
}
