internal import CorpusModel
package import QualitativeCoding
package import TextStatistics
internal import UnicodeText

/// How far coders agree, code by code and over all codes.
package struct Agreement: Sendable {
  /// What is compared, and how.
  package struct Options: Sendable {
    /// `nil` for the units that the files name, else each source's own.
    package var unit: AgreementUnit?
    /// Codes that are compared; empty for all.
    package var codes: [String] = []
    package var includesInterviewer = false
    /// Whether units to which no coder gave any code are left out.
    package var leavesOutUncoded = false
    /// The share that two segments must have in common of what they cover together.
    package var minimumOverlap = 0.9
    package var resamples = 2000
    package var seed: UInt64 = 1

    package init() {}
  }

  /// The figures of a code, or of all.
  package struct Row: Sendable {
    /// `nil` for all codes pooled.
    package let code: String?
    /// Units that at least two coders judged; of segments all that were marked, matched ones once.
    package let units: Int
    /// Of two coders: units with the code by both, the first only, the second only, neither. `nil` where there are more.
    package let square: Confusion?
    /// Of each coder the share of units with the code; empty for segments.
    package let prevalence: [Double?]
    /// Coefficients that are defined.
    package let values: [AgreementCoefficient: Double]
    package let intervals: [AgreementCoefficient: ConfidenceInterval]
    /// Krippendorff's ᵤα, for characters and segments.
    package let unitizing: Double?
    package let unitizingInterval: ConfidenceInterval?
  }

  /// Cohen's κ, and how many units, of two of the coders.
  package struct Pair: Sendable {
    package let first: Int
    package let second: Int
    package let units: Int
    package let agreement: Double?
    package let kappa: Double?
  }

  package let options: Options
  package let unit: AgreementUnit?
  package let data: ReliabilityData
  /// One a code, and the last for all.
  package let rows: [Row]
  /// Where there are more than two coders.
  package let pairs: [Pair]
  package let disagreements: [ReliabilityData.Disagreement]
  /// What the user should know of the data.
  package let notes: [String]
  package let corpus: Corpus?
  package let files: [String]
  /// Units that only one coder judged.
  package let unitsOfOneCoder: Int
  /// Units that were compared and to which nobody gave any code.
  package let uncodedUnits: Int

  /// What a unit is called in the result.
  package var unitName: String { unit?.rawValue ?? "unit" }

  /// Compares coders.
  ///
  /// - Parameter corpus: The texts; needed unless the files name units and no other is asked for.
  /// - Throws: `AgreementError`.
  /// - Complexity: O(units × codes × coders + resamples × sources × codes).
  package init(of files: CodingFiles, on corpus: Corpus?, options: Options) throws(AgreementError) {
    let namesUnits = files.passages.allSatisfy { $0.unit != nil }
    let unit = options.unit ?? (namesUnits ? .listed : nil)
    let builder = ReliabilityBuilder(
      files: files, unit: unit ?? .listed, includesInterviewer: options.includesInterviewer)
    var notes = files.notes
    var sources: [String]
    var items: [ReliabilityData.Item]
    var placed: PlacedCodings?
    if unit == .listed {
      (sources, items) = try builder.listed(in: corpus)
    } else {
      guard let corpus else {
        throw options.unit.map { .unitNeedsTexts($0) } ?? .placesNeedTexts(file: files.files[0])
      }
      let onTexts = try PlacedCodings(files, on: corpus)
      placed = onTexts
      sources = corpus.sources.map(\.document.source)
      if !onTexts.unknownSources.isEmpty {
        notes.append(
          "codings of sources that were not read are left out: \(onTexts.unknownSources.joined(separator: ", "))")
      }
      let units = ReliabilityBuilder(
        files: files, unit: unit == .segment ? .character : unit ?? .listed,
        includesInterviewer: options.includesInterviewer)
      let outside: Int
      let onInterviewer: Int
      (items, outside, onInterviewer) = units.items(in: corpus, onTexts)
      if outside > 0 {
        let (lie, are) = outside == 1 ? ("coding lies", "is") : ("codings lie", "are")
        let hint = onInterviewer == 0 ? "" : ": \(onInterviewer) on an interviewer's words (--interviewer counts them)"
        notes.append("\(outside) \(lie) outside every \(unit?.rawValue ?? "unit") and \(are) not counted\(hint)")
      }
      if items.isEmpty { throw .noUnits(unit ?? .paragraph) }
    }
    let all = items
    let given = files.coders.filter { coder in files.passages.contains { $0.coder == coder && !$0.codes.isEmpty } }
    if given.isEmpty {
      throw .nothingCoded(coders: files.coders.count, units: all.reduce(0) { $0 + $1.count })
    }
    for coder in files.coders where !given.contains(coder) {
      notes.append("'\(coder)' gave no unit a code: was the sheet filled in?")
    }
    if !all.contains(where: \.isComparable) { throw .noCommonUnits(coders: files.coders, units: all.count) }
    if options.leavesOutUncoded { items = items.filter(\.isCoded) }
    let known = Set(files.passages.flatMap(\.codes)).sorted { Collator.danish.precedes($0, $1) }
    var wanted = Set<String>()
    for code in options.codes {
      // By its spelling in the files, or by its name or id where the files have the other.
      guard
        let found = known.first(where: { $0 == code })
          ?? known.first(where: { Name.codeIdentifier($0) == Name.codeIdentifier(code) })
      else {
        throw .unknownCode(
          code, nearest: EditDistance.nearest(to: LetterCase.lowercased(code), among: known), known: known)
      }
      wanted.insert(found)
    }
    let codes = options.codes.isEmpty ? known : known.filter { wanted.contains($0) }
    // What one coder alone judged says nothing of agreement, nor may it say how common a code is among units that are compared:
    // where a second coder takes a sample, nearly all units are such.
    items = items.filter(\.isComparable)
    let data = ReliabilityData(coders: files.coders, sources: sources, codes: codes, items: items)
    for code in codes {
      let users = files.coders.filter { coder in
        files.passages.contains { $0.coder == coder && $0.codes.contains(code) }
      }
      if users.count == 1 { notes.append("only '\(users[0])' uses the code '\(code)'") }
    }
    let used = Set(items.map(\.source))
    if used.count < 2 { notes.append("one source: there are no intervals, which rest on drawing sources") }
    self.options = options
    self.unit = unit
    self.data = data
    self.corpus = corpus
    self.files = files.files
    self.notes = notes
    // Of a source of which a sheet has some units nobody judged the others.
    unitsOfOneCoder = all.filter(\.isOfOneCoder).reduce(0) { $0 + $1.count }
    uncodedUnits = items.filter { !$0.isCoded }.reduce(0) { $0 + $1.count }
    let figures = AgreementFigures(data: data, sources: used.sorted(), options: options)
    if unit == .segment, let placed, let corpus {
      let segments = SegmentFigures(placed, on: corpus, data: data, options: options)
      rows = codes.map { segments.row(of: [$0], named: $0) } + [segments.row(of: codes, named: nil)]
      pairs = []
      disagreements = segments.disagreements
    } else {
      let segments =
        unit == .character
        ? placed.flatMap { placed in
          corpus.map { SegmentFigures(placed, on: $0, data: data, options: options) }
        } : nil
      rows =
        codes.map { figures.row(of: data.tables(of: $0), named: $0, segments: segments?.alpha(of: [$0])) }
        + [figures.row(of: data.pooledTables, named: nil, segments: segments?.alpha(of: codes))]
      pairs = files.coders.count > 2 ? figures.pairs(of: data.pooledTables) : []
      disagreements = data.disagreements
    }
  }
}

/// Coefficients with intervals from tables by source.
struct AgreementFigures {
  private let data: ReliabilityData
  private let sources: [Int]
  private let bootstrap: ClusterBootstrap

  init(data: ReliabilityData, sources: [Int], options: Agreement.Options) {
    self.data = data
    self.sources = sources
    bootstrap = ClusterBootstrap(clusters: sources.count, resamples: options.resamples, seed: options.seed)
  }

  func row(
    of tables: [JudgementTable], named code: String?, segments: (value: Double?, interval: ConfidenceInterval?)?
  ) -> Agreement.Row {
    let own = sources.map { tables[$0] }
    let total = JudgementTable.sum(of: tables)
    var values: [AgreementCoefficient: Double] = [:]
    var intervals: [AgreementCoefficient: ConfidenceInterval] = [:]
    let samples = bootstrap.samples { JudgementTable.sum(of: own, weights: $0) }
    for coefficient in AgreementCoefficient.allCases {
      guard let value = coefficient.value(of: total) else { continue }
      values[coefficient] = value
      intervals[coefficient] = bootstrap.interval(of: samples.map { coefficient.value(of: $0) })
    }
    let counts = total.judges == 2 ? total.contingency(of: 0, and: 1) : nil
    return Agreement.Row(
      code: code, units: total.comparableUnits,
      square: counts.map {
        Confusion(bothYes: $0[1][1], onlyTested: $0[1][0], onlyReference: $0[0][1], bothNo: $0[0][0])
      },
      prevalence: (0..<total.judges).map { total.share(of: 1, by: $0) }, values: values, intervals: intervals,
      unitizing: segments?.value, unitizingInterval: segments?.interval)
  }

  /// Of each two coders, over all codes.
  func pairs(of tables: [JudgementTable]) -> [Agreement.Pair] {
    let total = JudgementTable.sum(of: tables)
    return data.coders.indices.flatMap { first in
      data.coders.indices.dropFirst(first + 1).map { second in
        let counts = total.contingency(of: first, and: second)
        let units = counts.joined().reduce(0, +)
        let confusion = Confusion(
          bothYes: counts[1][1], onlyTested: counts[1][0], onlyReference: counts[0][1], bothNo: counts[0][0])
        return Agreement.Pair(
          first: first, second: second, units: units,
          agreement: units == 0 ? nil : Double(counts[0][0] + counts[1][1]) / Double(units), kappa: confusion.kappa)
      }
    }
  }
}
