internal import UnicodeText

/// The marks that Danish texts put around speech, and the stretches that they enclose.
enum QuoteMarks {
  static let double = Set("\"”“»«„‟".unicodeScalars)
  static let single = Set("'’‘‚‹›".unicodeScalars)

  /// Whether a scalar lies where the marks do: most do not, and are looked up in no set.
  @inline(__always)
  private static func mayBeMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x22, 0x27, 0xAB, 0xBB, 0x2018...0x203A: true
    default: false
    }
  }

  /// A stretch between two marks.
  struct Span {
    /// Bytes of the words, marks and blanks inside them left out.
    let words: Range<Int>
    /// Bytes with the marks.
    let marked: Range<Int>
    /// Stretches inside that have marks of their own.
    var inner: [Span]
  }

  /// The stretches of a text that stand in marks, outermost first, in order.
  ///
  /// A mark opens where white space or a bracket stands before it and a word behind; it closes where a word or point
  /// stands before it. Marks of any kind close each other: typists open with one and close with another. Single marks are
  /// apostrophes unless both sides fit. What is never closed is no stretch.
  ///
  /// - Complexity: O(n × depth).
  static func spans(in text: String) -> [Span] {
    guard text.unicodeScalars.contains(where: { mayBeMark($0) }) else { return [] }
    let scalars = Array(text.unicodeScalars)
    var offsets: [Int] = []
    var offset = 0
    for scalar in scalars {
      offsets.append(offset)
      offset += UTF8.width(scalar)
    }
    offsets.append(offset)
    struct Open {
      let index: Int
      let isSingle: Bool
      var inner: [Span] = []
    }
    var stack: [Open] = []
    var result: [Span] = []
    for (index, scalar) in scalars.enumerated() where mayBeMark(scalar) {
      let isSingle = single.contains(scalar)
      guard isSingle || double.contains(scalar) else { continue }
      let before = index > 0 ? scalars[index - 1] : " "
      let behind = index + 1 < scalars.count ? scalars[index + 1] : " "
      let opens =
        (isBlank(before) || "([{*/–—-".unicodeScalars.contains(before) || double.contains(before)) && !isBlank(behind)
      let closes = !isBlank(before) || isBlank(behind)
      if let place = stack.lastIndex(where: { $0.isSingle == isSingle }), closes,
        !opens || isClosing(scalar, index, scalars)
      {
        if isSingle, ScalarClass.isLetter(behind) || ScalarClass.isDigit(behind) { continue }
        let entry = stack[place]
        stack.removeSubrange(place...)
        var words = entry.index + 1..<index
        while let last = words.last, ScalarClass.isWhiteSpace(scalars[last]) { words = words.dropLast() }
        while let first = words.first, ScalarClass.isWhiteSpace(scalars[first]) { words = words.dropFirst() }
        if words.isEmpty { continue }
        let span = Span(
          words: offsets[words.lowerBound]..<offsets[words.upperBound],
          marked: offsets[entry.index]..<offsets[index + 1], inner: entry.inner)
        if stack.isEmpty { result.append(span) } else { stack[stack.count - 1].inner.append(span) }
      } else if opens, stack.count < 4 {
        if isSingle, !ScalarClass.isLetter(behind), !ScalarClass.isDigit(behind) { continue }
        stack.append(Open(index: index, isSingle: isSingle))
      }
    }
    return result
  }

  /// A mark that could do both closes where the one open is waiting and a sentence's point or nothing stands beside it.
  private static func isClosing(_ scalar: Unicode.Scalar, _ index: Int, _ scalars: [Unicode.Scalar]) -> Bool {
    let behind = index + 1 < scalars.count ? scalars[index + 1] : " "
    return isBlank(behind) || ".,;:?!)".unicodeScalars.contains(behind)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { ScalarClass.isWhiteSpace(scalar) }
}
