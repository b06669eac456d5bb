internal import CorpusIndex
internal import CorpusModel
internal import QualitativeCoding
internal import UnicodeText

extension MatrixResult {
  /// The group that a row counts in; `nil` for one without a speaker among speakers.
  ///
  /// - Parameter grouping: One that `require` knows.
  func group(of row: Matrix.Row, by grouping: Grouping) -> String? {
    switch grouping {
    case .source, .text: return row.source
    case .role: return role(of: row) ?? Self.noRole
    case .speaker:
      guard let speaker = row.unit.speaker else { return nil }
      return "\(row.source): \(corpus.name(ofSpeaker: speaker, in: document(of: row)))"
    case .case: return document(of: row).caseName(of: row.unit) ?? Self.noRole
    case .question: return document(of: row).guideQuestion(of: row.unit) ?? Self.noRole
    case .section: return document(of: row).headings(of: row.unit.section).last ?? Self.noRole
    case .theme: return nil
    case .stretch(let count):
      let number = sourceNumber(of: row)
      let whole = corpus.index.sources.positions(of: number)
      let own = corpus.positions(of: row.unit.range, in: number)
      if whole.isEmpty { return Self.noRole }
      let place = min(whole.count - 1, max(0, own.lowerBound - whole.lowerBound))
      return Grouping.name(ofStretch: place * count / whole.count, of: count)
    case .variable(let name):
      guard let number = variables.number(of: name) else { return nil }
      return variables.value(number, ofCase: document(of: row).caseName(of: row.unit), in: row.source) ?? Self.noRole
    }
  }

  /// The groups in the order in which they are shown: sources in theirs, roles and values in Danish order or by number,
  /// others as they come. What has none is last.
  func groups(by grouping: Grouping) -> [String] {
    if grouping == .source || grouping == .text { return corpus.sources.map(\.document.source) }
    var seen = Set<String>()
    var groups = matrix.rows.compactMap { group(of: $0, by: grouping) }.filter { seen.insert($0).inserted }
    switch grouping {
    case .role: groups = roles + [Self.noRole]
    case .stretch(let count):
      groups = (0..<count).map { Grouping.name(ofStretch: $0, of: count) }.filter { seen.contains($0) } + [Self.noRole]
    case .variable:
      let numbers = Dictionary(uniqueKeysWithValues: groups.compactMap { name in Double(name).map { (name, $0) } })
      let areNumbers = groups.allSatisfy { numbers[$0] != nil || $0 == Self.noRole }
      groups.sort { a, b in
        areNumbers ? (numbers[a] ?? 0, a) < (numbers[b] ?? 0, b) : Collator.danish.precedes(a, b)
      }
    case .source, .text, .speaker, .case, .question, .section, .theme: break
    }
    return groups.filter { $0 != Self.noRole } + (seen.contains(Self.noRole) ? [Self.noRole] : [])
  }

  /// Throws for a grouping that the material cannot give.
  ///
  /// - Throws: `ResultError.unknownGrouping`, with the nearest; `ResultError.noCases`.
  package func require(_ grouping: Grouping) throws(ResultError) {
    switch grouping {
    case .source, .text, .role, .speaker, .question, .section, .theme, .stretch: return
    case .case:
      if !matrix.rows.contains(where: { document(of: $0).caseName(of: $0.unit) != nil }) { throw .noCases }
    case .variable(let name):
      if variables.number(of: name) == nil {
        throw .unknownGrouping(name, known: Grouping.named.map(\.key) + variables.variables.map(\.id))
      }
    }
  }
}
