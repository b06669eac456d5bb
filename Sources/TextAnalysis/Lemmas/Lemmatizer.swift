internal import UnicodeText

/// Finds the readings of word forms: first in the table, then by shape, last constituent and ending.
struct Lemmatizer: Sendable {
  private let lexicon = Lexicon.danish
  private let endings = EndingModel.danish
  private let splitter = CompoundSplitter()

  /// Readings less likely than this are left out where there is a better one.
  private static let leastShare = 0.02
  /// Evidence for a guessed lemma, as logarithms of odds: it is listed; it is what the head gives.
  private static let listedLemma = 3.0
  private static let sameAsHead = 4.0
  /// A form that no table lists is rather a dictionary form than an inflected form of another word that none lists.
  private static let uninflected = 0.3
  /// Adverbs in -t that are rarer than this are read as the adjective: `tydeligt` as *tydelig*, but `helt` as *helt*.
  private static let ownAdverb = 8.0

  func isListed(_ form: String) -> Bool {
    guard let number = lexicon.number(of: WordShape(form).lower) else { return false }
    return !lexicon.table.readings(number).isEmpty
  }

  func account(of form: String) -> WordAccount {
    let shape = WordShape(form)
    let cut = CompoundParts(of: shape, splitter)
    let readings = readings(of: shape, cut)
    return WordAccount(
      readings: readings, parts: cut.parts, constituents: cut.constituents { lemma(of: $0) })
  }

  /// The likeliest lemma of a form.
  func lemma(of form: String) -> String {
    let shape = WordShape(form)
    return readings(of: shape, CompoundParts(of: shape, splitter)).first?.lemma ?? form
  }

  private func readings(of shape: WordShape, _ cut: CompoundParts) -> [WordAccount.Reading] {
    if let listed = listed(shape) { return listed }
    if let shaped = shaped(shape) { return shaped }
    if shape.hyphen != nil { return hyphenated(shape) }
    return guessed(shape, cut)
  }

  /// The readings of a form that the table lists.
  private func listed(_ shape: WordShape) -> [WordAccount.Reading]? {
    guard let number = lexicon.number(of: shape.lower) else { return nil }
    var readings = lexicon.readings(number, of: shape.lower).filter { $0.count > 0.1 }
    if !shape.isCapitalised {
      let common = readings.filter { $0.tag != .properNoun }
      if !common.isEmpty { readings = common }
    }
    if let first = readings.first, first.tag == .adverb, first.count < Lemmatizer.ownAdverb, first.lemma == shape.lower,
      shape.lower.last == 0x74, lexicon.dictionaryKinds(shape.lower.dropLast()).contains(.adjective)
    {
      let count = readings.reduce(0) { $0 + $1.count }
      readings.removeAll { $0.tag == .adjective }
      readings.insert(Lexicon.Reading(tag: .adjective, count: count, lemma: Array(shape.lower.dropLast())), at: 0)
    }
    let total = readings.reduce(0) { $0 + $1.count }
    guard let most = readings.first, most.count > 0 else { return nil }
    return readings.filter { $0.count >= Lemmatizer.leastShare * total }.map {
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
    return head.map {
      WordAccount.Reading(lemma: kept + $0.lemma, partOfSpeech: $0.partOfSpeech, share: $0.share, ground: .head(last))
    }
  }

  /// Whether a first member keeps its capitals: a name, an acronym or a letter, not a common word that begins a sentence.
  private func keepsCapitals(_ member: String) -> Bool {
    let shape = WordShape(member)
    guard shape.isCapitalised, let number = lexicon.number(of: shape.lower), member.count > 2 || !shape.isUpper else {
      return shape.isCapitalised
    }
    return lexicon.readings(number, of: shape.lower).first?.tag == .properNoun
  }

  /// The lemma of a name: the form as written without what an edit cuts, capitals only where it is an acronym.
  private func name(_ shape: WordShape, _ edit: Int) -> [UInt8] {
    let kept = String(shape.form.dropLast(endings.table.cut(edit)))
    return Array((shape.isUpper && kept.count > 3 ? capitalised(kept) : kept).utf8)
  }

  private func capitalised(_ text: String) -> String {
    String(decoding: Capitals.first(Array(LetterCase.lowercased(text).utf8)), as: UTF8.self)
  }

  /// The readings of a form that no table lists: by its ending, by its last constituent, by what lemmas are listed.
  private func guessed(_ shape: WordShape, _ cut: CompoundParts) -> [WordAccount.Reading] {
    let form = shape.lower[...]
    var scored: [(lemma: [UInt8], tag: PartOfSpeech, score: Double, ground: WordAccount.Ground)] = []
    func add(_ lemma: [UInt8], _ tag: PartOfSpeech, _ score: Double, _ ground: WordAccount.Ground) {
      if let index = scored.firstIndex(where: { $0.tag == tag && $0.lemma == lemma }) {
        if scored[index].score < score { scored[index] = (lemma, tag, score, ground) }
      } else {
        scored.append((lemma, tag, score, ground))
      }
    }
    for candidate in endings.candidates(of: form, isCapitalised: shape.isCapitalised)
    where candidate.probability > 0.0005 {
      guard
        let lemma = candidate.tag == .properNoun
          ? name(shape, candidate.edit) : endings.apply(candidate.edit, to: form), lemma.count > 1
      else { continue }
      let isListed = candidate.tag.isContent && lexicon.dictionaryKinds(lemma).contains(candidate.tag)
      add(
        lemma, candidate.tag,
        NaturalLogarithm.of(candidate.probability) + (isListed ? Lemmatizer.listedLemma : 0)
          + (lemma == shape.lower ? Lemmatizer.uninflected : 0),
        .ending(probability: candidate.probability, isListed: isListed))
    }
    if let (head, isCertain) = head(of: shape, cut) {
      let before = Array(form.dropLast(head.count))
      let headShape = WordShape(String(decoding: head, as: UTF8.self))
      let readings = listed(headShape) ?? (isCertain ? guessed(headShape, CompoundParts(uncut: headShape)) : [])
      for reading in readings where reading.partOfSpeech.isContent || reading.partOfSpeech == .adverb {
        let lemma = before + Array(reading.lemma.utf8)
        let fit = scored.first { $0.tag == reading.partOfSpeech && $0.lemma == lemma }?.score ?? -6
        add(
          lemma, reading.partOfSpeech,
          max(fit, -6) + NaturalLogarithm.of(reading.share) + (isCertain ? Lemmatizer.sameAsHead : 2.5),
          .head(headShape.form))
      }
    }
    guard let best = scored.map(\.score).max() else {
      return [reading(String(decoding: form, as: UTF8.self), .other, .asWritten)]
    }
    let odds = scored.map { NaturalLogarithm.inverse($0.score - best) }
    let total = odds.reduce(0, +)
    return zip(scored, odds).map { entry, odds in
      WordAccount.Reading(
        lemma: String(decoding: entry.lemma, as: UTF8.self), partOfSpeech: entry.tag, share: odds / total,
        ground: entry.ground)
    }.sorted { ($0.share, $1.partOfSpeech.rawValue) > ($1.share, $0.partOfSpeech.rawValue) }
      .enumerated().filter { $0.offset == 0 || $0.element.share >= 0.2 }.map(\.element)
  }

  /// The last constituent: of the compound, else what follows a prefix, else the longest listed ending.
  private func head(of shape: WordShape, _ cut: CompoundParts) -> (form: [UInt8], isCertain: Bool)? {
    if let last = cut.parts.last, cut.parts.count > 1 {
      return (Array(shape.lower[last.range.lowerBound...]), true)
    }
    for length in [2, 3, 1, 4, 5, 6, 7, 8] where length + 3 <= shape.lower.count {
      let rest = Array(shape.lower[length...])
      guard CompoundRules.prefixes.contains(Array(shape.lower[..<length])), let number = lexicon.number(of: rest),
        lexicon.kinds(number).contains(where: \.isContent)
      else { continue }
      return (rest, true)
    }
    for start in stride(from: 2, to: shape.lower.count - 3, by: 1) where shape.lower[start] & 0xC0 != 0x80 {
      let rest = Array(shape.lower[start...])
      if rest.count >= 5, !CompoundRules.neverHeads.contains(rest), let number = lexicon.number(of: rest),
        lexicon.kinds(number).contains(where: \.isContent)
      {
        return (rest, false)
      }
    }
    return nil
  }
}
