internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import Workbench

struct IndexCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "index",
    abstract: "Keep an index of texts, so that searching large material is fast.",
    discussion: """
      Without an index all texts are read for each search, and nothing is written. An index holds the texts' words; it is kept \
      in the folder (.citat-index, for your eyes only) and used by search and its like. When texts change it is made again by \
      itself, and only what changed is read.

        citat index interviews
        citat index interviews --verify
        citat index interviews --forget
        citat index korpus.tsv --columns id,source,date,speaker,text

      A .tsv or .jsonl file with a text on each line is read when it is named; say what its columns are (id, source, date, \
      speaker, role, text; other names are passed over).
      """)

  @Argument(help: "A folder, a file, or a table with a text on each line.")
  var path: String

  @Option(help: "The columns of a table of texts, with commas between.")
  var columns: String?

  @Flag(help: "Compare the contents of all files and of the index, not only sizes and times.")
  var verify = false

  @Flag(help: "Remove the index.")
  var forget = false

  @OptionGroup var register: RegisterOptions

  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md])
      if forget {
        let wasThere = try KeptIndex.forget(path)
        StandardError.write(wasThere ? "removed the index of '\(path)'\n" : "there is no index of '\(path)'\n")
        return wasThere ? .done : .nothingFound
      }
      let analyzer = try register.analyzer()
      let (kept, doubt) = KeptIndex.opening(path, analyzer: analyzer, verifies: verify)
      let wanted = columns.map { $0.split(separator: ",").map(String.init) }
      let current: KeptIndex
      if let kept, doubt == nil, wanted == nil || wanted == kept.contents.columns {
        current = kept
        StandardError.write("the index is up to date\n")
      } else {
        if let doubt { StandardError.write("note: the index is made again: \(doubt.explanation)\n") }
        let bar = ProgressBar()
        current = try await CorpusIndexer(
          path, analyzer: analyzer, columns: wanted ?? kept?.contents.columns, verifies: verify
        ) {
          bar.show($0.done, of: $0.all, $0.step.rawValue)
        }.run()
        bar.clear()
        StandardError.write(notes: current.notes)
        StandardError.write(current.failures, areOfLines: current.contents.columns != nil)
      }
      let table = current.table
      switch format {
      case .csv, .tsv: try output.write(output.delimited(table, format), madeFrom: current.files)
      case .json, .jsonl: try output.write(output.json(table.jsonRows, format), madeFrom: current.files)
      case .md: try output.write(Markup.markdown(table), madeFrom: current.files)
      default: try output.write(current.summary + "\n", madeFrom: current.files)
      }
      if !current.failures.isEmpty { throw ExitCode(2) }
      return .done
    }
  }
}
