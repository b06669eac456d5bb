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
      if inputs == ["-"] {
        let reading = try VerbatimReader.text(StandardInput.bytes(), file: "standard input")
        let analysis = SentenceAnalysis.plain(
          source: "-", verbatim: reading.text, analyzer: analyzer, withPartsOfSpeech: withPartsOfSpeech)
        try write([analysis], format, madeFrom: [])
        return .done
      }
      if plain {
        var analyses: [SentenceAnalysis] = []
        let files = try InputFinder.files(for: inputs)
        for file in files {
          let reading = try VerbatimReader.text(try file.bytes(), file: file.path)
          analyses.append(
            SentenceAnalysis.plain(
              source: file.name, verbatim: reading.text, analyzer: analyzer, withPartsOfSpeech: withPartsOfSpeech))
        }
        try write(analyses, format, madeFrom: files.map(\.path))
        return .done
      }
      let corpus = try await Corpus.reading(inputs, analyzer: analyzer)
      corpus.reportReading()
      let analyses = SentenceAnalysis.analyses(
        of: corpus.sources, analyzer: corpus.analyzer, withPartsOfSpeech: withPartsOfSpeech)
      try write(analyses, format, madeFrom: corpus.files)
      try corpus.failIfSkipped()
      return .done
    }
  }

  private func write(_ analyses: [SentenceAnalysis], _ format: RowFormat, madeFrom files: [String]) throws {
    switch format {
    case .conllu: try output.write(analyses.map(\.conllu).joined(), madeFrom: files)
    case .json, .jsonl: try output.write(output.json(analyses.flatMap(\.jsonRows), format), madeFrom: files)
    default:
      let printer = SentencePrinter(terminal: output.terminal)
      try output.write(analyses.map { printer.text(of: $0) }.joined(separator: "\n"), madeFrom: files)
    }
  }
}
