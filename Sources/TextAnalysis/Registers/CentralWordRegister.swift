/// COR, the Central Word Register, as its tab-separated file.
///
/// - Source: ordregister.dk, CC0. Columns: id, lemma, gloss, grammar, form, normative; the last may be missing. `sms` in the
///   grammar marks the form in compounds: `kasse-`.
package struct CentralWordRegister: WordRegister {
  package let name: String
  package let checksum: UInt64
  /// The place in `readings` of a form's last line; each leads to the one before it.
  private var lastReading: [String: Int32] = [:]
  private var readings: [(lemma: Int32, partOfSpeech: PartOfSpeech, before: Int32)] = []
  private var lemmas: [String] = []
  private var linking: [String: Int32] = [:]

  /// Reads a file. Affixes, symbols and expressions of several words are passed over.
  ///
  /// - Parameter file: For messages only.
  /// - Throws: `RegisterError` with the first line that is not as the format has it.
  /// - Complexity: O(bytes).
  package init(_ bytes: [UInt8], name: String, file: String) throws(RegisterError) {
    self.name = name
    checksum = TextAnalysis.checksum(of: bytes)
    var number = 0
    var numbers: [String: Int32] = [:]
    let isMarked = bytes.starts(with: [0xEF, 0xBB, 0xBF])
    for line in bytes.dropFirst(isMarked ? 3 : 0).split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let line = line.last == 0x0D ? line.dropLast() : line
      if line.isEmpty { continue }
      let columns = line.split(separator: 0x09, omittingEmptySubsequences: false)
      guard columns.count == 5 || columns.count == 6 else {
        throw .line(
          file: file, line: number,
          problem: "found \(columns.count) \(columns.count == 1 ? "column" : "columns"), expected 6 with tabs between")
      }
      guard columns[0].starts(with: "COR.".utf8) else {
        throw .line(file: file, line: number, problem: "the first column is no COR id, such as COR.42708.110.01")
      }
      guard let lemma = String(validating: columns[1], as: UTF8.self),
        let form = String(validating: columns[4], as: UTF8.self)
      else { throw .line(file: file, line: number, problem: "it is not UTF-8") }
      if lemma.isEmpty || form.isEmpty {
        throw .line(file: file, line: number, problem: "the \(lemma.isEmpty ? "lemma" : "form") is missing")
      }
      let grammar = columns[3].split(separator: 0x2E).map { String(decoding: $0, as: UTF8.self) }
      guard let partOfSpeech = Self.partOfSpeech(grammar.first ?? ""), !form.contains(" ") else { continue }
      let lemmaNumber = numbers[lemma] ?? Int32(lemmas.count)
      if numbers[lemma] == nil {
        numbers[lemma] = lemmaNumber
        lemmas.append(lemma)
      }
      if grammar.contains("sms") {
        let bare = form.hasSuffix("-") ? String(form.dropLast()) : form
        if !bare.isEmpty, linking[bare] == nil { linking[bare] = lemmaNumber }
      } else {
        readings.append((lemmaNumber, partOfSpeech, lastReading[form] ?? -1))
        lastReading[form] = Int32(readings.count - 1)
      }
    }
    if lemmas.isEmpty { throw .empty(file: file) }
  }

  /// The lemmas of a form exactly as written.
  package func entries(of form: String) -> [RegisterEntry] {
    var entries: [RegisterEntry] = []
    var place = lastReading[form] ?? -1
    while place >= 0 {
      let reading = readings[Int(place)]
      let entry = RegisterEntry(lemma: lemmas[Int(reading.lemma)], partOfSpeech: reading.partOfSpeech)
      entries.removeAll { $0 == entry }
      entries.insert(entry, at: 0)
      place = reading.before
    }
    return entries
  }

  /// The lemma that is written like this before another word in a compound.
  package func lemma(ofLinking form: String) -> String? { linking[form].map { lemmas[Int($0)] } }

  /// The part of speech of a line; `nil` for what is no word of a text.
  private static func partOfSpeech(_ name: String) -> PartOfSpeech? {
    switch name {
    case "sb": .noun
    case "vb": .verb
    case "adj": .adjective
    case "adv": .adverb
    case "præp": .adposition
    case "konj": .coordinatingConjunction
    case "pron": .pronoun
    case "art": .determiner
    case "prop": .properNoun
    case "talord": .numeral
    case "udråbsord", "lydord": .interjection
    case "infmærke": .particle
    case "præfiks", "suffiks", "symbol", "flerord", "iflerord", "kolon": nil
    default: .other
    }
  }
}
