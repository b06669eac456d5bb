internal import CorpusIndex
package import CorpusQuery
package import Interchange
package import TextAnalysis
internal import UnicodeText

/// How a query was read, and which words of a corpus its words stand for.
package struct QueryExplanation: Sendable {
  /// A word of the query.
  package struct Word: Sendable {
    /// As it is typed.
    package let text: String
    /// The lemmas that it is looked up by; none for a word that is looked up as written.
    package let lemmas: [String]
    /// Its analysis, and why; `nil` for a pattern.
    package let account: WordAccount?
    /// The words of the corpus that it stands for, by kind, the commonest first; `nil` without a corpus.
    package let expansions: [Expansion]?
  }

  /// A word of the corpus that a query word stands for.
  package struct Expansion: Sendable, Equatable {
    /// Folded: in lower case, without accents.
    package let form: String
    package let kind: MatchKind
    /// Hits of the query word alone.
    package let count: Int
  }

  package let tree: QueryTree
  /// Each word of the query once, in order.
  package let words: [Word]
  private let analyzer: DanishAnalyzer

  /// - Parameters:
  ///   - corpus: The texts in which words are counted, if any.
  ///   - analyzer: The corpus's own where there is one.
  ///   - foldsAa: Whether aa and å find each other.
  /// - Complexity: O(query + hits of its words).
  package init(
    _ query: Query, in corpus: Corpus?, analyzer: DanishAnalyzer, compounds: Vocabulary.Compounds,
    foldsAa: Bool = false
  ) {
    tree = QueryTree(query, compounds: compounds)
    self.analyzer = analyzer
    let evaluator = corpus.map { $0.evaluator(for: query, compounds: compounds, foldsAa: foldsAa) }
    words = query.words.map { word in
      let expansions = corpus.flatMap { corpus in evaluator.map { Self.expansions(of: word, $0, corpus.index) } }
      guard case .word(let pattern) = word else {
        return Word(text: word.typed, lemmas: [], account: nil, expansions: expansions)
      }
      var account: WordAccount?
      switch pattern {
      case .any, .form, .lemma: account = analyzer.account(of: pattern.word)
      case .wildcard, .regular, .similar: break
      }
      return Word(
        text: pattern.text, lemmas: pattern.lemmas(analyzer), account: account, expansions: expansions)
    }
  }

  private static func expansions(
    of word: Query, _ evaluator: Evaluator, _ index: PositionalIndex
  ) -> [Expansion] {
    var counts: [MatchKind: [String: Int]] = [:]
    for match in evaluator.hits(of: word).flatMap(\.matches) {
      let form =
        match.ellipsis.map { LetterCase.folded($0.form) }
        ?? index.words.text(of: index.term(at: match.position))
      counts[match.kind, default: [:]][form, default: 0] += 1
    }
    return MatchKind.allCases.flatMap { kind in
      (counts[kind] ?? [:]).sorted {
        $0.value != $1.value ? $0.value > $1.value : $0.key.utf8.lexicographicallyPrecedes($1.key.utf8)
      }.map { Expansion(form: $0.key, kind: kind, count: $0.value) }
    }
  }

  /// Whether texts were searched and none of the words is in them.
  package var isEmpty: Bool { !words.isEmpty && words.allSatisfy { $0.expansions?.isEmpty ?? false } }

  // MARK: JSON

  /// A word of the corpus a row.
  package var jsonRows: [JSONValue] {
    words.flatMap { word in
      (word.expansions ?? []).map { expansion in
        .object([
          ("word", .string(word.text)), ("kind", .string(expansion.kind.rawValue)),
          ("form", .string(expansion.form)), ("count", .integer(expansion.count)),
        ])
      }
    }
  }

  /// What stands beside the rows: the query as a tree, its words with their analyses, and what the analyser is made of.
  package var jsonFields: [(String, JSONValue)] {
    [
      ("query", tree.json),
      (
        "words",
        .array(
          words.map { word in
            .object(
              [
                ("word", .string(word.text)),
                ("lemmas", .array(word.lemmas.map { .string($0) })),
              ] + (word.account?.jsonFields ?? []))
          })
      ), ("analyzer", .string(analyzer.fingerprint)),
    ]
  }
}

extension WordAccount {
  /// Readings with what each rests on, parts and constituents.
  fileprivate var jsonFields: [(String, JSONValue)] {
    [
      (
        "readings",
        .array(
          readings.map { reading in
            .object([
              ("lemma", .string(reading.lemma)), ("pos", .string(reading.partOfSpeech.tag)),
              ("share", .number((reading.share * 1000).rounded() / 1000)),
              ("ground", .string(reading.ground.name)), ("why", .string(reading.ground.explanation)),
            ])
          })
      ), ("parts", .array(parts.map { .string($0.text) })),
      ("constituents", .array(constituents.map { .string($0.lemma) })),
    ]
  }
}

extension WordAccount.Ground {
  /// One word for it, for programs.
  var name: String {
    switch self {
    case .table: "table"
    case .ending: "ending"
    case .head: "head"
    case .suffix: "suffix"
    case .asWritten: "written"
    case .register: "register"
    }
  }

  /// A clause for a reader.
  package var explanation: String {
    switch self {
    case .table(let count) where count < 1: "the word table lists it, put in by hand"
    case .table(let count): "the word table lists it, about \(Int(count.rounded())) times in its corpora"
    case .ending(_, isListed: true): "by its ending; the word table lists the lemma"
    case .ending(_, isListed: false): "by its ending; no table lists the lemma"
    case .head(let head): "like '\(head)', which it ends with"
    case .suffix(let suffix): "what stands before \(suffix.isEmpty ? "the apostrophe" : "'\(suffix)'")"
    case .asWritten: "as it is written"
    case .register(let name, nil): "the register '\(name)' lists it"
    case .register(let name, .some(let head)): "like '\(head)', which the register '\(name)' lists"
    }
  }
}

extension Query {
  /// A word of a query as it is typed.
  var typed: String {
    switch self {
    case .word(let pattern): pattern.text
    case .pattern(let pattern): if case .token(let test, _) = pattern.expression { "[\(test.text)]" } else { "[]" }
    default: ""
    }
  }
}
