internal import CorpusIndex
internal import CorpusModel
package import CorpusQuery
internal import UnicodeText

/// What may have been meant by a query that has no hits.
package struct SearchSuggestions: Sendable {
  /// A line each, for a reader.
  package let lines: [String]

  private static let most = 5

  /// - Parameter evaluator: What found nothing.
  /// - Complexity: O(terms) for each word that the texts do not hold.
  init(_ query: Query, in corpus: Corpus, evaluator: Evaluator, annotations: AnnotationSet) {
    var lines: [String] = []
    var counts: [(word: String, count: Int)] = []
    for word in query.words {
      let count = evaluator.counts(of: word).total
      counts.append((word.typed, count))
      guard count == 0, case .word(let pattern) = word else { continue }
      lines += Self.lines(on: pattern, corpus, evaluator)
    }
    lines += Self.lines(on: query.fieldValues, corpus.index, annotations)
    if lines.isEmpty, !counts.isEmpty {
      let parts = counts.map { "\($0.word) \($0.count)" }.joined(separator: ", ")
      lines.append(
        counts.count == 1 ? "found elsewhere in the texts: \(parts)" : "found in the texts, but not like this: \(parts)"
      )
    }
    self.lines = lines
  }

  private static func lines(on pattern: WordPattern, _ corpus: Corpus, _ evaluator: Evaluator) -> [String] {
    switch pattern {
    case .wildcard, .regular, .similar: return ["no word of the texts is like \(pattern.text)"]
    case .any, .form, .lemma: break
    }
    let index = corpus.index
    func named(_ words: [(text: String, count: Int)]) -> String {
      words.prefix(most).map { "\($0.text) \($0.count)" }.joined(separator: ", ")
    }
    var parts: [String] = []
    // Other inflections, and compounds, that the signs of the query leave out.
    if pattern.text != pattern.word {
      var forms: [String: Int] = [:]
      for match in evaluator.hits(of: .word(.any(pattern.word))).flatMap(\.matches) {
        forms[match.ellipsis?.form ?? index.words.text(of: index.term(at: match.position)), default: 0] += 1
      }
      if !forms.isEmpty {
        parts.append("other forms: \(named(forms.map { (text: $0.key, count: $0.value) }.sorted(by: isCommoner)))")
      }
    }
    let folded = LetterCase.folded(pattern.word)
    let length = folded.unicodeScalars.count
    let limit = max(1, length / 3)
    let longer = (length >= 3 ? index.words.terms(around: folded) : []).map {
      (term: $0, count: index.count(of: $0))
    }
    let isLonger = Set(longer.map(\.term))
    let near = index.words.terms(near: folded, within: limit).filter { !isLonger.contains($0.term) }
    if !longer.isEmpty { parts.append("in longer words: \(named(commonest(longer, in: index)))") }
    if !near.isEmpty {
      // The readings of a homograph stand side by side and are one word here.
      var texts: [(distance: Int, text: String, count: Int)] = []
      for (term, distance) in near {
        let (text, count) = (index.words.text(of: term), index.count(of: term))
        if texts.last?.text == text {
          texts[texts.count - 1].count += count
        } else {
          texts.append((distance, text, count))
        }
      }
      let nearest = texts.sorted { a, b in
        a.distance != b.distance ? a.distance < b.distance : isCommoner((a.text, a.count), (b.text, b.count))
      }
      parts.append("spelled like it: \(named(nearest.map { ($0.text, $0.count) }))")
    }
    if parts.isEmpty { return ["\(pattern.text) is not in the texts, nor anything like it"] }
    return ["\(pattern.text) is not in the texts"] + parts.map { "  \($0)" }
  }

  /// The commonest words of some terms, as many as are shown. Terms are in the order of their bytes; the readings of a homograph
  /// are one word.
  private static func commonest(_ terms: [(term: Int, count: Int)], in index: PositionalIndex) -> [(
    text: String, count: Int
  )] {
    var words: [(term: Int, count: Int)] = []
    for (term, count) in terms {
      if let last = words.last, last.term + 1 == term, index.words.bytes(of: last.term) == index.words.bytes(of: term) {
        words[words.count - 1] = (term, last.count + count)
      } else {
        words.append((term, count))
      }
    }
    return words.sorted { $0.count != $1.count ? $0.count > $1.count : $0.term < $1.term }.prefix(most).map {
      (index.words.text(of: $0.term), $0.count)
    }
  }

  private static func isCommoner(_ a: (text: String, count: Int), _ b: (text: String, count: Int)) -> Bool {
    a.count != b.count ? a.count > b.count : a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  /// What fields could have said. Speakers and cases are not named: they are people.
  private static func lines(
    on fields: [(field: Field, pattern: String)], _ index: PositionalIndex, _ annotations: AnnotationSet
  ) -> [String] {
    fields.compactMap { field, pattern in
      let values =
        field.attribute.map { Set(index.runs($0).values) }
        ?? Set(annotations.annotations.flatMap { $0.values[field] ?? [] })
      if values.isEmpty { return "the texts say nothing of a \(field.rawValue)" }
      guard !Field.matches(pattern, anyOf: values) else { return nil }
      let isPerson = field == .speaker || field == .case
      let sorted = values.sorted { Collator.danish.precedes($0, $1) }
      let known = sorted.prefix(12).joined(separator: ", ") + (sorted.count > 12 ? ", …" : "")
      return "no \(field.rawValue) is \(pattern)"
        + (isPerson ? "; --group \(field.rawValue) lists those of another query" : "; there are: \(known)")
    }
  }
}

extension Corpus {
  /// What may have been meant by a query that has no hits.
  package func suggestions(
    for query: Query, compounds: Vocabulary.Compounds, foldsAa: Bool = false, annotations: AnnotationSet? = nil
  ) -> SearchSuggestions {
    let annotations = annotations ?? cases(for: query)
    return SearchSuggestions(
      query, in: self,
      evaluator: evaluator(for: query, compounds: compounds, foldsAa: foldsAa, annotations: annotations),
      annotations: annotations)
  }

  /// A query's units or sources by how much they are about its words.
  package func ranking(
    of query: Query, _ concordance: Concordance, by scope: UnitRanking.Scope, compounds: Vocabulary.Compounds,
    foldsAa: Bool = false, annotations: AnnotationSet? = nil
  ) -> UnitRanking {
    UnitRanking(
      concordance, query: query,
      evaluator: evaluator(for: query, compounds: compounds, foldsAa: foldsAa, annotations: annotations), scope: scope)
  }
}
