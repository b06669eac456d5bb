internal import UnicodeText

/// What somebody is called in a list of participants: `Line Holm (LH)`.
enum ParticipantName {
  /// The names in one side of an entry: `Line Holm (LH)` is also `Line Holm`, `LH` and `Line`.
  static func all(in side: String) -> [String] {
    let text = side.split(atFirst: ", ")?.0 ?? side
    let (name, inside) = parenthesis(in: text) ?? (text, "")
    let first = isFull(name) ? name.split(separator: " ").prefix(1).map(String.init) : []
    return (isInitials(inside) ? [inside] : []) + first + [name]
  }

  /// What stands before a parenthesis and in it.
  static func parenthesis(in text: String) -> (name: String, inside: String)? {
    guard let (before, behind) = text.split(atFirst: " (") else { return nil }
    return (before, String(behind.prefix { $0 != ")" }))
  }

  /// Whether a text says nothing but who is meant: `LH`, `IP1`.
  static func isInitials(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    return SpeakerLabel.isConventional(text)
      || (1...4).contains(scalars.count) && scalars.allSatisfy { ScalarClass.isUppercase($0) }
  }

  /// Whether a text is a first name and more: two words or more, and all have capitals.
  static func isFull(_ text: String) -> Bool {
    let words = text.split(separator: " ")
    return words.count > 1 && words.allSatisfy(isCapitalised)
  }

  /// Whether a label says as what somebody talks, and the other side only who it is: `Plejemor = Anne`.
  ///
  /// A label that is a title, or a known word beside an unknown one. That alone does not do: word lists hold first names,
  /// and lack compounds.
  static func isTitle(_ label: String, beside other: String, isWord: (String) -> Bool) -> Bool {
    let names = other.split { $0 == " " || $0 == "," }.prefix(while: isCapitalised).map(String.init)
    guard let name = names.first, !names.contains(where: isTitle), !isFull(label) else { return false }
    return isTitle(label) || isWord(LetterCase.lowercased(label)) && !isWord(LetterCase.lowercased(name))
  }

  /// Whether a label or an entry of a list is the name of a person: a first name, two words with capitals of which the last
  /// is no known word, or one with a capital that is no known word. Titles and codes are none.
  static func isPerson(_ text: String, isWord: (String) -> Bool) -> Bool {
    let name = parenthesis(in: text)?.name ?? text
    // `KAREN` is Karen.
    let words = name.split(separator: " ").map { word -> Substring in
      let isAllCapitals =
        word.unicodeScalars.count > 2 && word.unicodeScalars.allSatisfy { ScalarClass.isUppercase($0) }
      return isAllCapitals ? word.prefix(1) + LetterCase.lowercased(String(word.dropFirst())) : word
    }
    guard let first = words.first, isCapitalised(first) else { return false }
    let isFirstName = FirstNames.all.contains(LetterCase.lowercased(String(first)))
    if isFirstName, first.unicodeScalars.count > 2 { return true }
    if isInitials(name) { return false }
    if isFirstName { return true }
    if SpeakerLabel.isConventional(name) || words.contains(where: { isTitle(String($0)) }) { return false }
    guard words.allSatisfy({ isCapitalised($0) && !$0.unicodeScalars.contains { ScalarClass.isDigit($0) } }) else {
      return false
    }
    return first.unicodeScalars.count > 2 && words.last.map { !isWord(LetterCase.lowercased(String($0))) } ?? false
  }

  /// What a label says beside a first name or initials: `Leder` in `Leder (Karen)`, `Karen/Leder`, `Karen, Leder`,
  /// `Karen – Leder`, `Leder Karen`, `Leder (KH)`, `IP1 (Karen)`, whether that is a role, and whether the label holds a name;
  /// `nil` when it is not of these forms.
  static func titled(_ label: String, isWord: (String) -> Bool) -> (title: String, isRole: Bool, holdsName: Bool)? {
    func isRole(_ text: String) -> Bool { isTitle(text) || isWord(LetterCase.lowercased(text)) }
    let inside = parenthesis(in: label)
    let parted = inside ?? ["/", ", ", " – ", " — ", " - "].lazy.compactMap { label.split(atFirst: $0) }.first
    if let (before, behind) = parted {
      if !beginsWithFirstName(before) {
        let isRole = isRole(before)
        if beginsWithFirstName(behind), isRole || inside != nil { return (before, isRole, true) }
        if isRole, isInitials(behind) { return (before, true, false) }
      }
      // Of two people who talk at once neither is the other's title, though *bo* is a word.
      return beginsWithFirstName(before) && !beginsWithFirstName(behind) && isRole(behind) ? (behind, true, true) : nil
    }
    guard let (title, name) = label.split(atFirst: " "), isTitle(title), beginsWithFirstName(name) else { return nil }
    return (title, true, true)
  }

  private static func beginsWithFirstName(_ text: String) -> Bool {
    guard let first = text.split(separator: " ").first, let letter = first.unicodeScalars.first else { return false }
    return ScalarClass.isUppercase(letter) && FirstNames.all.contains(LetterCase.lowercased(String(first)))
  }

  /// What a list says of a participant, the name apart: `Anne, socialrådgiver` is Anne and `socialrådgiver`; an age and
  /// where somebody is from are no roles.
  static func parts(of text: String, isWord: (String) -> Bool) -> (person: String?, role: String?) {
    for separator in [", ", " – ", " — ", " - ", ": ", " ("] {
      guard let (before, behind) = text.split(atFirst: separator), isPerson(before, isWord: isWord) else { continue }
      let rest = separator == " (" ? String(behind.prefix { $0 != ")" }) : behind
      let inner = parts(of: rest, isWord: isWord)
      let isAge = rest.unicodeScalars.first.map { ScalarClass.isDigit($0) } ?? true
      return (before, isAge || isInitials(rest) ? nil : inner.role)
    }
    guard isPerson(text, isWord: isWord) else { return (nil, text) }
    return (text, nil)
  }

  /// Whether a text ends like a title, or is too long a word for a first name.
  static func isTitle(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return SpeakerLabel.namesInterviewer(text) || titles.contains { lower.hasSuffix($0) }
      || !text.contains(" ") && text.unicodeScalars.count > 11
  }

  /// How words end that say as what somebody talks. Source: general knowledge of Danish titles in the social field.
  private static let titles = [
    "mor", "far", "forælder", "barn", "datter", "søn", "søster", "bror", "værge", "bisidder", "ung", "elev", "borger",
    "beboer", "bruger", "pårørende", "frivillig", "person", "leder", "chef", "formand", "forstander", "lærer",
    "pædagog", "konsulent", "rådgiver", "behandler", "medarbejder", "arbejder", "vejleder", "assistent", "hjælper",
    "terapeut", "psykolog", "læge", "plejerske", "plejer", "koordinator", "mentor", "studerende", "informant",
    "respondent", "deltager",
  ]

  /// `Anne`, `Anne-Marie`, `H.`, but not `PPR-leder`.
  private static func isCapitalised(_ word: Substring) -> Bool {
    word.split(separator: "-").allSatisfy { part in
      guard let first = part.unicodeScalars.first, ScalarClass.isUppercase(first) else { return false }
      return part.unicodeScalars.dropFirst().allSatisfy { !ScalarClass.isUppercase($0) }
    }
  }
}
