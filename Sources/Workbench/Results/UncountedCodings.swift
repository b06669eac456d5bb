internal import CorpusModel
internal import QualitativeCoding

/// Codings of a project that lie on no unit of a matrix, so that no row counts them.
package struct UncountedCodings: Equatable, Sendable {
  /// On an interviewer's words, where these are no units.
  package private(set) var interviewers = 0
  /// On words of paragraphs, where other units are chosen.
  package private(set) var paragraphs = 0
  /// On headings, names of speakers and other words that are no part of any unit.
  package private(set) var others = 0
  package private(set) var wholeSources = 0
  package private(set) var recordings = 0

  private let kinds: Set<UnitKind>

  /// Nothing for files, whose codings are units.
  ///
  /// - Parameter result: With all its rows: of chosen rows it is not known what they leave out.
  /// - Complexity: O(units + codings × log units).
  package init(_ result: MatrixResult) {
    kinds = Set(result.matrix.rows.lazy.map(\.unit.kind))
    guard let passages = result.passages else { return }
    let rows = Dictionary(grouping: result.matrix.rows) { result.sourceNumber(of: $0) }
    for (number, passages) in passages.enumerated() where !passages.isEmpty {
      let source = result.corpus.sources[number]
      let counted = Stretches((rows[number] ?? []).map(\.unit.range))
      let own = rows[number].map { Set($0.map(\.unit.kind)) } ?? [source.defaultUnitKind]
      // Cut only where a coding is not counted, which is seldom.
      lazy var spoken = Stretches(own.flatMap { source.units($0, includesInterviewer: true) }.map(\.range))
      lazy var paragraphs = Stretches(source.units(.paragraph, includesInterviewer: true).map(\.range))
      for passage in passages {
        guard let range = passage.range else {
          if passage.from == nil { wholeSources += 1 } else { recordings += 1 }
          continue
        }
        if counted.overlaps(range) { continue }
        if spoken.overlaps(range) {
          interviewers += 1
        } else if paragraphs.overlaps(range) {
          self.paragraphs += 1
        } else {
          others += 1
        }
      }
    }
  }

  /// How many codings no row counts.
  package var count: Int { interviewers + paragraphs + others + wholeSources + recordings }

  /// How many, where they lie and what counts them; `nil` where all are counted.
  package var note: String? {
    if count == 0 { return nil }
    let wanted = (UnitKind.allCases.filter { kinds.contains($0) } + [.paragraph]).map(\.rawValue).joined(separator: ",")
    let parts = [
      (interviewers, "on an interviewer's words (--interviewer counts them)"),
      (paragraphs, "on words of no such unit (--unit \(wanted) counts them)"),
      (others, "on headings and other words outside paragraphs"), (wholeSources, "on whole sources"),
      (recordings, "on places in recordings"),
    ].filter { $0.0 > 0 }.map { "\($0) \($1)" }
    return "\(count == 1 ? "1 coding lies" : "\(count) codings lie") on no unit that is counted: "
      + parts.joined(separator: ", ")
  }

  /// Ranges in order, none of which begins or ends before the one before it.
  private struct Stretches {
    private var ranges: [TextRange] = []

    /// O(n log n).
    init(_ units: [TextRange]) {
      for range in units.sorted(by: { ($0.start, $1.end) < ($1.start, $0.end) })
      where ranges.last.map({ $0.end < range.end }) ?? true {
        ranges.append(range)
      }
    }

    /// O(log n).
    func overlaps(_ range: TextRange) -> Bool {
      let next = ranges.partitionPoint { $0.end <= range.start }
      return next < ranges.count && ranges[next].start < range.end
    }
  }
}
