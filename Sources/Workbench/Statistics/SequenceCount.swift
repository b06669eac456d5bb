internal import CorpusIndex
package import CorpusModel

/// How often sequences of words stand in the texts. None runs over the end of a sentence.
package struct SequenceCount: Sendable {
  /// A sequence.
  package struct Row: Sendable {
    package let items: [String]
    package let count: Int
    /// Sources that it stands in.
    package let sources: Int
    /// In each group; empty where there is one group.
    package let byGroup: [Int]
  }

  package let length: Int
  package let groups: [String]
  /// Sequences of that length in all, counted with repetitions.
  package let total: Int
  /// The commonest first, then by bytes.
  package let rows: [Row]
  /// Sequences that have a row when there is no limit.
  package let found: Int

  /// - Parameters:
  ///   - length: Words in a sequence, 1 to 6.
  ///   - options: Stop words leave out sequences that begin or end with one.
  /// - Throws: `CountError`, and `QueryError` for a query that cannot be read.
  /// - Complexity: O(positions × length + rows × log rows).
  package init(of length: Int, in corpus: Corpus, options: FrequencyCount.Options) throws {
    precondition((1...6).contains(length), "one to six words")
    if options.kind == .constituents { throw CountError.noConstituents }
    let scope = try corpus.scope(options.query)
    let items = CountedItems(options.kind, in: corpus)
    let sentences = scope.intersection(Array(corpus.index.segments(.sentence)))
    let minimum = Int32(max(1, options.minimum))
    // The number of the sequence that begins at each position, a word longer each time; −1 where there is none or where its
    // beginning is too rare for the whole to be common enough.
    var numbers: [[Int32]] = sentences.map { $0.map { Int32(items.item(of: corpus.index.term(at: $0))) } }
    let words = numbers
    var levels: [PairCounter] = []
    for size in 1..<max(1, length) {
      var counter = PairCounter()
      for (sentence, own) in words.enumerated() {
        for start in own.indices {
          let isWhole = start + size < own.count && numbers[sentence][start] >= 0
          numbers[sentence][start] = isWhole ? counter.count(numbers[sentence][start], own[start + size]) : -1
        }
      }
      for sentence in numbers.indices {
        for start in numbers[sentence].indices where numbers[sentence][start] >= 0 {
          if counter.counts[Int(numbers[sentence][start])] < minimum { numbers[sentence][start] = -1 }
        }
      }
      levels.append(counter)
    }
    let kinds = levels.last?.counts.count ?? items.count
    var counts = [Int](repeating: 0, count: kinds)
    for own in numbers { for number in own where number >= 0 { counts[Int(number)] += 1 } }
    /// The items of a sequence.
    func sequence(_ number: Int) -> [Int] {
      var result: [Int] = []
      var number = number
      for level in levels.reversed() {
        result.append(Int(level.pairs[number].second))
        number = Int(level.pairs[number].first)
      }
      return (result + [number]).reversed()
    }
    let known = counts.indices.filter { number in
      guard counts[number] >= minimum else { return false }
      let own = sequence(number)
      return !options.stopWords.contains(items.names[own[0]])
        && !options.stopWords.contains(items.names[own[length - 1]])
    }
    let order = known.map { (number: $0, items: sequence($0)) }.sorted { a, b in
      counts[a.number] != counts[b.number]
        ? counts[a.number] > counts[b.number] : a.items.lexicographicallyPrecedes(b.items)
    }.prefix(options.limit ?? known.count)
    let rowOfSequence = Dictionary(uniqueKeysWithValues: order.enumerated().map { (Int32($1.number), $0) })
    if let grouping = options.grouping { try corpus.require(grouping) }
    let grouped = options.grouping.map { scope.groups(by: $0, in: corpus) }
    var byGroup = [[Int]](repeating: [Int](repeating: 0, count: grouped?.names.count ?? 0), count: order.count)
    var sources = [Int](repeating: 0, count: order.count)
    var last = [Int](repeating: -1, count: order.count)
    for (sentence, own) in zip(sentences, numbers) {
      let source = corpus.index.source(of: sentence.lowerBound)
      let groups = grouped.map { Self.groups($0.runs, of: sentence) } ?? []
      for (offset, number) in own.enumerated() {
        guard let row = rowOfSequence[number] else { continue }
        if last[row] != source {
          last[row] = source
          sources[row] += 1
        }
        // A sentence may hold several groups; a sequence belongs to those of its first word.
        let position = sentence.lowerBound + offset
        for run in groups where run.positions.contains(position) { byGroup[row][run.group] += 1 }
      }
    }
    self.length = length
    groups = grouped?.names ?? []
    total = sentences.reduce(0) { $0 + max(0, $1.count - length + 1) }
    found = known.count
    rows = order.enumerated().map { row, sequence in
      Row(
        items: sequence.items.map { items.names[$0] }, count: counts[sequence.number], sources: sources[row],
        byGroup: byGroup[row])
    }
  }

  private static func groups(_ runs: [GroupedRun], of sentence: Range<Int>) -> ArraySlice<GroupedRun> {
    let low = runs.partitionPoint { $0.positions.upperBound <= sentence.lowerBound }
    let high = runs.partitionPoint { $0.positions.lowerBound < sentence.upperBound }
    return runs[low..<max(low, high)]
  }

  /// Sequences with counts, per million sequences of the same length, sources, and counts by group.
  package var table: Table {
    var table = Table(
      columns: [Table.Column("ngram")] + ["count", "per_million", "sources"].map { Table.Column($0, isNumeric: true) }
        + groups.map { Table.Column($0, isNumeric: true) })
    for row in rows {
      table.append(
        [
          .text(row.items.joined(separator: " ")), .integer(row.count),
          .decimal(Double(row.count) / Double(max(1, total)) * 1e6), .integer(row.sources),
        ] + row.byGroup.map { .integer($0) })
    }
    return table
  }
}
