/// A tree of codes, with what each means and the rules that propose it.
package struct Codebook: Sendable, Equatable {
  package let name: String
  /// The language of its texts and queries, such as `da`.
  package let language: String?
  package let memo: String?
  /// Queries that rules call by name.
  package let words: [WordList]
  /// The themes: codes that stand under no other.
  package let themes: [Code]

  package init(
    name: String, language: String? = nil, memo: String? = nil, words: [WordList] = [], themes: [Code]
  ) {
    self.name = name
    self.language = language
    self.memo = memo
    self.words = words
    self.themes = themes
  }

  /// All codes, each before those under it.
  package var codes: [Code] { themes.flatMap(\.selfAndBelow) }

  /// The files that codes stand in.
  package var files: [String] { Set(codes.map(\.location.file)).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }

  /// The code of an id, or `nil`. O(codes), without a copy of one.
  package func code(_ id: String) -> Code? { Self.code(id, in: themes) }

  /// The code of an id, of a name whatever its case, or of an id that is written with Danish letters: `netværk` is
  /// `netvaerk`. O(codes).
  package func code(named text: String) -> Code? {
    let folded = Name.identifier(text)
    return code(text) ?? codes.first { Name.identifier($0.name) == folded } ?? code(Name.codeIdentifier(text))
  }

  private static func code(_ id: String, in codes: [Code]) -> Code? {
    for index in codes.indices {
      if codes[index].id == id { return codes[index] }
      if !codes[index].codes.isEmpty, let below = code(id, in: codes[index].codes) { return below }
    }
    return nil
  }

  /// The theme that a code stands under: itself or the topmost code above it; `nil` for an unknown id.
  package func theme(of id: String) -> Code? {
    themes.first { $0.id == id || Self.code(id, in: $0.codes) != nil }
  }
}

/// Something that a stretch of text can be about.
package struct Code: Sendable, Equatable {
  /// Lower-case ASCII letters, digits, `-` and `_`; unique in the codebook.
  package let id: String
  package let name: String
  /// `#rrggbb`.
  package let color: String?
  package let definition: String?
  package let inclusion: [String]
  package let exclusion: [String]
  package let examples: [Example]
  /// Ids of codes that are easily mistaken for this one.
  package let related: [String]
  package let memo: String?
  /// The sum of weights from which on the code is proposed.
  package let threshold: Double
  package let rules: [Rule]
  package let codes: [Code]
  package let location: CodebookLocation

  package init(
    id: String, name: String, color: String?, definition: String?, inclusion: [String], exclusion: [String],
    examples: [Example], related: [String], memo: String?, threshold: Double, rules: [Rule], codes: [Code],
    location: CodebookLocation
  ) {
    self.id = id
    self.name = name
    self.color = color
    self.definition = definition
    self.inclusion = inclusion
    self.exclusion = exclusion
    self.examples = examples
    self.related = related
    self.memo = memo
    self.threshold = threshold
    self.rules = rules
    self.codes = codes
    self.location = location
  }

  /// The code with other words about it; what is `nil` stays as it is.
  package func saying(
    color: String?? = nil, definition: String?? = nil, inclusion: [String]? = nil, exclusion: [String]? = nil,
    related: [String]? = nil
  ) -> Code {
    Code(
      id: id, name: name, color: color ?? self.color, definition: definition ?? self.definition,
      inclusion: inclusion ?? self.inclusion, exclusion: exclusion ?? self.exclusion, examples: examples,
      related: related ?? self.related, memo: memo, threshold: threshold, rules: rules, codes: codes, location: location
    )
  }

  /// The code and all under it, each before those under it.
  package var selfAndBelow: [Code] { [self] + codes.flatMap(\.selfAndBelow) }
}

/// A text that is, or is not, coded: how a coder learns the code, and how its rules are tested.
package struct Example: Sendable, Equatable {
  package let text: String
  package let isCoded: Bool
  package let why: String?
  /// The interviewer's question before it, and the heading that it stands under, for rules that look there.
  package let question: String?
  package let heading: String?
  /// Where its text begins; `nil` where it stands in no file.
  package let location: CodebookLocation?

  package init(
    text: String, isCoded: Bool, why: String?, question: String? = nil, heading: String? = nil,
    location: CodebookLocation? = nil
  ) {
    self.text = text
    self.isCoded = isCoded
    self.why = why
    self.question = question
    self.heading = heading
    self.location = location
  }
}
