/// Makes the section of a `TermTable` from the analyses of word forms.
struct TermTableWriter {
  /// The term of each form.
  let termOfForm: [UInt32]
  var termCount: Int { terms.count }

  private let terms: [ArraySlice<UInt8>]
  private let homographs: [(term: Int, reading: ArraySlice<UInt8>)]
  private let ownLemmas: [UInt8]
  private let maps: [[UInt8]]

  /// - Parameters:
  ///   - analyses: Of all forms in order, in pieces.
  ///   - reading: The lemma that context gave a form, by its number.
  /// - Complexity: O(forms × log forms).
  init(_ analyses: [FormAnalyses], reading: [Int: ArraySlice<UInt8>]) {
    let forms = analyses.indices.flatMap { piece in analyses[piece].forms.map { (piece: piece, form: $0) } }
    // Sorted by the first eight bytes as a number, then by all.
    let keys = forms.map { Self.front(of: analyses[$0.piece].string($0.form.firstString)) }
    func term(_ form: Int) -> ArraySlice<UInt8> { analyses[forms[form].piece].string(forms[form].form.firstString) }
    let order = forms.indices.sorted { a, b in
      if keys[a] != keys[b] { return keys[a] < keys[b] }
      let (x, y) = (term(a), term(b))
      if x != y { return x.lexicographicallyPrecedes(y) }
      return (reading[a] ?? []).lexicographicallyPrecedes(reading[b] ?? [])
    }
    var terms: [ArraySlice<UInt8>] = []
    var homographs: [(term: Int, reading: ArraySlice<UInt8>)] = []
    var termOfForm = [UInt32](repeating: 0, count: forms.count)
    var last: Int?
    for form in order {
      let isKnown = last.map { keys[$0] == keys[form] && reading[$0] == reading[form] && term($0) == term(form) }
      if isKnown != true {
        if let reading = reading[form] { homographs.append((terms.count, reading)) }
        terms.append(term(form))
      }
      termOfForm[form] = UInt32(terms.count - 1)
      last = form
    }
    self.terms = terms
    self.homographs = homographs
    self.termOfForm = termOfForm

    var ownLemmas = [UInt8](repeating: 0, count: terms.count / 8 + 1)
    var lemmas = ListBuilder()
    var constituents = ListBuilder()
    var others = ListBuilder()
    for (number, (piece, form)) in forms.enumerated() {
      let term = Int(termOfForm[number])
      let analysis = analyses[piece]
      var string = form.firstString + 1
      func addLemma(_ lemma: ArraySlice<UInt8>) {
        if lemma == terms[term] { ownLemmas[term / 8] |= 1 << UInt8(term % 8) } else { lemmas.append(lemma, term) }
      }
      if let reading = reading[number] { addLemma(reading) }
      for index in 0..<form.lemmas + form.rarerLemmas {
        let lemma = analysis.string(string)
        string += 1
        // What context decided is not the form's only lemma.
        if reading[number] != nil { others.append(lemma, term) } else if index < form.lemmas { addLemma(lemma) }
      }
      for index in form.firstConstituent..<form.firstConstituent + form.constituents {
        let constituent = analysis.constituents[index]
        constituents.append(analysis.string(string), term, constituent.range, isHead: constituent.isHead)
        string += 1
      }
    }
    self.ownLemmas = ownLemmas
    maps = lemmas.parts() + constituents.parts() + others.parts()
  }

  /// The section.
  ///
  /// - Parameters:
  ///   - counts: How often each term stands in the corpus.
  ///   - listOffsets: Where the list of each term begins.
  func section(counts: [Int], listOffsets: MonotoneColumnWriter) -> [UInt8] {
    var sums = MonotoneColumnWriter()
    var sum = 0
    sums.append(0)
    for count in counts {
      sum += count
      sums.append(sum)
    }
    return SectionParts.bytes(
      [StringTable.bytes(terms), sums.finish(), listOffsets.finish(), ownLemmas] + maps + [
        MonotoneColumn.bytes(homographs.map(\.term)), StringTable.bytes(homographs.map(\.reading)),
        PackedColumn.bytes(DanishOrder.ranks(of: terms)),
      ])
  }

  /// The first eight bytes of a string as a number in the order of bytes.
  private static func front(of string: ArraySlice<UInt8>) -> UInt64 {
    var front: UInt64 = 0
    var shift: UInt64 = 56
    for byte in string.prefix(8) {
      front |= UInt64(byte) << shift
      shift &-= 8
    }
    return front
  }

  /// Collects the lists of a `TermListMap`.
  private struct ListBuilder {
    private var keys = ByteInterner()
    private var entries: [(key: UInt32, term: UInt32, range: Range<Int>, isHead: Bool)] = []

    mutating func append(_ key: ArraySlice<UInt8>, _ term: Int) {
      entries.append((keys.number(of: Array(key)), UInt32(term), 0..<0, false))
    }

    mutating func append(_ key: ArraySlice<UInt8>, _ term: Int, _ range: Range<Int>, isHead: Bool) {
      entries.append((keys.number(of: Array(key)), UInt32(term), range, isHead))
    }

    /// The parts: keys in the order of their bytes. A key that stands twice in a compound counts once, as head where it is
    /// one, else where it stands first.
    func parts() -> [[UInt8]] {
      let order = (0..<keys.count).sorted { keys.slice($0).lexicographicallyPrecedes(keys.slice($1)) }
      var places = [UInt32](repeating: 0, count: keys.count)
      for (place, key) in order.enumerated() { places[key] = UInt32(place) }
      let sorted = entries.map { entry in
        (place: UInt64(places[Int(entry.key)]) << 32 | UInt64(entry.term), entry: entry)
      }.sorted { a, b in
        if a.place != b.place { return a.place < b.place }
        return (a.entry.isHead ? 0 : 1, a.entry.range.lowerBound, a.entry.range.upperBound)
          < (b.entry.isHead ? 0 : 1, b.entry.range.lowerBound, b.entry.range.upperBound)
      }
      var lists: [(key: ArraySlice<UInt8>, term: Int, more: [Int])] = []
      var last: UInt64?
      for (place, entry) in sorted where place != last {
        last = place
        let more = entry.range.isEmpty ? [] : [entry.range.lowerBound, entry.range.count << 1 | (entry.isHead ? 1 : 0)]
        lists.append((keys.slice(Int(entry.key)), Int(entry.term), more))
      }
      return TermListMap.parts(lists)
    }
  }
}
