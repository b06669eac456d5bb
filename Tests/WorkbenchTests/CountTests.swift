import CorpusIndex
import CorpusModel
import CorpusQuery
import TestSupport
import TextStatistics
import Testing

@testable import Workbench

@Suite struct CountTests {
  private static let words = ["hus", "vej", "bog", "sol", "sten", "træ"]

  /// Interviews of three speakers with turns of one or more short sentences.
  private func corpus(_ random: inout SplitMix64) -> Corpus {
    let documents = (0..<3).map { number in
      let turns = (0..<Int.random(in: 2..<9, using: &random)).map { turn in
        let sentences = (0..<Int.random(in: 1..<4, using: &random)).map { _ in
          (0..<Int.random(in: 1..<6, using: &random)).map { _ in random.pick(Self.words) }.joined(separator: " ") + "."
        }
        let text = sentences.map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined(separator: " ")
        return "\(["I", "A", "B"][turn % 3]): \(text)"
      }
      return Document("s\(number).txt", turns.joined(separator: "\n"))
    }
    return Corpus(documents: documents)
  }

  /// Every word of a corpus with where it stands, by reading the texts again.
  private struct Word {
    let text: String
    let source: Int
    let turn: Int
    let sentence: Int
    let speaker: String
  }

  private func slowWords(_ corpus: Corpus) -> [Word] {
    var result: [Word] = []
    var (turn, sentence) = (0, 0)
    for (number, source) in corpus.sources.enumerated() {
      for line in source.document.canonical.string.split(separator: "\n") {
        let parts = line.split(separator: ":", maxSplits: 1)
        for text in parts[1].split(separator: ".") {
          for word in text.split(separator: " ") {
            result.append(
              Word(
                text: word.lowercased(), source: number, turn: turn, sentence: sentence, speaker: String(parts[0])))
          }
          sentence += 1
        }
        turn += 1
      }
    }
    return result
  }

  @Test func `Frequencies, by source and by speaker, are those of a slow count`() throws {
    var random = SplitMix64(seed: 1)
    for _ in 0..<40 {
      let corpus = corpus(&random)
      let all = slowWords(corpus)
      var options = FrequencyCount.Options()
      options.grouping = random.pick([.source, .speaker])
      options.withDispersion = true
      options.query = random.pick([nil, nil, "speaker:A", "NOT speaker:A"])
      let words = all.filter { options.query == nil || ($0.speaker == "A") == (options.query == "speaker:A") }
      if words.isEmpty { continue }
      let count = try FrequencyCount(in: corpus, options: options)
      #expect(count.size == words.count)
      #expect(Set(count.rows.map(\.name)) == Set(words.map(\.text)))
      for row in count.rows {
        let own = words.filter { $0.text == row.name }
        #expect(row.count == own.count)
        #expect(row.sources == Set(own.map(\.source)).count)
        for (group, value) in zip(count.groups, row.byGroup) {
          let slow = own.filter { word in
            let name = corpus.sources[word.source].document.source
            return options.grouping == .source ? name == group.name : "\(name): \(word.speaker)" == group.name
          }
          #expect(value == slow.count)
        }
      }
    }
  }

  @Test func `Rows that are shown alone have the figures that they have among all`() throws {
    var random = SplitMix64(seed: 2)
    for _ in 0..<20 {
      let corpus = corpus(&random)
      for kind in ItemKind.allCases {
        var options = FrequencyCount.Options()
        options.kind = kind
        // Rows of the whole material are counted by their own lists where they are few, else by reading all words.
        let few = try FrequencyCount(in: corpus, options: options)
        options.query = "source:*"
        let all = try FrequencyCount(in: corpus, options: options)
        #expect(few.table == all.table)
        options.query = nil
        options.limit = 2
        let first = try FrequencyCount(in: corpus, options: options)
        #expect(Array(first.table.rows) == Array(few.table.rows.prefix(2)))
        #expect(first.found == few.found)
      }
    }
  }

  @Test(arguments: [2, 3, 4, 10])
  func `Words are counted by their place in the source`(stretches: Int) throws {
    var random = SplitMix64(seed: UInt64(stretches))
    for _ in 0..<20 {
      let corpus = corpus(&random)
      let words = slowWords(corpus)
      var options = FrequencyCount.Options()
      options.grouping = .stretch(stretches)
      let count = try FrequencyCount(in: corpus, options: options)
      var slow: [String: [String: Int]] = [:]
      for source in 0..<3 {
        let own = words.filter { $0.source == source }
        for (place, word) in own.enumerated() {
          let name = Grouping.name(ofStretch: place * stretches / own.count, of: stretches)
          slow[word.text, default: [:]][name, default: 0] += 1
        }
      }
      for row in count.rows {
        for (group, number) in zip(count.groups, row.byGroup) { #expect(slow[row.name]?[group.name] ?? 0 == number) }
        #expect(row.byGroup.reduce(0, +) == row.count)
      }
      #expect(count.groups.map { $0.name }.sorted() == count.groups.map { $0.name })
    }
  }

  @Test(arguments: 1...6)
  func `Sequences are those of a slow count within sentences`(length: Int) throws {
    var random = SplitMix64(seed: UInt64(length))
    for _ in 0..<30 {
      let corpus = corpus(&random)
      let words = slowWords(corpus)
      var slow: [String: Int] = [:]
      for start in 0..<max(0, words.count - length + 1) {
        let own = words[start..<start + length]
        if Set(own.map(\.sentence)).count == 1 { slow[own.map(\.text).joined(separator: " "), default: 0] += 1 }
      }
      var options = FrequencyCount.Options()
      options.minimum = random.pick([1, 2])
      let count = try SequenceCount(of: length, in: corpus, options: options)
      #expect(count.total == slow.values.reduce(0, +))
      let found = Dictionary(uniqueKeysWithValues: count.rows.map { ($0.items.joined(separator: " "), $0.count) })
      #expect(found == slow.filter { $0.value >= options.minimum })
    }
  }

  @Test
  func `Collocates are those of a slow count that looks at every position, and windows end with the turn or sentence`()
    throws
  {
    var random = SplitMix64(seed: 7)
    for _ in 0..<60 {
      let corpus = corpus(&random)
      let words = slowWords(corpus)
      let node = random.pick(Self.words)
      if !words.contains(where: { $0.text == node }) { continue }
      var options = CollocateCount.Options()
      options.kind = .words
      options.span = (Int.random(in: 0..<4, using: &random), Int.random(in: 1..<4, using: &random))
      options.segment = random.pick([nil, "sentence", "turn"])
      options.minimum = 1
      let isSentence = options.segment == "sentence"
      let count = try CollocateCount(of: "=\(node)", in: corpus, options: options, vocabulary: .none)
      let others = words.indices.filter { words[$0].text != node }
      let inside = Set(
        others.filter { position in
          words.indices.contains { hit in
            words[hit].text == node && position >= hit - (options.span?.left ?? 0)
              && position <= hit + (options.span?.right ?? 0)
              && (isSentence
                ? words[hit].sentence == words[position].sentence : words[hit].turn == words[position].turn)
          }
        })
      #expect(count.hits == words.count - others.count)
      #expect(count.windowSize == inside.count)
      #expect(count.size == others.count)
      for row in count.rows {
        let near = inside.count { words[$0].text == row.name }
        let all = others.count { words[$0].text == row.name }
        #expect(
          row.pair.table
            == ContingencyTable(
              both: near, onlyFirst: inside.count - near, onlySecond: all - near,
              neither: others.count - inside.count - (all - near)))
      }
      #expect(Set(count.rows.map(\.name)) == Set(inside.map { words[$0].text }))
    }
  }

  @Test func `Keyness of a speaker against the rest is that of a slow count`() throws {
    var random = SplitMix64(seed: 9)
    for _ in 0..<20 {
      let corpus = corpus(&random)
      let words = slowWords(corpus)
      var options = KeynessCount.Options()
      options.kind = .words
      options.minimum = 1
      options.includesChance = true
      options.resamples = 10
      let count = try KeynessCount(of: "speaker:A", against: nil, in: corpus, options: options)
      #expect(count.targetSize == words.count { $0.speaker == "A" })
      #expect(count.targetSize + count.referenceSize == words.count)
      for row in count.rows {
        #expect(row.keyness.target == words.count { $0.speaker == "A" && $0.text == row.name })
        #expect(row.keyness.reference == words.count { $0.speaker != "A" && $0.text == row.name })
      }
    }
  }

  @Test func `Dispersion counts hits and words of every part`() throws {
    var random = SplitMix64(seed: 10)
    for _ in 0..<20 {
      let corpus = corpus(&random)
      let words = slowWords(corpus)
      if !words.contains(where: { $0.text == "hus" }) { continue }
      let count = try DispersionCount(of: "=hus", in: corpus)
      #expect(count.parts.map(\.size) == (0..<3).map { source in words.count { $0.source == source } })
      #expect(
        count.parts.map(\.hits) == (0..<3).map { source in words.count { $0.source == source && $0.text == "hus" } })
      for part in count.parts { #expect((part.hits > 0) == part.strip.contains(true)) }
    }
  }

  @Test func `Vocabulary of each source is that of its words`() throws {
    var random = SplitMix64(seed: 12)
    let corpus = corpus(&random)
    let words = slowWords(corpus)
    let count = try VocabularyCount(of: .words, in: corpus, within: nil, by: .source, window: 3)
    #expect(count.rows.map(\.name) == ["s0.txt", "s1.txt", "s2.txt", "in all"])
    for (number, row) in count.rows.dropLast().enumerated() {
      #expect(row.richness.types == Set(words.filter { $0.source == number }.map(\.text)).count)
    }
    #expect(count.rows.last?.richness.tokens == words.count)
  }

  // MARK: Danish

  private static let interview = Corpus(documents: [
    Document(
      "i.txt",
      """
      I: Hvad så?
      A (leder): Samarbejdet med foreningerne er godt. Vi samarbejder tit.
      B (mor): Foreningen kom, og skolesamarbejdet kom.
      """)
  ])

  private func frequencies(_ configure: (inout FrequencyCount.Options) -> Void) throws -> [String: Int] {
    var options = FrequencyCount.Options()
    configure(&options)
    let rows = try FrequencyCount(in: Self.interview, options: options).rows
    return Dictionary(uniqueKeysWithValues: rows.map { ($0.name, $0.count) })
  }

  @Test func `Lemmas join inflections, constituents look inside compounds`() throws {
    let lemmas = try frequencies { $0.kind = .lemmas }
    #expect(lemmas["forening"] == 2)
    #expect(lemmas["komme"] == 2)
    #expect(lemmas["samarbejde"] == 2)
    let constituents = try frequencies { $0.kind = .constituents }
    #expect(constituents["skole"] == 1)
    #expect((constituents["samarbejde"] ?? 0) >= 1)
  }

  @Test func `A lemma is counted as often as its words stand in the texts, homographs by what context chose`() throws {
    var options = FrequencyCount.Options()
    options.kind = .lemmas
    for text in [
      "A: Får du nogen får? Vi får ti får, og retten er vores ret. De lever og har en lever.\nB: Tidligere var det hårdere.",
      "A: Det er et løb, og de løber. Vi løb tit, og svaret er svært.\nB: Han svarer sort. De bryder op og får brød.",
    ] {
      let corpus = Corpus(documents: [Document("h.txt", text)])
      let rows = try FrequencyCount(in: corpus, options: options).rows
      let terms = rows.map { Set(corpus.index.words.terms(ofLemma: $0.name)) }
      for (row, own) in zip(rows, terms) {
        let hits = own.reduce(0) { $0 + corpus.index.count(of: $1) }
        // A word that may have several lemmas, none of them chosen by context, is counted under the likeliest.
        let isShared = own.contains { term in terms.count { $0.contains(term) } > 1 }
        #expect(isShared ? row.count <= hits : row.count == hits, "\(row.name)")
      }
      #expect(rows.reduce(0) { $0 + $1.count } == corpus.index.wordCount)
    }
  }

  @Test func `Counts are confined to a role, or to turns with a hit`() throws {
    #expect(try frequencies { $0.query = "role:mor" }["kom"] == 2)
    #expect(try frequencies { $0.query = "role:mor" }["godt"] == nil)
    #expect(try frequencies { $0.query = "tit" }.values.reduce(0, +) == 8)
    #expect(throws: CountError.emptyScope("role:far")) { try frequencies { $0.query = "role:far" } }
  }

  @Test func `Stop words have no row and are counted all the same`() throws {
    var options = FrequencyCount.Options()
    options.stopWords = try StopWords(named: "da")
    let count = try FrequencyCount(in: Self.interview, options: options)
    #expect(!count.rows.contains { ["er", "og", "vi", "så"].contains($0.name) })
    #expect(count.rows.contains { $0.name == "tit" })
    #expect(count.size == 15)
    let folder = try TemporaryFolder()
    options.stopWords = try StopWords(named: folder.write("mine.txt", "# egne\nTit kom\n"))
    let own = try FrequencyCount(in: Self.interview, options: options)
    #expect(!own.rows.contains { $0.name == "tit" || $0.name == "kom" })
  }

  @Test func `What cannot be compared is told`() throws {
    let options = KeynessCount.Options()
    let corpus = Self.interview
    #expect(throws: CountError.overlappingGroups) {
      try KeynessCount(of: "role:leder", against: "tit", in: corpus, options: options)
    }
    #expect(throws: CountError.sameGroup("source:i*")) {
      try KeynessCount(of: "source:i*", against: nil, in: corpus, options: options)
    }
    #expect(throws: CountError.oneGroup("source")) {
      try KeynessCount.all(by: .source, in: corpus, within: nil, options: options)
    }
    #expect(throws: CountError.noHits("zebra")) {
      try CollocateCount(of: "zebra", in: corpus, options: .init(), vocabulary: .any)
    }
    var sequences = FrequencyCount.Options()
    sequences.kind = .constituents
    #expect(throws: CountError.noConstituents) { try SequenceCount(of: 2, in: corpus, options: sequences) }
    let empty = Corpus(documents: [])
    #expect(throws: CountError.noWords) { try FrequencyCount(in: empty, options: .init()) }
    let messages: [(CountError, String)] = [
      (.emptyScope("role:far"), "nothing in the texts is 'role:far'"), (.noWords, "the texts hold no words"),
      (.noHits("zebra"), "'zebra' has no hits, so there is nothing to count around"),
      (.sameGroup("x"), "'x' is all of the texts, so nothing is left to compare with"),
      (.emptyGroup("x"), "there are no words in 'x'"), (.overlappingGroups, "target and reference share words"),
      (.oneGroup("role"), "there is only one role, and keyness compares two"),
      (.noConstituents, "sequences are of words or lemmas, not of constituents"),
      (.unknownRow("x", nearest: nil), "there is no row 'x'"),
    ]
    for (error, message) in messages { #expect(error.report.message == message) }
  }

  @Test func `Scopes are sets of positions`() {
    var random = SplitMix64(seed: 3)
    func ranges() -> [Range<Int>] {
      var result: [Range<Int>] = []
      var start = 0
      for _ in 0..<5 {
        start += Int.random(in: 0..<6, using: &random)
        let end = start + Int.random(in: 1..<6, using: &random)
        result.append(start..<end)
        start = end
      }
      return CountScope.merged(result)
    }
    for _ in 0..<300 {
      let (a, b) = (ranges(), ranges())
      let (first, second) = (Set(a.joined()), Set(b.joined()))
      let scope = CountScope(ranges: a)
      #expect(Set(scope.intersection(b).joined()) == first.intersection(second))
      #expect(Set(scope.subtracting(b).joined()) == first.subtracting(second))
    }
  }

  @Test func `The commonest come first, of equal ones the first, however few are wanted`() {
    var random = SplitMix64(seed: 6)
    for _ in 0..<200 {
      let counts = (0..<Int.random(in: 0..<40, using: &random)).map { _ in Int.random(in: 1..<60, using: &random) }
      let numbers = counts.indices.filter { _ in Bool.random(using: &random) }
      let slow = numbers.sorted { (counts[$1], $0) < (counts[$0], $1) }
      let limit = Int.random(in: 0..<20, using: &random)
      #expect(Ranking.highest(of: numbers, limit: limit) { counts[$0] } == Array(slow.prefix(limit)))
      #expect(Ranking.highest(of: numbers, limit: nil) { counts[$0] } == slow)
    }
  }
}
