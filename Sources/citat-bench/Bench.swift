internal import Foundation

/// `citat-bench danish FILE`: what this machine does with a text of Danish, one line a paragraph or turn.
/// `citat-bench project`: what a large project costs.
@main
struct Bench {
  static func main() async throws {
    let arguments = Array(CommandLine.arguments.dropFirst())
    if arguments == ["project"] {
      print(try await ProjectBench().report())
      return
    }
    guard arguments.count == 2, arguments[0] == "danish" else {
      fail("usage: citat-bench danish FILE | project\n  help: FILE is UTF-8 text, one line a paragraph or turn")
    }
    guard let content = FileManager.default.contents(atPath: arguments[1]) else {
      fail("error: cannot read '\(arguments[1])'\n  help: name a text file")
    }
    guard let bench = DanishBench([UInt8](content)) else {
      fail("error: '\(arguments[1])' is not UTF-8\n  help: save it as UTF-8")
    }
    print(bench.report())
  }

  private static func fail(_ message: String) -> Never {
    FileHandle.standardError.write(Data((message + "\n").utf8))
    exit(1)
  }
}
