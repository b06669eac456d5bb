internal import CorpusModel
internal import Foundation

/// What this machine does with a text of Danish, one line a paragraph or turn: `citat-bench danish FILE` tokens and sentences
/// beside ICU, `citat-bench types FILE` the analysis of types and homographs.
/// `citat-bench export`: files of a large matrix. `citat-bench statistics CORPUS.tsv`: counts of words.
/// `citat-bench project`: what a large project costs. `citat-bench exchange`: REFI-QDA in and out.
/// `citat-bench index CORPUS.tsv QUERIES.json`: the index beside peers; `ask` asks the one that is kept, `build` only builds.
/// `citat-bench codebook CORPUS.tsv CODEBOOK.yaml`: a thousand rules beside regular expressions.
@main
struct Bench {
  static func main() async throws {
    do {
      try await run()
    } catch let error as any UserFacingError {
      fail(error.report.text())
    }
  }

  private static func run() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["project"] {
      print(try await ProjectBench().report())
      return
    }
    if arguments == ["exchange"] {
      print(try await ExchangeBench().report())
      return
    }
    if arguments == ["export"] {
      print(try ExportBench().report())
      return
    }
    if arguments.count == 2, arguments[0] == "statistics" {
      guard FileManager.default.fileExists(atPath: arguments[1]) else {
        fail("error: cannot find '\(arguments[1])'\n  help: name a table: id, source, date, speaker, text")
      }
      print(try await StatisticsBench(corpus: arguments[1]).report())
      return
    }
    if arguments.count == 3, ["index", "ask", "build"].contains(arguments[0]) {
      do {
        let bench = try IndexBench(corpus: arguments[1], queries: arguments[2])
        switch arguments[0] {
        case "ask": print(try await bench.answers())
        case "build": print(try await bench.building())
        default: print(try await bench.report())
        }
      } catch let problem as IndexBench.Problem {
        fail(problem.text)
      }
      return
    }
    if arguments.count == 3, arguments[0] == "codebook" {
      print(try await CodebookBench(corpus: arguments[1], codebook: arguments[2]).report())
      return
    }
    guard arguments.count == 2, ["danish", "types"].contains(arguments[0]) else {
      fail(
        """
        usage: citat-bench danish|types FILE, citat-bench project, citat-bench exchange, citat-bench export,
          citat-bench statistics CORPUS.tsv, citat-bench index|build|ask CORPUS.tsv QUERIES.json,
          or citat-bench codebook CORPUS.tsv CODEBOOK.yaml
          help: FILE is UTF-8 text, one line a paragraph or turn
        """
      )
    }
    guard let content = FileManager.default.contents(atPath: arguments[1]) else {
      fail("error: cannot read '\(arguments[1])'\n  help: name a text file")
    }
    guard let bench = DanishBench([UInt8](content)) else {
      fail("error: '\(arguments[1])' is not UTF-8\n  help: save it as UTF-8")
    }
    print(arguments[0] == "danish" ? bench.report() : TypeBench(bench.text, bench.lines).report())
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
