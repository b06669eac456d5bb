import CorpusModel
import Interchange
import QualitativeCoding
import TestSupport
import Testing
import TextAnalysis

@testable import Workbench

@Suite struct CodedTranscriptsTests {
  /// What a report shows of a source: notes with the words that they lie on, and lines of lists.
  private struct Shown {
    var notes: [(name: String, author: String, words: String)] = []
    var lines: [String] = []

    init(_ parts: some Sequence<Report.Part>) {
      for part in parts {
        switch part {
        case .coded(let coded):
          notes += coded.notes.map { ($0.text, $0.author, coded.text.string(in: $0.range)) }
        case .list(let items): lines += items
        default: break
        }
      }
    }
  }

  @Test func `No coding of a random study is left out, wherever it lies`() async throws {
    for seed in 0..<UInt64(40) {
      let study = RandomStudy(seed: seed).study
      let corpus = try await ProjectCorpus(study, analyzer: DanishAnalyzer())
      let result = corpus.matrix(kinds: [], includesInterviewer: true, includesProposals: false)
      let report = CodedTranscripts(result, language: .danish, run: RunRecord(time: 0)).report
      let shown = Shown(report.parts)
      let names = Dictionary(study.coders.map { ($0.id, $0.name) }) { first, _ in first }
      for coding in study.codings {
        let content = try #require(study.sources.first { $0.source.id == coding.source })
        guard coding.range == nil || coding.revision == content.source.revision else { continue }
        let name = study.codebook.code(coding.code)?.name ?? ""
        let author = names[coding.coder] ?? coding.coder
        let line = shown.lines.contains { $0.contains(name) && $0.hasSuffix("(\(author))") }
        guard let range = coding.range, !range.isEmpty else {
          #expect(line, "seed \(seed): \(coding.id) lies on no text")
          continue
        }
        let words = content.document.text(in: range)
        let note = shown.notes.contains { note in
          note.name == name && note.author == author && (words.contains(note.words) || note.words.contains(words))
        }
        #expect(note || line, "seed \(seed): \(coding.id)")
      }
    }
  }

  @Test func `A coding of a heading is on the heading, one of a whole source stands before its text`() async throws {
    let test = try await TestProject()
    try test.folder.write("rapport.md", Array("# Naboer\n\nDe hjælper hinanden.\n".utf8))
    _ = try await ProjectImport(test.project, coder: "Anna Holm").run([test.folder.path + "/rapport.md"])
    let desk = CodingDesk(test.project, coder: "Anna Holm")
    _ = try desk.code(.quote("Naboer"), in: "rapport.md", codes: ["naboer"])
    _ = try desk.code(.whole, in: "rapport.md", codes: ["civilsamfund"])
    let result = try await ProjectCorpus(test.project).matrix(
      kinds: [], includesInterviewer: false, includesProposals: false)
    let report = CodedTranscripts(result, language: .danish, run: RunRecord(time: 0)).report
    let headings = report.parts.compactMap { part in
      if case .coded(let coded) = part, coded.level == 3 { coded } else { nil }
    }
    #expect(headings.map(\.text.string) == ["Naboer"])
    #expect(headings.first?.notes.map(\.author) == ["Anna Holm"])
    #expect(headings.first?.notes.allSatisfy { !$0.date.isEmpty } ?? false)
    #expect(Shown(report.parts).lines == ["Hele kilden: Civilsamfund (Anna Holm)"])
    #expect(report.markdown.contains("### Naboer\n"))
    #expect(report.page.contains("<h3><span class=\"code\""))
  }
}
