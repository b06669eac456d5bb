internal import UnicodeText

/// What registers add to the tables: lemmas of forms that no table lists, and left parts of compounds.
struct RegisteredWords: Sendable {
  /// In the order of the user: the first that knows a form is believed.
  let registers: [any WordRegister]
  private let lemmatizer: Lemmatizer

  /// What is left for the analyser's own guesses beside what a register gives.
  private static let doubt = 0.1
  /// Endings that look like words and make no compound: `venskab`.
  private static let neverHeads: Set<String> = [
    "agtig", "ende", "erne", "heden", "heder", "hederne", "inde", "inden", "ling", "linge", "mæssig", "mæssige",
    "mæssigt", "ningen", "ninger", "ringen", "ringer", "skab", "skaber", "skabet", "somme",
  ]

  init(_ registers: [any WordRegister], _ lemmatizer: Lemmatizer) {
    self.registers = registers
    self.lemmatizer = lemmatizer
  }

  /// Whether a register lists a form, as written or in lower case.
  func lists(_ form: String) -> Bool { entries(of: form) != nil }

  /// The entries of the first register that lists a form, as written or else in lower case.
  func entries(of form: String) -> (entries: [RegisterEntry], register: String)? {
    let lower = LetterCase.lowercased(form)
    for register in registers {
      for written in form == lower ? [form] : [form, lower] {
        let entries = register.entries(of: written)
        if !entries.isEmpty { return (entries, register.name) }
      }
    }
    return nil
  }

  /// The account of a form that no table lists, from its account by the analyser's own rules.
  func account(of form: String, _ own: WordAccount) -> WordAccount {
    switch own.readings.first?.ground {
    case .suffix, .asWritten, .table, nil: return own
    case .ending, .head, .register: break
    }
    let whole = entries(of: form)
    let division = division(of: form, own, lemmas: whole?.entries.map(\.lemma) ?? [])
    if let whole {
      return WordAccount(
        readings: merged(whole, own.readings, before: "", head: nil), parts: division.parts,
        constituents: division.constituents)
    }
    guard division.parts.count > 1, let head = division.parts.last?.text else { return own }
    let before = LetterCase.lowercased(String(form.dropLast(head.count)))
    var readings = own.readings
    if !lemmatizer.isListed(head), let found = entries(of: head) {
      readings = merged(found, own.readings, before: before, head: head)
    } else if division.parts != own.parts {
      readings = lemmatizer.account(of: LetterCase.lowercased(head)).readings.map {
        WordAccount.Reading(
          lemma: before + $0.lemma, partOfSpeech: $0.partOfSpeech, share: $0.share, ground: .head(head))
      }
    }
    return WordAccount(readings: readings, parts: division.parts, constituents: division.constituents)
  }

  /// The lemma of a form where it is used as a part of speech; `nil` where the registers do not decide.
  func lemma(of form: String, as tag: PartOfSpeech) -> String? {
    if lemmatizer.isListed(form) { return nil }
    let own = lemmatizer.account(of: form)
    let readings = account(of: form, own).readings.filter(\.ground.isRegistered)
    for kin in tag.kin { if let reading = readings.first(where: { $0.partOfSpeech == kin }) { return reading.lemma } }
    return Set(readings.map(\.lemma)).count == 1 ? readings[0].lemma : nil
  }

  /// A register's entries as readings, those that the own rules found too first and in their order, then the own readings
  /// that no register confirms.
  private func merged(
    _ found: (entries: [RegisterEntry], register: String), _ own: [WordAccount.Reading], before: String, head: String?
  ) -> [WordAccount.Reading] {
    var confirmed: [WordAccount.Reading] = []
    for entry in found.entries {
      let lemma = before + entry.lemma
      let guess = own.first {
        $0.lemma == lemma && (entry.partOfSpeech == nil || $0.partOfSpeech == entry.partOfSpeech)
      }
      let tag = entry.partOfSpeech ?? guess?.partOfSpeech ?? own.first?.partOfSpeech ?? .other
      confirmed.append(
        WordAccount.Reading(
          lemma: lemma, partOfSpeech: tag, share: guess?.share ?? 0, ground: .register(found.register, head: head)))
    }
    let rest = own.filter { reading in !confirmed.contains { $0.lemma == reading.lemma } }
    // Every entry has a part, the likelier ones more.
    let weights = confirmed.map { $0.share + Self.doubt }
    let sum = weights.reduce(0, +)
    let certain = rest.isEmpty ? 1 : 1 - Self.doubt
    let readings = zip(confirmed, weights).map { reading, weight in
      WordAccount.Reading(
        lemma: reading.lemma, partOfSpeech: reading.partOfSpeech, share: certain * weight / sum,
        ground: reading.ground)
    }
    let guesses = rest.map {
      WordAccount.Reading(
        lemma: $0.lemma, partOfSpeech: $0.partOfSpeech, share: $0.share * Self.doubt, ground: $0.ground)
    }
    // Sorting is not stable; entries of one weight keep the register's order.
    return readings.enumerated().sorted {
      $0.element.share != $1.element.share ? $0.element.share > $1.element.share : $0.offset < $1.offset
    }.map(\.element) + guesses
  }

  // MARK: Compounds

  /// The parts and constituents of a form: the analyser's own, unless one of its parts is in no list and registers divide
  /// the form otherwise, or a register's lemma of the whole does not fit them.
  private func division(
    of form: String, _ own: WordAccount, lemmas: [String]
  ) -> (parts: [TypeAnalysis.Part], constituents: [TypeAnalysis.Constituent]) {
    let fits = lemmas.isEmpty || fit(own.parts, of: form, lemmas)
    if own.parts.count > 1, fits, own.parts.allSatisfy({ isKnownPart($0.text) }) {
      return (own.parts, own.constituents)
    }
    // A form that a register lists whole and the analyser leaves whole is no compound.
    if form.utf8.contains(UInt8(ascii: "-")) || own.parts.isEmpty && !lemmas.isEmpty {
      return (own.parts, own.constituents)
    }
    let cut = cut(form)
    let ends = Set(own.parts.map(\.range.upperBound))
    if fits, cut.isEmpty || cut.last == own.parts.last, cut.allSatisfy({ ends.contains($0.range.upperBound) }) {
      return (own.parts, constituents(of: own.parts))
    }
    return (cut, constituents(of: cut))
  }

  /// Whether one of the lemmas has a last part of its own behind the left parts; none has `fabrik` + *ne* for `fabrikkerne`.
  private func fit(_ parts: [TypeAnalysis.Part], of form: String, _ lemmas: [String]) -> Bool {
    let before = LetterCase.lowercased(String(form.dropLast(parts.last?.text.count ?? 0)))
    return parts.isEmpty || lemmas.contains { $0.hasPrefix(before) && $0.count >= before.count + 3 }
  }

  private func isKnownPart(_ part: String) -> Bool {
    lemmatizer.isListed(part) || part.hasSuffix("s") && lemmatizer.isListed(String(part.dropLast()))
  }

  /// The parts of a form whose left parts are linking forms of a register and whose last part is a listed word: the
  /// fewest, the last one as short as that allows, each then as fine as the tables have it. Empty where there are none.
  private func cut(_ form: String) -> [TypeAnalysis.Part] {
    let lower = LetterCase.lowercased(form)
    let letters = Array(lower.unicodeScalars)
    guard lower.utf8.count == form.utf8.count, (6...CompoundSplitter.longestWord).contains(letters.count) else {
      return []
    }
    func text(_ range: Range<Int>) -> String { String(String.UnicodeScalarView(letters[range])) }
    // The fewest left parts up to each letter, and where the last of them begins.
    var best: [(count: Int, start: Int)?] = Array(repeating: nil, count: letters.count + 1)
    best[0] = (0, 0)
    for end in 3...letters.count - 3 {
      for start in 0...end - 3 {
        guard let before = best[start], before.count + 1 < best[end]?.count ?? Int.max else { continue }
        if isLinking(text(start..<end)) { best[end] = (before.count + 1, start) }
      }
    }
    var boundary: Int?
    for start in 3...letters.count - 3 {
      guard let count = best[start]?.count, isHead(text(start..<letters.count)) else { continue }
      if boundary.flatMap({ best[$0]?.count }).map({ count <= $0 }) ?? true { boundary = start }
    }
    guard var end = boundary else { return [] }
    var stretches = [end..<letters.count]
    while end > 0, let before = best[end] {
      stretches.insert(before.start..<end, at: 0)
      end = before.start
    }
    var parts: [TypeAnalysis.Part] = []
    let bytes = Array(form.utf8)
    var offset = 0
    for stretch in stretches {
      let word = text(stretch)
      let finer = lemmatizer.account(of: word).parts
      let isLast = stretch.upperBound == letters.count
      let isFiner =
        !finer.isEmpty && finer.allSatisfy { isKnownPart($0.text) }
        && (!isLast || fit(finer, of: word, [lemmatizer.lemma(of: word)]))
      for length in isFiner ? finer.map(\.range.count) : [word.utf8.count] {
        let range = offset..<offset + length
        parts.append(TypeAnalysis.Part(text: String(decoding: bytes[range], as: UTF8.self), range: range))
        offset += length
      }
    }
    return parts
  }

  private func isLinking(_ form: String) -> Bool { registers.contains { $0.lemma(ofLinking: form) != nil } }

  private func isHead(_ form: String) -> Bool {
    if Self.neverHeads.contains(form) { return false }
    if lemmatizer.isListed(form) {
      return lemmatizer.account(of: form).readings.first?.partOfSpeech.isContent ?? false
    }
    if let found = entries(of: form) { return found.entries.contains { $0.partOfSpeech?.isContent ?? true } }
    // An inflected form of a listed word.
    guard form.count > 4, let first = lemmatizer.account(of: form).readings.first,
      case .ending(_, isListed: true) = first.ground
    else { return false }
    return first.partOfSpeech.isContent && first.share > 0.8
  }

  private func constituents(of parts: [TypeAnalysis.Part]) -> [TypeAnalysis.Constituent] {
    var result: [TypeAnalysis.Constituent] = []
    for first in parts.indices {
      for end in first + 1...parts.count where end - first < parts.count {
        let text = parts[first..<end].map(\.text).joined()
        let isFinal = end == parts.count
        let own = Constituents.lemma(of: text, isFinal: isFinal, isSingle: end - first == 1) {
          lemmatizer.lemma(of: $0)
        }
        let lower = LetterCase.lowercased(text)
        let registered =
          isFinal
          ? entries(of: text)?.entries.first?.lemma
          : registers.lazy.compactMap { $0.lemma(ofLinking: lower) }.first
        let lemma = lemmatizer.isListed(text) ? own : registered ?? own
        if let lemma { result.append(TypeAnalysis.Constituent(lemma: lemma, parts: first..<end)) }
      }
    }
    return result
  }
}

extension WordAccount.Ground {
  /// Whether a register gave the lemma.
  var isRegistered: Bool { if case .register = self { true } else { false } }
}
