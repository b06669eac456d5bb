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
    let forms = analyses.indices.flatMap { piece in analyses[piece].forms.map { (piece: UInt32(piece), form: $0) } }
    // Sorted by the first eight bytes as a number, then by all.
    let keys = forms.map { Self.front(of: analyses[Int($0.piece)].string($0.form.firstString)) }
    func term(_ form: Int) -> ArraySlice<UInt8> {
      analyses[Int(forms[form].piece)].string(forms[form].form.firstString)
    }
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
      let analysis = analyses[Int(piece)]
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
        constituents.append(analysis.string(string), term, constituent)
        string += 1
      }
    }
    self.ownLemmas = ownLemmas
    maps = lemmas.map() + constituents.map() + others.map()
  }

  /// The section.
  ///
  /// - Parameters:
  ///   - counts: How often each term stands in the corpus.
  ///   - listOffsets: Where the list of each term begins.
  ///   - holders: What holds frequent terms, where somebody asks for that.
  func section(counts: [Int], listOffsets: MonotoneColumnWriter, _ holders: HolderCountsWriter?) -> [UInt8] {
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
      ] + (holders?.parts() ?? [[UInt8]](repeating: [], count: HolderCounts.partCount)))
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
    private var entries: [(key: UInt32, term: UInt32)] = []
    /// Of each entry, where the lists are of compounds.
    private var parts: [FormAnalyses.Part] = []

    mutating func append(_ key: ArraySlice<UInt8>, _ term: Int) {
      entries.append((keys.number(of: Array(key)), UInt32(term)))
    }

    mutating func append(_ key: ArraySlice<UInt8>, _ term: Int, _ part: FormAnalyses.Part) {
      append(key, term)
      parts.append(part)
    }

    /// The parts of the map: keys in the order of their bytes. A key that stands twice in a compound counts once, as head
    /// where it is one, else where it stands first.
    func map() -> [[UInt8]] {
      let order = (0..<keys.count).sorted { keys.slice($0).lexicographicallyPrecedes(keys.slice($1)) }
      var places = [UInt32](repeating: 0, count: keys.count)
      for (place, key) in order.enumerated() { places[key] = UInt32(place) }
      func place(_ entry: UInt32) -> UInt64 {
        let entry = entries[Int(entry)]
        return UInt64(places[Int(entry.key)]) << 32 | UInt64(entry.term)
      }
      let sorted = (0..<UInt32(entries.count)).sorted { a, b in
        let (x, y) = (place(a), place(b))
        if x != y || parts.isEmpty { return x < y }
        let (p, q) = (parts[Int(a)], parts[Int(b)])
        return (p.isHead ? 0 : 1, p.range.lowerBound, p.range.upperBound)
          < (q.isHead ? 0 : 1, q.range.lowerBound, q.range.upperBound)
      }
      var writer = TermListMapWriter()
      var last: UInt64?
      for entry in sorted {
        let place = place(entry)
        if place == last { continue }
        let (key, term) = entries[Int(entry)]
        if last.map({ $0 >> 32 != place >> 32 }) ?? true { writer.begin(keys.slice(Int(key))) }
        last = place
        if parts.isEmpty { writer.append(Int(term)) } else { writer.append(Int(term), parts[Int(entry)]) }
      }
      return writer.parts()
    }
  }
}
