internal import CorpusModel
internal import CorpusQuery
internal import Foundation
internal import TextAnalysis
internal import Workbench

/// Counts of words over an indexed table of texts beside Python's `collections.Counter` over the same words:
/// `citat-bench statistics CORPUS.tsv`. The columns are id, source, date, speaker, text.
struct StatisticsBench {
  private let corpus: String

  init(corpus: String) { self.corpus = corpus }

  private static let columns = ["id", "source", "date", "speaker", "text"]

  /// Seconds of the processor for each count, best of some rounds, and its bar.
  func report() async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "citat-bench-\(getpid())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let own = folder + "/corpus.tsv"
    try FileManager.default.createSymbolicLink(
      atPath: own, withDestinationPath: URL(filePath: corpus).standardizedFileURL.path)
    let analyzer = DanishAnalyzer()
    _ = try await CorpusIndexer(own, analyzer: analyzer, columns: Self.columns).run()
    let texts = try await Corpus.reading([own], analyzer: analyzer)
    var frequencies = FrequencyCount.Options()
    frequencies.limit = 50
    let words = try FrequencyCount(in: texts, options: frequencies)
    let size = words.size
    // The word whose hits come nearest to 10,000.
    var list = FrequencyCount.Options()
    list.minimum = 5000
    let node = try FrequencyCount(in: texts, options: list).rows.min { abs($0.count - 10_000) < abs($1.count - 10_000) }
    let sources = texts.sources.count
    var lines = [
      "\(size) words in \(sources) texts; the node is a word with \(node?.count ?? 0) hits", "",
      "| count | processor s | bar |", "|---|---|---|",
    ]
    func measured(_ name: String, _ bar: String, _ body: () throws -> Void) throws {
      var best = Double.infinity
      for _ in 0..<3 {
        let start = StepMarks.cpuSeconds
        try body()
        best = min(best, StepMarks.cpuSeconds - start)
      }
      lines.append("| \(name) | \((best * 1000).rounded() / 1000) | \(bar) |")
    }
    try measured("word frequencies", "0.1") { _ = try FrequencyCount(in: texts, options: frequencies) }
    try measured("bigrams", "3") { _ = try SequenceCount(of: 2, in: texts, options: frequencies) }
    var collocates = CollocateCount.Options()
    collocates.kind = .words
    collocates.limit = 50
    try measured("collocates", "0.1") {
      _ = try CollocateCount(of: "=\(node?.name ?? "")", in: texts, options: collocates, vocabulary: .none)
    }
    var keyness = KeynessCount.Options()
    keyness.kind = .words
    keyness.limit = 50
    keyness.resamples = 0
    try measured("keyness of two halves", "0.2") {
      _ = try KeynessCount.halves(of: texts, options: keyness)
    }
    lines += ["", try peer(own)]
    return lines.joined(separator: "\n")
  }

  /// The same counts by Python, over words that are cut at white space beforehand.
  private func peer(_ file: String) throws -> String {
    let script = """
      import sys, time
      from collections import Counter
      tokens = [w for line in open(sys.argv[1], encoding="utf-8") for w in line.rstrip("\\n").split("\\t")[-1].lower().split()]
      start = time.process_time(); Counter(tokens); words = time.process_time() - start
      start = time.process_time(); Counter(zip(tokens, tokens[1:])); pairs = time.process_time() - start
      print(f"collections.Counter over {len(tokens)} tokens at hand: words {words:.2f} s, bigrams {pairs:.2f} s")
      """
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["python3", "-c", script, file]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let output = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus != 0 { return "collections.Counter is left out: python3 failed" }
    return String(decoding: output, as: UTF8.self)
  }
}
