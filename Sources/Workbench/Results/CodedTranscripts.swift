package import CorpusModel
package import Interchange
internal import QualitativeCoding

/// Whole texts with their codes beside them: comments in Word, the margin of a page.
package struct CodedTranscripts: Sendable {
  private let result: MatrixResult
  private let words: ReportWords
  private let run: RunRecord

  package init(_ result: MatrixResult, language: ReportLanguage, run: RunRecord) {
    self.result = result
    self.run = run
    words = ReportWords(language)
  }

  /// - Complexity: O(text + codings × paragraphs of their units).
  package var report: Report {
    let provenance = result.provenance(words, run)
    let rows = Dictionary(grouping: result.matrix.rows.filter { !$0.codings.isEmpty }, by: \.source)
    let documents = result.corpus.sources.map(\.document)
    var parts: [Report.Part] = result.basis == .proposals ? [.notice(words.proposalsOnly)] : []
    for document in documents {
      if documents.count > 1 { parts.append(.heading(document.source, level: 2)) }
      parts += self.parts(of: document, rows[document.source] ?? [])
    }
    return Report(
      title: documents.count == 1 ? documents[0].source : words.codedTexts, language: words.language,
      recordTitle: words.about, record: provenance.lines, provenance: provenance.line, parts: parts)
  }

  private func parts(of document: Document, _ rows: [Matrix.Row]) -> [Report.Part] {
    let turns = document.structure.turns
    return document.structure.paragraphs.compactMap { paragraph in
      if paragraph.range.isEmpty { return nil }
      if paragraph.kind == .heading { return .heading(document.text(in: paragraph.range), level: 3) }
      var range = paragraph.range
      var label: String?
      let next = turns.partitionPoint { $0.range.end <= range.start }
      if next < turns.count, let words = turns[next].range.intersection(range) {
        // The label stands before the first paragraph of a turn only.
        if words.start == turns[next].range.start {
          label = result.corpus.name(ofSpeaker: turns[next].speaker, in: document)
        }
        range = words
      }
      let text = UTF8Text(document.text(in: range))
      return .coded(Report.Coded(label: label, text: text, notes: notes(on: range, rows)))
    }
  }

  /// What lies on a stretch of a text, a note for each code and coder, by place.
  private func notes(on range: TextRange, _ rows: [Matrix.Row]) -> [Report.Coded.Note] {
    let first = rows.partitionPoint { $0.unit.range.end <= range.start }
    var notes: [Report.Coded.Note] = []
    for row in rows[first...] where row.unit.range.overlaps(range) {
      for coding in row.codings {
        guard let own = (coding.range ?? row.unit.range).intersection(range), !own.isEmpty else { continue }
        let code = result.codebook.code(coding.code)
        let name = (code?.name ?? coding.code) + (coding.origin == .proposal ? " (\(words.proposal))" : "")
        let because = coding.matches.isEmpty ? "" : ": " + result.words(of: [coding], in: row)
        let note = Report.Coded.Note(
          range: TextRange(own.start - range.start, own.end - range.start), text: name + because,
          author: coding.coder.map { result.coderNames[$0] ?? $0 } ?? words.ruleAuthor, date: coding.created ?? "",
          color: result.theme(of: coding.code).flatMap {
            code?.color ?? result.codebook.themes[$0].color
          })
        notes.append(note)
      }
    }
    return notes.enumerated().sorted {
      ($0.element.range.start, $1.element.range.end, $0.offset) < (
        $1.element.range.start, $0.element.range.end, $1.offset
      )
    }.map(\.element)
  }
}
