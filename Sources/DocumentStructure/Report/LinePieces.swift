internal import CorpusModel
internal import UnicodeText

/// The stretches of verbatim text that one paragraph of canonical text is written from.
struct LinePieces {
  private(set) var pieces: [CanonicalWriter.Piece] = []
  /// The hyphens that fell away at line ends.
  private(set) var hyphens: [Furniture] = []

  private let verbatim: UTF8Text
  private let isWord: (String) -> Bool

  /// The lines cut at lifted marks and joined at their ends; several blanks in a row become one. O(bytes).
  ///
  /// - Parameters:
  ///   - lifted: Marks in the lines, in order.
  ///   - isWord: Whether a word form in lower case is known.
  init(_ lines: [TextRange], without lifted: [Furniture], in verbatim: UTF8Text, isWord: @escaping (String) -> Bool) {
    self.verbatim = verbatim
    self.isWord = isWord
    var joint = CanonicalWriter.Piece.Joint.blank
    for (index, line) in lines.enumerated() {
      var end = line.end
      var nextJoint = CanonicalWriter.Piece.Joint.blank
      if index + 1 < lines.count, let hyphen = hyphen(at: end, of: line, before: lines[index + 1]) {
        nextJoint = .none
        if hyphen.isLineBreak {
          end -= hyphen.width
          hyphens.append(Furniture(verbatim: TextRange(end, line.end), kind: .lineEndHyphen))
        }
      }
      var start = line.start
      for mark in lifted where line.contains(mark.verbatim) && mark.verbatim.end <= end {
        joint = append(TextRange(start, mark.verbatim.start), joint: joint)
        start = mark.verbatim.end
      }
      _ = append(TextRange(start, end), joint: joint)
      joint = nextJoint
    }
  }

  /// Appends a stretch, cut at white space that is more than one blank.
  ///
  /// - Returns: How what follows without white space joins it.
  private mutating func append(_ range: TextRange, joint: CanonicalWriter.Piece.Joint) -> CanonicalWriter.Piece.Joint {
    if range.isEmpty { return joint }
    let bytes = verbatim.bytes
    var joint = joint
    var start = range.start
    var offset = range.start
    while offset < range.end {
      guard bytes[offset] == 0x20 || bytes[offset] == 0x09 else {
        offset += 1
        continue
      }
      var end = offset
      while end < range.end, bytes[end] == 0x20 || bytes[end] == 0x09 { end += 1 }
      if end - offset == 1 && bytes[offset] == 0x20 || offset == range.start || end == range.end {
        offset = end
        continue
      }
      pieces.append(CanonicalWriter.Piece(TextRange(start, offset), joint: joint))
      joint = .blank
      start = end
      offset = end
    }
    pieces.append(CanonicalWriter.Piece(TextRange(start, range.end), joint: joint))
    return .none
  }

  /// A hyphen at the end of a line whose word goes on in the next; `isLineBreak` when the word is written without it.
  private func hyphen(at end: Int, of line: TextRange, before next: TextRange) -> (isLineBreak: Bool, width: Int)? {
    let text = verbatim.string(in: line)
    let head = verbatim.string(in: next).prefix { !$0.isWhitespace && !$0.isPunctuation }
    if text.hasSuffix("\u{AD}") { return (true, 2) }
    guard text.hasSuffix("-"), let first = head.unicodeScalars.first, ScalarClass.isLowercase(first) else { return nil }
    if ["og", "eller", "samt"].contains(String(head)) { return nil }
    let stem = text.dropLast().reversed().prefix { $0.isLetter || $0.isNumber }.reversed()
    guard !stem.isEmpty else { return nil }
    return (isWord(LetterCase.lowercased(String(stem) + head)), 1)
  }
}
