internal import CorpusModel
internal import CorpusQuery
internal import TextAnalysis
internal import Workbench

/// How a query was read, for a terminal.
struct ExplanationPrinter {
  let terminal: Terminal

  /// Words of a kind that are named; the rest is counted.
  private static let mostForms = 60

  func text(of explanation: QueryExplanation) -> String {
    var text = lines(of: explanation.tree, "", "").joined(separator: "\n") + "\n"
    // The analysis of one word; of several only what they are looked up by.
    if explanation.words.count == 1, let account = explanation.words[0].account {
      text += "\n" + self.text(of: account)
    }
    if explanation.words.contains(where: { !$0.lemmas.isEmpty }) { text += "\n" }
    for word in explanation.words where !word.lemmas.isEmpty {
      text += Terminal.safe("\(word.text) is looked up as \(word.lemmas.joined(separator: ", "))") + "\n"
    }
    for word in explanation.words { text += word.expansions.map { self.text(of: word, $0) } ?? "" }
    while text.hasSuffix("\n\n") { text.removeLast() }
    return text
  }

  private func lines(of tree: QueryTree, _ first: String, _ rest: String) -> [String] {
    let note = tree.note.map { "  " + terminal.styled($0, .dim) } ?? ""
    var lines = [first + (tree.note == nil ? Terminal.safe(tree.text) : terminal.styled(tree.text, .bold)) + note]
    for (number, branch) in tree.branches.enumerated() {
      let isLast = number + 1 == tree.branches.count
      lines += self.lines(of: branch, rest + (isLast ? "└ " : "├ "), rest + (isLast ? "  " : "│ "))
    }
    return lines
  }

  private func text(of account: WordAccount) -> String {
    var table = Table(columns: [
      Table.Column("lemma"), Table.Column("pos"), Table.Column("share", title: "%", isNumeric: true),
      Table.Column("why"),
    ])
    for reading in account.readings {
      table.append([
        .text(reading.lemma), .text(reading.partOfSpeech.tag), .integer(Int((reading.share * 100).rounded())),
        .text(reading.ground.explanation),
      ])
    }
    var text = TablePrinter(terminal: terminal).text(of: table)
    if !account.parts.isEmpty {
      text += "parts: \(Terminal.safe(account.parts.map(\.text).joined(separator: "+")))\n"
      let constituents = account.constituents.map { constituent in
        constituent.lemma + (constituent.parts.upperBound == account.parts.count ? " (last)" : "")
      }
      text += "constituents: \(Terminal.safe(constituents.joined(separator: ", ")))\n"
    }
    return text
  }

  private func text(of word: QueryExplanation.Word, _ expansions: [QueryExplanation.Expansion]) -> String {
    let sum = expansions.reduce(0) { $0 + $1.count }
    var text = "\n\(terminal.styled(word.text, .bold)): \(sum) \(sum == 1 ? "hit" : "hits")\n"
    for kind in MatchKind.allCases {
      let own = expansions.filter { $0.kind == kind }
      if own.isEmpty { continue }
      var line = StyledText()
      line.append("\(kind.clause) \(own.reduce(0) { $0 + $1.count }): ", .dim)
      line.append(own.prefix(Self.mostForms).map { "\($0.form) \($0.count)" }.joined(separator: ", "))
      if own.count > Self.mostForms { line.append(", and \(own.count - Self.mostForms) more words") }
      text += line.lines(width: terminal.columns, indent: "  ", on: terminal)
    }
    return text
  }
}
