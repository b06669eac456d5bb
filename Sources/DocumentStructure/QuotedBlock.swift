internal import CorpusModel
internal import UnicodeText

/// A block that is direct speech from end to end.
struct QuotedBlock {
  /// Bytes of the block's joined text, marks left out.
  let words: Range<Int>
  /// What stands behind the closing mark, in parentheses or after a dash.
  let role: String?

  static let opening = Set("\"”“»«„'’‘".unicodeScalars)
  static let closing = Set("\"”“«»'’‘".unicodeScalars)
  private static let double = Set("\"”“»«„".unicodeScalars)

  /// Whether a text begins like speech that goes on in another block.
  static func opens(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, double.contains(first) else { return false }
    return text.unicodeScalars.count { double.contains($0) } % 2 == 1
  }

  /// Whether a text ends speech that began in another block.
  static func closes(_ text: String) -> Bool {
    guard let last = text.unicodeScalars.last, double.contains(last) else { return false }
    return text.unicodeScalars.count { double.contains($0) } % 2 == 1
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
    func bytes(before index: Int) -> Int { scalars[..<index].reduce(0) { $0 + UTF8.width($1) } }
    words = bytes(before: inside.lowerBound)..<bytes(before: inside.upperBound)
  }

  /// The role in ` (PPR-leder)`, ` – PPR-leder`, `, PPR-leder`.
  private static func role(after tail: String) -> String? {
    for (prefix, suffix) in [(" (", ")"), (" – ", ""), (" - ", ""), (", ", "")] where tail.hasPrefix(prefix) {
      guard tail.hasSuffix(suffix) else { continue }
      let name = String(tail.dropFirst(prefix.count).dropLast(suffix.count))
      return RoleLine.isShort(name) ? name : nil
    }
    return nil
  }
}

/// A line that names who is quoted.
enum RoleLine {
  /// Whether a text can be a role: up to six words, no mark at its end.
  static func isShort(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else { return false }
    return text.split(separator: " ").count <= 6 && ScalarClass.isLetter(first)
      && !".:;?!,".unicodeScalars.contains(last)
  }

  /// Whether a word of the text ends like a position or a part in a case: `afdelingsleder`, `PPR-chef`, `mor til …`.
  static func namesRole(_ text: String) -> Bool {
    let words: Set<Substring> = [
      "mand", "kvinde", "mor", "far", "ung", "elev", "borger", "person", "pårørende", "forælder", "frivillig",
    ]
    let endings = [
      "leder", "chef", "konsulent", "rådgiver", "medarbejder", "koordinator", "psykolog", "pædagog", "lærer", "læge",
      "plejerske", "direktør", "behandler", "vejleder", "formand", "informant", "deltager", "respondent", "terapeut",
      "assistent", "hjælper", "inspektør", "politiker", "sekretær", "underviser", "forstander", "mester", "person",
    ]
    return LetterCase.lowercased(text).split { !($0.isLetter) }.contains { word in
      words.contains(word) || endings.contains { word.hasSuffix($0) }
    }
  }
}

/// A statement in a news text: `… , siger direktør i KL Christian Harsløf.`
struct PressStatement {
  /// Bytes of the block's text up to the comma.
  let words: Range<Int>
  let role: String

  private static let verbs = [
    "siger", "fortæller", "udtaler", "forklarer", "lyder det fra", "tilføjer", "påpeger",
  ]

  init?(_ text: String) {
    guard text.hasSuffix(".") else { return nil }
    for verb in Self.verbs {
      let bytes = Array(text.utf8)
      let pattern = Array(", \(verb) ".utf8)
      guard bytes.count > pattern.count + 1 else { continue }
      let first = max(0, bytes.count - 160)
      guard
        let start = (first..<(bytes.count - pattern.count)).last(where: {
          bytes[$0..<$0 + pattern.count] == pattern[...]
        })
      else { continue }
      words = 0..<start
      role = String(decoding: bytes[(start + pattern.count)..<(bytes.count - 1)], as: UTF8.self)
      return
    }
    return nil
  }
}
