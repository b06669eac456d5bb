package import CorpusModel
package import QualitativeCoding
package import TextAnalysis

/// The examples of a codebook as tests of its rules.
package struct ExampleTest: Sendable {
  /// An example that the rules judge otherwise than the codebook.
  package struct Failure: Sendable {
    package let code: Code
    package let example: Example
    /// The rules that fire in it, with what they weigh.
    package let fired: [(rule: String, weight: Double)]
  }

  /// Examples that were run.
  package let count: Int
  /// In the order of the codebook.
  package let failures: [Failure]
  /// Codes whose examples were not run, since they have no rules; and codes that have no examples.
  package let withoutRules: [Code]
  package let withoutExamples: [Code]

  /// The kinds of unit that an example is taken for: a rule may be for some only.
  private static let kinds: [UnitKind] = [.turn, .quotation, .paragraph]

  /// Runs every example of the codes that have rules. O(rules × words).
  ///
  /// - Parameter codes: The ids of the codes whose examples are run; empty for all.
  package init(_ codebook: CompiledCodebook, codes: [String] = [], analyzer: DanishAnalyzer = DanishAnalyzer()) {
    var tested: [(number: Int, code: Code, example: Example)] = []
    for (number, code) in codebook.codes.enumerated()
    where !code.rules.isEmpty && (codes.isEmpty || codes.contains(code.id)) {
      tested += code.examples.map { (number, code, $0) }
    }
    let asked = codebook.codes.filter { codes.isEmpty || codes.contains($0.id) }
    withoutRules = asked.filter { $0.rules.isEmpty }
    withoutExamples = asked.filter { !$0.rules.isEmpty && $0.examples.isEmpty }
    let corpus = Corpus(
      documents: tested.enumerated().map { Self.document("example-\($0)", $1.example) }, analyzer: analyzer)
    let scanner = RuleScanner(corpus: corpus, codebook: codebook)
    let scans = Self.kinds.map { kind in
      scanner.scan(
        scanner.places(
          of: corpus.sources.enumerated().map { number, source in
            let turn = source.document.structure.turns.last
            return (
              number,
              Unit(
                kind: kind, number: 1, range: turn?.range ?? TextRange(0, 0), speaker: 0, role: nil,
                section: turn?.section, time: nil)
            )
          }, kind: kind))
    }
    count = tested.count
    failures = tested.enumerated().compactMap { number, test in
      // Of the kinds the one that comes nearest; they differ only where rules are for some.
      let fired = scans.map { $0.fired(code: test.number, unit: number).map { ($0.rule.id, $0.rule.weight) } }
      let most = fired.max { $0.reduce(0) { $0 + $1.1 } < $1.reduce(0) { $0 + $1.1 } } ?? []
      let isProposed = RuleScan.reaches(test.code.threshold, most.reduce(0) { $0 + $1.1 }) && !most.isEmpty
      return isProposed == test.example.isCoded
        ? nil : Failure(code: test.code, example: test.example, fired: most.map { (rule: $0.0, weight: $0.1) })
    }
  }

  /// An example as the last turn of a transcript, behind the question and under the heading that it names.
  private static func document(_ name: String, _ example: Example) -> Document {
    var text = ""
    var structure = Structure()
    structure.speakers = [
      Speaker(label: "A", role: nil, isInterviewer: false), Speaker(label: "I", role: nil, isInterviewer: true),
    ]
    func append(_ line: String, _ kind: Paragraph.Kind, section: Int?) -> TextRange {
      if !text.isEmpty { text += "\n" }
      let range = TextRange(text.utf8.count, text.utf8.count + line.utf8.count)
      text += line
      structure.paragraphs.append(Paragraph(range: range, kind: kind, section: section))
      return range
    }
    let heading = example.heading.map { append($0, .heading, section: 0) }
    let section = heading.map { _ in 0 }
    for (line, speaker) in [(example.question, 1), (example.text, 0)] {
      guard let line else { continue }
      structure.turns.append(
        Turn(
          range: append(line, .turn, section: section), speaker: speaker, start: nil, end: nil, section: section))
    }
    let canonical = UTF8Text(text)
    if let heading {
      structure.sections = [
        Section(heading: heading, range: TextRange(0, canonical.count), level: 1, parent: nil)
      ]
    }
    return Document(
      source: name, kind: .transcript, verbatim: canonical, canonical: canonical,
      map: .identity(count: canonical.count), structure: structure)
  }
}

extension ExampleTest.Failure {
  package var report: ErrorReport {
    let rules = fired.map { "'\($0.rule)' (\(RuleProblem.number($0.weight)))" }.joined(separator: ", ")
    let sum = fired.reduce(0) { $0 + $1.weight }
    if example.isCoded {
      return ErrorReport(
        "'\(code.id)' is not proposed for an example of it", excerpt: example.location?.excerpt(),
        help: fired.isEmpty
          ? "no rule fires in it"
          : "rules that fire weigh \(RuleProblem.number(sum)) of \(RuleProblem.number(code.threshold)): \(rules)")
    }
    return ErrorReport(
      "'\(code.id)' is proposed for an example that it is not for", excerpt: example.location?.excerpt(),
      help: "by \(rules)")
  }
}
