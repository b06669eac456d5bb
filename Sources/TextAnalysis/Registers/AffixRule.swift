/// A suffix rule of a Hunspell affix file: `SFX 2 0 en/34 [^e]`.
struct AffixRule: Sendable {
  /// A place of the condition: which scalars may, or may not, stand there.
  private struct Place: Sendable {
    let scalars: Set<Unicode.Scalar>
    let isNegated: Bool
  }

  let flag: String
  /// What the rule takes from the end of the word and what it puts there.
  let stripped: String
  let added: String
  /// The flags of what comes out.
  let flags: Set<String>
  private let condition: [Place]

  /// Reads the columns of a rule; `nil` when they are none.
  init?(_ columns: [Substring], flags read: (Substring) -> Set<String>) {
    guard columns.count >= 4 else { return nil }
    flag = String(columns[1])
    stripped = columns[2] == "0" ? "" : String(columns[2])
    let pieces = columns[3].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    added = pieces[0] == "0" ? "" : String(pieces[0])
    flags = pieces.count > 1 ? read(pieces[1]) : []
    guard let condition = Self.condition(columns.count > 4 ? columns[4] : ".") else { return nil }
    self.condition = condition
  }

  /// The word that the rule makes a form of; `nil` when it makes none like it.
  func base(of form: String) -> String? {
    guard form.utf8.count > added.utf8.count, form.utf8.suffix(added.utf8.count).elementsEqual(added.utf8) else {
      return nil
    }
    let stem = String(decoding: form.utf8.dropLast(added.utf8.count), as: UTF8.self)
    let base = stem + stripped
    let end = base.unicodeScalars.suffix(condition.count)
    guard end.count == condition.count,
      zip(end, condition).allSatisfy({ $1.scalars.contains($0) != $1.isNegated })
    else { return nil }
    return base
  }

  private static func condition(_ text: Substring) -> [Place]? {
    if text == "." { return [] }
    var places: [Place] = []
    var rest = text.unicodeScalars[...]
    while let first = rest.popFirst() {
      if first == "[" {
        guard let close = rest.firstIndex(of: "]") else { return nil }
        let isNegated = rest.first == "^"
        places.append(Place(scalars: Set(rest[..<close].dropFirst(isNegated ? 1 : 0)), isNegated: isNegated))
        rest = rest[rest.index(after: close)...]
      } else if first == "." {
        places.append(Place(scalars: [], isNegated: true))
      } else {
        places.append(Place(scalars: [first], isNegated: false))
      }
    }
    return places
  }
}
