internal import CorpusModel

/// Gold data with the cuts that this project makes otherwise on purpose, so that the rest can be counted apart.
extension GoldText {
  /// The same text with these of its conventions changed: alternatives at a slash are tokens of their own
  /// (`købe/bidrage`), a suffix after `og` takes its hyphen (`og -sted`), marks of one run are one token (`?!`).
  func inProjectConventions() -> GoldText {
    GoldText(paragraphs: paragraphs, text: text, tokens: projectTokens(), sentences: sentences)
  }

  private func projectTokens() -> [TextRange] {
    var result: [TextRange] = []
    for token in tokens {
      let word = text.string(in: token)
      let last = result.last.map { text.string(in: $0) }
      let isAdjacent = result.last?.end == token.start
      if isAdjacent, let last, let before = result.last, joins(last, word, before.start) {
        result[result.count - 1] = TextRange(before.start, token.end)
        continue
      }
      let pieces = word.split(separator: "/", omittingEmptySubsequences: false)
      guard areAlternatives(pieces) else {
        result.append(token)
        continue
      }
      var start = token.start
      for (index, piece) in pieces.enumerated() {
        if index > 0 {
          result.append(TextRange(start, start + 1))
          start += 1
        }
        result.append(TextRange(start, start + piece.utf8.count))
        start += piece.utf8.count
      }
    }
    return result
  }

  /// Words at a slash, unless all are of at most two letters before a hyphen (`FM/TV-antenne`) or digits meet at a slash.
  private func areAlternatives(_ pieces: [Substring]) -> Bool {
    guard pieces.count > 1, pieces.allSatisfy({ $0.first?.isLetter ?? false || $0.first?.isNumber ?? false }) else {
      return false
    }
    for (one, next) in zip(pieces, pieces.dropFirst()) {
      if one.last?.isNumber ?? false && next.first?.isNumber ?? false { return false }
    }
    return pieces.contains { $0.prefix { $0 != "-" && $0 != "." }.count > 2 }
  }

  private func joins(_ last: String, _ word: String, _ start: Int) -> Bool {
    if last == "?" && word == "!" || last == "!" && word == "?" || last == "bl." && word == "a." { return true }
    let og = start >= 4 && text.isScalarBoundary(start - 4) ? text.string(in: TextRange(start - 4, start)) : ""
    return last == "-" && og == " og " && (word.first?.isLowercase ?? false)
  }
}
