internal import CorpusIndex
internal import CorpusModel
internal import TextAnalysis
internal import UnicodeText

/// What is counted.
package enum ItemKind: String, Sendable, CaseIterable {
  /// Word forms; case and accents ignored.
  case words
  case lemmas
  /// The words inside compounds, and the lemmas of words that are none.
  case constituents
}

/// The items that the terms of an index stand for.
struct CountedItems: Sendable {
  /// By number; sorted by bytes.
  let names: [String]
  /// The items of each term: from `starts[term]` up to `starts[term + 1]`.
  private let starts: [Int32]
  private let items: [Int32]

  /// - Complexity: O(terms × log terms), for lemmas and constituents with an analysis of each term.
  init(_ kind: ItemKind, in corpus: Corpus) {
    let words = corpus.index.words
    var namesOfTerm: [[String]] = []
    namesOfTerm.reserveCapacity(words.count)
    for term in 0..<words.count {
      let text = words.text(of: term)
      switch kind {
      case .words: namesOfTerm.append([text])
      case .lemmas: namesOfTerm.append([Self.lemma(of: term, text, in: corpus)])
      case .constituents:
        let constituents = Set(corpus.analyzer.analysis(of: text).constituents.map { LetterCase.folded($0.lemma) })
        namesOfTerm.append(constituents.isEmpty ? [Self.lemma(of: term, text, in: corpus)] : Array(constituents))
      }
    }
    names = Set(namesOfTerm.joined()).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, Int32($0)) })
    var starts: [Int32] = [0]
    var items: [Int32] = []
    for names in namesOfTerm {
      items += names.compactMap { numbers[$0] }.sorted()
      starts.append(Int32(items.count))
    }
    self.starts = starts
    self.items = items
  }

  var count: Int { names.count }

  /// The items of a term, each once. O(1).
  func items(of term: Int) -> ArraySlice<Int32> { items[Int(starts[term])..<Int(starts[term + 1])] }

  /// The only item of a term, for words and lemmas. O(1).
  func item(of term: Int) -> Int { Int(items[Int(starts[term])]) }

  /// The number of an item. O(log items).
  func number(of name: String) -> Int? {
    let number = names.partitionPoint { $0.utf8.lexicographicallyPrecedes(name.utf8) }
    return number < names.count && names[number] == name ? number : nil
  }

  /// The likeliest lemma of a term; of a homograph, which is a term for each reading, the lemma that finds this one.
  private static func lemma(of term: Int, _ text: String, in corpus: Corpus) -> String {
    let words = corpus.index.words
    let lemmas = corpus.analyzer.analysis(of: text).lemmas.map { LetterCase.folded($0) }
    let isAlone = words.terms(spelled: text).count < 2
    let own = isAlone ? nil : lemmas.first { words.terms(ofLemma: $0).contains(term) }
    return own ?? lemmas.first ?? text
  }
}
