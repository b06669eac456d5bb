internal import CorpusIndex
package import CorpusModel
internal import Interchange
internal import QualitativeCoding
package import TextStatistics
internal import UnicodeText

/// Words that are commoner in units that people coded with a code than in others, each with what a rule for it would do.
///
/// A suggestion is a start and no rule: words of one interview are not words of a theme.
package struct TermSuggestions: Sendable {
  /// A unit that people judged.
  struct Unit: Sendable {
    let positions: Range<Int>
    let isCoded: Bool
    let isProposed: Bool
  }

  package struct Suggestion: Sendable {
    /// What to write in a query: `lemma:nabo`, or `psykiatri`, which is also found in compounds.
    package let query: String
    /// Whether it stands for words inside compounds too.
    package let isConstituent: Bool
    /// G² of its tokens in coded units against the others.
    package let logLikelihood: Double
    /// Coded and other units that hold it.
    package let coded: Int
    package let others: Int
    /// Units that the rules would propose besides, rightly and wrongly.
    package let newHits: Int
    package let newFalseAlarms: Int
    /// Of all rules with one for this word.
    package let precision: Double?
    package let recall: Double?
  }

  package let code: String
  /// How the rules do now.
  package let now: Confusion
  /// By G², the highest first.
  package let suggestions: [Suggestion]

  /// Coded units in which a word must stand: what stands in one may be its own.
  private static let least = 2

  /// - Complexity: O(terms + words of units).
  init(_ code: String, units: [Unit], corpus: Corpus) {
    self.code = code
    var now = Confusion()
    for unit in units { now.count(tested: unit.isProposed, reference: unit.isCoded) }
    self.now = now
    var found: [Suggestion] = []
    let sizes = [true, false].map { coded in
      units.reduce(0) { $0 + ($1.isCoded == coded ? $1.positions.count : 0) }
    }
    guard sizes.allSatisfy({ $0 > 0 }) else {
      suggestions = []
      return
    }
    var lemmas = Set<String>()
    // That somebody often says *han* makes no theme.
    let stopWords = (try? StopWords(named: "da")) ?? .none
    for kind in [ItemKind.lemmas, .constituents] {
      let items = CountedItems(kind, in: corpus)
      let stops = items.stops(stopWords)
      var tokens = [(coded: Int, others: Int)](repeating: (0, 0), count: items.count)
      var holders = [[Int]](repeating: [], count: items.count)
      for (number, unit) in units.enumerated() {
        for position in unit.positions {
          for item in items.items(of: corpus.index.term(at: position)) {
            if unit.isCoded { tokens[Int(item)].coded += 1 } else { tokens[Int(item)].others += 1 }
            if holders[Int(item)].last != number { holders[Int(item)].append(number) }
          }
        }
      }
      for (item, count) in tokens.enumerated() where !stops[item] {
        let coded = holders[item].count { units[$0].isCoded }
        let name = items.name(item)
        guard coded >= Self.least, name.unicodeScalars.contains(where: { $0.properties.isAlphabetic }),
          let keyness = try? Keyness(
            target: min(count.coded, sizes[0]), of: sizes[0], reference: min(count.others, sizes[1]), of: sizes[1]),
          keyness.targetRate > keyness.referenceRate
        else { continue }
        // A word that never stands inside a compound is suggested once.
        let signature = "\(name) \(coded) \(holders[item].count)"
        if kind == .lemmas { lemmas.insert(signature) } else if lemmas.contains(signature) { continue }
        var with = now
        var (hits, alarms) = (0, 0)
        for number in holders[item] where !units[number].isProposed {
          if units[number].isCoded {
            hits += 1
          } else {
            alarms += 1
          }
        }
        with.bothYes += hits
        with.onlyReference -= hits
        with.onlyTested += alarms
        with.bothNo -= alarms
        found.append(
          Suggestion(
            query: (kind == .lemmas ? "lemma:" : "") + name, isConstituent: kind == .constituents,
            logLikelihood: keyness.logLikelihood, coded: coded, others: holders[item].count - coded, newHits: hits,
            newFalseAlarms: alarms, precision: with.precision, recall: with.recall))
      }
    }
    suggestions = found.sorted { a, b in
      a.logLikelihood != b.logLikelihood
        ? a.logLikelihood > b.logLikelihood : a.query.utf8.lexicographicallyPrecedes(b.query.utf8)
    }
  }

  /// Suggestions as a table.
  ///
  /// - Parameter limit: How many; 0 for all.
  package func table(limit: Int) -> Table {
    var table = Table(
      columns: [Table.Column("query")]
        + ["g2", "coded", "others", "new_hits", "new_false_alarms", "precision", "recall"].map {
          Table.Column($0, isNumeric: true)
        })
    func figure(_ value: Double?) -> Table.Cell { value.map { .decimal(($0 * 1000).rounded() / 1000) } ?? .empty }
    for suggestion in limit == 0 ? suggestions[...] : suggestions.prefix(limit) {
      table.append([
        .text(suggestion.query), .decimal((suggestion.logLikelihood * 10).rounded() / 10), .integer(suggestion.coded),
        .integer(suggestion.others), .integer(suggestion.newHits), .integer(suggestion.newFalseAlarms),
        figure(suggestion.precision), figure(suggestion.recall),
      ])
    }
    return table
  }
}

extension CodebookEvaluation {
  /// Words for a code from the units of the gold. Arguable codings count as coded; near misses count as neither.
  package func suggestions(for code: String) -> TermSuggestions {
    let units = gold.units.indices.compactMap { index -> TermSuggestions.Unit? in
      let unit = gold.units[index]
      if unit.nearMiss.contains(code), !unit.clear.contains(code), !unit.arguable.contains(code) { return nil }
      guard let first = met[index].first else { return nil }
      return TermSuggestions.Unit(
        positions: corpus.positions(of: first.place.range, in: gold.sources[index]),
        isCoded: unit.clear.contains(code) || unit.arguable.contains(code), isProposed: proposed[index].contains(code))
    }
    return TermSuggestions(code, units: units, corpus: corpus)
  }
}

extension ProjectCorpus {
  /// Words for a code from the units that people coded in a project. Only sources in which somebody coded something count: what
  /// nobody has read is not uncoded.
  package func suggestions(for code: String) throws -> TermSuggestions {
    let matrix = MatrixBuilder(corpus: corpus, codebook: try CompiledCodebook(self.codebook))
      .matrix(kinds: [], includesInterviewer: false)
    let numbers = Dictionary(uniqueKeysWithValues: sources.enumerated().map { ($1.name, $0) })
    let units = matrix.rows.compactMap { row -> TermSuggestions.Unit? in
      guard let number = numbers[row.source], let codings = codings[sources[number].id], !codings.isEmpty else {
        return nil
      }
      return TermSuggestions.Unit(
        positions: corpus.positions(of: row.unit.range, in: number),
        isCoded: codings.contains { $0.code == code && $0.range?.overlaps(row.unit.range) ?? false },
        isProposed: row.codings.contains { $0.code == code })
    }
    return TermSuggestions(code, units: units, corpus: corpus)
  }
}
