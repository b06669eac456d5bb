package import CorpusModel
internal import DocumentStructure
package import Interchange
package import TextAnalysis

/// The Danish analysis of a source, for `citat analyze`.
package struct SentenceAnalysis: Sendable {
  private let source: AnalyzedSource
  private let analyzer: DanishAnalyzer

  package init(_ source: AnalyzedSource, analyzer: DanishAnalyzer) {
    self.source = source
    self.analyzer = analyzer
  }

  /// Plain paragraphs, one a line, from which nothing is lifted out.
  package static func plain(source: String, verbatim: UTF8Text) -> SentenceAnalysis {
    let analyzer = DanishAnalyzer()
    let reader = DocumentReader { analyzer.isKnown($0) }
    return SentenceAnalysis(
      AnalyzedSource(reader.plainDocument(source: source, verbatim: verbatim), keepsAsides: true), analyzer: analyzer)
  }

  /// A token with its analysis.
  package struct Row: Sendable {
    package let token: Token
    package let form: String
    package let analysis: TypeAnalysis
    /// Whether white space, or nothing, stands behind it.
    package let hasSpaceAfter: Bool
  }

  /// The sentences as rows, with the text of each.
  package var sentences: [(range: TextRange, paragraph: Int, rows: [Row])] {
    let text = source.document.canonical
    return source.sentences.map { sentence in
      let rows = sentence.tokens.map { index in
        let token = source.tokens[index]
        let form = text.string(in: token.range)
        let next = index + 1 < source.tokens.count ? source.tokens[index + 1].range.start : text.count
        let analysis =
          token.isWord ? analyzer.analysis(of: form) : TypeAnalysis(lemmas: [form], parts: [], constituents: [])
        return Row(
          token: token, form: form, analysis: analysis, hasSpaceAfter: next != token.range.end || next == text.count)
      }
      return (sentence.range, sentence.paragraph, rows)
    }
  }

  /// CoNLL-U. In MISC `SpaceAfter=No`, `Start=` and `End=` in bytes of canonical text, and for a compound `Parts=` and
  /// `Constituents=`.
  ///
  /// - Source: universaldependencies.org/format.html, revision 2.
  package var conllu: String {
    let name = Self.oneLine(source.document.source)
    var output = "# newdoc id = \(name)\n"
    var paragraph = -1
    for (number, sentence) in sentences.enumerated() {
      if sentence.paragraph != paragraph {
        paragraph = sentence.paragraph
        output += "# newpar\n"
      }
      let text = source.document.text(in: sentence.range)
      output += "# sent_id = \(name)-\(number + 1)\n# text = \(Self.oneLine(text))\n"
      for (index, row) in sentence.rows.enumerated() {
        var misc: [String] = []
        if !row.hasSpaceAfter { misc.append("SpaceAfter=No") }
        misc.append("Start=\(row.token.range.start)")
        misc.append("End=\(row.token.range.end)")
        if !row.analysis.parts.isEmpty {
          misc.append("Parts=" + row.analysis.parts.map { Self.escaped($0.text) }.joined(separator: "+"))
          misc.append("Constituents=" + row.analysis.constituents.map { Self.escaped($0.lemma) }.joined(separator: ","))
        }
        let lemma = row.analysis.lemmas.first ?? row.form
        let kind = row.token.kind == .punctuation ? "PUNCT" : row.token.kind == .number ? "NUM" : "_"
        output += "\(index + 1)\t\(row.form)\t\(lemma)\t\(kind)\t_\t_\t_\t_\t_\t\(misc.joined(separator: "|"))\n"
      }
      output += "\n"
    }
    return output
  }

  private static func oneLine(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" || $0 == "\r" ? " " : $0 }))
  }

  /// A value of MISC must not hold its separators.
  private static func escaped(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.map { "|=+, ".unicodeScalars.contains($0) ? "_" : $0 }))
  }

  /// One object a token.
  package var jsonRows: [JSONValue] {
    sentences.enumerated().flatMap { number, sentence in
      sentence.rows.map { row in
        .object([
          ("source", .string(source.document.source)), ("sentence", .integer(number + 1)), ("form", .string(row.form)),
          ("range", .range(row.token.range)), ("lemma", JSONValue(row.analysis.lemmas.first)),
          ("lemmas", .array(row.analysis.lemmas.map { .string($0) })),
          ("parts", .array(row.analysis.parts.map { .string($0.text) })),
          ("constituents", .array(row.analysis.constituents.map { .string($0.lemma) })),
        ])
      }
    }
  }
}
