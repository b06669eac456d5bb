/// What the word table says about forms in lower case.
struct Lexicon: Sendable {
  let table: EmbeddedTable
  /// What `kinds(_:)` and `classes(_:)` answer, by set of readings.
  private let kindsOfSets: [(all: PartOfSpeechSet, dictionary: PartOfSpeechSet)]
  private let classesOfSets: [PartOfSpeechSet]
  private let cutsOfSets: [Cuts]

  static let danish = Lexicon(table: DanishTables.words)

  /// Complexity: O(sets of readings).
  init(table: EmbeddedTable) {
    self.table = table
    kindsOfSets = (0..<table.setCount).map { set in
      var total = 0.0
      table.forEachReading(inSet: set) { total += Lexicon.count($0.weight) }
      var all: PartOfSpeechSet = []
      var dictionary: PartOfSpeechSet = []
      table.forEachReading(inSet: set) { reading in
        guard Lexicon.count(reading.weight) >= 0.02 * total else { return }
        all.insert(reading.tag)
        if table.isIdentity(reading.edit) { dictionary.insert(reading.tag) }
      }
      return (all, dictionary)
    }
    let kinds = kindsOfSets
    cutsOfSets = (0..<table.setCount).map { set in
      var cuts: Cuts = []
      table.forEachReading(inSet: set) { reading in
        if reading.tag.isContent, kinds[set].all.contains(reading.tag) { cuts.insert(Cuts(table.cut(reading.edit))) }
      }
      return cuts
    }
    classesOfSets = (0..<table.setCount).map { set in
      var counts = [Double](repeating: 0, count: PartOfSpeech.allCases.count)
      table.forEachReading(inSet: set) { counts[Int($0.tag.rawValue)] += Lexicon.count($0.weight) }
      let total = counts.reduce(0, +)
      var classes: PartOfSpeechSet = []
      for tag in PartOfSpeech.allCases {
        let count = counts[Int(tag.rawValue)]
        if total > 0.1, count > 0, count >= 0.02 * total { classes.insert(tag) }
      }
      return classes
    }
  }

  /// A listed reading of a form.
  struct Reading: Sendable {
    let tag: PartOfSpeech
    /// Occurrences in the corpora that the table is made from; 0.5 for what was added by hand.
    let count: Double
    let lemma: [UInt8]
  }

  /// The number of a form in lower case.
  func number(of form: some Sequence<UInt8>) -> Int? { table.number(of: form) }

  /// The readings of a listed form, the most frequent first.
  func readings(_ number: Int, of form: some BidirectionalCollection<UInt8>) -> [Reading] {
    table.readings(number).compactMap { reading in
      guard let lemma = table.apply(reading.edit, to: form) else { return nil }
      return Reading(tag: reading.tag, count: Lexicon.count(reading.weight), lemma: lemma)
    }
  }

  /// Which parts of speech a form has in at least one occurrence of fifty, and in which of them it is a dictionary form.
  @inline(__always)
  func kinds(_ number: Int) -> (all: PartOfSpeechSet, dictionary: PartOfSpeechSet) {
    kindsOfSets[table.set(of: number)]
  }

  /// The parts of speech that have at least one occurrence of fifty of a form; empty for what is only part of compounds.
  func classes(_ number: Int) -> PartOfSpeechSet { classesOfSets[table.set(of: number)] }

  /// The parts of speech in which a form is a dictionary form.
  func dictionaryKinds(_ form: some Sequence<UInt8>) -> PartOfSpeechSet {
    number(of: form).map { kinds($0).dictionary } ?? []
  }

  /// How many letters of a form go to make its lemmas, as a set: in *sten* none, in *tjenesten* one, in *stenen* two.
  struct Cuts: OptionSet, Sendable {
    let rawValue: UInt32

    init(rawValue: UInt32) { self.rawValue = rawValue }
    init(_ letters: Int) { rawValue = 1 << UInt32(min(letters, 31)) }
  }

  /// How many letters of a form go to make its noun, verb and adjective lemmas.
  func cuts(_ number: Int) -> Cuts { cutsOfSets[table.set(of: number)] }

  /// log₂(1 + occurrences).
  func frequency(_ number: Int) -> Double { Double(table.value(0, number)) / 16 }

  /// log₂(1 + 4 × compounds that begin with it), 0 when there is none.
  func leftProductivity(_ number: Int) -> Double { Double(table.value(1, number)) / 16 }

  /// log₂(1 + 4 × compounds that end with it), 0 when there is none.
  func headProductivity(_ number: Int) -> Double { Double(table.value(2, number)) / 16 }

  /// The closed lists that a form is in.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8
    /// A prefix that is never a part of its own.
    static let prefix = Marks(rawValue: 1)
    /// An ending that looks like a word and is never a last part.
    static let neverHead = Marks(rawValue: 2)
    /// An element of two letters.
    static let shortElement = Marks(rawValue: 4)
    /// A word that was marked by hand as no compound.
    static let onePart = Marks(rawValue: 8)
  }

  func marks(_ number: Int) -> Marks { Marks(rawValue: table.value(3, number)) }

  /// The closed lists that a form is in.
  func marks(of form: some Sequence<UInt8>) -> Marks { number(of: form).map(marks) ?? [] }

  private static let counts = (0..<256).map { power(2, Double($0) / 16) - 1 }

  static func count(_ weight: UInt8) -> Double { counts[Int(weight)] }

  /// 2 to the power of a non-negative number, to about 1e-9: steps of a sixteenth are all that tables need.
  private static func power(_ base: Double, _ exponent: Double) -> Double {
    let sixteenth = 1.0442737824274138
    var result = 1.0
    for _ in 0..<Int((exponent * 16).rounded()) { result *= sixteenth }
    return result
  }
}
