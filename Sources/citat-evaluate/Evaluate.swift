import ArgumentParser
import Foundation
import TextAnalysis

/// Figures against gold data.
@main
struct Evaluate: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "citat-evaluate", abstract: "Figures against gold data.", subcommands: [Danish.self])
}

/// Lemmas, parts of speech and compounds.
struct Danish: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lemmas, parts of speech and compounds against UD Danish dev and the compound gold.")

  @Option(help: "The folder of shared data.")
  var shared = ProcessInfo.processInfo.environment["CITAT_SHARED"] ?? "../shared"

  @Flag(help: "Show what went wrong.")
  var errors = false

  func run() throws {
    let dev = try String(contentsOfFile: "\(shared)/ud-danish-ddt/da_ddt-ud-dev.conllu", encoding: .utf8)
    let gold = try String(contentsOfFile: "\(shared)/compounds-da/dev.tsv", encoding: .utf8)
    let sentences = LemmaFigures.sentences(conllu: dev)
    let analyzer = DanishAnalyzer()
    let lemmas = LemmaFigures.lemmas(sentences, by: analyzer)
    line("lemma accuracy, form only", lemmas.share, bar: 96.5, lemmas.errors)
    let same = LemmaFigures.sameLemma(sentences, by: analyzer)
    line("same-lemma F, noun/verb/adjective", same.0.f, bar: 95, same.errors)
    let compounds = LemmaFigures.compounds(LemmaFigures.compounds(tsv: gold), by: analyzer)
    line("compounds, accuracy", compounds.all.share, bar: 91, compounds.all.errors)
    line("compounds, exact on non-compounds", compounds.simple.share, bar: 95, [])
    line("compounds, exact on compounds", compounds.compound.share, bar: nil, [])
    line("compounds, boundary F", compounds.boundaries.f, bar: 93, [])
  }

  private func line(_ name: String, _ value: Double, bar: Double?, _ wrong: [String]) {
    let goal = bar.map { "  bar \($0)  \(value >= $0 ? "reached" : "MISSED")" } ?? ""
    print("\(name): \((value * 100).rounded() / 100)\(goal)")
    if errors { for error in wrong { print("    \(error)") } }
  }
}
