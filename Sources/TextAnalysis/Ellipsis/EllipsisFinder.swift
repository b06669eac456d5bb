package import CorpusModel
internal import UnicodeText

/// Finds the words that coordinations and brackets leave out. The rules are in this target's README.
package struct EllipsisFinder: Sendable {
  /// Tokens from the first member to the full word at most.
  private static let longest = 24

  package init() {}

  /// The words meant in full, by token; an overlay, which changes no token.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of one sentence, paragraph or turn.
  ///   - parts: The parts of a compound, left to right, as `DanishAnalyzer.analysis(of:)` gives them; none for other words.
  ///   - isKnown: Whether a word form is listed. It chooses between several ways to share a part; without a listed one the
  ///     last part is shared (or, before `og -mindset`, all but the last).
  /// - Complexity: O(tokens), and one call of `parts` for each coordination.
  package func ellipses(
    in tokens: [Token], of text: UTF8Text, parts: (String) -> [TypeAnalysis.Part], isKnown: (String) -> Bool
  ) -> [Ellipsis] {
    var result: [Ellipsis] = []
    var next = 0
    for index in tokens.indices where tokens[index].kind != .punctuation {
      let range = tokens[index].range
      let first = text.bytes[range.start]
      let last = text.bytes[range.end - 1]
      if index >= next, Self.mayEndInHyphen(last), let stem = Self.stem(text.string(in: range)) {
        let found = beginnings(from: index, stem, tokens, text, parts, isKnown)
        if let end = found.last?.tokens.upperBound { next = end }
        result += found
      } else if first == UInt8(ascii: "-"), let found = ending(at: index, tokens, text, parts, isKnown) {
        result.append(found)
      } else if first == UInt8(ascii: "(") || first == UInt8(ascii: "[") || last == UInt8(ascii: ")")
        || last == UInt8(ascii: "]")
      {
        result += Self.brackets(at: index, text.string(in: range))
      }
    }
    return result
  }

  // MARK: børne- og ungeområdet

  /// Whether the last byte of a word may be that of a hyphen; few are, and only their words are looked at.
  @inline(__always)
  private static func mayEndInHyphen(_ last: UInt8) -> Bool {
    last == UInt8(ascii: "-") || last == 0x90 || last == 0x91
  }

  /// A word without the hyphen it ends with; `nil` for other words and for single letters.
  private static func stem(_ word: String) -> String? {
    var scalars = word.unicodeScalars
    guard let hyphen = scalars.popLast(), CharacterClass(of: hyphen) == .hyphen, scalars.count > 1 || isNumber(scalars)
    else {
      return nil
    }
    return String(scalars)
  }

  /// Digits, and the period of an ordinal.
  private static func isNumber(_ scalars: String.UnicodeScalarView) -> Bool {
    let digits = scalars.last == "." ? scalars.dropLast() : scalars[...]
    return !digits.isEmpty && digits.allSatisfy { ScalarClass.isDigit($0) }
  }

  private static func startsWithDigit(_ word: String) -> Bool {
    word.unicodeScalars.first.map { ScalarClass.isDigit($0) } ?? false
  }

  /// The pieces of a name that begins with a point of the compass: `Vestjylland`.
  private static func placeName(_ word: String) -> [String] {
    guard word.unicodeScalars.first.map({ ScalarClass.isUppercase($0) }) ?? false else { return [] }
    for length in [5, 4, 3] where word.unicodeScalars.count >= length + 3 {
      let first = String(word.unicodeScalars.prefix(length))
      if ClosedWords.isCompass(first) { return [first, String(word.unicodeScalars.dropFirst(length))] }
    }
    return []
  }

  /// The members with a hyphen from `start` on, each with the ending of the first full member after them.
  private func beginnings(
    from start: Int, _ stem: String, _ tokens: [Token], _ text: UTF8Text, _ parts: (String) -> [TypeAnalysis.Part],
    _ isKnown: (String) -> Bool
  ) -> [Ellipsis] {
    var members = [(index: start, stem: stem)]
    var isCoordinated = false
    var index = start + 1
    while index < min(tokens.count, start + Self.longest) {
      let word = text.string(in: tokens[index].range)
      if tokens[index].kind == .punctuation {
        guard word == "," || word == "/" || word == "&" else { return [] }
        if word != "," { isCoordinated = true }
      } else if ClosedWords.joins(word, afterNumber: Self.isNumber(stem.unicodeScalars)) {
        isCoordinated = true
      } else if ClosedWords.fillers.contains(word) && isCoordinated {
      } else if Self.mayEndInHyphen(text.bytes[tokens[index].range.end - 1]), let another = Self.stem(word) {
        members.append((index, another))
      } else {
        guard isCoordinated || members.count > 1, index > members[members.count - 1].index + 1 else { return [] }
        return shared(word, index, members, tokens, text, parts, isKnown)
      }
      index += 1
    }
    return []
  }

  private func shared(
    _ word: String, _ index: Int, _ members: [(index: Int, stem: String)], _ tokens: [Token], _ text: UTF8Text,
    _ parts: (String) -> [TypeAnalysis.Part], _ isKnown: (String) -> Bool
  ) -> [Ellipsis] {
    if let found = directed(word, index, members, isKnown) { return found }
    var pieces = Self.pieces(word, parts, isKnown)
    if pieces.count < 2, members.allSatisfy({ ClosedWords.isCompass($0.stem) }) { pieces = Self.placeName(word) }
    if pieces.count < 2 {
      return nextWord(after: index, members, tokens, text, isKnown)
    }
    let lower = LetterCase.lowercased(word)
    return members.compactMap { member in
      if lower.utf8.starts(with: LetterCase.lowercased(member.stem).utf8) { return nil }
      // A number takes the place of a number: `1.- og 2.-årsstuderende`.
      let isCount = Self.isNumber(member.stem.unicodeScalars) && Self.startsWithDigit(pieces[0])
      let endings = (isCount ? 1..<2 : 1..<pieces.count).reversed().map { Self.join(member.stem, pieces, from: $0) }
      let known = endings.first { isKnown($0) }
      // Adverbs that end in a preposition are listed: `ind- og udenfor` means no *indfor*.
      if known == nil, ClosedWords.prepositions.contains(LetterCase.lowercased(pieces[pieces.count - 1])) { return nil }
      let form = known ?? endings[0]
      return Ellipsis(tokens: member.index..<index + 1, token: member.index, form: form, kind: .coordination)
    }
  }

  /// `ind- og udskrivning`, `til- og fravalg`: members that are directions, before a word that begins with another one. What
  /// follows the direction is no compound's part by itself; it or the word meant has to be listed, but where the tables do not
  /// list the full word either (`udskoling`). `nil` for other words.
  private func directed(
    _ word: String, _ index: Int, _ members: [(index: Int, stem: String)], _ isKnown: (String) -> Bool
  ) -> [Ellipsis]? {
    guard members.allSatisfy({ ClosedWords.directions.contains(LetterCase.lowercased($0.stem)) }) else { return nil }
    let scalars = word.unicodeScalars
    for length in (2...7).reversed() where scalars.count >= length + 3 {
      guard ClosedWords.directions.contains(LetterCase.lowercased(String(scalars.prefix(length)))) else { continue }
      let rest = String(scalars.dropFirst(length))
      let isWord = isKnown(rest) || scalars.count >= length + 4 && !isKnown(word)
      let meant = members.filter { isWord || isKnown($0.stem + rest) }
      if meant.isEmpty { continue }
      return meant.map {
        Ellipsis(tokens: $0.index..<index + 1, token: $0.index, form: $0.stem + rest, kind: .coordination)
      }
    }
    return nil
  }

  /// `myndigheds- og tilbuds niveau`: a compound written in two words, when the word meant is listed.
  private func nextWord(
    after index: Int, _ members: [(index: Int, stem: String)], _ tokens: [Token], _ text: UTF8Text,
    _ isKnown: (String) -> Bool
  ) -> [Ellipsis] {
    guard index + 1 < tokens.count, tokens[index + 1].kind == .word else { return [] }
    let head = text.string(in: tokens[index + 1].range)
    return members.compactMap { member in
      guard head.unicodeScalars.count > 2, isKnown(member.stem + head) else { return nil }
      return Ellipsis(
        tokens: member.index..<index + 2, token: member.index, form: member.stem + head, kind: .coordination)
    }
  }

  /// The pieces of a word at its hyphens and between the parts of a compound.
  private static func pieces(
    _ word: String, _ parts: (String) -> [TypeAnalysis.Part], _ isKnown: (String) -> Bool
  ) -> [String] {
    let found = parts(word).map(\.text)
    if found.count > 1 { return found }
    guard let hyphen = word.unicodeScalars.lastIndex(where: { CharacterClass(of: $0) == .hyphen }) else { return [] }
    let after = word.unicodeScalars.index(after: hyphen)
    return after < word.endIndex ? [String(word[..<after]), String(word[after...])] : []
  }

  /// A beginning with the pieces from an index on; with a hyphen when the word has one there, and after an acronym or number.
  private static func join(_ stem: String, _ pieces: [String], from index: Int) -> String {
    let ending = pieces[index...].joined()
    let hasHyphen = pieces[index - 1].unicodeScalars.last.map { CharacterClass(of: $0) == .hyphen } ?? false
    let isAcronym = stem.unicodeScalars.count > 1 && stem.unicodeScalars.allSatisfy { ScalarClass.isUppercase($0) }
    return stem + (hasHyphen || isAcronym || isNumber(stem.unicodeScalars) ? "-" : "") + ending
  }

  // MARK: datakultur og -mindset

  private func ending(
    at index: Int, _ tokens: [Token], _ text: UTF8Text, _ parts: (String) -> [TypeAnalysis.Part],
    _ isKnown: (String) -> Bool
  ) -> Ellipsis? {
    let ending = String(text.string(in: tokens[index].range).dropFirst())
    guard ending.unicodeScalars.first.map({ ScalarClass.isLetter($0) }) ?? false, index > 1 else { return nil }
    // Further members with a hyphen may stand between: `arbejdsgange, -delinger og -processer`.
    var first = index - 2
    while first > 1, text.bytes[tokens[first].start] == UInt8(ascii: "-"), tokens[first].kind == .word { first -= 2 }
    let isComma = tokens[first].kind == .punctuation && text.bytes[tokens[first].start] == UInt8(ascii: ",")
    if isComma && first > 0 { first -= 1 }
    let before = text.string(in: tokens[first].range)
    let pieces = Self.pieces(before, parts, isKnown)
    guard pieces.count > 1 else { return nil }
    let forms = (1..<pieces.count).reversed().map { pieces[..<$0].joined() + ending }
    let form = forms.first { isKnown($0) } ?? forms[0]
    return Ellipsis(tokens: first..<index + 1, token: index, form: form, kind: .coordination)
  }

  // MARK: (team)ledere

  /// What a word with a bracket in it is with the bracket's letters, and without them where they are optional.
  private static func brackets(at index: Int, _ word: String) -> [Ellipsis] {
    func make(_ form: String, _ kind: Ellipsis.Kind) -> Ellipsis {
      Ellipsis(tokens: index..<index + 1, token: index, form: form, kind: kind)
    }
    let isEditorial = word.utf8.contains(UInt8(ascii: "["))
    let full = word.unicodeScalars.filter { !"()[]".unicodeScalars.contains($0) && $0 != "-" }
    if isEditorial { return [make(String(String.UnicodeScalarView(full)), .editorial)] }
    guard let open = word.firstIndex(of: "("), let close = word.lastIndex(of: ")"), open < close else { return [] }
    let without = String(word[..<open]) + String(word[word.index(after: close)...])
    let with =
      String(word[..<open]) + word[word.index(after: open)..<close].drop { $0 == "-" }
      + String(word[word.index(after: close)...])
    return [make(with, .optionalPart), make(without, .optionalPart)]
  }
}
