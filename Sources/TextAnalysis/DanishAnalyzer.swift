internal import UnicodeText

/// Analyses Danish word forms: a pure function of the form, the compiled-in tables and the registers that it was given.
package struct DanishAnalyzer: Sendable {
  private let lemmatizer = Lemmatizer()
  private let registered: RegisteredWords?
  private(set) var readers = SharedWorkers { SentenceReader() }
  let contexts = SharedWorkers { ContextMemo() }
  /// What is asked for, where that is not everything.
  private var sieve: LemmaSieve?

  /// - Parameter registers: Lists of words from outside, asked in this order for what the tables do not list.
  package init(registers: [any WordRegister] = []) {
    registered = registers.isEmpty ? nil : RegisteredWords(registers, lemmatizer)
  }

  /// Gives back the memory that reading sentences took: what was learned of each form to read it faster when it comes again.
  /// No answer changes.
  package func forgetSentences() {
    readers.forget()
    contexts.forget()
  }

  /// The analysis of a word form in normal form C.
  ///
  /// - Complexity: O(letters³) at most; forms of more than 80 letters are not cut into parts.
  package func analysis(of form: String) -> TypeAnalysis {
    let account = account(of: form)
    return TypeAnalysis(
      lemmas: account.lemmas, parts: account.parts, constituents: account.constituents,
      registers: account.registers)
  }

  /// The parts of a compound, left to right, as `analysis(of:)` gives them; none for other words. O(letters³) at most.
  package func parts(of form: String) -> [TypeAnalysis.Part] {
    hasRegisters ? analysis(of: form).parts : lemmatizer.parts(of: form)
  }

  /// How the analysis of a form came about: its readings with the rule, table or constituent that each rests on.
  package func account(of form: String) -> WordAccount {
    let own = lemmatizer.account(of: form)
    return registered?.account(of: form, own) ?? own
  }

  /// The lemmas between which the context decides, the likeliest first: *være* and *var* for `var`; empty for a form that
  /// is no homograph, and that is nearly all.
  package func homographLemmas(of form: String) -> [String] {
    Homographs.lemmas(of: Array(LetterCase.lowercased(form).utf8))
  }

  /// The same analyser where nobody will ask for other lemmas: it finds homographs in sentences only where the context may give
  /// them one of these, and tells which forms need no analysis.
  ///
  /// - Parameter lemmas: Folded.
  /// - Complexity: O(word table × lemmas).
  package func reading(onlyLemmas lemmas: Set<String>) -> DanishAnalyzer {
    // What a register says of a form is not known before it is asked.
    guard !hasRegisters, let sieve = LemmaSieve(lemmas) else { return self }
    var limited = self
    limited.sieve = sieve
    limited.readers = SharedWorkers { SentenceReader(of: sieve.homographs) }
    return limited
  }

  /// Whether the analysis of a form may hold what is asked for: always, but in an analyser that reads only some lemmas.
  package func mayBeAsked(_ form: String) -> Bool { sieve?.mayPass(form) ?? true }

  /// The lemma of a form where it is used as a part of speech: `får` is *få* as a verb, *får* as a noun.
  package func lemma(of form: String, as partOfSpeech: PartOfSpeech) -> String {
    registered?.lemma(of: form, as: partOfSpeech) ?? lemmatizer.lemma(of: form, as: partOfSpeech)
  }

  /// Whether the tables have the form, case ignored, as the dictionary form of a noun, verb, adjective or homograph: *får*, *hus*.
  package func isDictionaryForm(_ form: String) -> Bool { lemmatizer.isDictionaryForm(form) }

  /// Whether the tables or a register list the form, case ignored.
  package func isKnown(_ form: String) -> Bool { lemmatizer.isListed(form) || registered?.lists(form) ?? false }

  /// Whether it asks lists of words from outside.
  package var hasRegisters: Bool { registered != nil }

  /// Whether the compiled-in tables were built without the sentences that figures are measured on.
  package static var isWithoutDevelopmentData: Bool { DanishTables.words.title.contains("without those of UD dev") }

  /// Names the tables, rules and registers: an index that was built with another one is stale.
  package var fingerprint: String {
    let registers = (registered?.registers ?? []).map { "+\($0.name)-\($0.checksum)" }
    return "danish-4-\(DanishTables.fingerprint)" + registers.joined()
  }
}
