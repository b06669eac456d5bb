internal import CorpusModel
internal import QualitativeCoding
internal import Workbench

/// What rules say of a unit, for a terminal: the codes with their sums, under each the rules that fire and that nearly do.
struct RulePrinter {
  let terminal: Terminal
  let corpus: Corpus
  let explanation: RuleExplanation

  func text() -> String {
    let document = explanation.document
    let unit = explanation.unit
    let speaker = unit.speaker.map { ", " + corpus.name(ofSpeaker: $0, in: document) } ?? ""
    var text =
      terminal.styled(Terminal.safe("\(document.source), \(unit.kind.rawValue) \(unit.number)\(speaker)"), .bold) + "\n"
    var words = StyledText()
    words.append(Terminal.safe(document.text(in: unit.range)))
    text += words.lines(width: min(terminal.columns, 100), indent: "    ", on: terminal)
    if explanation.accounts.isEmpty { return text + "\nno rule fires, and none nearly does\n" }
    for account in explanation.accounts { text += "\n" + block(account) }
    return text
  }

  private func block(_ account: RuleExplanation.Account) -> String {
    let sum = "\(Terminal.number(account.sum)) of \(Terminal.number(account.code.threshold))"
    var text =
      terminal.styled(account.code.id, .bold) + "  \(sum), \(account.isProposed ? "proposed" : "not proposed")\n"
    for (rule, matches) in account.fired {
      for (number, match) in matches.enumerated() {
        let weight = number == 0 ? Terminal.number(rule.weight) : ""
        text += line(weight, number == 0 ? rule.id : "", found(match))
      }
    }
    for near in account.near {
      text += line("–", near.rule.id, "\(near.words): \(near.reason.explanation)", style: .dim)
    }
    return text
  }

  private func line(_ weight: String, _ rule: String, _ found: String, style: Terminal.Style? = nil) -> String {
    let plain = "  " + weight.leftPadded(to: 5) + "  " + rule.padded(to: 28) + "  " + Terminal.safe(found)
    return (style.map { terminal.styled(plain, $0) } ?? plain) + "\n"
  }

  private func found(_ match: RuleMatch) -> String {
    var text = match.text
    if let context = match.context { return "\(place(context)): \(text)" }
    switch match.kind {
    case "head", "constituent": text += " (in a compound)"
    case "ellipsis": text += " (stands for \(match.expands ?? "a word that is left out"))"
    default: break
    }
    return text + (match.negation.map { "; near it '\($0)'" } ?? "")
  }

  private func place(_ context: RuleContext) -> String {
    switch context {
    case .unit: "in it"
    case .heading: "in a heading"
    case .question: "in the question"
    case .before: "just before"
    case .around: "around it"
    case .source: "in the source"
    }
  }
}
