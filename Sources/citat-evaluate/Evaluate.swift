internal import CorpusModel
internal import Foundation
internal import TextAnalysis
internal import UnicodeText

/// `citat-evaluate danish [--explain]`, `lemmas [--explain]`, `structure [-v] [GOLD …]`, `cut FILE` and `speed FILE`.
@main
struct Evaluate {
  static func main() throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    switch arguments.first {
    case "danish": try danish(explains: arguments.contains("--explain"))
    case "lemmas": LemmaFigures.printAll(explains: arguments.contains("--explain"))
    case "structure": try structure(Array(arguments.dropFirst()))
    case "cut" where arguments.count == 2: try cut(arguments[1])
    case "speed" where arguments.count == 2: try speed(arguments[1])
    default:
      print(
        "usage: citat-evaluate danish [--explain] | lemmas [--explain] | structure [-v] [GOLD …] | cut FILE | speed FILE"
      )
    }
  }

  /// The sentences of a file, each line a paragraph, with `|` between tokens; asides in braces of their own lines.
  private static func cut(_ path: String) throws {
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      let text = UTF8Text(String(line))
      let tokens = Tokenizer().tokens(in: text, range: text.range)
      for sentence in SentenceSplitter().sentences(of: tokens, in: text) {
        print(tokens[sentence].map { text.string(in: $0.range) }.joined(separator: "|"))
      }
      for aside in AsideFinder().asides(in: text, range: text.range) { print("{\(text.string(in: aside))}") }
    }
  }

  /// The development data, by name. CoNLL-U files are one paragraph.
  static func developmentData() throws -> [(name: String, texts: [GoldText])] {
    var result: [(name: String, texts: [GoldText])] = []
    if let content = SharedData.text("ud-danish-ddt/da_ddt-docs.jsonl") {
      result.append(("documents", try GoldText.documents(content)))
    }
    if let content = SharedData.text("ud-danish-ddt/da_ddt-ud-dev.conllu") {
      result.append(("UD dev", [GoldText.paragraph(conllu: content)]))
    }
    if let content = SharedData.text("ud-danish-ddt/da_ddt-train-reconstructed.conllu") {
      result.append(("UD train", [GoldText.paragraph(conllu: content)]))
    }
    return result
  }

  private static func danish(explains: Bool) throws {
    let data = try developmentData()
    if data.isEmpty { print("no development data: name their folder by CITAT_SHARED") }
    print(row("data", "unit", "gold", "found", "precision", "recall", "F1", "F1, own conventions"))
    for (name, texts) in data {
      let strict = DanishFigures(texts)
      let own = DanishFigures(texts.map { $0.inProjectConventions() })
      print(row(name, "token", strict.tokens, own.tokens))
      print(row(name, "sentence", strict.sentences, own.sentences))
      if explains { for difference in own.differences { print(name, difference) } }
    }
    print("\n" + (try BarTable().description))
  }

  private static func row(_ name: String, _ unit: String, _ strict: DanishFigures.Score, _ own: DanishFigures.Score)
    -> String
  {
    row(
      name, unit, "\(strict.gold)", "\(strict.found)", rounded(strict.precision), rounded(strict.recall),
      rounded(strict.f1),
      rounded(own.f1))
  }

  private static func row(_ fields: String...) -> String {
    fields.map { $0.padding(toLength: max(11, $0.count + 1), withPad: " ", startingAt: 0) }.joined()
  }

  private static func rounded(_ value: Double) -> String { String(format: "%.2f", value) }

  /// Analyses a second over the lines of a file, for `LemmaFigures`.
  private static func speed(_ path: String) throws {
    let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { UTF8Text(String($0)) }
    LemmaFigures.printSpeed(
      forms: lines.map { line in Tokenizer().tokens(in: line, range: line.range).map { line.string(in: $0.range) } })
  }
}
