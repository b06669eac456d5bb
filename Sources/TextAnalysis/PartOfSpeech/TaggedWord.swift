internal import UnicodeText

/// What the tagger knows of a form before it has looked at its context.
struct TaggedWord: Sendable {
  /// The hash of the form in lower case, as a field of features.
  let hash: UInt64
  /// The parts of speech it can have.
  let mask: UInt32
  /// How it is written.
  let shape: WordOutline
  /// Where it stands in features.
  let places: TaggerTable.Places
  /// The hashes of its last one, two, three and four characters, all of them where there are fewer.
  let endings: InlineArray<4, UInt64>
  /// The auxiliary that it is a form of, as a field of features; 0 when it is none.
  let auxiliary: UInt64
  /// Whether its own form says nothing.
  let isHidden: Bool
  let isDer: Bool
  /// Whether a clause ends with it.
  let endsClause: Bool
  /// Whether it may be a participle in -t.
  let mayBeParticiple: Bool

  /// Homographs whose second word is rare in news: their form says nothing, only the context decides.
  private static let hidden = CompoundRules.set("får lever")
  private static let nounOrVerb: UInt32 =
    1 << UInt32(PartOfSpeech.noun.rawValue) | 1 << UInt32(PartOfSpeech.verb.rawValue)

  init(_ form: String, _ table: TaggerTable) {
    let lower = Array(LetterCase.lowercased(form).utf8)
    let shape = WordOutline(form)
    let isHidden = Self.hidden.contains(lower)
    self.init(
      lower, shape, isHidden ? Self.nounOrVerb : WordClass.mask(of: lower, isCapitalised: shape.contains(.capital)),
      isHidden: isHidden, table)
  }

  /// What stands for the words outside the sentence.
  init(outside mark: String, _ table: TaggerTable) { self.init(Array(mark.utf8), [], 0, isHidden: false, table) }

  private init(_ lower: [UInt8], _ shape: WordOutline, _ mask: UInt32, isHidden: Bool, _ table: TaggerTable) {
    self.shape = shape
    self.mask = mask
    hash = FeatureHash.hash(lower)
    let places = table.places(of: hash)
    self.places = isHidden ? places.subtracting(.own) : places
    var endings = InlineArray<4, UInt64>(repeating: FeatureHash.hash(lower))
    var start = lower.count
    for count in 0..<4 where start > 0 {
      repeat { start -= 1 } while start > 0 && lower[start] & 0xC0 == 0x80
      endings[count] = FeatureHash.hash(lower[start...])
    }
    self.isHidden = isHidden
    self.endings = endings
    auxiliary = AuxiliaryForms.lemma(of: lower).map { FeatureHash.hash($0) } ?? 0
    isDer = lower == AuxiliaryForms.der
    endsClause = AuxiliaryForms.clauseEnds.contains(lower)
    mayBeParticiple = mask & 1 << UInt32(PartOfSpeech.verb.rawValue) != 0 && lower.last == 0x74 && lower.count > 2
  }
}

/// How a form is written, as features of the tagger have it.
struct WordOutline: OptionSet, Sendable {
  let rawValue: UInt8
  static let capital = WordOutline(rawValue: 1)
  /// Two letters or more, capitals only.
  static let capitals = WordOutline(rawValue: 2)
  static let digit = WordOutline(rawValue: 4)
  static let hyphen = WordOutline(rawValue: 8)
  /// No letter, and no digit to begin with.
  static let mark = WordOutline(rawValue: 16)
  /// The first of its sentence.
  static let first = WordOutline(rawValue: 32)

  init(rawValue: UInt8) { self.rawValue = rawValue }

  init(_ form: String) {
    var outline: WordOutline = []
    var letters = 0
    var capitals = 0
    for (place, scalar) in form.unicodeScalars.enumerated() {
      let isUpper = ScalarClass.isUppercase(scalar)
      if ScalarClass.isLetter(scalar) {
        letters += 1
        if isUpper { capitals += 1 }
      }
      if place == 0 {
        if isUpper { outline.insert(.capital) }
        if ScalarClass.isDigit(scalar) { outline.insert(.digit) }
      } else if scalar == "-" {
        outline.insert(.hyphen)
      }
    }
    if letters > 1, capitals == letters { outline.insert(.capitals) }
    if letters == 0, !outline.contains(.digit) { outline.insert(.mark) }
    self = outline
  }

  /// As it stands in features: a letter or mark for each.
  var field: UInt64 { FeatureHash.hash(zip(Self.letters, 0..<6).filter { rawValue >> $1 & 1 != 0 }.map(\.0)) }

  private static let letters = Array("CUD-.F".utf8)
}
