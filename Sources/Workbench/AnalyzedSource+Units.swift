package import CorpusModel

extension AnalyzedSource {
  /// The units of a kind, in text order. They are numbered among all paragraphs and sentences, headings too, so that a
  /// number means the same in a matrix, a concordance and CoNLL-U.
  ///
  /// - Parameter includesInterviewer: Whether turns of the interviewer, and sentences and paragraphs in them, are units.
  package func units(_ kind: UnitKind, includesInterviewer: Bool) -> [Unit] {
    document.units(kind, includesInterviewer: includesInterviewer, sentences: sentences)
  }

  /// The unit that is coded where nobody asks for another: the turn, the quotation, else the paragraph.
  package var defaultUnitKind: UnitKind { document.defaultUnitKind }
}

extension Document {
  /// The units of a kind, as `AnalyzedSource` numbers them. Only sentences cost more than a look at the structure.
  ///
  /// - Parameter sentences: The document's; cut only where sentences are the units.
  func units(
    _ kind: UnitKind, includesInterviewer: Bool, sentences: @autoclosure () -> [AnalyzedSource.Sentence]
  ) -> [Unit] {
    let units: [Unit] =
      switch kind {
      case .turn: structure.turns.enumerated().map { turnUnit($1, number: $0 + 1) }
      case .quotation:
        structure.quotations.enumerated().map { number, quotation in
          Unit(
            kind: .quotation, number: number + 1, range: quotation.range, speaker: nil, role: quotation.role,
            section: quotation.section, time: nil)
        }
      case .paragraph:
        structure.paragraphs.enumerated().filter { $1.isBody || $1.kind == .turn }.map { number, paragraph in
          unit(.paragraph, number: number + 1, range: paragraph.range, section: paragraph.section)
        }
      case .sentence:
        sentences().enumerated().filter { structure.paragraphs[$1.paragraph].kind != .heading }.map {
          number, sentence in
          unit(
            .sentence, number: number + 1, range: sentence.range,
            section: structure.paragraphs[sentence.paragraph].section)
        }
      }
    return units.filter { unit in
      let isInterviewer = unit.speaker.map { structure.speakers[$0].isInterviewer } ?? false
      return !unit.range.isEmpty && (includesInterviewer || !isInterviewer)
    }
  }

  /// The unit that is coded where nobody asks for another: the turn, the quotation, else the paragraph.
  var defaultUnitKind: UnitKind {
    if !structure.turns.isEmpty { return .turn }
    return structure.quotations.isEmpty ? .paragraph : .quotation
  }

  private func turnUnit(_ turn: Turn, number: Int) -> Unit {
    Unit(
      kind: .turn, number: number, range: turn.range, speaker: turn.speaker,
      role: structure.speakers[turn.speaker].role, section: turn.section, time: turn.start)
  }

  /// A unit with the speaker, role and time of the turn or quotation that it lies in. A paragraph of a turn is cut to the
  /// turn's words.
  private func unit(_ kind: UnitKind, number: Int, range: TextRange, section: Int?) -> Unit {
    let next = structure.turns.partitionPoint { $0.range.end <= range.start }
    if next < structure.turns.count, let words = structure.turns[next].range.intersection(range) {
      let turn = structure.turns[next]
      return Unit(
        kind: kind, number: number, range: words, speaker: turn.speaker, role: structure.speakers[turn.speaker].role,
        section: section, time: turn.start)
    }
    let near = structure.quotations.partitionPoint { $0.range.end <= range.start }
    let quotation = structure.quotations.dropFirst(near).first.flatMap { $0.range.overlaps(range) ? $0 : nil }
    return Unit(
      kind: kind, number: number, range: range, speaker: nil, role: quotation?.role, section: section, time: nil)
  }
}
