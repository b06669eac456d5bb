package import CorpusModel
package import Interchange
internal import QualitativeCoding
internal import UnicodeText

/// Whole texts with their codes beside them: comments in Word, the margin of a page.
package struct CodedTranscripts: Sendable {
  /// A coding where it lies.
  struct Passage: Sendable {
    /// Bytes of canonical text; `nil` for a whole source or a place in a recording.
    let range: TextRange?
    /// Seconds of a recording.
    let from: Double?
    let until: Double?
    let code: String
    let isProposal: Bool
    /// The name of who coded; `nil` for rules.
    let coder: String?
    let matches: [RuleMatch]
    /// UTC, ISO 8601; empty where nobody decided.
    let date: String
  }

  private let result: MatrixResult
  private let words: ReportWords
  private let run: RunRecord

  package init(_ result: MatrixResult, language: ReportLanguage, run: RunRecord) {
    self.result = result
    self.run = run
    words = ReportWords(language)
  }

  /// - Complexity: O(text + codings × paragraphs that they lie on).
  package var report: Report {
    let provenance = result.provenance(words, run)
    let passages = result.passages ?? passagesOfUnits
    let documents = result.corpus.sources.map(\.document)
    var parts: [Report.Part] = result.basis == .proposals ? [.notice(words.proposalsOnly)] : []
    for (document, own) in zip(documents, passages) {
      if documents.count > 1 { parts.append(.heading(document.source, level: 2)) }
      parts += self.parts(of: document, own)
    }
    return Report(
      title: documents.count == 1 ? documents[0].source : words.codedTexts, language: words.language,
      recordTitle: words.about, record: provenance.lines, provenance: provenance.line, parts: parts)
  }

  /// The codings of the units, by source.
  private var passagesOfUnits: [[Passage]] {
    let rows = Dictionary(grouping: result.matrix.rows, by: \.source)
    return result.corpus.sources.map { source in
      (rows[source.document.source] ?? []).flatMap { row in
        row.codings.map { coding in
          Passage(
            range: coding.range ?? row.unit.range, from: nil, until: nil, code: coding.code,
            isProposal: coding.origin == .proposal, coder: coding.coder.map { result.coderNames[$0] ?? $0 },
            matches: coding.matches, date: coding.created ?? "")
        }
      }
    }
  }

  private func parts(of document: Document, _ passages: [Passage]) -> [Report.Part] {
    let paragraphs = document.structure.paragraphs
    var own: [[Passage]] = Array(repeating: [], count: paragraphs.count)
    // What lies on no paragraph is named before the text.
    var beside: [Passage] = []
    for passage in passages {
      var isShown = false
      if let range = passage.range {
        var next = paragraphs.partitionPoint { $0.range.end <= range.start }
        while next < paragraphs.count, paragraphs[next].range.start < range.end {
          own[next].append(passage)
          next += 1
          isShown = true
        }
      }
      if !isShown { beside.append(passage) }
    }
    let list: [Report.Part] = beside.isEmpty ? [] : [.list(beside.map { line(for: $0, in: document) })]
    return list + zip(paragraphs, own).compactMap { part(of: document, $0, $1) }
  }

  private func part(of document: Document, _ paragraph: Paragraph, _ passages: [Passage]) -> Report.Part? {
    let turns = document.structure.turns
    if paragraph.range.isEmpty { return nil }
    if paragraph.kind == .heading, passages.isEmpty {
      return .heading(document.text(in: paragraph.range), level: 3)
    }
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
    return .coded(
      Report.Coded(
        label: label, level: paragraph.kind == .heading ? 3 : nil, text: UTF8Text(document.text(in: range)),
        notes: notes(on: range, passages, document)))
  }

  /// What lies on a stretch of a text, a note for each coding, by place. One that lies beside its words, on a speaker's
  /// label, is on all of it.
  private func notes(on range: TextRange, _ passages: [Passage], _ document: Document) -> [Report.Coded.Note] {
    let notes = passages.map { passage in
      var own = passage.range?.intersection(range) ?? range
      if own.isEmpty { own = range }
      return Report.Coded.Note(
        range: TextRange(own.start - range.start, own.end - range.start), text: name(of: passage, in: document),
        author: passage.coder ?? words.ruleAuthor, date: passage.date,
        color: result.theme(of: passage.code).flatMap {
          result.codebook.code(passage.code)?.color ?? result.codebook.themes[$0].color
        })
    }
    return notes.enumerated().sorted {
      ($0.element.range.start, $1.element.range.end, $0.offset) < (
        $1.element.range.start, $0.element.range.end, $1.offset
      )
    }.map(\.element)
  }

  /// The code, and the words for which rules proposed it.
  private func name(of passage: Passage, in document: Document) -> String {
    let code = result.codebook.code(passage.code)
    let name = (code?.name ?? passage.code) + (passage.isProposal ? " (\(words.proposal))" : "")
    return passage.matches.isEmpty ? name : "\(name): \(MatrixResult.words(of: passage.matches))"
  }

  /// A coding that lies on no paragraph, in a line.
  private func line(for passage: Passage, in document: Document) -> String {
    let place: String
    if let range = passage.range {
      place = "»\(document.text(in: range))«"
    } else if let from = passage.from {
      place = [from, passage.until].compactMap { $0.map { Clock.text($0) } }.joined(separator: "–")
    } else {
      place = words.wholeSource
    }
    return "\(place): \(name(of: passage, in: document)) (\(passage.coder ?? words.ruleAuthor))"
  }
}
