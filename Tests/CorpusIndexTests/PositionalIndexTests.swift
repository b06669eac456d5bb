import CorpusModel
import Testing
import TestSupport

@testable import CorpusIndex

@Suite struct PositionalIndexTests {
  private static let plain = TermAnalysis(lemmas: [], constituents: [])

  /// An index of sources that are words with blanks between them.
  private func index(_ sources: [(name: String, text: String)], _ analyse: (String) -> TermAnalysis) -> PositionalIndex
  {
    var builder = PositionalIndexBuilder()
    for (name, text) in sources {
      var offset = 0
      let forms = text.split(separator: " ").map(String.init)
      let ranges = forms.map { form in
        defer { offset += form.utf8.count + 1 }
        return TextRange(offset, offset + form.utf8.count)
      }
      builder.add(IndexableSource(name: name, words: ranges, forms: forms, segments: [:], attributes: [:]))
    }
    return builder.finish(analyse: analyse)
  }

  @Test(arguments: [
    [], [0], [1], [127], [128], [129], [0, 0], [0, 1, 0], [127, 1, 128], [129, 129], [3, 0, 128, 1, 127, 0],
  ])
  func `Every answer is the slow count's`(_ sizes: [Int]) {
    var random = SplitMix64(seed: UInt64(sizes.reduce(7) { $0 * 131 + $1 }))
    for _ in 0..<5 {
      let sources = sizes.enumerated().map { RandomSource(name: "kilde-\($0)", words: $1, using: &random) }
      var builder = PositionalIndexBuilder()
      for source in sources { builder.add(source.source) }
      let index = builder.finish { _ in Self.plain }
      expect(index, answersAs: sources, using: &random)
    }
  }

  private func expect(_ index: PositionalIndex, answersAs sources: [RandomSource], using random: inout SplitMix64) {
    let all = sources.flatMap(\.terms)
    #expect(index.wordCount == all.count)
    #expect(
      (0..<index.wordCount).map { index.range(at: $0) }
        == sources.flatMap { $0.source.words.map { TextRange(Int($0.start), Int($0.end)) } })
    let terms = (0..<index.words.count).map { index.words.text(of: $0) }
    #expect(terms == Set(all).sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
    for (number, term) in terms.enumerated() {
      #expect(Array(index.postings(of: number)) == all.indices.filter { all[$0] == term })
      #expect(Array(index.words.terms(spelled: term)) == [number])
    }
    for word in vocabulary where !all.contains(word.term) { #expect(index.words.terms(spelled: word.term).isEmpty) }
    for prefix in ["", "h", "hus", "huset", "husets", "å", "år", "i", "ide", "idé", "z", "ikk'", "6"] {
      let slow = terms.indices.filter { Array(terms[$0].utf8).starts(with: Array(prefix.utf8)) }
      #expect(Array(index.words.terms(withPrefix: prefix)) == slow)
    }
    #expect(index.sources.map(\.name) == sources.map(\.source.name))
    var base = 0
    var segments: [SegmentKind: [Range<Int>]] = [:]
    var runs: [AttributeKind: [AttributeRun]] = [:]
    for (number, source) in sources.enumerated() {
      let words = source.source.words
      #expect(index.sources[number].positions == base..<base + words.count)
      for position in base..<base + words.count { #expect(index.source(of: position) == number) }
      func positions(in range: TextRange) -> Range<Int>? {
        let inside = words.indices.filter { range.contains(Int(words[$0].start)) }
        guard let first = inside.first, let last = inside.last else { return nil }
        return base + first..<base + last + 1
      }
      for (kind, ranges) in source.source.segments { segments[kind, default: []] += ranges.compactMap(positions) }
      for (kind, values) in source.source.attributes {
        runs[kind, default: []] += values.compactMap { run in
          positions(in: run.range).map { AttributeRun(positions: $0, value: run.value) }
        }
      }
      if !words.isEmpty { segments[.source, default: []].append(base..<base + words.count) }
      base += words.count
    }
    for kind in SegmentKind.allCases { #expect(Array(index.segments(kind)) == segments[kind] ?? []) }
    for kind in AttributeKind.allCases { #expect(Array(index.runs(kind)) == runs[kind] ?? []) }
  }

  @Test(arguments: [
    ("Idé", "ide"), ("IDE", "ide"), ("ide\u{301}", "ide"), ("ÅR", "år"), ("a\u{30A}r", "år"), ("Æble", "æble"),
    ("SØN", "søn"), ("ikk’", "ikk'"), ("Müller", "muller"),
  ])
  func `Case and accents do not matter, but å æ ø are letters of their own`(_ form: String, _ term: String) {
    let index = index([("a", "\(form) ar aeble son")]) { _ in Self.plain }
    #expect(index.words.terms(spelled: term).flatMap { Array(index.postings(of: $0)) } == [0])
  }

  @Test func `A term keeps its lemmas over all its forms`() {
    let lemmas = ["hus": "hus", "Huset": "hus", "huse": "hus", "husede": "huse"]
    let index = index([("a", "Huset hus"), ("b", "huse husede hus")]) {
      TermAnalysis(lemmas: [lemmas[$0] ?? $0], constituents: [])
    }
    #expect(index.words.terms(ofLemma: "hus").map { index.words.text(of: $0) } == ["hus", "huse", "huset"])
    #expect(index.words.terms(ofLemma: "huse").map { index.words.text(of: $0) } == ["husede"])
    #expect(index.words.terms(ofLemma: "huset") == [])
  }

  /// A word whose compound is written `part+part`, each part a constituent and the last one the head.
  private static func compound(_ forms: [String: String]) -> (String) -> TermAnalysis {
    { form in
      let parts = (forms[form] ?? form).split(separator: "+").map(String.init)
      guard parts.count > 1 else { return TermAnalysis(lemmas: [form], constituents: []) }
      var offset = 0
      return TermAnalysis(
        lemmas: [form],
        constituents: parts.enumerated().map { number, part in
          defer { offset += part.utf8.count }
          return TermAnalysis.Constituent(
            lemma: part, range: offset..<offset + part.utf8.count, isHead: number == parts.count - 1)
        })
    }
  }

  /// The letters of a term that stand for a constituent.
  private func part(_ compound: TermTable.Compound, of index: PositionalIndex) -> String {
    let bytes = Array(index.words.text(of: compound.term).utf8)
    return String(decoding: bytes[compound.range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  @Test(arguments: [
    (["idéhus": "idé+hus"], "idéhus"), (["Idéhus": "Idé+hus"], "Idéhus"), (["idehus": "ide+hus"], "idehus"),
    (["idéhus": "idé+hus", "idehus": "ide+hus"], "idéhus idehus"),
    (["idéhus": "idé+hus", "idehus": "ide+hus"], "idehus idéhus"),
    (["ide\u{301}hus": "ide\u{301}+hus"], "ide\u{301}hus"),
  ])
  func `The part of a compound is bytes of its term, whatever accents its forms have`(
    _ compounds: [String: String], _ text: String
  ) {
    let index = index([("a", text)], Self.compound(compounds))
    #expect(index.words.compounds(withConstituent: "hus").map { part($0, of: index) } == ["hus"])
    #expect(index.words.compounds(withConstituent: "ide").map { part($0, of: index) } == ["ide"])
    #expect(index.words.compounds(withConstituent: "hus").map(\.isHead) == [true])
    #expect(index.words.compounds(withConstituent: "ide").map(\.isHead) == [false])
  }

  @Test func `A lemma that stands twice in a compound counts once, as head`() {
    let index = index([("a", "husbådhus")], Self.compound(["husbådhus": "hus+båd+hus"]))
    let found = index.words.compounds(withConstituent: "hus")
    #expect(found.map(\.isHead) == [true])
    #expect(found.map(\.range.lowerBound) == ["husbåd".utf8.count])
  }

  @Test func `The answers are the same in whatever order the sources are added`() {
    var random = SplitMix64(seed: 1)
    let sources = (0..<6).map {
      RandomSource(name: "kilde-\($0)", words: [0, 1, 40, 127, 128, 129][$0], using: &random)
    }
    let analyse = Self.compound(["idéhus": "idé+hus", "Idehus": "Ide+hus", "årstid": "års+tid"])
    func answers(_ sources: [RandomSource]) -> [String] {
      var builder = PositionalIndexBuilder()
      for source in sources { builder.add(source.source) }
      let index = builder.finish(analyse: analyse)
      var lines: [String] = []
      for number in 0..<index.words.count {
        let term = index.words.text(of: number)
        for position in index.postings(of: number) {
          let source = index.sources[index.source(of: position)]
          lines.append("\(term) \(source.name) \(position - source.positions.lowerBound)")
        }
        lines += index.words.terms(ofLemma: term).map { "lemma \(term) \(index.words.text(of: $0))" }
        lines += index.words.compounds(withConstituent: term).map {
          "part \(term) \(index.words.text(of: $0.term)) \($0.range)"
        }
      }
      return lines.sorted()
    }
    let expected = answers(sources)
    for _ in 0..<20 {
      let other = answers(sources.shuffled(using: &random))
      let difference = zip(expected, other).first { $0 != $1 }
      #expect(other.count == expected.count && difference == nil, "\(difference.map { "\($0) or \($1)" } ?? "")")
    }
  }

  @Test func `Sources copied from an index make the same bytes as those that were added to it`() {
    var random = SplitMix64(seed: 21)
    let analyse = Self.compound(["idéhus": "idé+hus", "Idehus": "Ide+hus", "årstid": "års+tid"])
    let homographs = IndexableSource(
      name: "h", words: [TextRange(0, 3), TextRange(4, 7), TextRange(8, 11)], forms: ["hus", "Hus", "ved"],
      readings: ["huse", "hus", "vide"], ellipses: [(1, 1..<3, "Husved"), (2, 2..<3, "vedhus")],
      segments: [.paragraph: [TextRange(0, 11)]], attributes: [.role: [(TextRange(4, 11), "leder")]])
    func bytes(_ sources: [IndexableSource], known: AnalysedTerms? = nil) -> [UInt8] {
      var builder = PositionalIndexBuilder(knowing: known)
      for source in sources { builder.add(source) }
      let forms = builder.formList
      return builder.bytes([forms.analyses(of: 0..<forms.count, analyse)], fingerprint: "f", manifest: [1])
    }
    for _ in 0..<20 {
      var sources = [0, 1, 127, 128, 129, 300].shuffled(using: &random).enumerated().map {
        RandomSource(name: "kilde-\($0)", words: $1, using: &random).source
      }
      sources.insert(homographs, at: Int.random(in: 0...sources.count, using: &random))
      let old = PositionalIndex(trusting: bytes(sources))
      let copies = SourceCopies(old)
      let copied = sources.indices.map { copies.source($0) }
      let isSame = bytes(copied) == bytes(sources)
      let isSameKnown = bytes(copied, known: AnalysedTerms(old)) == bytes(sources)
      let new = RandomSource(name: "ny", words: 90, using: &random).source
      let place = Int.random(in: 0...sources.count, using: &random)
      let withNew =
        bytes(copied[..<place] + [new] + copied[place...], known: AnalysedTerms(old))
        == bytes(sources[..<place] + [new] + sources[place...])
      #expect(isSame && isSameKnown && withNew)
    }
  }

  @Test func `A homograph is a term for each reading, and is found by the lemma of its reading`() {
    var builder = PositionalIndexBuilder()
    let words = [TextRange(0, 3), TextRange(4, 7), TextRange(8, 11)]
    builder.add(
      IndexableSource(
        name: "a", words: words, forms: ["ved", "Ved", "ved"], readings: ["vide", "ved", "ved"], segments: [:],
        attributes: [:]))
    let index = builder.finish { _ in TermAnalysis(lemmas: ["ved", "vide"], constituents: []) }
    func positions(_ terms: some Sequence<Int>) -> [Int] {
      terms.flatMap { Array(index.postings(of: $0)) }.sorted()
    }
    #expect(positions(index.words.terms(ofLemma: "vide")) == [0])
    #expect(positions(index.words.terms(ofLemma: "ved")) == [1, 2])
    #expect(positions(index.words.terms(spelled: "ved")) == [0, 1, 2])
    #expect(positions(index.words.terms(ofLemma: "vide", allReadings: true)) == [0, 1, 2])
  }

  @Test(arguments: [true, false])
  func `How many sources and units hold a frequent term is what a look at its positions says`(_ haveParagraphs: Bool) {
    var random = SplitMix64(seed: 23)
    var builder = PositionalIndexBuilder()
    for number in 0..<120 {
      // "og" stands often, "men" now and then, "hus" in the last source only.
      let forms = (0..<Int.random(in: 0...60, using: &random)).map { _ in random.pick(["og", "og", "og", "men"]) }
      let all = forms + (number == 119 ? ["hus"] : [])
      let words = all.indices.reduce(into: [TextRange]()) { words, place in
        let start = words.last.map { $0.end + 1 } ?? 0
        words.append(TextRange(start, start + all[place].utf8.count))
      }
      var paragraphs: [TextRange] = []
      var first = 0
      while haveParagraphs, first < words.count {
        let last = min(words.count - 1, first + Int.random(in: 0...20, using: &random))
        paragraphs.append(TextRange(words[first].start, words[last].end))
        first = last + 1
      }
      builder.add(
        IndexableSource(
          name: "kilde-\(number)", words: words, forms: all, segments: [.paragraph: paragraphs], attributes: [:]))
    }
    let index = builder.finish { _ in Self.plain }
    for form in ["og", "men", "hus"] {
      let term = index.words.terms(spelled: form).lowerBound
      let positions = Array(index.postings(of: term))
      func holding(_ segments: SegmentList) -> Int {
        segments.filter { segment in positions.contains { segment.contains($0) } }.count
      }
      let holders = index.holders(of: term)
      #expect((holders != nil) == (positions.count >= 1024))
      if let holders {
        #expect(holders.sources == holding(index.segments(.source)) && holders.units == holding(index.defaultUnits))
        #expect(haveParagraphs ? holders.units > holders.sources : holders.units == 0)
      }
    }
    #expect(index.holders(of: -1) == nil && index.holders(of: 99) == nil)
  }

  @Test func `An index without sources finds nothing`() {
    let index = PositionalIndexBuilder().finish { _ in Self.plain }
    #expect(index.wordCount == 0)
    #expect(index.words.terms(spelled: "hus").isEmpty)
    #expect(index.words.terms(withPrefix: "").isEmpty)
    #expect(index.segments(.source).isEmpty)
    #expect(index.words.terms(ofLemma: "hus").isEmpty && index.words.compounds(withConstituent: "hus").isEmpty)
  }
}
