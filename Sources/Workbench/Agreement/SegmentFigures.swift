internal import CorpusModel
internal import QualitativeCoding
internal import TextStatistics

/// Agreement on what was marked: segments that are matched, and Krippendorff's ᵤα.
struct SegmentFigures {
  private let data: ReliabilityData
  private let corpus: Corpus
  private let minimum: Double
  /// Sources that all coders judged, or some of whose units.
  private let sources: [Int]
  /// Segments by source, coder and code: bytes of canonical text, merged where they overlap.
  private let segments: [Int: [[String: [TextRange]]]]
  /// Of sources that were not judged whole by all: what all judged.
  private let judged: [Int: [TextRange]]
  private let bootstrap: ClusterBootstrap

  init(_ placed: PlacedCodings, on corpus: Corpus, data: ReliabilityData, options: Agreement.Options) {
    self.data = data
    self.corpus = corpus
    minimum = options.minimumOverlap
    sources = corpus.sources.indices.filter { placed.coders[$0].count == data.coders.count }
    let judged = Dictionary(
      uniqueKeysWithValues: sources.compactMap { source in placed.judged(source).map { (source, $0) } })
    self.judged = judged
    var segments: [Int: [[String: [TextRange]]]] = [:]
    for source in sources {
      segments[source] = data.coders.indices.map { coder in
        var own: [String: [TextRange]] = [:]
        for coding in placed.bySource[source] where coding.coder == coder {
          // What somebody else did not judge says nothing of agreement.
          if let judged = judged[source], !judged.contains(where: { $0.overlaps(coding.range) }) { continue }
          for code in coding.codes {
            // Two segments of one coder that overlap are one; those that only touch are two.
            if let last = own[code]?.last, coding.range.start < last.end {
              own[code]?.removeLast()
              own[code]?.append(TextRange(last.start, max(last.end, coding.range.end)))
            } else {
              own[code, default: []].append(coding.range)
            }
          }
        }
        return own
      }
    }
    self.segments = segments
    bootstrap = ClusterBootstrap(clusters: sources.count, resamples: options.resamples, seed: options.seed)
  }

  private func segments(of code: String, in source: Int, by coder: Int) -> [TextRange] {
    segments[source]?[coder][code] ?? []
  }

  /// Segments of some codes that match, and those of the first and of the second of each pair of coders that do not.
  private func counts(of codes: [String], in source: Int) -> Confusion {
    var counts = Confusion()
    for code in codes {
      for first in data.coders.indices {
        for second in data.coders.indices.dropFirst(first + 1) {
          let matching = SegmentMatching(
            segments(of: code, in: source, by: first), segments(of: code, in: source, by: second), minimum: minimum)
          counts.bothYes += matching.pairs.count
          counts.onlyTested += matching.onlyA.count
          counts.onlyReference += matching.onlyB.count
        }
      }
    }
    return counts
  }

  /// The share of segments that the other coder has too: agreement where nothing is known of what neither marked, and the
  /// same as F1.
  func row(of codes: [String], named name: String?) -> Agreement.Row {
    let bySource = sources.map { counts(of: codes, in: $0) }
    let total = bySource.reduce(Confusion()) { $0 + $1 }
    let alpha = alpha(of: codes)
    let interval = bootstrap.interval { weights in
      zip(bySource, weights).reduce(Confusion()) { sum, item in
        sum
          + Confusion(
            bothYes: item.0.bothYes * item.1, onlyTested: item.0.onlyTested * item.1,
            onlyReference: item.0.onlyReference * item.1, bothNo: 0)
      }.f1
    }
    return Agreement.Row(
      code: name, units: total.total, square: data.coders.count == 2 ? total : nil, prevalence: [],
      values: total.f1.map { [.agreement: $0] } ?? [:], intervals: interval.map { [.agreement: $0] } ?? [:],
      unitizing: alpha.value, unitizingInterval: alpha.interval)
  }

  /// ᵤα of codes over what all coders judged, in characters: whole texts, or the units of a sample one behind another.
  func alpha(of codes: [String]) -> (value: Double?, interval: ConfidenceInterval?) {
    let continua = sources.map { source in
      Continuum(judged[source], of: corpus.sources.document(source).canonical)
    }
    let alphas = codes.map { code in
      UnitizingAlpha(
        lengths: continua.map(\.length),
        segments: zip(sources, continua).map { source, continuum in
          data.coders.indices.map { coder in
            segments(of: code, in: source, by: coder).flatMap { continuum.places(of: $0) }
          }
        })
    }
    guard let value = UnitizingAlpha.value(of: alphas) else { return (nil, nil) }
    return (value, bootstrap.interval { UnitizingAlpha.value(of: alphas, weights: $0) })
  }

  /// The characters of some stretches of a text, counted through.
  private struct Continuum {
    private let text: UTF8Text
    private let stretches: [(range: TextRange, start: Int)]
    let length: Int

    /// - Parameter judged: In order, disjoint; `nil` for the whole text.
    init(_ judged: [TextRange]?, of text: UTF8Text) {
      self.text = text
      var length = 0
      stretches = (judged ?? [TextRange(0, text.count)]).map { range in
        defer { length += text.scalars(of: range).count }
        return (range, length)
      }
      self.length = length
    }

    /// What of a range lies in the stretches.
    func places(of range: TextRange) -> [Range<Int>] {
      stretches[stretches.partitionPoint { $0.range.end <= range.start }...].prefix { $0.range.start < range.end }
        .compactMap { stretch in
          guard let common = stretch.range.intersection(range) else { return nil }
          let (scalars, first) = (text.scalars(of: common), text.scalars(of: stretch.range).start)
          return stretch.start + scalars.start - first..<stretch.start + scalars.end - first
        }
    }
  }

  /// Segments that no segment of the other coder matches, by place.
  var disagreements: [ReliabilityData.Disagreement] {
    var found: [ReliabilityData.Disagreement] = []
    for source in sources {
      for code in data.codes {
        for first in data.coders.indices {
          for second in data.coders.indices.dropFirst(first + 1) {
            let a = segments(of: code, in: source, by: first)
            let b = segments(of: code, in: source, by: second)
            let matching = SegmentMatching(a, b, minimum: minimum)
            found += matching.onlyA.map { disagreement(on: a[$0], source, code, by: first, not: second) }
            found += matching.onlyB.map { disagreement(on: b[$0], source, code, by: second, not: first) }
          }
        }
      }
    }
    return found.sorted { a, b in
      (a.item.source, a.item.range ?? TextRange(0, 0)) < (b.item.source, b.item.range ?? TextRange(0, 0))
    }
  }

  private func disagreement(
    on range: TextRange, _ source: Int, _ code: String, by coder: Int, not other: Int
  ) -> ReliabilityData.Disagreement {
    let name = corpus.sources.document(source).source
    let item = ReliabilityData.Item(
      source: source, id: "\(name)#\(range.start)-\(range.end)", range: range, count: 1,
      judgements: data.coders.indices.map { $0 == coder ? [code] : $0 == other ? [] : nil })
    return ReliabilityData.Disagreement(item: item, code: code, given: [coder], withheld: [other])
  }
}
