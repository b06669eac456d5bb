/// Forms that are forms of several words, between which the context decides: *får* of få and of får.
///
/// - Source: the word table, where each word has at least a fiftieth of the form's occurrences; and a closed list of forms
///   whose second word is rarer in the corpora than in speech.
enum Homographs {
  /// The lemmas of a form in lower case between which the context decides, the likeliest first; empty for other forms.
  ///
  /// Names do not count, nor do the neuter of an adjective and the adverb made of it, which are one word to a reader.
  static func lemmas(of form: [UInt8]) -> [String] {
    let lexicon = Lexicon.danish
    guard let number = lexicon.number(of: form) else { return [] }
    let readings = lexicon.readings(number, of: form).filter { $0.tag != .properNoun && $0.count > 0.1 }
    let total = readings.reduce(0) { $0 + $1.count }
    let isListed = rare.contains(form)
    var lemmas: [[UInt8]] = []
    for reading in readings where isListed || reading.count >= 0.02 * total {
      let isNeuter = lemmas.contains { $0.last == 0x74 && $0.dropLast().elementsEqual(reading.lemma) }
      let isAdverb = reading.lemma.last == 0x74 && lemmas.contains { reading.lemma.dropLast().elementsEqual($0) }
      if !lemmas.contains(reading.lemma), !isNeuter, !isAdverb { lemmas.append(reading.lemma) }
    }
    return lemmas.count > 1 ? lemmas.map { String(decoding: $0, as: UTF8.self) } : []
  }

  private static let rare = CompoundRules.set(
    "var får lever ret så ved når går siden bar led steg løb fandt tale hænder")
}
