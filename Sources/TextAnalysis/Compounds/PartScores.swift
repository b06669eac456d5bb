/// What every stretch of a word is worth as a left part, as the last part and as the whole word.
///
/// It is filled anew for each word and keeps its memory. A stretch is looked at when it is asked about.
struct PartScores: Sendable {
  struct Left: Sendable {
    let end: Int
    let score: Double
    let isUnknown: Bool
  }

  struct Final: Sendable {
    var score = 0.0
    var isUnknown = false
  }

  /// What is known of the stretches that begin at a letter.
  private struct Start: Sendable {
    /// The byte at which the letter begins.
    var offset: Int
    /// The next vowel from here on, else the number of letters.
    var nextVowel: Int
    /// Whether the consonants before the next vowel can begin a Danish syllable.
    var hasOnset = false
    var isLookedAt = false
    /// The number of the word that goes from here to the end, or -1.
    var ending = -1
    /// Bit n: the first n letters from here are a prefix.
    var prefixes: UInt16 = 0
    /// The left parts in `lefts`.
    var lefts = 0..<0
  }

  private let lexicon = Lexicon.danish
  private let model = EndingModel.danish
  /// Not bound to a name where it is used, for it is large.
  private var weights: CompoundRules.Weights { CompoundRules.weights }
  /// Letters of the word.
  private(set) var count = 0
  private var bytes: [UInt8] = []
  /// One for each letter, and one for the end.
  private var starts: [Start] = []
  /// For each end the last vowel before it, or -1.
  private var lastVowels: [Int] = []
  private var lefts: [Left] = []
  /// What the word would be without its ending, for each way to read the ending, the likeliest first: in `stemBytes`.
  private var stems: [(lemma: Range<Int>, tag: PartOfSpeech, cut: Int)] = []
  private var stemBytes: [UInt8] = []
  private var hasStems = false
  /// How many letters the lemmas of the whole word lack, where they are known; set by `whole()`.
  private var wholeCuts: Lexicon.Cuts = []

  /// Takes in a word in lower case. O(letters).
  mutating func load(_ word: ArraySlice<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    bytes.append(contentsOf: word)
    starts.removeAll(keepingCapacity: true)
    lastVowels.removeAll(keepingCapacity: true)
    var lastVowel = -1
    for offset in bytes.indices where bytes[offset] & 0xC0 != 0x80 {
      lastVowels.append(lastVowel)
      if isVowel(at: offset) { lastVowel = starts.count }
      starts.append(Start(offset: offset, nextVowel: 0))
    }
    lastVowels.append(lastVowel)
    count = starts.count
    starts.append(Start(offset: bytes.count, nextVowel: count))
    for start in stride(from: count - 1, through: 0, by: -1) {
      let isVowel = lastVowels[start + 1] == start
      starts[start].nextVowel = isVowel ? start : starts[start + 1].nextVowel
      starts[start].hasOnset = hasOnset(starts[start].offset..<starts[starts[start].nextVowel].offset)
    }
    lefts.removeAll(keepingCapacity: true)
    hasStems = false
  }

  /// The byte at which a letter begins.
  func offset(of letter: Int) -> Int { starts[letter].offset }

  /// The left parts that begin at a letter, as indices of `left(_:)`.
  mutating func lefts(from start: Int) -> Range<Int> {
    look(from: start)
    return starts[start].lefts
  }

  func left(_ index: Int) -> Left { lefts[index] }

  /// What it costs to cut a word that goes from a letter to the end; 0 where there is none, and for the whole.
  func merged(from start: Int) -> Double {
    guard start > 0, starts[start].ending >= 0, lexicon.kinds(starts[start].ending).all.hasContent else { return 0 }
    return CompoundRules.weights.merged + CompoundRules.weights.mergedFrequency
      * lexicon.frequency(starts[start].ending) / 8
  }

  // MARK: Letters

  private func isVowel(at offset: Int) -> Bool {
    switch bytes[offset] {
    case 0x61, 0x65, 0x69, 0x6F, 0x75, 0x79: true
    case 0xC3 where offset + 1 < bytes.count: [0xA6, 0xB8, 0xA5].contains(bytes[offset + 1])
    default: false
    }
  }

  private func hasOnset(_ range: Range<Int>) -> Bool {
    guard range.count <= 3 else { return false }
    return range.isEmpty || CompoundRules.isOnset(bytes[range])
  }

  /// Whether letters that no table lists can be a Danish word: they begin and end as syllables do and have a vowel.
  private func isSyllabic(_ start: Int, _ end: Int) -> Bool {
    let first = starts[start].nextVowel
    return first < end && end - 1 - lastVowels[end] <= 3 && first - start <= 3 && starts[start].hasOnset
  }

  private func slice(_ start: Int, _ end: Int) -> ArraySlice<UInt8> { bytes[starts[start].offset..<starts[end].offset] }

  // MARK: Left parts

  /// Walks through the table from a letter and notes what is listed.
  private mutating func look(from start: Int) {
    if starts[start].isLookedAt { return }
    starts[start].isLookedAt = true
    let firstLeft = lefts.count
    var walk = EmbeddedTable.Walk()
    var isWalking = true
    for end in (start + 1)...count {
      let before = walk
      let wasWalking = isWalking
      var offset = starts[end - 1].offset
      while isWalking && offset < starts[end].offset {
        isWalking = lexicon.table.advance(&walk, by: bytes[offset])
        offset += 1
      }
      let number = isWalking && walk.isWord ? walk.number : nil
      if let number, end - start <= 8, lexicon.marks(number).contains(.prefix) {
        starts[start].prefixes |= 1 << UInt16(end - start)
      }
      if end == count {
        if let number { starts[start].ending = number }
      } else if end - start >= 2, end < count - 2 {
        if let left = left(start, end, number, before: wasWalking ? before : nil) { lefts.append(left) }
      }
    }
    starts[start].lefts = firstLeft..<lefts.count
  }

  /// - Parameter before: The walk through the table up to the last letter, while there is one.
  private func left(_ start: Int, _ end: Int, _ number: Int?, before: EmbeddedTable.Walk?) -> Left? {
    let size = end - start
    let marks = number.map(lexicon.marks) ?? []
    // An inner part is the last part of what stands before it.
    if start > 0, marks.contains(.neverHead) { return nil }
    if marks.contains(.prefix) || size == 2 && !marks.contains(.shortElement) { return nil }
    guard let number else {
      return takesLinkingS(start, end, before)
        ? listed(start, end, weights.leftUnseenLink, 0x73) : unknown(start, end, isFree: false)
    }
    let kinds = lexicon.kinds(number)
    let isFree = !kinds.all.isDisjoint(with: .free)
    let last = bytes[starts[end].offset - 1]
    let link: UInt8? = isFree ? nil : last == 0x73 ? 0x73 : 0
    let productivity = lexicon.leftProductivity(number)
    let free = isFree ? weights.leftFree : 0
    if productivity > 0 { return listed(start, end, free + weights.leftCount * productivity / 4, link) }
    if isFree {
      let isStem = last == 0x65 && kinds.dictionary.contains(.verb)
      guard size >= 4, kinds.dictionary.contains(.noun) || kinds.dictionary.contains(.adjective) || isStem else {
        return unknown(start, end, isFree: true)
      }
      return listed(start, end, free + weights.leftUnseen, nil)
    }
    return takesLinkingS(start, end, before)
      ? listed(start, end, weights.leftUnseenLink, 0x73) : unknown(start, end, isFree: false)
  }

  private func listed(_ start: Int, _ end: Int, _ evidence: Double, _ link: UInt8?) -> Left {
    var score = weights.left + evidence + boundary(end)
    if let link { score += link == 0x73 ? weights.linkS : weights.linkE }
    switch end - start {
    case 2: score += weights.leftTwo
    case 3: score += weights.leftThree
    case 4: score += weights.leftFour
    case 5..<8: break
    default: score += weights.leftLong
    }
    return Left(end: end, score: score, isUnknown: false)
  }

  /// What the consonants around a boundary tell.
  private func boundary(_ end: Int) -> Double {
    switch starts[end].nextVowel - lastVowels[end] - 1 {
    case 0: CompoundRules.weights.hiatus
    case 1, 2: 0
    case 3: CompoundRules.weights.clusterThree
    default: CompoundRules.weights.clusterFour
    }
  }

  /// A left part that no table lists as one.
  private func unknown(_ start: Int, _ end: Int, isFree: Bool) -> Left? {
    let size = end - start
    guard size >= 4, isSyllabic(start, end) else { return nil }
    let isDerived = size >= 6 && CompoundRules.hasLinkedEnding(slice(start, end))
    // What begins with a prefix and is no known word is rather a derived word than a compound.
    if !isDerived, starts[start].prefixes & 0x1F8 != 0 { return nil }
    var score = weights.left + (isDerived ? weights.leftUnknownLink : weights.leftUnknown)
    if size >= 7 { score += weights.leftUnknownLong }
    if isFree { score += weights.leftFree }
    score += boundary(end)
    return Left(end: end, score: score, isUnknown: true)
  }

  /// Whether a stretch is a noun with linking s: `arbejd-s`, also when the noun loses its e before it.
  private func takesLinkingS(_ start: Int, _ end: Int, _ before: EmbeddedTable.Walk?) -> Bool {
    let last = starts[end].offset - 1
    guard end - start >= 4, bytes[last] == 0x73, var walk = before else { return false }
    if bytes[last - 1] != 0x73, walk.isWord, lexicon.kinds(walk.number).dictionary.contains(.noun) { return true }
    return last - starts[start].offset > 3 && lexicon.table.advance(&walk, by: 0x65) && walk.isWord
      && lexicon.kinds(walk.number).dictionary.contains(.noun)
  }

  // MARK: Last parts

  /// What the whole word is worth, uncut; `nil` where it is known to have one part.
  mutating func whole() -> Double? {
    look(from: 0)
    if starts[0].ending >= 0, lexicon.marks(starts[0].ending).contains(.onePart) { return nil }
    wholeCuts = []
    var score = length(count)
    let isDerived = isDerived(0)
    if isDerived { score += weights.wholeDerived }
    if let number = listedEnding(0) {
      let kinds = lexicon.kinds(number).all
      wholeCuts = lexicon.cuts(number)
      score += weights.wholeKnown + weights.wholeFrequency * frequencyWithLemmas(number) / 8
      if !kinds.contains(.noun) && !kinds.contains(.adjective) { score += weights.wholeVerb }
    } else if let lemma = stem(0) {
      wholeCuts = Lexicon.Cuts(lemma.cut)
      score += weights.wholeInflected + weights.wholeInflectedFrequency * lexicon.frequency(lemma.number) / 8
    } else if !isDerived {
      score += weights.wholeUnknown
    }
    return score
  }

  /// The last part that begins at a letter; `nil` where none can. `whole()` has to be asked before.
  mutating func final(_ start: Int) -> Final? {
    if start < 2 || start >= count - 2 { return nil }
    look(from: start)
    let size = count - start
    let isBarred = starts[start].ending >= 0 && lexicon.marks(starts[start].ending).contains(.neverHead)
    var final = Final()
    var productivity = 0.0
    var cuts: Lexicon.Cuts = []
    if let number = listedEnding(start) {
      let kinds = lexicon.kinds(number).all
      if isBarred || size < 3 || !kinds.hasContent { return nil }
      final.score += weights.known + weights.frequency * lexicon.frequency(number) / 8
      if !kinds.contains(.noun) && !kinds.contains(.adjective) { final.score += weights.verb }
      cuts = lexicon.cuts(number)
      productivity = lexicon.headProductivity(number)
    } else if !isBarred, let lemma = stem(start), lemma.letters >= 3, !lexicon.marks(lemma.number).contains(.neverHead)
    {
      final.score += weights.inflected + weights.inflectedFrequency * lexicon.frequency(lemma.number) / 8
      cuts = Lexicon.Cuts(lemma.cut)
      productivity = lexicon.headProductivity(lemma.number)
    } else if isDerived(start) {
      final.score += weights.derived
    } else if size >= 4, !isBarred, isSyllabic(start, count) {
      final.score += weights.finalUnknown + (size >= 7 ? weights.finalUnknownLong : 0)
      final.isUnknown = true
    } else {
      return nil
    }
    if !cuts.isEmpty, !wholeCuts.isEmpty, cuts.isDisjoint(with: wholeCuts) { final.score += weights.mismatch }
    final.score += productivity > 0 ? weights.headCount * productivity / 4 : weights.headUnseen
    final.score += length(size)
    return final
  }

  /// The number of the stretch from a letter to the end where a table lists it as a word.
  private func listedEnding(_ start: Int) -> Int? {
    let number = starts[start].ending
    guard number >= 0 else { return nil }
    let kinds = lexicon.kinds(number).all
    return kinds.isEmpty || kinds == PartOfSpeechSet(.other) ? nil : number
  }

  private func length(_ size: Int) -> Double {
    return switch size {
    case ..<3: 0
    case 3: weights.lengthThree
    case 4: weights.lengthFour
    case 5: weights.lengthFive
    case 6, 7: weights.lengthSix
    case 8, 9: weights.lengthEight
    case 10, 11: weights.lengthTen
    case 12: weights.lengthTwelve
    default: weights.lengthTwelve * Double(size - 8) / 4
    }
  }

  /// The frequency of the whole word or of its most frequent lemma: *kunstneren* is as well known as *kunstner*.
  private mutating func frequencyWithLemmas(_ number: Int) -> Double {
    let kinds = lexicon.kinds(number).all
    var most = lexicon.frequency(number)
    let table = lexicon.table
    table.forEachReading(number) { reading in
      guard reading.tag.isContent, kinds.contains(reading.tag), !table.isIdentity(reading.edit) else { return }
      stemBytes.removeAll(keepingCapacity: true)
      guard table.apply(reading.edit, to: bytes[...], appendingTo: &stemBytes) else { return }
      if let lemma = lexicon.number(of: stemBytes) { most = max(most, lexicon.frequency(lemma)) }
    }
    hasStems = false
    return most
  }

  /// The listed word that an unlisted part is an inflected form of.
  private mutating func stem(_ start: Int) -> (number: Int, letters: Int, cut: Int)? {
    if !hasStems { findStems() }
    let offset = starts[start].offset
    for (lemma, tag, cut) in stems where lemma.count > offset + 1 {
      let rest = stemBytes[lemma.lowerBound + offset..<lemma.upperBound]
      guard let number = lexicon.number(of: rest), lexicon.kinds(number).dictionary.contains(tag) else { continue }
      return (number, rest.count { $0 & 0xC0 != 0x80 }, cut)
    }
    return nil
  }

  private mutating func findStems() {
    hasStems = true
    stems.removeAll(keepingCapacity: true)
    stemBytes.removeAll(keepingCapacity: true)
    for inflection in model.inflections(of: bytes[...]) where inflection.tag.isContent {
      let start = stemBytes.count
      guard model.table.apply(inflection.edit, to: bytes[...], appendingTo: &stemBytes) else { continue }
      if stemBytes[start...].elementsEqual(bytes) {
        stemBytes.removeSubrange(start...)
      } else {
        stems.append((start..<stemBytes.count, inflection.tag, model.table.cut(inflection.edit)))
      }
    }
  }

  /// Whether a part is a prefix and a listed word of four letters or more.
  private mutating func isDerived(_ start: Int) -> Bool {
    let prefixes = starts[start].prefixes
    guard prefixes != 0 else { return false }
    for length in 1...8 where prefixes & 1 << UInt16(length) != 0 && start + length <= count - 4 {
      look(from: start + length)
      let ending = starts[start + length].ending
      if ending >= 0, lexicon.kinds(ending).all.hasContent { return true }
    }
    return false
  }
}
