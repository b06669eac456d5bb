internal import CorpusIndex
internal import CorpusModel

/// Counts the items that have a row, and no others.
struct RowTally {
  private let items: [Int]
  private let counted: CountedItems
  private let corpus: Corpus
  /// The row of each item; −1 for none.
  private let rowOfItem: [Int32]

  init(rows items: [Int], of counted: CountedItems, in corpus: Corpus) {
    self.items = items
    self.counted = counted
    self.corpus = corpus
    var rowOfItem = [Int32](repeating: -1, count: counted.count)
    for (row, item) in items.enumerated() { rowOfItem[item] = Int32(row) }
    self.rowOfItem = rowOfItem
  }

  /// How often each row stands in each group. O(positions + rows × groups).
  func counts(in runs: [GroupedRun], groups: Int) -> [[Int]] {
    var counts = [[Int]](repeating: [Int](repeating: 0, count: groups), count: items.count)
    forEachRow(in: runs) { row, group in counts[row][group] += 1 }
    return counts
  }

  /// How often each row stands in the groups that it stands in; the runs of a group follow one another. O(positions).
  func counts(inOrder runs: [GroupedRun]) -> [[(source: Int, count: Int)]] {
    var counts = [[(source: Int, count: Int)]](repeating: [], count: items.count)
    forEachRow(in: runs) { row, group in
      if counts[row].last?.source == group {
        counts[row][counts[row].count - 1].count += 1
      } else {
        counts[row].append((group, 1))
      }
    }
    return counts
  }

  /// In how many sources each row stands.
  ///
  /// - Complexity: O(occurrences of the rows + rows × sources) where all is counted and rows are few, else O(positions).
  func sources(in scope: CountScope) -> [Int] {
    // The lists of so few rows are read sooner than all words.
    if scope.count == corpus.index.wordCount, items.count <= 200 { return sourcesByPostings() }
    var sources = [Int](repeating: 0, count: items.count)
    var last = [Int32](repeating: -1, count: items.count)
    forEachRow(in: scope.runsBySource(in: corpus.index)) { row, source in
      if last[row] != Int32(source) {
        last[row] = Int32(source)
        sources[row] += 1
      }
    }
    return sources
  }

  private func sourcesByPostings() -> [Int] {
    let index = corpus.index
    let ends = (0..<index.sources.count).map { UInt32(index.sources.positions(of: $0).upperBound) }
    var terms = [[Int]](repeating: [], count: items.count)
    for term in 0..<index.words.count {
      for item in counted.items(of: term) where rowOfItem[Int(item)] >= 0 {
        terms[Int(rowOfItem[Int(item)])].append(term)
      }
    }
    return terms.map { terms in
      var holds = [Bool](repeating: false, count: ends.count)
      var positions: [UInt32] = []
      var found = 0
      for term in terms {
        positions.removeAll(keepingCapacity: true)
        index.postings(of: term).append(to: &positions)
        var source = 0
        for position in positions {
          while source + 1 < ends.count, ends[source] <= position { source += 1 }
          if !holds[source] {
            holds[source] = true
            found += 1
          }
        }
      }
      return found
    }
  }

  private func forEachRow(in runs: [GroupedRun], _ body: (_ row: Int, _ group: Int) -> Void) {
    for run in runs {
      corpus.index.forEachTerm(at: run.positions) { term in
        for item in counted.items(of: term) {
          let row = rowOfItem[Int(item)]
          if row >= 0 { body(Int(row), run.group) }
        }
      }
    }
  }
}
