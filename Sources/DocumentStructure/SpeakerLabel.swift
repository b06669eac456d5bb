internal import CorpusModel
internal import UnicodeText

/// What stands before the colon at the start of a line: perhaps a speaker.
struct SpeakerLabel {
  /// Without colon and emphasis, in normal form C.
  private(set) var label: String
  /// Bytes of the verbatim text, from the label's first character to its colon, asterisks around them included.
  let range: TextRange
  /// Where the words begin.
  let contentStart: Int
  /// The time stamp that stands in the label: `Interviewer (00:12):`.
  let stamp: Timestamp?

  /// Longer things before a colon are sentences.
  private static let longest = 40
  private static let mostWords = 4

  /// Reads the label of a line, or `nil` when there is none that could be one.
  ///
  /// A label has at most four words and forty characters, begins with a letter, has a comma or dash between a first name and
  /// a title only, and its colon is followed by white space
  /// or nothing; behind a conventional one, by anything but a digit or a slash. `Kl.`, URLs and times fail by that, other
  /// false friends by `falseFriends`.
  /// A time stamp may stand between label and colon.
  init?(line: Line, in verbatim: UTF8Text) {
    var length = 0
    var words = 1
    var text = ""
    var colonEnd: Int?
    var stamp: Timestamp?
    var isBracketed = false
    var before: Unicode.Scalar?
    var offset = line.range.start
    let scalars = line.text.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      if stamp == nil, let found = Timestamp.leading(in: verbatim, range: TextRange(offset, line.range.end)) {
        stamp = found
        offset = found.range.end
        // A time stamp is ASCII.
        scalars.formIndex(&index, offsetBy: found.range.count)
        continue
      }
      scalars.formIndex(after: &index)
      offset += UTF8.width(scalar)
      if scalar == "*" && (text.isEmpty || index < scalars.endIndex) { continue }
      // `[SPEAKER_00]:`, as speech recognisers write it.
      if scalar == "[", text.isEmpty, !isBracketed {
        isBracketed = true
        continue
      }
      if scalar == "]", isBracketed { continue }
      if scalar == ":" {
        colonEnd = offset
        break
      }
      if stamp != nil {
        if scalar == " " { continue }
        return nil
      }
      if scalar != " ", before == " " { words += 1 }
      length += 1
      if length > Self.longest || words > Self.mostWords { return nil }
      guard
        ScalarClass.isLetter(scalar) || ScalarClass.isDigit(scalar) || ScalarClass.isMark(scalar)
          || " -_./'’(),–—".unicodeScalars.contains(scalar)
      else { return nil }
      text.unicodeScalars.append(scalar)
      before = scalar
    }
    guard let colonEnd, let first = text.unicodeScalars.first, ScalarClass.isLetter(first) else { return nil }
    // `**Mor:** Ja`: the asterisks behind the colon belong to the label, those behind a blank to the words.
    var labelEnd = colonEnd
    while index < scalars.endIndex, scalars[index] == "*" {
      labelEnd += 1
      scalars.formIndex(after: &index)
    }
    while text.unicodeScalars.last == " " { text.unicodeScalars.removeLast() }
    // A comma or dash stands between a name and a title, `Karen, leder`; else in a sentence.
    let isParted = text.unicodeScalars.contains { ",–—".unicodeScalars.contains($0) }
    if isParted, ParticipantName.titled(text, isWord: { _ in false }) == nil { return nil }
    let isFree = index == scalars.endIndex || ScalarClass.isWhiteSpace(scalars[index])
    // `IP1:Ja`: the blank may be forgotten behind a label that is nothing else.
    guard isFree || Self.isConventional(text) && !ScalarClass.isDigit(scalars[index]) && scalars[index] != "/" else {
      return nil
    }
    var contentStart = labelEnd
    while index < scalars.endIndex, ScalarClass.isWhiteSpace(scalars[index]) {
      contentStart += UTF8.width(scalars[index])
      scalars.formIndex(after: &index)
    }
    // `Bilag 2` and `Kl. 10` are no more speakers than `Bilag`.
    var name = LetterCase.lowercased(text)
    while let last = name.unicodeScalars.last, last == " " || ScalarClass.isDigit(last) {
      name.unicodeScalars.removeLast()
    }
    if Self.falseFriends.contains(name) || Self.beginsSentence(text) { return nil }
    label = String(decoding: NormalForm.composed(Array(text.utf8)), as: UTF8.self)
    range = TextRange(line.range.start, labelEnd)
    self.contentStart = contentStart
    self.stamp = stamp
  }

  init(label: String, range: TextRange, contentStart: Int, stamp: Timestamp?) {
    self.label = label
    self.range = range
    self.contentStart = contentStart
    self.stamp = stamp
  }

  /// The same place with another spelling of the label.
  func spelled(_ label: String) -> SpeakerLabel {
    var result = self
    result.label = label
    return result
  }
}
