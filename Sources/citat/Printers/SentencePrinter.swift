internal import CorpusModel
internal import TextAnalysis
internal import UnicodeText
internal import Workbench

/// Sentences for a terminal: a word a line, with its lemma in context, its other lemmas, its part of speech where it was
/// asked for, and the parts of a compound. A word that is meant and not written stands in brackets below.
struct SentencePrinter {
  let terminal: Terminal

  func text(of analysis: SentenceAnalysis) -> String {
    analysis.sentences.map { sentence in
      let lines = sentence.rows.flatMap(self.lines)
      let form = min(36, lines.filter(\.isWord).map(\.form.columns).max() ?? 0)
      let lemma = min(30, lines.map(\.lemmas.columns).max() ?? 0)
      return lines.map { text(of: $0, form: form, lemma: lemma) + "\n" }.joined() + "\n"
    }.joined()
  }

  private struct Line {
    let form: String
    let isWord: Bool
    let lemmas: String
    /// `nil` where it was not asked for.
    let partOfSpeech: String?
    let analysis: TypeAnalysis
    let register: String?
  }

  private func lines(of row: SentenceAnalysis.Row) -> [Line] {
    let isWord = row.token.isWord
    let own = Line(
      form: row.form, isWord: isWord, lemmas: isWord ? row.lemmas.joined(separator: " / ") : "",
      partOfSpeech: row.reading.partOfSpeech?.tag, analysis: row.analysis,
      register: row.register)
    return [own]
      + row.ellipses.map { meant in
        Line(
          form: "(\(meant.form))", isWord: true, lemmas: meant.analysis.lemmas.joined(separator: " / "),
          partOfSpeech: row.reading.partOfSpeech == nil ? nil : "", analysis: meant.analysis,
          register: meant.analysis.lemmas.first.flatMap { meant.analysis.registers[$0] })
      }
  }

  private func text(of line: Line, form: Int, lemma: Int) -> String {
    var text = Terminal.safe(line.form).padded(to: form) + "  " + Terminal.safe(line.lemmas).padded(to: lemma)
    if let partOfSpeech = line.partOfSpeech { text += "  " + partOfSpeech.padded(to: 5) }
    var behind: [String] = []
    if !line.analysis.parts.isEmpty {
      behind.append(line.analysis.parts.map(\.text).joined(separator: "+"))
      behind.append(line.analysis.constituents.map(\.lemma).joined(separator: ", "))
    }
    if let register = line.register { behind.append("[\(register)]") }
    if terminal.hasKnownWidth, !behind.isEmpty,
      ([text] + behind).map(\.columns).reduce(-2, { $0 + 2 + $1 }) > terminal.columns
    {
      while text.hasSuffix(" ") { text.removeLast() }
      var styled = StyledText()
      styled.append(behind.joined(separator: " "), .dim)
      return text + "\n" + styled.lines(width: terminal.columns, indent: "    ", on: terminal).dropLast()
    }
    for piece in behind { text += "  " + terminal.styled(piece, .dim) }
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}

extension String {
  fileprivate var columns: Int { DisplayWidth.columns(of: Terminal.safe(self)) }
}
