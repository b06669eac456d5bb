internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import Workbench

struct Analyze: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show sentences, words, lemmas, the parts of compounds, and words that are left out.",
    discussion: """
        citat analyze Corpora/gruppeinterview/psykiatri.txt
        citat analyze interviews --pos --format conllu --output interviews.conllu
        echo 'Vi får børne- og ungeområdet med.' | citat analyze -

      The first lemma is the one in its sentence: få, not the noun får, in 'vi får'. Without --pos the context decides \
      between the lemmas of forms that have several; with it the part of speech decides all. A word in brackets is meant \
      at the word above it and not written. With - (standard input) or --plain every line is a paragraph and nothing is lifted out.
      """)

  @Argument(help: "Files and folders, or - for standard input.")
  var inputs: [String]

  @Flag(help: "Take every line as a paragraph, and lift nothing out.")
  var plain = false

  @Flag(name: .customLong("pos"), help: "Show parts of speech (UPOS), and let them decide the lemmas.")
  var withPartsOfSpeech = false

  @OptionGroup var register: RegisterOptions

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .conllu, .json, .jsonl])
      let analyzer = try register.analyzer()
      let make = maker(of: format)
      func madePlain(_ bytes: [UInt8], source: String, file: String) throws -> Made {
        make(
          SentenceAnalysis.plain(
            source: source, verbatim: try VerbatimReader.text(bytes, file: file).text, analyzer: analyzer,
            withPartsOfSpeech: withPartsOfSpeech))
      }
      if inputs == ["-"] {
        try write(
          [try madePlain(StandardInput.bytes(), source: "-", file: "standard input")], format, madeFrom: [])
        return .done
      }
      if plain {
        let files = try InputFinder.files(for: inputs)
        var made: [Made] = []
        for file in files {
          do {
            made.append(try madePlain(try file.bytes(), source: file.name, file: file.path))
          } catch let error as any UserFacingError {
            StandardError.write(error.report)
          }
        }
        if !made.isEmpty { try write(made, format, madeFrom: files.map(\.path)) }
        if made.count < files.count { throw ExitCode(2) }
        return .done
      }
      let corpus = try await Corpus.reading(inputs, analyzer: analyzer)
      corpus.reportReading()
      let made = await SentenceAnalysis.map(
        corpus.sources, analyzer: corpus.analyzer, withPartsOfSpeech: withPartsOfSpeech, make)
      try write(made, format, madeFrom: corpus.files)
      try corpus.failIfSkipped()
      return .done
    }
  }

  /// A source as it is written.
  private enum Made: Sendable {
    case rows([JSONValue])
    case text(String)
  }

  private func maker(of format: RowFormat) -> @Sendable (SentenceAnalysis) -> Made {
    switch format {
    case .conllu: return { .text($0.conllu) }
    case .json: return { .rows($0.jsonRows) }
    case .jsonl: return { .text($0.jsonRows.map { $0.text + "\n" }.joined()) }
    default:
      let printer = SentencePrinter(terminal: output.terminal)
      return { .text(printer.text(of: $0)) }
    }
  }

  private func write(_ made: [Made], _ format: RowFormat, madeFrom files: [String]) throws {
    let texts = made.compactMap { if case .text(let text) = $0 { text } else { nil } }
    switch format {
    case .json:
      let rows: [JSONValue] = made.flatMap { piece -> [JSONValue] in
        if case .rows(let rows) = piece { rows } else { [] }
      }
      try output.write(output.json(rows, format), madeFrom: files)
    default: try output.write(texts.joined(separator: format == .text ? "\n" : ""), madeFrom: files)
    }
  }
}
