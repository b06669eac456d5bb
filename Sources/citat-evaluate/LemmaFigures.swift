internal import Foundation
internal import TextAnalysis

/// Figures of Danish lemmas, parts of speech and compounds against gold data.
struct LemmaFigures {
  /// A gold token.
  struct GoldToken {
    let form: String
    let lemma: String
    let tag: String
  }

  /// A gold word with the boundaries that it must and may have, as counts of letters.
  struct GoldCompound {
    let word: String
    let required: Set<Int>
    let optional: Set<Int>
  }

  /// A share of right answers and what went wrong.
  struct Accuracy {
    var right = 0
    var total = 0
    var errors: [String] = []

    var share: Double { total == 0 ? 0 : 100 * Double(right) / Double(total) }

    mutating func count(_ isRight: Bool, _ error: @autoclosure () -> String) {
      total += 1
      if isRight { right += 1 } else { errors.append(error()) }
    }
  }

  /// Precision, recall and their harmonic mean, in per cent.
  struct Overlap {
    var hits = 0
    var found = 0
    var wanted = 0

    var precision: Double { found == 0 ? 0 : 100 * Double(hits) / Double(found) }
    var recall: Double { wanted == 0 ? 0 : 100 * Double(hits) / Double(wanted) }
    var f: Double { precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall) }
  }

  /// The sentences of a CoNLL-U text.
  static func sentences(conllu text: String) -> [[GoldToken]] {
    var sentences: [[GoldToken]] = []
    var sentence: [GoldToken] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty {
        if !sentence.isEmpty { sentences.append(sentence) }
        sentence = []
      } else if line.first != "#" {
        let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
        if columns.count > 3, Int(columns[0]) != nil {
          sentence.append(GoldToken(form: String(columns[1]), lemma: String(columns[2]), tag: String(columns[3])))
        }
      }
    }
    if !sentence.isEmpty { sentences.append(sentence) }
    return sentences
  }

  /// The words of a compound gold file: word, split, class, source.
  static func compounds(tsv text: String) -> [GoldCompound] {
    text.split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t")
      var required: Set<Int> = []
      var optional: Set<Int> = []
      var letters = 0
      for character in columns[1].unicodeScalars {
        switch character {
        case "|": required.insert(letters)
        case "~": optional.insert(letters)
        case "+": break
        default: letters += 1
        }
      }
      return GoldCompound(word: String(columns[0]), required: required, optional: optional)
    }
  }

  /// Lemma accuracy of forms without their context.
  static func lemmas(_ sentences: [[GoldToken]], by analyzer: DanishAnalyzer) -> Accuracy {
    var accuracy = Accuracy()
    for token in sentences.joined() {
      let reading = analyzer.account(of: token.form).readings[0]
      accuracy.count(
        reading.lemma == token.lemma,
        "\(token.form)\t\(token.tag)\t\(token.lemma)\t\(reading.lemma)\t\(reading.partOfSpeech.tag) \(reading.ground)")
    }
    return accuracy
  }

  /// Accuracy of parts of speech, and of lemmas with them, both in context.
  static func context(_ sentences: [[GoldToken]], by analyzer: DanishAnalyzer) -> (tags: Accuracy, lemmas: Accuracy) {
    var tagAccuracy = Accuracy()
    var lemmaAccuracy = Accuracy()
    for sentence in sentences {
      let forms = sentence.map(\.form)
      let tags = analyzer.partsOfSpeech(inSentence: forms)
      let lemmas = analyzer.lemmas(inSentence: forms)
      for (token, (tag, lemma)) in zip(sentence, zip(tags, lemmas)) {
        tagAccuracy.count(tag.tag == token.tag, "\(token.form)\t\(token.tag)\t\(tag.tag)")
        lemmaAccuracy.count(lemma == token.lemma, "\(token.form)\t\(token.tag)\t\(tag.tag)\t\(token.lemma)\t\(lemma)")
      }
    }
    return (tagAccuracy, lemmaAccuracy)
  }

  /// How well forms of one word are brought together: pairs of nouns, verbs and adjectives that share a lemma.
  static func sameLemma(_ sentences: [[GoldToken]], by analyzer: DanishAnalyzer) -> (Overlap, errors: [String]) {
    var gold: [String: [String: Int]] = [:]
    for token in sentences.joined() where ["NOUN", "VERB", "ADJ"].contains(token.tag) {
      gold[token.form.lowercased(), default: [:]][token.lemma.lowercased(), default: 0] += 1
    }
    let types = gold.keys.sorted()
    let wanted = types.map { gold[$0]?.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? "" }
    let found = types.map { analyzer.analysis(of: $0).lemmas[0].lowercased() }
    var overlap = Overlap()
    var errors: [String] = []
    func pairs(_ lemmas: [String]) -> Set<[Int]> {
      var groups: [String: [Int]] = [:]
      for (index, lemma) in lemmas.enumerated() { groups[lemma, default: []].append(index) }
      var pairs: Set<[Int]> = []
      for group in groups.values {
        for (place, first) in group.enumerated() {
          for second in group[(place + 1)...] { pairs.insert([first, second]) }
        }
      }
      return pairs
    }
    let wantedPairs = pairs(wanted)
    let foundPairs = pairs(found)
    overlap.wanted = wantedPairs.count
    overlap.found = foundPairs.count
    overlap.hits = wantedPairs.intersection(foundPairs).count
    for pair in wantedPairs.symmetricDifference(foundPairs).sorted(by: { $0.lexicographicallyPrecedes($1) }) {
      errors.append(pair.map { "\(types[$0]) \(wanted[$0]) \(found[$0])" }.joined(separator: "\t"))
    }
    return (overlap, errors)
  }

  /// Compound figures: all words, words that are no compounds, boundaries.
  static func compounds(
    _ gold: [GoldCompound], by analyzer: DanishAnalyzer
  ) -> (all: Accuracy, simple: Accuracy, compound: Accuracy, boundaries: Overlap) {
    var all = Accuracy()
    var simple = Accuracy()
    var compound = Accuracy()
    var boundaries = Overlap()
    for word in gold {
      let parts = analyzer.analysis(of: word.word).parts
      var found: Set<Int> = []
      var letters = 0
      for part in parts.dropLast() {
        letters += part.text.unicodeScalars.count
        if !word.optional.contains(letters) { found.insert(letters) }
      }
      let error = "\(word.word)\t\(word.required.sorted())\t\(parts.map(\.text).joined(separator: "|"))"
      all.count(found == word.required, error)
      if word.required.isEmpty {
        simple.count(found.isEmpty, error)
      } else {
        compound.count(found == word.required, error)
      }
      boundaries.hits += found.intersection(word.required).count
      boundaries.found += found.count
      boundaries.wanted += word.required.count
    }
    return (all, simple, compound, boundaries)
  }

  /// Prints every figure beside its bar; with `explains`, what went wrong.
  ///
  /// The figures on UD dev mean something only for tables that were built with `--without-dev`.
  static func printAll(explains: Bool) {
    print(
      "The shipped tables hold the dev sentences, so these are too good; build them with --without-dev for figures to quote."
    )
    func line(_ name: String, _ value: Double, bar: Double?, _ wrong: [String] = []) {
      let goal = bar.map { "  bar \($0)  \(value >= $0 ? "reached" : "MISSED")" } ?? ""
      print("\(name): \((value * 100).rounded() / 100)\(goal)")
      if explains { for error in wrong { print("    \(error)") } }
    }
    let analyzer = DanishAnalyzer()
    if let text = SharedData.text("ud-danish-ddt/da_ddt-ud-dev.conllu") {
      let sentences = sentences(conllu: text)
      let lemmas = lemmas(sentences, by: analyzer)
      line("lemma accuracy, form only", lemmas.share, bar: 96.5, lemmas.errors)
      let context = context(sentences, by: analyzer)
      line("lemma accuracy, in context", context.lemmas.share, bar: 97.3, context.lemmas.errors)
      line("part of speech, accuracy", context.tags.share, bar: 96.5, context.tags.errors)
      let same = sameLemma(sentences, by: analyzer)
      line("same-lemma F, noun/verb/adjective", same.0.f, bar: 95, same.errors)
    }
    if let text = SharedData.text("compounds-da/dev.tsv") {
      let figures = compounds(compounds(tsv: text), by: analyzer)
      line("compounds, accuracy", figures.all.share, bar: 91, figures.all.errors)
      line("compounds, exact on non-compounds", figures.simple.share, bar: 95)
      line("compounds, exact on compounds", figures.compound.share, bar: nil)
      line("compounds, boundary F", figures.boundaries.f, bar: 93)
    }
  }

  /// Prints how many types a second are analysed and how many tokens a second are tagged and lemmatised in context.
  static func printSpeed(forms: [[String]]) {
    let analyzer = DanishAnalyzer()
    let types = Set(forms.joined()).sorted()
    let sentences = forms.prefix(2000)
    let clock = ContinuousClock()
    func rate(_ count: Int, _ work: () -> Int) -> Int {
      let time = clock.measure { _ = work() }
      return Int(Double(count) / (Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18))
    }
    print(
      "types analysed:", types.count, "at",
      rate(types.count) { types.reduce(0) { $0 + analyzer.analysis(of: $1).lemmas.count } }, "a second")
    let tokens = sentences.reduce(0) { $0 + $1.count }
    print(
      "tokens tagged:", tokens, "at",
      rate(tokens) { sentences.reduce(0) { $0 + analyzer.partsOfSpeech(inSentence: $1).count } }, "a second")
  }
}
