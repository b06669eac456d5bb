internal import UnicodeText

/// Words by which a report's furniture is known. Source: the layout of Danish public reports and of web archives.
enum BackMatter {
  /// Bytes of a line of a few words, with room for what stands around them: longer texts are not read word by word.
  private static let longestLine = 200

  /// Whether a text is the heading of a list of references or notes.
  static func isReferences(_ text: String) -> Bool {
    if text.utf8.count > longestLine { return false }
    var words = LetterCase.lowercased(text).unicodeScalars.split { " .:#*".unicodeScalars.contains($0) }.map(
      Substring.init)
    if words.count > 1, words[0].allSatisfy(\.isNumber) { words.removeFirst() }
    guard (1...4).contains(words.count) else { return false }
    return words.contains { references.contains($0) }
      && words.allSatisfy { references.contains($0) || besideReferences.contains($0) }
  }

  private static let references: Set<Substring> = [
    "referencer", "litteratur", "litteraturliste", "referenceliste", "kildeliste", "kilder", "bibliografi",
    "references",
    "noter", "slutnoter", "fodnoter", "kildehenvisninger", "litteraturhenvisninger", "litteraturfortegnelse",
  ]
  /// `Kilder og litteratur`, `Anvendt litteratur`, `Litteratur- og kildeliste`.
  private static let besideReferences: Set<Substring> = [
    "og", "samt", "anvendt", "benyttet", "udvalgt", "supplerende", "citeret", "henvisninger", "litteratur-", "kilde-",
    "noter", "kildeliste", "reference-",
  ]

  /// Headings that stand beside chapters, in the front or back of a report.
  static func isOuterHeading(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return outerHeadings.contains(lower) || isReferences(text) || HeadingNumber.isAppendix(text)
  }

  private static let outerHeadings: Set<String> = [
    "forord", "resumé", "resume", "sammenfatning", "summary", "indledning", "indhold", "læsevejledning", "konklusion",
    "afslutning", "perspektivering", "abstract", "om undersøgelsen",
  ]

  /// Figure captions, notes and sources.
  static func isFigure(_ text: String) -> Bool {
    isFigureCaption(text) || isFigureNote(text) || isFigureSource(text)
  }

  /// `Figur 3: Ventetid`, `Tabel 2.1 Svar`, `Bilagstabel A.1`.
  static func isFigureCaption(_ text: String) -> Bool {
    isCaption(
      text,
      of: [
        "figur", "tabel", "diagram", "kort", "graf", "billede", "illustration", "figure", "table", "bilagsfigur",
        "bilagstabel", "appendiksfigur", "appendikstabel",
      ])
  }

  /// The title of a box: `Boks 2 – Metode`.
  static func isBox(_ text: String) -> Bool { isCaption(text, of: ["boks", "faktaboks", "tekstboks"]) }

  /// A caption has a number behind its name. A sentence that begins with a figure's name has a verb before any mark:
  /// `Figur 3 viser`.
  private static func isCaption(_ text: String, of names: [String]) -> Bool {
    let lower = LetterCase.lowercased(text)
    for name in names where lower.hasPrefix(name + " ") {
      var rest = text.unicodeScalars.dropFirst(name.unicodeScalars.count + 1)
      // `Figur A.1`, `Bilagstabel B2`.
      if let letter = rest.first, ScalarClass.isUppercase(letter) {
        let behind = rest.dropFirst().drop { $0 == "." }
        if let digit = behind.first, ScalarClass.isDigit(digit) { rest = behind }
      }
      guard let digit = rest.first, ScalarClass.isDigit(digit) else { continue }
      let after = rest.drop { ScalarClass.isDigit($0) || $0 == "." }
      let words = after.drop { ScalarClass.isWhiteSpace($0) }
      return words.isEmpty || after.count == rest.count || !(words.first.map { ScalarClass.isLowercase($0) } ?? false)
    }
    return false
  }

  static func isFigureNote(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    if ["n = ", "n=", "n: ", "antal svar", "antal besvarelser"].contains(where: { lower.hasPrefix($0) }) {
      return lower.utf8.count < 60 && lower.contains { $0.isNumber }
    }
    return ["note:", "noter:", "anm.:", "anm:", "anmærkning:", "anmærkninger:", "note. "].contains {
      lower.hasPrefix($0)
    }
  }

  static func isFigureSource(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return ["kilde:", "kilder:", "foto:", "fotos:", "fotograf:", "datakilde:"].contains { lower.hasPrefix($0) }
  }

  /// Whether what follows belongs to the publisher: imprint and address.
  static func isColophon(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return [
      "publikationen er udgivet", "rapporten er udgivet", "udgivet af", "isbn", "digital isbn", "kolofon", "issn",
      "e-isbn", "udgivelsen er", "forfatter", "redaktion:", "© ", "copyright", "digital udgivelse", "layout:", "tryk:",
    ].contains { lower.hasPrefix($0) }
  }

  /// A short line that names an institution or a series: `Nordkysten Kommune`, `Videnscenter for Skole`, `Notat`.
  static func isPublisher(_ text: String) -> Bool {
    if text.utf8.count > longestLine { return false }
    let words = LetterCase.lowercased(text).split { !($0.isLetter || $0.isNumber) }
    guard words.count <= 5 else { return false }
    return words.contains { word in
      publishers.contains(word) || word.hasSuffix("styrelsen") || word.hasSuffix("ministeriet")
        || word.hasSuffix("forening")
    }
  }

  private static let publishers: Set<Substring> = [
    "kommune", "styrelse", "styrelsen", "ministerium", "ministeriet", "universitet", "institut", "instituttet",
    "forening",
    "foreningen", "forbund", "forbundet", "center", "videnscenter", "centret", "region", "råd", "rådet",
    "analyseinstitut",
    "notat", "rapport", "evalueringsrapport", "delrapport", "hovedrapport", "statusrapport", "serie", "gavn",
    "velfærd",
    "fond", "fonden", "akademi", "professionshøjskole", "danmark", "vive", "rambøll", "deloitte", "cowi",
  ]

  /// Addresses, telephones and web pages: what an imprint is made of.
  static func isImprint(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    if Sentence.wordCount(text) > 25 { return false }
    if ["tlf", "telefon", "e-mail", "mail:", "www.", "http", "isbn", "cvr", "ean"].contains(where: {
      lower.hasPrefix($0)
    }) {
      return true
    }
    if lower.contains("@") || lower.contains("www.") { return Sentence.wordCount(text) <= 12 }
    // `5000 Odense C`, also behind a street.
    let words = text.split { $0 == " " || $0 == "," }
    return zip(words, words.dropFirst()).contains { number, town in
      number.utf8.count == 4 && number.allSatisfy(\.isNumber) && town.first?.isUppercase ?? false && words.count <= 12
        && !Sentence.isComplete(text)
    }
  }

  /// The buttons, notices and links that a web page or an archive puts around a text.
  static func isWebLine(_ text: String) -> Bool {
    if Sentence.wordCount(text) > 14 { return false }
    let lower = LetterCase.lowercased(text)
    if webLines.contains(lower) { return true }
    return [
      "ingen resultater", "academic year", "indlæser", "del på ", "del \"", "del artikl", "læs også", "forside >",
      "forside /",
      "forside ›", "forside »", "du er her:", "artiklen fortsætter", "vi bruger cookies", "følg os",
    ].contains { lower.hasPrefix($0) }
  }

  private static let webLines: Set<String> = [
    "menu", "søg", "print", "udskriv", "del", "tweet", "facebook", "linkedin", "twitter", "x", "email", "kopiér link",
    "kopier link", "copied!", "protected", "info", "hent", "download", "luk", "vis mere", "læs mere", "log ind",
    "forside",
    "til toppen", "tilbage til toppen", "spring til indhold", "gå til indhold", "gå til hovedindhold",
    "accepter alle",
    "accepter", "afvis", "afvis alle", "kun nødvendige", "tillad alle", "n/a", "hele teksten", "annonce", "læs op",
    "lyt til artiklen", "skip to content", "in english", "english", "gem indstillinger", "vis detaljer",
  ]

  /// A notice on cookies, of any length.
  static func isCookieNotice(_ text: String) -> Bool {
    let lower = LetterCase.lowercased(text)
    return lower.contains("cookies")
      && (lower.contains("bruger") || lower.contains("accepter") || lower.contains("samtyk"))
  }

  /// The end of a web page or archive copy, whatever follows.
  static func isWebEnd(_ text: String) -> Bool {
    ["relaterede dokumenter", "relaterede artikler", "relaterede udgivelser", "relateret indhold"].contains(
      LetterCase.lowercased(text))
  }

  /// What stands behind the text of a web page. A longer text is a paragraph: all that follows the end is left out.
  static func isWebTail(_ text: String) -> Bool {
    guard Sentence.wordCount(text) <= 6 else { return false }
    let lower = LetterCase.lowercased(text)
    if webTails.contains(lower) { return true }
    return [
      "senest opdateret", "sidst opdateret", "link til ", "links til ", "tilmeld dig", "følg os", "emner:", "tags:",
      "læs også",
      "hent rapport", "hent publikation", "download rapport", "læs rapport",
    ].contains { lower.hasPrefix($0) }
  }

  private static let webTails: Set<String> = [
    "del denne side", "kontakt", "kontakt os", "nyhedsbrev", "tilmeld nyhedsbrev", "yderligere oplysninger", "tags",
    "emner",
    "del artiklen", "læs mere om emnet", "links", "fakta om publikationen", "publikationer", "se også",
  ]
}
