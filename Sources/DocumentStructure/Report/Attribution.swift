internal import UnicodeText

/// Who is said to speak, in the writer's words beside a quotation.
struct Attribution {
  /// As printed, without article: `PPR-leder`, `direktør i KL Christian Harsløf`.
  let role: String
  /// Whether a person is named: two words with capitals side by side.
  let namesPerson: Bool

  private init?(phrase: String) {
    var words = phrase.split { $0.isWhitespace }.map(String.init)
    while let first = words.first, Self.articles.contains(LetterCase.lowercased(first)) { words.removeFirst() }
    guard !words.isEmpty, words.count <= 14 else { return nil }
    role = words.joined(separator: " ")
    namesPerson = zip(words, words.dropFirst()).contains { a, b in
      Self.isName(a) && Self.isName(b)
    }
    if !namesPerson, !RoleLine.namesRole(role) { return nil }
  }

  private static let articles: Set<String> = [
    "en", "et", "én", "ét", "den", "det", "to", "tre", "flere", "anden", "andet", "tredje", "fjerde", "samme", "nogle",
    "af",
    "fra", "de", "ene",
  ]

  private static func isName(_ word: String) -> Bool {
    guard let first = word.unicodeScalars.first, ScalarClass.isUppercase(first) else { return false }
    return word.unicodeScalars.dropFirst().contains { ScalarClass.isLowercase($0) } && !word.contains("-chef")
  }

  /// Reads what stands behind a quotation: `, siger en PPR-leder.`, `, lyder det fra formand Ida Holt.`; `nil` where
  /// nobody is said to speak.
  ///
  /// - Returns: Who speaks, and bytes of the text up to the end of the phrase.
  static func behind(_ text: String) -> (attribution: Attribution, width: Int)? {
    let start = text.drop { ", –—-".contains($0) }
    let skipped = text.utf8.count - start.utf8.count
    guard skipped <= 4, SpeechWords.beginsWithVerb(String(start)) else { return nil }
    var rest = start.drop { !$0.isWhitespace }
    for filler in [" det fra", " det således fra", " fx", " for eksempel", " blandt andet"] where rest.hasPrefix(filler)
    {
      rest = rest.dropFirst(filler.count)
    }
    let phrase = Self.phrase(rest)
    guard let attribution = Attribution(phrase: String(phrase)) else { return nil }
    return (attribution, skipped + start.utf8.count - rest.utf8.count + phrase.utf8.count)
  }

  /// A noun phrase up to the end of its clause. A comma ends it unless what follows names a role: `Ida Holt, formand`.
  private static func phrase(_ text: Substring) -> Substring {
    var end = text.startIndex
    var index = text.startIndex
    while index < text.endIndex {
      let character = text[index]
      if ";:?!".contains(character) { break }
      if character == "." {
        // The point of an abbreviation or initial goes on with a small letter or stands behind one letter.
        let behind = text[text.index(after: index)...].drop { $0.isWhitespace }
        guard let next = behind.first, next.isLowercase else { break }
      }
      if character == "," {
        let behind = text[text.index(after: index)...].prefix { !",.;:?!".contains($0) }
        let words = behind.split { $0.isWhitespace }
        guard let first = words.first, !["der", "som", "og", "men", "at", "hvor", "når"].contains(String(first)),
          words.count <= 8, RoleLine.namesRole(String(behind))
        else { break }
      }
      if character.isWhitespace {
        let behind = text[text.index(after: index)...]
        let word = String(behind.prefix { !$0.isWhitespace && !",.".contains($0) })
        if ["og", "der", "som", "men", "da", "når", "mens", "hvor", "til", "om", "under", "efter", "videre", "også"]
          .contains(word)
        {
          // `leder og forstander` goes on; `og fortsætter` does not.
          let then = behind.dropFirst(word.count).drop { $0.isWhitespace }.prefix {
            !$0.isWhitespace && !",.:".contains($0)
          }
          if word != "til" && word != "også" && word != "videre", !(word == "og" && RoleLine.namesRole(String(then))) {
            break
          }
        }
      }
      index = text.index(after: index)
      end = index
    }
    return text[text.startIndex..<end]
  }

  /// Reads what stands before a quotation: `En PPR-leder siger:`, `Som en leder fortæller,`.
  static func before(_ text: String) -> Attribution? {
    // The last sentence of it, back from the mark.
    let sentence = text.split { ".?!".contains($0) }.last.map(String.init) ?? ""
    let words = sentence.split { $0.isWhitespace }.map { String($0) }
    guard
      let verb = words.lastIndex(where: { word in
        SpeechWords.verbs.contains(LetterCase.lowercased(String(word.filter { !",.:;".contains($0) })))
      })
    else { return nil }
    // `En leder siger`, else `siger en leder`.
    var subject = Array(words[..<verb])
    if let comma = subject.lastIndex(where: { $0.hasSuffix(",") }), comma + 1 < subject.count {
      subject = Array(subject[(comma + 1)...])
    }
    while let first = subject.first,
      ["som", "fx", "sådan", "således", "her", "men", "og", "derfor"].contains(LetterCase.lowercased(first))
    {
      subject.removeFirst()
    }
    if let found = Attribution(phrase: subject.joined(separator: " ")) { return found }
    let object = words[(verb + 1)...].prefix { !$0.hasSuffix(",") || $0 == words[verb + 1] }
    return Attribution(phrase: object.joined(separator: " ").trimmingMarks)
  }

  /// Whether the words before a quoted stretch say that somebody speaks: a verb of speech, and `at`, a colon or nothing
  /// but a comma behind it.
  static func introduces(_ text: String) -> Bool {
    let words = text.split { $0.isWhitespace }.suffix(9).map(String.init)
    guard let last = words.last else { return false }
    let bare = words.map { LetterCase.lowercased(String($0.filter { !",.:;()".contains($0) })) }
    guard bare.contains(where: { SpeechWords.verbs.contains($0) }) else { return false }
    return last.hasSuffix(":") || bare.last == "at" || bare.last == "således"
      || SpeechWords.verbs.contains(bare[bare.count - 1])
  }
}

extension String {
  /// Without the marks at its end.
  fileprivate var trimmingMarks: String {
    var text = self[...]
    while let last = text.last, ",.:; ".contains(last) { text.removeLast() }
    return String(text)
  }
}
