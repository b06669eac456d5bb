internal import CorpusIndex
package import CorpusModel
package import CorpusQuery
internal import QualitativeCoding

extension ProjectCorpus {
  /// The matrix of what people decided: a unit carries a code where a coding overlaps it. Codings of whole sources and of
  /// places in recordings are on no unit.
  ///
  /// - Parameters:
  ///   - kinds: The units; empty for each source's own.
  ///   - includesProposals: Whether proposals that nobody decided on are in it too, marked by their origin.
  /// - Complexity: O(units + codings × log units).
  package func matrix(
    kinds: [UnitKind], includesInterviewer: Bool, includesProposals: Bool
  ) -> MatrixResult {
    let order = Dictionary(uniqueKeysWithValues: codebook.codes.enumerated().map { ($1.id, $0) })
    let open = includesProposals ? Dictionary(grouping: self.open, by: \.source) : [:]
    var rows: [Matrix.Row] = []
    var places: [String: [Range<Int>]] = [:]
    for (number, (source, analyzed)) in zip(sources, corpus.sources).enumerated() {
      for kind in kinds.isEmpty ? [analyzed.defaultUnitKind] : kinds {
        let units = analyzed.units(kind, includesInterviewer: includesInterviewer)
        var codings: [[Coding]] = Array(repeating: [], count: units.count)
        func add(_ range: TextRange, _ coding: (TextRange?) -> Coding) {
          var unit = units.partitionPoint { $0.range.end <= range.start }
          while unit < units.count, units[unit].range.start < range.end {
            let coding = coding(range.intersection(units[unit].range))
            // The same coding a second time, at another date, tells nothing new.
            let isKnown = codings[unit].contains {
              $0.code == coding.code && $0.origin == coding.origin && $0.coder == coding.coder
                && $0.range == coding.range && $0.matches == coding.matches
            }
            if !isKnown { codings[unit].append(coding) }
            unit += 1
          }
        }
        for coding in self.codings[source.id] ?? [] where coding.revision == source.revision {
          guard let range = coding.range else { continue }
          places[coding.code, default: []].append(corpus.positions(of: range, in: number))
          add(range) { part in
            Coding(
              code: coding.code, origin: Coding.Origin(coding.origin), coder: coding.coder, range: part,
              created: coding.created, matches: coding.matches)
          }
        }
        for proposal in open[source.id] ?? [] where proposal.revision == source.revision {
          places[proposal.code, default: []].append(corpus.positions(of: proposal.range, in: number))
          add(proposal.range) { _ in Coding(code: proposal.code, origin: .proposal, matches: proposal.matches) }
        }
        for (unit, own) in zip(units, codings) {
          let sorted = own.enumerated().sorted {
            (order[$0.element.code] ?? .max, $0.offset) < (order[$1.element.code] ?? .max, $1.offset)
          }
          rows.append(Matrix.Row(source: source.name, unit: unit, codings: sorted.map(\.element)))
        }
      }
    }
    return MatrixResult(
      corpus: corpus, codebook: codebook, matrix: Matrix(themes: codebook.themes, rows: rows),
      basis: includesProposals ? .both : .decided, variables: caseVariables.variables.isEmpty ? nil : caseVariables,
      project: name
    ).with(
      summaries: summaries, codeMemos: codeMemos, rejections: rejections, codedPlaces: places,
      coderNames: coderNames, passages: passages(includesProposals: includesProposals))
  }

  /// All codings of the texts as they are now, by source.
  private func passages(includesProposals: Bool) -> [[CodedTranscripts.Passage]] {
    let open = includesProposals ? Dictionary(grouping: self.open, by: \.source) : [:]
    return sources.map { source in
      let decided = (codings[source.id] ?? []).filter { $0.revision == source.revision }.map { coding in
        CodedTranscripts.Passage(
          range: coding.range, from: coding.from, until: coding.until, code: coding.code, isProposal: false,
          coder: coderNames[coding.coder] ?? coding.coder, matches: coding.matches, date: coding.created)
      }
      let proposed = (open[source.id] ?? []).filter { $0.revision == source.revision }.map { proposal in
        CodedTranscripts.Passage(
          range: proposal.range, from: nil, until: nil, code: proposal.code, isProposal: true, coder: nil,
          matches: proposal.matches, date: "")
      }
      return decided + proposed
    }
  }

  /// The texts with their codings, so that words can be counted by theme, case and variable.
  ///
  /// - Parameter includesProposals: Whether proposals that nobody decided on count too.
  package func corpusWithCodings(includesProposals: Bool) -> Corpus {
    corpus.with(
      annotations: annotations(includesProposals: includesProposals),
      variables: caseVariables.variables.isEmpty ? nil : caseVariables)
  }

  /// Where people said no to what rules proposed, in the texts as they are now.
  private var rejections: [MatrixResult.Rejection] {
    sources.flatMap { source in
      (decisions[source.id] ?? []).filter { $0.verdict == .rejected && $0.revision == source.revision }.map {
        MatrixResult.Rejection(source: source.name, code: $0.code, range: $0.range)
      }
    }
  }

  /// Where a query is found: the id of the source and the words, by source and place.
  ///
  /// - Throws: `QueryError` for a query that cannot be read.
  package func places(of query: String) throws -> [(source: String, range: TextRange)] {
    let parsed = try QueryParser.query(query)
    let annotations = annotations(includesProposals: false)
    try parsed.requireFields(of: annotations)
    let hits = corpus.evaluator(for: parsed, compounds: .any, annotations: annotations).hits(of: parsed)
    return hits.map { hit in
      let (number, range) = corpus.place(of: hit.positions)
      return (sources[number].id, range)
    }
  }

  /// What queries may ask of the codings: `theme:`, `code:`, `coder:` and `case:`.
  ///
  /// - Parameter includesProposals: Whether proposals that nobody decided on count too.
  package func annotations(includesProposals: Bool) -> AnnotationSet {
    var result: [AnnotationSet.Annotation] = []
    let names = Dictionary(uniqueKeysWithValues: codebook.codes.map { ($0.id, $0.name) })
    func values(_ code: String, _ coder: String?) -> [Field: [String]] {
      let theme = codebook.theme(of: code)
      return [
        .theme: [theme?.id, theme?.name].compactMap(\.self), .code: [code, names[code]].compactMap(\.self),
        .coder: [coder].compactMap(\.self),
      ]
    }
    let open = includesProposals ? Dictionary(grouping: self.open, by: \.source) : [:]
    for (number, source) in sources.enumerated() {
      let whole = corpus.sources.document(number).canonical.range
      for coding in codings[source.id] ?? [] where coding.revision == source.revision {
        let range = coding.range ?? (coding.from == nil ? whole : nil)
        guard let range else { continue }
        result.append(
          AnnotationSet.Annotation(
            positions: corpus.positions(of: range, in: number), values: values(coding.code, coding.coder)))
      }
      for proposal in open[source.id] ?? [] where proposal.revision == source.revision {
        result.append(
          AnnotationSet.Annotation(
            positions: corpus.positions(of: proposal.range, in: number), values: values(proposal.code, nil)))
      }
    }
    return AnnotationSet(result + corpus.caseAnnotations, fields: [.theme, .code, .coder, .case])
  }
}

extension Coding.Origin {
  init(_ origin: StudyCoding.Origin) {
    switch origin {
    case .manual: self = .manual
    case .accepted: self = .accepted
    case .imported: self = .imported
    }
  }
}
