package import CorpusModel
internal import QualitativeCoding
internal import TextStatistics
internal import UnicodeText

extension Agreement {
  /// A paragraph for the method section of a report, with the numbers filled in.
  package func method(_ language: ReportLanguage) -> String {
    sentences(language).joined(separator: " ")
  }

  private func sentences(_ language: ReportLanguage) -> [String] {
    let isDanish = language == .danish
    func number(_ value: Double) -> String { Self.number(value, language) }
    guard let pooled = rows.last else { return [] }
    var result: [String] = []
    let coders = data.coders.count
    let sources = Set(data.items.map(\.source)).count
    func few(_ isDanish: Bool) -> String {
      if sources >= 10 { return "" }
      return isDanish ? "; med så få kilder er de usikre" : "; with so few sources they are rough"
    }
    let units = data.items.reduce(0) { $0 + $1.count }
    if isDanish {
      let name = danishUnits(of: units)
      result.append(
        "\(Self.numeral(coders).capitalized) kodere kodede uafhængigt af hinanden \(units) \(name) i \(sources) \(sources == 1 ? "kilde" : "kilder") med \(data.codes.count) \(data.codes.count == 1 ? "kode" : "koder")."
      )
      result += danishUncoded(pooled)
    } else {
      result.append(
        "\(coders) coders independently coded \(units) \(englishUnits(of: units)) in \(sources) \(sources == 1 ? "source" : "sources") with \(data.codes.count) \(data.codes.count == 1 ? "code" : "codes")."
      )
      result += englishUncoded(pooled)
    }
    if unitsOfOneCoder > 0 {
      result.append(
        isDanish
          ? "\(unitsOfOneCoder) \(danishUnits(of: unitsOfOneCoder)), som kun én koder har vurderet, indgår ikke i sammenligningen."
          : "\(unitsOfOneCoder) \(englishUnits(of: unitsOfOneCoder)) that only one coder judged \(unitsOfOneCoder == 1 ? "is" : "are") no part of the comparison."
      )
    }
    let figures = pooledFigures(pooled, language)
    if !figures.isEmpty {
      result.append(
        isDanish
          ? "Set over alle koder under ét var \(figures.danishList)." : "Over all codes pooled, \(figures.englishList)."
      )
    }
    if !pooled.intervals.isEmpty || pooled.unitizingInterval != nil {
      result.append(
        isDanish
          ? "Intervallerne i kantet parentes er 95\u{A0}%-intervaller ved bootstrap: hele kilder trækkes med tilbagelægning (\(options.resamples) gange, startværdi \(options.seed))\(few(isDanish))."
          : "Brackets hold 95% percentile bootstrap intervals: whole sources are drawn with replacement (\(options.resamples) times, seed \(options.seed))\(few(isDanish))."
      )
    }
    result += perCode(language)
    return result
  }

  // MARK: What was done with what nobody coded

  private func danishUncoded(_ pooled: Row) -> [String] {
    if unit == .segment {
      return [
        "To segmenter med samme kode regnes for det samme, når det, de har fælles, udgør mindst \(Self.percent(options.minimumOverlap, .danish)) af det, de dækker tilsammen; tekst, som ingen har kodet, tæller ikke med i procenten."
      ]
    }
    let rule = unit == .listed ? "" : " En enhed har en kode, når en kodning overlapper den."
    return [
      options.leavesOutUncoded
        ? "\(danishUnits(of: 2).capitalized), som ingen gav en kode, er udeladt.\(rule)"
        : "\(danishUnits(of: 2).capitalized), som ingen gav en kode (\(uncodedUnits)), tæller med som enighed om, at koden ikke er der.\(rule)"
    ]
  }

  private func englishUncoded(_ pooled: Row) -> [String] {
    if unit == .segment {
      return [
        "Two segments with one code are taken for the same when what they share is at least \(Self.percent(options.minimumOverlap, .english)) of what they cover together; text that nobody coded does not count in the percentage."
      ]
    }
    let rule = unit == .listed ? "" : " A unit has a code if a coding overlaps it."
    return [
      options.leavesOutUncoded
        ? "\(englishUnits(of: 2).capitalized) to which nobody gave a code are left out.\(rule)"
        : "\(englishUnits(of: 2).capitalized) to which nobody gave a code (\(uncodedUnits)) count as agreement that the code is not there.\(rule)"
    ]
  }

  // MARK: Figures

  private func pooledFigures(_ row: Row, _ language: ReportLanguage) -> [String] {
    let isDanish = language == .danish
    var parts: [String] = []
    func part(_ name: String, _ value: Double?, _ interval: ConfidenceInterval?, isShare: Bool = false) {
      guard let value else { return }
      func text(_ value: Double) -> String { isShare ? Self.percent(value, language) : Self.number(value, language) }
      var figure = text(value)
      if let interval { figure += " [\(text(interval.low)); \(text(interval.high))]" }
      parts.append(isDanish ? "\(name) \(figure)" : "\(name) was \(figure)")
    }
    let share =
      unit == .segment
      ? (isDanish
        ? "andelen af segmenter, som den anden koder også har," : "the share of segments that the other coder has too")
      : (isDanish ? "den procentvise overensstemmelse" : "percent agreement")
    part(share, row.values[.agreement], row.intervals[.agreement], isShare: true)
    if data.coders.count == 2 {
      part("Cohens κ".inLanguage(language, "Cohen's κ"), row.values[.cohen], row.intervals[.cohen])
    } else {
      part("Fleiss’ κ".inLanguage(language, "Fleiss' κ"), row.values[.fleiss], row.intervals[.fleiss])
    }
    part(
      "Krippendorffs α".inLanguage(language, "Krippendorff's α"), row.values[.krippendorff],
      row.intervals[.krippendorff])
    part("Gwets AC1".inLanguage(language, "Gwet's AC1"), row.values[.gwet], row.intervals[.gwet])
    part(
      "Krippendorffs ᵤα (tegn, hele teksten)".inLanguage(language, "Krippendorff's ᵤα (characters, whole texts)"),
      row.unitizing, row.unitizingInterval)
    return parts
  }

  /// The codes with the lowest and the highest κ or α.
  private func perCode(_ language: ReportLanguage) -> [String] {
    let coefficient: AgreementCoefficient = data.coders.count == 2 ? .cohen : .krippendorff
    let name = coefficient == .cohen ? "κ" : "α"
    let known = rows.compactMap { row in row.code.flatMap { code in row.values[coefficient].map { (code, $0) } } }
      .sorted { ($0.1, $0.0) < ($1.1, $1.0) }
    guard let low = known.first, let high = known.last, known.count > 1 else { return [] }
    let (a, b) = (Self.number(low.1, language), Self.number(high.1, language))
    return [
      language == .danish
        ? "For de enkelte koder ligger \(name) fra \(a) (\(low.0)) til \(b) (\(high.0))."
        : "For single codes \(name) ranges from \(a) (\(low.0)) to \(b) (\(high.0))."
    ]
  }

  private func danishUnits(of count: Int) -> String {
    switch unit {
    case .character, .segment: "tegn"
    case .word: "ord"
    case .sentence: count == 1 ? "sætning" : "sætninger"
    case .turn: count == 1 ? "tur" : "ture"
    case .quotation: count == 1 ? "citat" : "citater"
    case .paragraph: "afsnit"
    case .listed, nil: count == 1 ? "enhed" : "enheder"
    }
  }

  private func englishUnits(of count: Int) -> String {
    let name = unit == .listed || unit == nil ? "unit" : unit == .segment ? "character" : unitName
    return count == 1 ? name : name + "s"
  }

  /// Two decimals, with the language's decimal mark.
  static func number(_ value: Double, _ language: ReportLanguage) -> String { decimal(value, digits: 2, language) }

  static func percent(_ share: Double, _ language: ReportLanguage) -> String {
    decimal(share * 100, digits: 1, language) + (language == .danish ? "\u{A0}%" : "%")
  }

  private static func decimal(_ value: Double, digits: Int, _ language: ReportLanguage) -> String {
    FixedDecimal.text(value, digits: digits, mark: language == .danish ? "," : ".")
  }

  private static func numeral(_ number: Int) -> String {
    let words = ["nul", "én", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "elleve", "tolv"]
    return number < words.count ? words[number] : String(number)
  }
}

extension String {
  fileprivate var capitalized: String { LetterCase.uppercased(String(prefix(1))) + dropFirst() }

  /// The text itself in Danish, another in English.
  fileprivate func inLanguage(_ language: ReportLanguage, _ english: String) -> String {
    language == .danish ? self : english
  }
}

extension [String] {
  fileprivate var danishList: String { list(last: "og") }
  fileprivate var englishList: String { list(last: "and") }

  private func list(last word: String) -> String {
    count < 2 ? first ?? "" : dropLast().joined(separator: ", ") + " \(word) " + self[count - 1]
  }
}
