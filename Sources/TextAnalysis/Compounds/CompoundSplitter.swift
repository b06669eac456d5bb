/// Cuts Danish compounds into parts: bounded dynamic programming over all cuts, weighed by a log-linear model.
///
/// - Source: general rules of Danish word formation (linking s, e, er; prefixes are no parts); weights learned by
///   `Training/compound_weights.py` from words marked by hand.
struct CompoundSplitter: Sendable {
  /// Words with more letters than this are left whole.
  static let longestWord = 80

  private let lexicon = Lexicon.danish
  private let endings = EndingModel.danish

  /// Where the parts of a word end, as counts of letters, the last one left out; empty for a word that is no compound.
  ///
  /// - Parameter form: In lower case, letters only; else the result is empty.
  /// - Complexity: O(letters³), and words of more than 80 letters are not looked at.
  func boundaries(of form: String) -> [Int] {
    let letters = Array(form.unicodeScalars)
    guard letters.count >= 4, letters.count <= CompoundSplitter.longestWord else { return [] }
    let boundaries = Word(letters).best(self)
    // A left part that is a compound itself was taken whole when it is a word that many compounds begin with.
    var finest: [Int] = []
    var start = 0
    for boundary in boundaries {
      if boundary - start >= 7 {
        finest.append(contentsOf: Word(Array(letters[start..<boundary])).best(self).map { start + $0 })
      }
      finest.append(boundary)
      start = boundary
    }
    return finest
  }

  /// What is known of a stretch of letters as a last part or as the whole word.
  fileprivate struct Final {
    var score: Double
    var isUnknown = false
  }

  /// A left part.
  fileprivate struct Left {
    var score: Double
    var isUnknown = false
  }

  /// A word being cut.
  fileprivate struct Word {
    let letters: [Unicode.Scalar]
    let bytes: [UInt8]
    /// The byte at which each letter begins, and the end.
    let offsets: [Int]

    init(_ letters: [Unicode.Scalar]) {
      self.letters = letters
      bytes = Array(String(String.UnicodeScalarView(letters)).utf8)
      var offsets = [0]
      for letter in letters { offsets.append(offsets[offsets.count - 1] + UTF8.width(letter)) }
      self.offsets = offsets
    }

    func slice(_ start: Int, _ end: Int) -> ArraySlice<UInt8> { bytes[offsets[start]..<offsets[end]] }

    /// A way to reach a letter: its best score, where the part before it began, and the way to that place.
    struct State {
      let score: Double
      let previous: Int
      let cameFrom: Int?
    }

    func best(_ splitter: CompoundSplitter) -> [Int] {
      let count = letters.count
      let inflections = splitter.endings.inflections(of: bytes[...])
      var best = splitter.final(self, 0, true, inflections)?.score ?? -.infinity
      var bestEnd: (state: Int, position: Int)?
      var finals = [Final?](repeating: nil, count: count)
      for start in stride(from: 2, to: count - 2, by: 1) {
        finals[start] = splitter.final(self, start, false, inflections)
      }
      guard finals.contains(where: { $0 != nil }) else { return [] }
      var states = [State(score: 0, previous: -1, cameFrom: nil)]
      // The states at a boundary, those that used an unknown part apart: at most one for each beginning of the last part.
      var reached = [[Int]](repeating: [], count: 2 * count)
      reached[0] = [0]
      for start in 0..<(count - 2) where !reached[2 * start].isEmpty || !reached[2 * start + 1].isEmpty {
        if let final = finals[start] {
          for loose in 0...(final.isUnknown ? 0 : 1) {
            for state in reached[2 * start + loose] where start > 0 {
              let score = states[state].score + final.score + splitter.mergedFinal(self, states[state].previous)
              if score > best {
                best = score
                bestEnd = (state, start)
              }
            }
          }
        }
        for end in stride(from: start + 2, to: count - 2, by: 1) {
          guard let left = splitter.left(self, start, end) else { continue }
          for loose in 0...(left.isUnknown ? 0 : 1) {
            var top: (score: Double, state: Int)?
            for state in reached[2 * start + loose] {
              let isMerged = start > 0 && splitter.isMergedLeft(self, states[state].previous, end)
              let score = states[state].score + left.score + (isMerged ? CompoundRules.weights.merged : 0)
              if score > top?.score ?? -.infinity { top = (score, state) }
            }
            guard let top else { continue }
            reached[2 * end + (left.isUnknown ? 1 : loose)].append(states.count)
            states.append(State(score: top.score, previous: start, cameFrom: top.state))
          }
        }
      }
      guard let bestEnd else { return [] }
      var boundaries = [bestEnd.position]
      var state = states[bestEnd.state]
      while state.previous > 0, let before = state.cameFrom {
        boundaries.append(state.previous)
        state = states[before]
      }
      return boundaries.reversed()
    }
  }

  // What parts are worth

  fileprivate func left(_ word: Word, _ start: Int, _ end: Int) -> Left? {
    let weights = CompoundRules.weights
    let size = end - start
    let element = word.slice(start, end)
    let bytes = Array(element)
    if CompoundRules.prefixes.contains(bytes) || size == 2 && !CompoundRules.shortElements.contains(bytes) {
      return nil
    }
    let number = lexicon.number(of: element)
    let kinds = number.map(lexicon.kinds) ?? []
    let isFree = kinds.contains { $0.isContent || $0 == .adverb || $0 == .numeral || $0 == .properNoun }
    let link: UInt8? = isFree ? nil : linkingLetter(element)
    var score = weights.left
    let productivity = number.map(lexicon.leftProductivity) ?? 0
    if productivity > 0 {
      score += weights.leftCount * productivity / 4
    } else if isFree {
      let dictionary = lexicon.dictionaryKinds(element)
      let isStem = element.last == 0x65 && dictionary.contains(.verb)
      guard size >= 4, dictionary.contains(.noun) || dictionary.contains(.adjective) || isStem else {
        return unknownLeft(word, start, end)
      }
      score += weights.leftUnseen
    } else if size >= 4, link == 0x73, takesLinkingS(element.dropLast()) {
      score += weights.leftUnseenLink
    } else {
      return unknownLeft(word, start, end)
    }
    if let link { score += link == 0x73 ? weights.linkS : weights.linkE }
    switch size {
    case 2: score += weights.leftTwo
    case 3: score += weights.leftThree
    case 4: score += weights.leftFour
    default: break
    }
    if size >= 8 { score += weights.leftLong }
    return Left(score: score)
  }

  private func unknownLeft(_ word: Word, _ start: Int, _ end: Int) -> Left? {
    guard end - start >= 4, CompoundRules.isSyllabic(word.letters[start..<end]) else { return nil }
    let weights = CompoundRules.weights
    let element = word.slice(start, end)
    let isDerived = end - start >= 6 && CompoundRules.linkedEndings.contains { element.ends(with: $0) }
    // What begins with a prefix and is no known word is rather a derived word than a compound.
    if !isDerived, (3...8).contains(where: { CompoundRules.prefixes.contains(Array(element.prefix($0))) }) {
      return nil
    }
    var score = weights.left + (isDerived ? weights.leftUnknownLink : weights.leftUnknown)
    if end - start >= 7 { score += weights.leftUnknownLong }
    return Left(score: score, isUnknown: true)
  }

  /// `s` where an element that is no word ends with it, else 0 for another link.
  private func linkingLetter(_ element: ArraySlice<UInt8>) -> UInt8 { element.last == 0x73 ? 0x73 : 0 }

  /// Whether a noun takes a linking s: `arbejd-s`, also when it loses its e before it.
  private func takesLinkingS(_ stem: ArraySlice<UInt8>) -> Bool {
    if stem.last != 0x73, lexicon.dictionaryKinds(stem).contains(.noun) { return true }
    return stem.count > 3 && lexicon.dictionaryKinds(stem + [0x65]).contains(.noun)
  }

  fileprivate func final(
    _ word: Word, _ start: Int, _ isWhole: Bool, _ inflections: [EndingModel.Candidate]
  ) -> Final? {
    let weights = CompoundRules.weights
    let part = word.slice(start, word.letters.count)
    let size = word.letters.count - start
    let number = lexicon.number(of: part)
    let kinds = number.map(lexicon.kinds) ?? []
    let isBarred = !isWhole && CompoundRules.neverHeads.contains(Array(part))
    var final = Final(score: 0)
    var productivity = 0.0
    if let number, !kinds.isEmpty, kinds != [.other] {
      if !isWhole, isBarred || size < 3 || !kinds.contains(where: \.isContent) { return nil }
      final.score += weights.known + weights.frequency * lexicon.frequency(number) / 8
      if !kinds.contains(.noun) && !kinds.contains(.adjective) { final.score += weights.verb }
      productivity = lexicon.headProductivity(number)
    } else if let lemma = inflectedLemma(part, inflections),
      isWhole || !isBarred && lemma.letters >= 3 && !lemma.isBarred
    {
      final.score += weights.inflected + weights.inflectedFrequency * lexicon.frequency(lemma.number) / 8
      productivity = lexicon.headProductivity(lemma.number)
    } else if isDerived(part, size) {
      final.score += weights.derived
    } else if isWhole {
      final.score += weights.unknown
    } else if size >= 4, !isBarred, CompoundRules.isSyllabic(word.letters[start...]) {
      final.score += weights.finalUnknown + (size >= 7 ? weights.finalUnknownLong : 0)
      final.isUnknown = true
    } else {
      return nil
    }
    if !isWhole { final.score += productivity > 0 ? weights.headCount * productivity / 4 : weights.headUnseen }
    switch size {
    case ..<3: break
    case 3: final.score += weights.lengthThree
    case 4: final.score += weights.lengthFour
    case 5: final.score += weights.lengthFive
    case 6, 7: final.score += weights.lengthSix
    case 8, 9: final.score += weights.lengthEight
    case 10, 11: final.score += weights.lengthTen
    case 12: final.score += weights.lengthTwelve
    default: final.score += weights.lengthTwelve * Double(size - 8) / 4
    }
    return final
  }

  /// The listed word that an unlisted part is an inflected form of.
  private func inflectedLemma(
    _ part: ArraySlice<UInt8>, _ inflections: [EndingModel.Candidate]
  ) -> (number: Int, letters: Int, isBarred: Bool)? {
    for inflection in inflections where inflection.tag.isContent {
      guard let lemma = endings.apply(inflection.edit, to: part), !lemma.elementsEqual(part),
        let number = lexicon.number(of: lemma),
        lexicon.dictionaryKinds(lemma).contains(inflection.tag)
      else { continue }
      let letters = lemma.count { $0 & 0xC0 != 0x80 }
      return (number, letters, CompoundRules.neverHeads.contains(lemma))
    }
    return nil
  }

  /// Whether a part is a prefix and a listed word of four letters or more.
  private func isDerived(_ part: ArraySlice<UInt8>, _ size: Int) -> Bool {
    for length in 1...8 where length < part.count {
      let prefix = part.prefix(length)
      guard CompoundRules.prefixes.contains(Array(prefix)) else { continue }
      let rest = part.dropFirst(length)
      if rest.count(where: { $0 & 0xC0 != 0x80 }) >= 4, let number = lexicon.number(of: rest),
        lexicon.kinds(number).contains(where: \.isContent)
      {
        return true
      }
    }
    return false
  }

  fileprivate func mergedFinal(_ word: Word, _ start: Int) -> Double {
    guard start > 0, let number = lexicon.number(of: word.slice(start, word.letters.count)),
      lexicon.kinds(number).contains(where: \.isContent)
    else { return 0 }
    return CompoundRules.weights.merged + CompoundRules.weights.mergedFrequency * lexicon.frequency(number) / 8
  }

  fileprivate func isMergedLeft(_ word: Word, _ start: Int, _ end: Int) -> Bool {
    // log₂(1 + 4 × 1) is 2.32: at least one compound.
    lexicon.number(of: word.slice(max(0, start), end)).map { lexicon.leftProductivity($0) > 2.3 } ?? false
  }
}
