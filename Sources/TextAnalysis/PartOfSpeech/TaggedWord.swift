internal import UnicodeText

/// What the tagger knows of a word before it has looked at its context.
struct TaggedWord: Sendable {
  let lower: [UInt8]
  let kind: WordClass
  /// Letters for what is written how: C capital, U capitals only, D digit, hyphen, a point for marks.
  let shape: [UInt8]
  let isFirst: Bool
  /// A homograph whose second word is rare in news: its form says nothing, only the context decides.
  let isHidden: Bool

  private static let hidden = CompoundRules.set("får lever")
  /// Where its last four characters begin.
  private let endings: [Int]

  init(_ form: String, isFirst: Bool) {
    lower = Array(LetterCase.lowercased(form).utf8)
    self.isFirst = isFirst
    let scalars = Array(form.unicodeScalars)
    let isCapitalised = scalars.first.map(ScalarClass.isUppercase) ?? false
    let startsWithDigit = scalars.first.map(ScalarClass.isDigit) ?? false
    let letters = scalars.filter(ScalarClass.isLetter)
    var shape: [UInt8] = []
    if isCapitalised { shape.append(0x43) }
    if letters.count > 1, letters.allSatisfy(ScalarClass.isUppercase) { shape.append(0x55) }
    if startsWithDigit { shape.append(0x44) }
    if scalars.dropFirst().contains("-") { shape.append(0x2D) }
    if letters.isEmpty, !startsWithDigit { shape.append(0x2E) }
    self.shape = shape
    isHidden = TaggedWord.hidden.contains(lower)
    kind = isHidden ? .nounOrVerb : WordClass(of: lower, isCapitalised: isCapitalised)
    var starts: [Int] = []
    var start = lower.count
    while starts.count < 4, start > 0 {
      repeat { start -= 1 } while start > 0 && lower[start] & 0xC0 == 0x80
      starts.append(start)
    }
    endings = starts
  }

  /// Its last characters, all of them where there are fewer.
  func ending(_ count: Int) -> [UInt8] {
    guard let last = endings.last else { return [] }
    return Array(lower[(count <= endings.count ? endings[count - 1] : last)...])
  }
}
