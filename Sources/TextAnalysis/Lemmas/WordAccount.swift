/// How the analysis of a word form came about.
package struct WordAccount: Sendable, Equatable {
  /// What a reading rests on.
  package enum Ground: Sendable, Equatable {
    /// The word table lists the form; how often its corpora have it with this reading, 0.5 for what was added by hand.
    case table(count: Double)
    /// The ending of a form that no table lists; the lemma is listed (`isListed`) or not.
    case ending(probability: Double, isListed: Bool)
    /// The last constituent, which has this reading.
    case head(String)
    /// A suffix on an acronym, a name or a number: `NGO'er`.
    case suffix(String)
    /// What is written with digits or marks is its own dictionary form.
    case asWritten
    /// A register of words from outside, by name; it lists the form, or the head that the form ends with.
    case register(String, head: String?)
  }

  /// One way to read the form.
  package struct Reading: Sendable, Equatable {
    package let lemma: String
    package let partOfSpeech: PartOfSpeech
    /// How likely, from 0 to 1; the sum over the readings is 1 at most.
    package let share: Double
    package let ground: Ground
  }

  /// The readings, the likeliest first; at least one.
  package let readings: [Reading]
  /// As in `TypeAnalysis`.
  package let parts: [TypeAnalysis.Part]
  /// As in `TypeAnalysis`.
  package let constituents: [TypeAnalysis.Constituent]

  /// The dictionary forms, the likeliest first, each once.
  package var lemmas: [String] {
    var lemmas: [String] = []
    for reading in readings where !lemmas.contains(reading.lemma) { lemmas.append(reading.lemma) }
    return lemmas
  }
}
