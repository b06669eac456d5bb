internal import UnicodeText

/// Finds the parts of speech of the words of sentences.
///
/// It keeps what it has found out about each form, so that a form is looked at once, and the scores of the classes and tags
/// that it has met together. What it answers does not depend on what it was asked before.
///
/// - Source: an averaged perceptron (Collins 2002), greedy from left to right; learned by `Training/tagger_model.py` from
///   PAROLE-DK, its tags mapped to universal ones.
struct PartOfSpeechTagger: Sendable {
  /// A form with the scores that it brings wherever it stands.
  private struct Word: Sendable {
    /// As in `TaggedWord`.
    let hash: UInt64
    let auxiliary: UInt64
    /// The number of that, 0 for forms that are none.
    let auxiliaryNumber: Int32
    let places: TaggerTable.Places
    let shape: WordOutline
    let isDer: Bool
    let endsClause: Bool
    let mayBeParticiple: Bool
    /// The tag of a form in lower case that the table lists with no other, else -1: it is not asked what stands beside it.
    let onlyTag: Int8
    /// Whether it is an emoji, which is a symbol; to its neighbours it is the mark that it is in the texts that were learned from.
    let isPictograph: Bool
    /// The number of its class.
    let kind: Int32
    /// Where `formTags` has what it says after tags, or -1.
    let tagPlaces: Int32
    /// Places in `pool`: by its own form, and as the neighbour one before, two before, one after, two after.
    let own, previous, secondPrevious, next, secondNext: Int32
  }

  private let table = DanishTables.tagger
  private var words: [Word] = []
  private var pool = [TagScores()]
  /// By ending, shape and class: places in `pool` of forms that stand in no feature themselves.
  private var unlisted: [UInt64: (own: Int32, next: Int32)] = [:]
  private var kinds: [UInt32: Int32] = [:]
  /// The classes' hashes as fields of features.
  private var kindHashes: [UInt64] = []
  /// What the shape says.
  private let shapes: [TagScores]
  /// By the tags of the two words before: `8 before2 before` and `7 before`.
  private let tagPairs: [TagScores]
  /// Classes that stand side by side.
  private var pairs = PairNumbers()
  /// For each pair: where `pool` has what it says of the word before it.
  private var pairsAhead: [Int32] = []
  /// For each pair and each tag before it: where `pool` has what they say of the pair's first word, or -1 while nobody asked.
  private var pairsAfterTag: [Int32] = []
  /// For forms that say something after tags: where `pool` has what they say after the last tag, and after the one before; -1
  /// while nobody asked.
  private var formTags: [Int32] = []
  /// What three classes say, and what a form says before one class and before two.
  private var tripleMemo = RowMemo()
  private var formClassMemo = RowMemo()
  private var formClassesMemo = RowMemo()
  private var auxiliaryMemo = ScoreMemo()
  /// Auxiliaries by their hashes, counted from 1.
  private var auxiliaries: [UInt64: Int32] = [:]

  /// The tag of what stands before the sentence.
  private static let startTag = 17
  private static let tagCount = 18
  private static let tagHashes =
    PartOfSpeech.allCases.map { FeatureHash.hash($0.tag.utf8) } + [FeatureHash.hash([0x5E])]
  private static let digits = [FeatureHash.hash([0x30]), FeatureHash.hash([0x31])]
  /// Words that stand outside: numbers of `words`.
  private static let start = 0
  private static let end = 1

  init() {
    let table = table
    shapes = (0..<64).map { (bits: UInt8) in
      var scores = TagScores()
      table.add(FeatureHash("5").field(WordOutline(rawValue: bits).field), to: &scores)
      return scores
    }
    tagPairs = (0..<Self.tagCount * Self.tagCount).map { pair in
      var scores = TagScores()
      let before = Self.tagHashes[pair % Self.tagCount]
      table.add(FeatureHash("7").field(before), to: &scores)
      table.add(FeatureHash("8").field(Self.tagHashes[pair / Self.tagCount]).field(before), to: &scores)
      return scores
    }
    _ = kind(0)
    for mark in ["^", "$"] { append(TaggedWord(outside: mark, table)) }
  }

  /// Takes in a form, which must be a new one.
  ///
  /// - Returns: Its number.
  mutating func add(_ form: String) -> Int32 {
    append(TaggedWord(form, table), isPictograph: form.unicodeScalars.first.map(ScalarClass.isPictograph) ?? false)
    return Int32(words.count - 1)
  }

  private mutating func append(_ word: TaggedWord, isPictograph: Bool = false) {
    let kind = kind(word.mask)
    let classHash = kindHashes[Int(kind)]
    func neighbour(_ template: Unicode.Scalar, _ place: TaggerTable.Places) -> TagScores {
      var scores = TagScores()
      if word.places.contains(place) { table.add(FeatureHash(template).field(word.hash), to: &scores) }
      return scores
    }
    let places: (own: Int32, next: Int32)
    let key =
      FeatureHash("x").field(word.endings[3]).field(UInt64(word.shape.rawValue)).field(classHash).field(word.endings[2])
    let isListed = word.places.contains(.itself) || word.places.contains(.next) || word.isHidden
    if !isListed, let known = unlisted[key.value] {
      places = known
    } else {
      var own = TagScores()
      if word.places.contains(.itself) { table.add(FeatureHash("0").field(word.hash), to: &own) }
      if !word.isHidden {
        for (template, ending) in zip("1234".unicodeScalars, 0..<4) {
          table.add(FeatureHash(template).field(word.endings[ending]), to: &own)
        }
      }
      table.add(FeatureHash("6").field(classHash), to: &own)
      table.add(FeatureHash("o").field(word.shape.field).field(classHash), to: &own)
      var next = neighbour("c", .next)
      table.add(FeatureHash("m").field(word.endings[2]), to: &next)
      places = (pooled(own), pooled(next))
      if !isListed { unlisted[key.value] = places }
    }
    var auxiliary: Int32 = 0
    if word.auxiliary != 0 {
      auxiliary = auxiliaries[word.auxiliary] ?? Int32(auxiliaries.count + 1)
      auxiliaries[word.auxiliary] = auxiliary
    }
    var tagPlaces: Int32 = -1
    if !word.places.isDisjoint(with: [.afterTag, .afterSecondTag]) {
      tagPlaces = Int32(formTags.count)
      formTags += repeatElement(-1, count: 2 * Self.tagCount)
    }
    words.append(
      Word(
        hash: word.hash, auxiliary: word.auxiliary, auxiliaryNumber: auxiliary, places: word.places, shape: word.shape,
        isDer: word.isDer,
        endsClause: word.endsClause, mayBeParticiple: word.mayBeParticiple,
        onlyTag: Self.onlyTag(of: word), isPictograph: isPictograph, kind: kind, tagPlaces: tagPlaces, own: places.own,
        previous: pooled(neighbour("b", .previous)),
        secondPrevious: pooled(neighbour("h", .secondPrevious)), next: places.next,
        secondNext: pooled(neighbour("i", .secondNext))))
  }

  private static func onlyTag(of word: TaggedWord) -> Int8 {
    let isClear =
      word.mask.nonzeroBitCount == 1 && word.mask & dependent == 0 && !word.shape.contains(.capital)
      && word.auxiliary == 0
    return isClear ? Int8(word.mask.trailingZeroBitCount) : -1
  }

  /// Parts of speech that the table of words does not tell apart, or that only a neighbour tells.
  private static let dependent: UInt32 =
    PartOfSpeechSet(.pronoun).rawValue | PartOfSpeechSet(.determiner).rawValue | PartOfSpeechSet(.auxiliary).rawValue
    | PartOfSpeechSet(.adposition).rawValue | PartOfSpeechSet(.other).rawValue | WordClass.unlisted

  private mutating func pooled(_ scores: TagScores) -> Int32 {
    if scores.isZero { return 0 }
    pool.append(scores)
    return Int32(pool.count - 1)
  }

  /// The number of a class of parts of speech.
  private mutating func kind(_ mask: UInt32) -> Int32 {
    if let known = kinds[mask] { return known }
    kinds[mask] = Int32(kindHashes.count)
    kindHashes.append(FeatureHash.hash(String(mask).utf8))
    return Int32(kindHashes.count - 1)
  }

  /// Finds parts of speech of the words of a sentence, given by their numbers.
  ///
  /// - Parameters:
  ///   - wanted: Whether the tag of each word is wanted; afterwards whether it was scored.
  ///   - tags: Takes the tags; those that nobody wanted mean nothing.
  /// - Complexity: O(words).
  mutating func tag(_ sentence: [Int32], wanted: inout [Bool], into tags: inout [PartOfSpeech]) {
    let sentence = sentence.span
    // A tag rests on the two before it, as far as those are not clear by themselves.
    var isScored1 = false
    var isScored2 = false
    for index in sentence.indices.reversed() {
      let isScored = (wanted[index] || isScored1 || isScored2) && words[Int(sentence[index])].onlyTag < 0
      wanted[index] = isScored
      isScored2 = isScored1
      isScored1 = isScored
    }
    var before = Self.startTag
    var before2 = Self.startTag
    for index in sentence.indices {
      let best: Int
      if wanted[index] {
        best = scores(sentence, index, before, before2).best
      } else {
        best = max(0, Int(words[Int(sentence[index])].onlyTag))
      }
      let isPictograph = words[Int(sentence[index])].isPictograph
      tags.append(isPictograph ? .symbol : PartOfSpeech(rawValue: UInt8(best)) ?? .other)
      before2 = before
      before = best
    }
  }

  @inline(__always)
  private mutating func scores(_ sentence: Span<Int32>, _ index: Int, _ before: Int, _ before2: Int) -> TagScores {
    let word = words[Int(sentence[index])]
    let previous = words[index > 0 ? Int(sentence[index - 1]) : Self.start]
    let secondPrevious = words[index > 1 ? Int(sentence[index - 2]) : Self.start]
    let next = words[index + 1 < sentence.count ? Int(sentence[index + 1]) : Self.end]
    let secondNext = words[index + 2 < sentence.count ? Int(sentence[index + 2]) : Self.end]
    var scores = pool[Int(word.own)]
    scores += shapes[Int((index == 0 ? word.shape.union(.first) : word.shape).rawValue)]
    scores += pool[Int(previous.previous)]
    scores += pool[Int(secondPrevious.secondPrevious)]
    scores += pool[Int(next.next)]
    scores += pool[Int(secondNext.secondNext)]
    scores += tagPairs[before2 * Self.tagCount + before]
    let pair = pairNumber(word.kind, next.kind)
    let ahead = pairNumber(next.kind, secondNext.kind)
    scores += pool[Int(pairsAhead[ahead])]
    addTag(before, pair, word.kind, next.kind, to: &scores)
    if word.tagPlaces >= 0 { addTags(word, before, before2, to: &scores) }
    if word.auxiliary != 0 { addAuxiliary(word, next.kind, sentence, index, to: &scores) }
    // Rows behind whole scores: what was written tag by tag has to be waited for when it is added to as a whole.
    addTriple(previous.kind, pair, word.kind, next.kind, to: &scores)
    if !word.places.isDisjoint(with: .own) {
      addForm(sentence[index], word, previous, next, secondNext, ahead, to: &scores)
    }
    return scores
  }

  /// The number of two classes side by side.
  @inline(__always)
  private mutating func pairNumber(_ own: Int32, _ next: Int32) -> Int {
    let number = pairs.number(own, next)
    if number == pairsAhead.count { appendPair(own, next) }
    return number
  }

  @inline(never)
  private mutating func appendPair(_ own: Int32, _ next: Int32) {
    var scores = TagScores()
    table.add(FeatureHash("j").field(kindHashes[Int(own)]).field(kindHashes[Int(next)]), to: &scores)
    pairsAhead.append(pooled(scores))
    pairsAfterTag += repeatElement(-1, count: Self.tagCount)
  }

  /// What the classes of the word and of the next say, and the tag of the word before.
  @inline(__always)
  private mutating func addTag(_ before: Int, _ pair: Int, _ own: Int32, _ next: Int32, to scores: inout TagScores) {
    var place = pairsAfterTag[pair * Self.tagCount + before]
    if place < 0 {
      place = placeAfterTag(before, own, next)
      pairsAfterTag[pair * Self.tagCount + before] = place
    }
    scores += pool[Int(place)]
  }

  @inline(never)
  private mutating func placeAfterTag(_ before: Int, _ own: Int32, _ next: Int32) -> Int32 {
    var scores = TagScores()
    let before = Self.tagHashes[before]
    let own = kindHashes[Int(own)]
    let next = kindHashes[Int(next)]
    table.add(FeatureHash("d").field(next), to: &scores)
    table.add(FeatureHash("e").field(own).field(next), to: &scores)
    table.add(FeatureHash("a").field(before).field(own), to: &scores)
    table.add(FeatureHash("g").field(before).field(next), to: &scores)
    table.add(FeatureHash("n").field(before).field(own).field(next), to: &scores)
    return pooled(scores)
  }

  /// What the classes of the word and of its two neighbours say together.
  @inline(__always)
  private mutating func addTriple(
    _ previous: Int32, _ pair: Int, _ own: Int32, _ next: Int32, to scores: inout TagScores
  ) {
    let table = table
    let hashes = kindHashes
    let row = tripleMemo.row(UInt64(pair) &<< 16 | UInt64(UInt32(previous))) {
      table.row(
        of: FeatureHash("r").field(hashes[Int(previous)]).field(hashes[Int(own)]).field(hashes[Int(next)]))
    }
    table.add(row: row, to: &scores)
  }

  /// What the form says after the tags of the two words before.
  @inline(__always)
  private mutating func addTags(_ word: Word, _ before: Int, _ before2: Int, to scores: inout TagScores) {
    let first = Int(word.tagPlaces)
    if word.places.contains(.afterTag) {
      scores += pool[place(of: FeatureHash("9"), before, word.hash, in: first + before)]
    }
    if word.places.contains(.afterSecondTag) {
      scores += pool[place(of: FeatureHash("p"), before2, word.hash, in: first + Self.tagCount + before2)]
    }
  }

  /// What the form says beside its neighbours.
  ///
  /// - Parameter ahead: The number of the classes of the two words behind it.
  private mutating func addForm(
    _ number: Int32, _ word: Word, _ previous: Word, _ next: Word, _ secondNext: Word, _ ahead: Int,
    to scores: inout TagScores
  ) {
    let places = word.places
    let hash = word.hash
    let table = table
    let form = UInt64(UInt32(bitPattern: number))
    let hashes = kindHashes
    if places.contains(.beforeClass) {
      let row = formClassMemo.row(form &<< 16 | UInt64(UInt32(next.kind))) {
        table.row(of: FeatureHash("f").field(hash).field(hashes[Int(next.kind)]))
      }
      table.add(row: row, to: &scores)
    }
    if places.contains(.beforeClasses) {
      let row = formClassesMemo.row(form &<< 32 | UInt64(ahead)) {
        table.row(
          of: FeatureHash("q").field(hash).field(hashes[Int(next.kind)]).field(hashes[Int(secondNext.kind)]))
      }
      table.add(row: row, to: &scores)
    }
    if places.contains(.beforeWord), next.places.contains(.asNext) {
      table.add(FeatureHash("k").field(hash).field(next.hash), to: &scores)
    }
    if places.contains(.afterWord), previous.places.contains(.asPrevious) {
      table.add(FeatureHash("l").field(previous.hash).field(hash), to: &scores)
    }
  }

  /// Where `pool` has what a form says after a tag; looked for once for each place in `formTags`.
  @inline(__always)
  private mutating func place(of feature: FeatureHash, _ tag: Int, _ form: UInt64, in place: Int) -> Int {
    if formTags[place] < 0 {
      var scores = TagScores()
      table.add(feature.field(Self.tagHashes[tag]).field(form), to: &scores)
      formTags[place] = pooled(scores)
    }
    return Int(formTags[place])
  }

  private mutating func addAuxiliary(
    _ word: Word, _ next: Int32, _ sentence: Span<Int32>, _ index: Int, to scores: inout TagScores
  ) {
    let isAhead = participleFollows(sentence, index)
    let isExistential = (max(0, index - 2)..<min(sentence.count, index + 2)).contains {
      words[Int(sentence[$0])].isDer
    }
    let table = table
    let hashes = kindHashes
    let key =
      UInt64(UInt32(word.auxiliaryNumber)) &<< 20 | UInt64(UInt32(next)) &<< 2 | (isAhead ? 2 : 0)
      | (isExistential ? 1 : 0)
    scores += auxiliaryMemo.scores(key) {
      var scores = TagScores()
      let ahead = Self.digits[isAhead ? 1 : 0]
      let der = Self.digits[isExistential ? 1 : 0]
      table.add(FeatureHash("s").field(word.auxiliary).field(ahead).field(der), to: &scores)
      table.add(FeatureHash("t").field(word.auxiliary).field(hashes[Int(next)]).field(der), to: &scores)
      return scores
    }
  }

  /// Whether something like a participle follows in the clause.
  private func participleFollows(_ sentence: Span<Int32>, _ index: Int) -> Bool {
    for place in (index + 1)..<max(index + 1, min(sentence.count, index + 10)) {
      let word = words[Int(sentence[place])]
      if word.endsClause { return false }
      if word.mayBeParticiple { return true }
    }
    return false
  }
}
