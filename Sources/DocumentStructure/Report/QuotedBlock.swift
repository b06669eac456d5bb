internal import CorpusModel
internal import UnicodeText

/// A block that is direct speech from end to end.
struct QuotedBlock {
  /// Bytes of the block's joined text, marks left out.
  let words: Range<Int>
  /// What stands behind the closing mark, in parentheses or after a dash.
  let role: String?

  static let opening = Set("\"”“»«„‟'’‘‚‹›".unicodeScalars)
  static let closing = Set("\"”“«»‟'’‘‹›".unicodeScalars)
  private static let double = QuoteMarks.double

  /// Whether a text begins with a mark of speech.
  static func beginsSpeech(_ text: String) -> Bool { text.unicodeScalars.first.map { double.contains($0) } ?? false }

  /// Whether a text ends with a mark of speech.
  static func endsSpeech(_ text: String) -> Bool {
    text.unicodeScalars.reversed().first { $0 != "." && !InlineMarks.isSuperscript($0) }
      .map { double.contains($0) } ?? false
  }

  /// Whether a text begins like speech that goes on in another block.
  static func opens(_ text: String) -> Bool {
    beginsSpeech(text) && text.unicodeScalars.count { double.contains($0) } % 2 == 1
  }

  /// Whether a text ends speech that began in another block.
  static func closes(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last, double.contains(last) else { return false }
    return text.unicodeScalars.count { double.contains($0) } % 2 == 1
      // A part that opens anew, as English speech of several paragraphs does, has both marks.
      || beginsSpeech(text) && text.unicodeScalars.count { double.contains($0) } == 2
  }

  /// Reads a block's text, or returns `nil` when words stand outside the marks.
  init?(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, Self.opening.contains(first), scalars.count > 2 else { return nil }
    let isDouble = Self.double.contains(first)
    let marks = scalars.indices.filter {
      isDouble ? Self.double.contains(scalars[$0]) : Self.closing.contains(scalars[$0])
    }
    guard let close = marks.last, close > 0, Self.closing.contains(scalars[close]) else { return nil }
    var tail = String(String.UnicodeScalarView(scalars[(close + 1)...]))
    while let mark = tail.unicodeScalars.last, ".¹²³⁴⁵⁶⁷⁸⁹⁰".unicodeScalars.contains(mark) {
      tail.unicodeScalars.removeLast()
    }
    if tail.isEmpty {
      role = nil
    } else if let named = Self.role(after: tail) {
      role = named
    } else {
      return nil
    }
    // A first mark inside that closes: a quoted term at either end, with the writer's words between them.
    if isDouble, let inner = marks.dropFirst().first, inner != close {
      let before = scalars[inner - 1]
      if !ScalarClass.isWhiteSpace(before), before != "(" { return nil }
    }
    // Blanks inside the marks are the printer's.
    var inside = 1..<close
    while let last = inside.last, ScalarClass.isWhiteSpace(scalars[last]) { inside = inside.dropLast() }
    while let first = inside.first, ScalarClass.isWhiteSpace(scalars[first]) { inside = inside.dropFirst() }
    if inside.isEmpty { return nil }
    func bytes(before index: Int) -> Int { scalars[..<index].reduce(0) { $0 + UTF8.width($1) } }
    words = bytes(before: inside.lowerBound)..<bytes(before: inside.upperBound)
  }

  /// The role in ` (PPR-leder)`, ` – PPR-leder`, `, PPR-leder`.
  private static func role(after tail: String) -> String? {
    for (prefix, suffix) in [(" (", ")"), (" – ", ""), (" — ", ""), (" - ", ""), (", ", ""), (" [", "]")]
    where tail.hasPrefix(prefix) {
      guard tail.hasSuffix(suffix) else { continue }
      let name = String(tail.dropFirst(prefix.count).dropLast(suffix.count))
      // Behind a comma stands also who says it: `, siger en leder`.
      if prefix == ", ", SpeechWords.beginsWithVerb(name) { return nil }
      return RoleLine.isShort(name) ? name : nil
    }
    return nil
  }
}
