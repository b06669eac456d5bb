internal import CorpusModel
internal import TextAnalysis
internal import Workbench

/// Sentences for a terminal: a word a line, with its lemma and the parts of a compound.
struct SentencePrinter {
  let terminal: Terminal

  func text(of analysis: SentenceAnalysis) -> String {
    var text = ""
    for sentence in analysis.sentences {
      let words = sentence.rows.filter(\.token.isWord)
      let form = min(36, words.map { $0.form.unicodeScalars.count }.max() ?? 0)
      let lemma = min(30, words.map { ($0.analysis.lemmas.first ?? "").unicodeScalars.count }.max() ?? 0)
      for row in sentence.rows {
        var line = Terminal.safe(row.form).padded(to: form)
        if row.token.isWord {
          line += "  " + Terminal.safe(row.analysis.lemmas.joined(separator: " / ")).padded(to: lemma)
          if !row.analysis.parts.isEmpty {
            line += "  " + terminal.styled(row.analysis.parts.map(\.text).joined(separator: "+"), .dim)
            line += "  " + terminal.styled(row.analysis.constituents.map(\.lemma).joined(separator: ", "), .dim)
          }
        }
        while line.hasSuffix(" ") { line.removeLast() }
        text += line + "\n"
      }
      text += "\n"
    }
    return text
  }
}
