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

/// The items that the terms of an index stand for, as the index has them: a term is looked up in the tables only where it has
/// several lemmas and context chose none.
struct CountedItems: Sendable {
  /// What items are called.
  private enum Names: Sendable {
    /// As the first of their terms.
    case terms([Int32], TermTable)
    case texts([[UInt8]])
  }

  /// By number; sorted by bytes.
  private let names: Names
  /// The items of each term: from `starts[term]` up to `starts[term + 1]`; empty where each term has one.
  private let starts: [Int32]
  private let items: [Int32]
  let count: Int

  /// - Complexity: O(terms), for lemmas and constituents O(bytes of terms).
  init(_ kind: ItemKind, in corpus: Corpus) {
    let words = corpus.index.words
    switch kind {
    case .words:
      (names, items) = Self.spellings(of: words)
      starts = []
    case .lemmas:
      let (texts, lemmas) = Self.lemmas(in: corpus)
      names = .texts(texts)
      items = lemmas
      starts = []
    case .constituents:
      let (lemmaTexts, lemmas) = Self.lemmas(in: corpus)
      let keys = words.keys(.constituent)
      let texts = Self.merged(lemmaTexts, keys)
      let lemmaNumbers = Self.numbers(of: lemmaTexts, in: texts)
      let keyNumbers = Self.numbers(of: keys, in: texts)
      // How many constituents a term has, then where the next one goes.
      var ends = [Int32](repeating: 0, count: words.count + 1)
      words.forEachTerm(under: .constituent) { _, term in ends[term + 1] += 1 }
      for term in 0..<words.count { ends[term + 1] = ends[term] + max(1, ends[term + 1]) }
      var items = [Int32](repeating: -1, count: Int(ends[words.count]))
      var next = ends
      // Keys come in the order of their bytes, and so do the items of each term.
      words.forEachTerm(under: .constituent) { key, term in
        items[Int(next[term])] = keyNumbers[key]
        next[term] += 1
      }
      for term in 0..<words.count where items[Int(ends[term])] < 0 {
        items[Int(ends[term])] = lemmaNumbers[Int(lemmas[term])]
      }
      names = .texts(texts)
      self.items = items
      starts = ends
    }
    count =
      switch names {
      case .terms(let firsts, _): firsts.count
      case .texts(let texts): texts.count
      }
  }

  /// What an item is called. O(bytes).
  func name(_ item: Int) -> String {
    switch names {
    case .terms(let firsts, let words): words.text(of: Int(firsts[item]))
    case .texts(let texts): String(decoding: texts[item], as: UTF8.self)
    }
  }

  /// The items of a term, each once, in order. O(1).
  func items(of term: Int) -> ArraySlice<Int32> {
    starts.isEmpty ? items[term...term] : items[Int(starts[term])..<Int(starts[term + 1])]
  }

  /// Whether every term has one item.
  var isOneToATerm: Bool { starts.isEmpty }

  /// The only item of a term, for words and lemmas. O(1).
  func item(of term: Int) -> Int { Int(items[term]) }

  /// The number of an item. O(log items).
  func number(of name: String) -> Int? {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self.name(middle).utf8.lexicographicallyPrecedes(name.utf8) { low = middle + 1 } else { high = middle }
    }
    return low < count && self.name(low) == name ? low : nil
  }

  /// Whether each item is one of the stop words. O(stop words × log items).
  func stops(_ words: StopWords) -> [Bool] {
    var stops = [Bool](repeating: false, count: count)
    for word in words.words { if let item = number(of: word) { stops[item] = true } }
    return stops
  }

  // MARK: Making

  /// Terms that are spelled alike, readings of a homograph, are one item.
  private static func spellings(of words: TermTable) -> (Names, [Int32]) {
    var items = [Int32](repeating: 0, count: words.count)
    var firsts: [Int32] = []
    firsts.reserveCapacity(words.count)
    // Readings of a homograph stand side by side, behind the one that context left alone.
    let homographs = words.homographs
    var next = 0
    for term in 0..<words.count {
      let isReading = next < homographs.count && homographs[next] == term
      if isReading { next += 1 }
      if !isReading || term == 0 || words.bytes(of: term - 1) != words.bytes(of: term) { firsts.append(Int32(term)) }
      items[term] = Int32(firsts.count - 1)
    }
    return (.terms(firsts, words), items)
  }

  /// The lemma of each term, as a number among all lemmas. A term that is found under several is asked of the tables.
  private static func lemmas(in corpus: Corpus) -> (texts: [[UInt8]], lemmaOfTerm: [Int32]) {
    let words = corpus.index.words
    let (unknown, several): (Int32, Int32) = (-1, -2)
    let keys = words.keys(.lemma)
    var found = [Int32](repeating: unknown, count: words.count)
    words.forEachTerm(under: .lemma) { key, term in found[term] = found[term] == unknown ? Int32(key) : several }
    // What is its own lemma, or has none.
    var own: [[UInt8]] = []
    var ownNumbers = [Int32](repeating: -1, count: words.count)
    var chosen: [(term: Int, lemma: [UInt8])] = []
    words.forEach(in: 0..<words.count) { term, bytes, _ in
      let isOwn = words.isOwnLemma(term)
      if found[term] == several || found[term] != unknown && isOwn {
        let text = bytes.indices.map { bytes[$0] }
        chosen.append((term, likeliestLemma(of: text, in: corpus)))
      } else if found[term] == unknown {
        let text = bytes.indices.map { bytes[$0] }
        if own.last != text { own.append(text) }
        ownNumbers[term] = Int32(own.count - 1)
      }
    }
    let others = chosen.map(\.lemma).sorted { $0.lexicographicallyPrecedes($1) }
    let texts = merged(merged(keys, own), others)
    let keyNumbers = numbers(of: keys, in: texts)
    let ownPlaces = numbers(of: own, in: texts)
    for term in found.indices {
      if ownNumbers[term] >= 0 {
        found[term] = ownPlaces[Int(ownNumbers[term])]
      } else if found[term] >= 0 {
        found[term] = keyNumbers[Int(found[term])]
      }
    }
    for (term, lemma) in chosen {
      found[term] = Int32(texts.partitionPoint { $0.lexicographicallyPrecedes(lemma) })
    }
    return (texts, found)
  }

  private static func likeliestLemma(of term: [UInt8], in corpus: Corpus) -> [UInt8] {
    let text = String(decoding: term, as: UTF8.self)
    return corpus.analyzer.analysis(of: text).lemmas.first.map { Array(LetterCase.folded($0).utf8) } ?? term
  }

  /// What stands in either of two lists that are sorted by bytes, each once.
  private static func merged(_ a: [[UInt8]], _ b: [[UInt8]]) -> [[UInt8]] {
    var result: [[UInt8]] = []
    result.reserveCapacity(a.count + b.count)
    var (i, j) = (0, 0)
    while i < a.count || j < b.count {
      let isFirst = j == b.count || i < a.count && !b[j].lexicographicallyPrecedes(a[i])
      let next = isFirst ? a[i] : b[j]
      if isFirst { i += 1 } else { j += 1 }
      if result.last != next { result.append(next) }
    }
    return result
  }

  /// Where each text of a list stands in another that holds all of them; both sorted by bytes.
  private static func numbers(of texts: [[UInt8]], in all: [[UInt8]]) -> [Int32] {
    var number = 0
    return texts.map { text in
      while all[number] != text { number += 1 }
      return Int32(number)
    }
  }
}
