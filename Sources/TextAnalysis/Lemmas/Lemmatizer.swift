internal import UnicodeText

/// Finds the readings of word forms: first in the table, then by shape, last constituent and ending.
///
/// A class, because its tables would be references to count wherever it is handed on.
final class Lemmatizer: Sendable {
  private let lexicon = Lexicon.danish
  private let endings = EndingModel.danish
  private let splitter = CompoundSplitter()
  /// The lemmas of constituents, most of which stand in many compounds.
  private let constituents = SharedWorkers { LemmaMemo() }

  /// Readings less likely than this are left out where there is a better one.
  private static let leastShare = 0.02
  /// Evidence for a guessed lemma, as logarithms of odds: it is listed; it is what the head gives.
  private static let listedLemma = 3.0
  private static let sameAsHead = 4.0
  /// Evidence for a lemma: it is what a listed word gives that the form ends with.
  private static let sameAsEnd = 2.5
  /// Evidence for a lemma that a form with a capital would have without it: it is listed, and the form inflects it.
  private static let behindCapital = 2.5
  /// Evidence for a guessed lemma: it is listed, but as another part of speech.
  private static let listedOtherwise = -1.5
  /// A form that no table lists is rather a dictionary form than an inflected form of another word that none lists.
  private static let uninflected = 0.3
  /// Adverbs in -t that are rarer than this are read as the adjective: `tydeligt` as *tydelig*, but `helt` as *helt*.
  private static let ownAdverb = 16.0

  func isListed(_ form: String) -> Bool {
    guard let number = lexicon.number(of: WordShape(form).lower) else { return false }
    return !lexicon.table.readings(number).isEmpty
  }

  private static let inflected: PartOfSpeechSet = [
    PartOfSpeechSet(.noun), PartOfSpeechSet(.verb), PartOfSpeechSet(.adjective),
  ]

  func isDictionaryForm(_ form: String) -> Bool {
    let lower = WordShape(form).lower
    return !lexicon.dictionaryKinds(lower).isDisjoint(with: Self.inflected)
      || Homographs.lemmas(of: lower).contains { $0.utf8.elementsEqual(lower) }
  }

  func account(of form: String) -> WordAccount {
    let shape = WordShape(form)
    let cut = CompoundParts(of: shape, splitter)
    let readings = readings(of: shape, cut)
    return WordAccount(
      readings: readings, parts: cut.parts,
      constituents: cut.constituents { form in constituents.with { $0.lemma(of: form) { lemma(of: form) } } })
  }

  /// The parts of a compound; none for other words.
  func parts(of form: String) -> [TypeAnalysis.Part] { CompoundParts(of: WordShape(form), splitter).parts }

  /// The lemma of a form that is used as a part of speech.
  func lemma(of form: String, as tag: PartOfSpeech) -> String {
    let shape = WordShape(form)
    let readings = readings(of: shape, CompoundParts(of: shape, splitter), as: tag)
    guard let first = readings.first else { return form }
    for tag in tag.kin { if let reading = readings.first(where: { $0.partOfSpeech == tag }) { return reading.lemma } }
    if tag == .properNoun, shape.isCapitalised { return form }
    return first.lemma
  }

  /// The likeliest lemma of a form.
  func lemma(of form: String) -> String {
    let shape = WordShape(form)
    return readings(of: shape, CompoundParts(of: shape, splitter)).first?.lemma ?? form
  }

  /// The readings of a form; with `tag`, also the unlikely ones of that part of speech.
  private func readings(
    of shape: WordShape, _ cut: @autoclosure () -> CompoundParts, as tag: PartOfSpeech? = nil
  ) -> [WordAccount.Reading] {
    if shape.isRomanNumeral { return [reading(shape.form, .numeral, .asWritten)] }
    if let listed = listed(shape, as: tag) { return listed }
    if let shaped = shaped(shape) { return shaped }
    if shape.hyphen != nil { return hyphenated(shape) }
    return guessed(shape, cut(), as: tag)
  }

  /// The readings of a form that the table lists.
  private func listed(_ shape: WordShape, as tag: PartOfSpeech? = nil) -> [WordAccount.Reading]? {
    guard let number = lexicon.number(of: shape.lower) else { return nil }
    var readings = lexicon.readings(number, of: shape.lower).filter { $0.count > 0.1 }
    if !shape.isCapitalised, tag != .properNoun {
      let common = readings.filter { $0.tag != .properNoun }
      if !common.isEmpty { readings = common }
    }
    if tag == nil, let first = readings.first, first.tag == .adverb, first.count < Lemmatizer.ownAdverb,
      first.lemma == shape.lower,
      shape.lower.last == 0x74, lexicon.dictionaryKinds(shape.lower.dropLast()).contains(.adjective)
    {
      let count = readings.reduce(0) { $0 + $1.count }
      readings.removeAll { $0.tag == .adjective }
      readings.insert(Lexicon.Reading(tag: .adjective, count: count, lemma: Array(shape.lower.dropLast())), at: 0)
    }
    let total = readings.reduce(0) { $0 + $1.count }
    guard let most = readings.first, most.count > 0 else { return nil }
    return readings.filter { $0.count >= Lemmatizer.leastShare * total || tag != nil }.map {
      WordAccount.Reading(
        lemma: String(decoding: $0.lemma, as: UTF8.self), partOfSpeech: $0.tag, share: $0.count / total,
        ground: .table(count: $0.count))
    }
  }

  /// The reading of what is recognised by its shape: numbers, acronyms and words with an apostrophe and a suffix, names.
  private func shaped(_ shape: WordShape) -> [WordAccount.Reading]? {
    if shape.isOpenEnded {
      return [reading(String(decoding: shape.lower, as: UTF8.self), .other, .asWritten)]
    }
    if let (stem, suffix) = shape.suffixed {
      let isGenitive = suffix == "s" || suffix.isEmpty
      let written = shape.isAcronym(stem) ? stem : isGenitive && shape.isCapitalised ? stem : lemma(of: stem)
      return [reading(written, isGenitive && shape.isCapitalised ? .properNoun : .noun, .suffix(suffix))]
    }
    if shape.isNumber { return [reading(shape.form, .numeral, .asWritten)] }
    if shape.isAcronym(shape.form) { return [reading(shape.form, .properNoun, .asWritten)] }
    // An abbreviation that no table lists: nothing is known of how the word ends.
    if shape.lower.last == 0x2E, !shape.isCapitalised { return [reading(shape.form, .other, .asWritten)] }
    return nil
  }

  private func reading(_ lemma: String, _ tag: PartOfSpeech, _ ground: WordAccount.Ground) -> WordAccount.Reading {
    WordAccount.Reading(lemma: lemma, partOfSpeech: tag, share: 1, ground: ground)
  }

  /// What stands before the last hyphen is kept as written, the rest is read as a word.
  private func hyphenated(_ shape: WordShape) -> [WordAccount.Reading] {
    guard let hyphen = shape.hyphen else { return [] }
    let before = shape.form[...hyphen]
    let last = String(shape.form[shape.form.index(after: hyphen)...])
    let lastShape = WordShape(last)
    let isName = lastShape.isCapitalised && !lastShape.isUpper
    let head = readings(of: lastShape, CompoundParts(of: lastShape, splitter))
    guard let first = head.first else { return [] }
    if isName, first.partOfSpeech == .properNoun {
      return [reading(before + first.lemma, .properNoun, .head(last))]
    }
    let kept =
      before.split(separator: "-").contains { keepsCapitals(String($0)) }
      ? String(before) : LetterCase.lowercased(String(before))
    return head.map { reading in
      var lemma = reading.lemma
      var tag = reading.partOfSpeech
      if tag == .verb, let participle = Participle(lastShape.lower) {
        lemma = String(decoding: participle.dictionaryForm, as: UTF8.self)
        tag = .adjective
      }
      // Written in lower case the last member is no name, though only names are listed under it: give-and-take.
      if tag == .properNoun, !lastShape.isCapitalised {
        lemma = LetterCase.lowercased(lemma)
        tag = .noun
      }
      return WordAccount.Reading(lemma: kept + lemma, partOfSpeech: tag, share: reading.share, ground: .head(last))
    }
  }

  /// Whether a first member keeps its capitals: a name, an acronym or a letter, not a common word that begins a sentence.
  private func keepsCapitals(_ member: String) -> Bool {
    let shape = WordShape(member)
    guard shape.isCapitalised, member.count > 2 || !shape.isUpper, !shape.isAcronym(member) else {
      return shape.isCapitalised
    }
    return readings(of: shape, CompoundParts(uncut: shape)).first?.partOfSpeech == .properNoun
  }

  /// The lemma of a name: the form as written without what an edit cuts, capitals only where it is an acronym.
  private func name(_ shape: WordShape, _ edit: Int) -> [UInt8] {
    let kept = String(shape.form.dropLast(endings.table.cut(edit)))
    return Array((shape.isUpper && kept.count > 3 ? capitalised(kept) : kept).utf8)
  }

  private func capitalised(_ text: String) -> String {
    String(decoding: Capitals.first(Array(LetterCase.lowercased(text).utf8)), as: UTF8.self)
  }

  /// The lemmas that a form may have, each with a part of speech and a score. Their letters lie in one array: there are many, and
  /// one or two are kept.
  private struct Guesses {
    struct Guess {
      let lemma: Range<Int>
      let tag: PartOfSpeech
      var score: Double
      var ground: WordAccount.Ground
    }

    private(set) var list: [Guess] = []
    var letters: [UInt8] = []

    init(for form: ArraySlice<UInt8>) {
      list.reserveCapacity(16)
      letters.reserveCapacity(16 * (form.count + 4))
    }

    func lemma(_ guess: Guess) -> ArraySlice<UInt8> { letters[guess.lemma] }

    func index(of lemma: some Collection<UInt8>, _ tag: PartOfSpeech) -> Int? {
      list.firstIndex { $0.tag == tag && $0.lemma.count == lemma.count && letters[$0.lemma].elementsEqual(lemma) }
    }

    /// Adds the lemma whose letters begin at a place and end with the last; the better score counts where it is there already.
    mutating func add(from start: Int, _ tag: PartOfSpeech, _ score: Double, _ ground: WordAccount.Ground) {
      if let known = index(of: letters[start...], tag) {
        if list[known].score < score { (list[known].score, list[known].ground) = (score, ground) }
        letters.removeSubrange(start...)
      } else {
        list.append(Guess(lemma: start..<letters.count, tag: tag, score: score, ground: ground))
      }
    }

    mutating func add(
      _ before: ArraySlice<UInt8>, _ rest: some Sequence<UInt8>, _ tag: PartOfSpeech, _ score: Double,
      _ ground: WordAccount.Ground
    ) {
      let start = letters.count
      letters += before
      letters += rest
      add(from: start, tag, score, ground)
    }

    mutating func raise(_ index: Int, to score: Double) { list[index].score = max(list[index].score, score) }
  }

  /// The readings of a form that no table lists: by its ending, by its last constituent, by what lemmas are listed.
  private func guessed(
    _ shape: WordShape, _ cut: CompoundParts, as tag: PartOfSpeech? = nil
  ) -> [WordAccount.Reading] {
    let form = shape.lower[...]
    var guesses = Guesses(for: form)
    for candidate in endings.candidates(of: form, isCapitalised: shape.isCapitalised) {
      let start = guesses.letters.count
      if candidate.tag == .properNoun {
        guesses.letters += name(shape, candidate.edit)
      } else if !endings.table.apply(candidate.edit, to: form, appendingTo: &guesses.letters) {
        continue
      }
      guard guesses.letters.count - start > 1 else {
        guesses.letters.removeSubrange(start...)
        continue
      }
      let lemma = guesses.letters[start...]
      let kinds = candidate.tag.isContent ? lexicon.dictionaryKinds(lemma) : []
      let isListed = kinds.contains(candidate.tag)
      let isListedOtherwise = !isListed && kinds.hasContent
      let score =
        NaturalLogarithm.of(candidate.probability) + (isListed ? Lemmatizer.listedLemma : 0)
        + (isListedOtherwise ? Lemmatizer.listedOtherwise : 0)
        + (lemma.elementsEqual(shape.lower) ? Lemmatizer.uninflected : 0)
      guesses.add(
        from: start, candidate.tag, score, .ending(probability: candidate.probability, isListed: isListed))
    }
    if shape.isCapitalised, !shape.isUpper { addBehindCapital(form, to: &guesses) }
    favourAdjectives(form, &guesses)
    if let (head, isCertain) = head(of: shape, cut) {
      let before = form.dropLast(head.count)
      let headShape = WordShape(String(decoding: head, as: UTF8.self))
      let readings = listed(headShape) ?? (isCertain ? guessed(headShape, CompoundParts(uncut: headShape)) : [])
      if isCertain, head.ends(with: [0x65, 0x74]), lexicon.dictionaryKinds(head.dropLast(2)).contains(.noun) {
        // `værnet` is listed as a participle, but hjemmeværnet is the noun.
        guesses.add(before, head.dropLast(2), .noun, Lemmatizer.sameAsHead, .head(headShape.form))
      }
      for reading in readings where reading.partOfSpeech.isContent || reading.partOfSpeech == .adverb {
        if isCertain, reading.partOfSpeech == .verb, reading.lemma != headShape.form, let participle = Participle(head),
          isNominal(before)
        {
          // No verb is made of a noun and a verb, or with u-: vandkølede, uslikket, iøjnefaldende are adjectives.
          guesses.add(
            before, participle.dictionaryForm, .adjective,
            NaturalLogarithm.of(reading.share) + Lemmatizer.sameAsHead, .head(headShape.form))
          continue
        }
        let fit = guesses.index(of: before + Array(reading.lemma.utf8), reading.partOfSpeech)
        guesses.add(
          before, reading.lemma.utf8, reading.partOfSpeech,
          max(fit.map { guesses.list[$0].score } ?? -9, isCertain ? -1 : -1.5) + NaturalLogarithm.of(reading.share)
            + (isCertain ? Lemmatizer.sameAsHead : Lemmatizer.sameAsEnd), .head(headShape.form))
      }
    }
    guard let best = guesses.list.map(\.score).max() else {
      return [reading(String(decoding: form, as: UTF8.self), .other, .asWritten)]
    }
    let odds = guesses.list.map { NaturalLogarithm.inverse($0.score - best) }
    let total = odds.reduce(0, +)
    let shares = odds.map { $0 / total }
    func rank(_ guess: Int) -> (share: Double, tag: UInt8) { (shares[guess], guesses.list[guess].tag.rawValue) }
    let order = shares.indices.sorted { (rank($0).share, rank($1).tag) > (rank($1).share, rank($0).tag) }
    return order.enumerated().filter { $0.offset == 0 || shares[$0.element] >= 0.2 || tag != nil }.map { entry in
      let guess = guesses.list[entry.element]
      return WordAccount.Reading(
        lemma: String(decoding: guesses.lemma(guess), as: UTF8.self), partOfSpeech: guess.tag,
        share: shares[entry.element], ground: guess.ground)
    }
  }

  /// What the form may be without its capital: `Skærmene` begins a sentence, for names hardly end as inflected forms of listed
  /// words do.
  private func addBehindCapital(_ form: ArraySlice<UInt8>, to guesses: inout Guesses) {
    for candidate in endings.candidates(of: form, isCapitalised: false) where candidate.tag.isContent {
      let start = guesses.letters.count
      guard endings.table.apply(candidate.edit, to: form, appendingTo: &guesses.letters) else { continue }
      let lemma = guesses.letters[start...]
      guard lemma.count > 1, !lemma.elementsEqual(form), lexicon.dictionaryKinds(lemma).contains(candidate.tag) else {
        guesses.letters.removeSubrange(start...)
        continue
      }
      guesses.add(
        from: start, candidate.tag, NaturalLogarithm.of(candidate.probability) + Lemmatizer.behindCapital,
        .ending(probability: candidate.probability, isListed: true))
    }
  }

  /// Whether what stands before a participle makes an adjective of it: a noun, or u-.
  private func isNominal(_ before: ArraySlice<UInt8>) -> Bool {
    if Participle.negation.elementsEqual(before) { return true }
    let bare = before.last == 0x73 ? before.dropLast() : before
    return lexicon.dictionaryKinds(before).contains(.noun) || lexicon.dictionaryKinds(bare).contains(.noun)
  }

  /// Makes of a form in -t that would be an adverb of its own the neuter of the adjective, if that is possible at all.
  private func favourAdjectives(_ form: ArraySlice<UInt8>, _ guesses: inout Guesses) {
    guard form.last == 0x74, let adverb = guesses.index(of: form, .adverb),
      let adjective = guesses.index(of: form.dropLast(), .adjective)
    else { return }
    guesses.raise(adjective, to: guesses.list[adverb].score + 0.1)
  }

  /// The last constituent: of the compound, else what follows a prefix, else the longest listed ending.
  private func head(of shape: WordShape, _ cut: CompoundParts) -> (form: [UInt8], isCertain: Bool)? {
    if let last = cut.parts.last, cut.parts.count > 1 {
      return (Array(shape.lower[last.range.lowerBound...]), true)
    }
    for length in [2, 3, 1, 4, 5, 6, 7, 8] where length + 3 <= shape.lower.count {
      let rest = Array(shape.lower[length...])
      guard lexicon.marks(of: shape.lower[..<length]).contains(.prefix), let number = lexicon.number(of: rest),
        lexicon.kinds(number).all.hasContent
      else { continue }
      return (rest, true)
    }
    for start in stride(from: 2, to: shape.lower.count - 3, by: 1) where shape.lower[start] & 0xC0 != 0x80 {
      let rest = Array(shape.lower[start...])
      let isLikely =
        rest.count > 7 || lexicon.number(of: shape.lower[..<start]).map { lexicon.leftProductivity($0) > 0 } ?? false
      if rest.count >= 5, isLikely, !lexicon.marks(of: rest).contains(.neverHead),
        let number = lexicon.number(of: rest),
        lexicon.kinds(number).all.hasContent
      {
        return (rest, false)
      }
    }
    return nil
  }
}
