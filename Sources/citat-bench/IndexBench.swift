internal import CorpusModel
internal import CorpusQuery
internal import Foundation
internal import TextAnalysis
internal import Workbench

/// Our index beside tantivy and SQLite FTS5 over the same table of texts: `citat-bench index CORPUS.tsv QUERIES.json`.
///
/// The columns are id, source, date, speaker, text. The queries are a JSON object: freq, rare, prefix, kwic (a word), phrase,
/// near, and (two words), bm25 (words). The peers' scripts stand beside it.
struct IndexBench {
  private static let columns = ["id", "source", "date", "speaker", "text"]
  /// Ours are milliseconds of the processor, which do not count who else works on the machine; the peers' are of the clock.
  /// Each query is asked so often after the first time; the median counts.
  private static let rounds = 15
  private static let peers = ["tantivy", "fts5"]

  private let corpus: String
  private let queries: String
  private let words: [String: [String]]

  /// What keeps the bench from running, for a reader.
  struct Problem: Error {
    let text: String
  }

  init(corpus: String, queries: String) throws(Problem) {
    self.corpus = corpus
    self.queries = queries
    guard let bytes = FileManager.default.contents(atPath: queries),
      let object = (try? JSONSerialization.jsonObject(with: bytes)) as? [String: Any]
    else { throw Problem(text: "error: cannot read '\(queries)'\n  help: name a JSON file of query words") }
    words = object.compactMapValues { $0 as? [String] ?? ($0 as? String).map { [$0] } }
    let missing = ["freq", "rare", "prefix", "kwic", "phrase", "near", "and", "bm25"].first { words[$0] == nil }
    if let missing {
      throw Problem(text: "error: '\(queries)' has no '\(missing)'\n  help: name the words of each query")
    }
    guard FileManager.default.fileExists(atPath: corpus) else {
      throw Problem(
        text: "error: cannot find '\(corpus)'\n  help: name a table: \(Self.columns.joined(separator: ", "))")
    }
  }

  /// The tables of building and asking, as Markdown.
  ///
  /// Ours is built on all cores, and on one as the peers are.
  func report() async throws -> String {
    var skipped: [String] = []
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let own = try link(in: folder)
    let (kept, phases, ours) = try await build(own)
    let textBytes = kept.contents.textBytes
    var engines: [(name: String, result: PeerEngine.Result)] = [("citat", ours)]
    let python = ProcessInfo.processInfo.environment["PYTHON"] ?? "python3"
    let scripts = URL(filePath: queries).deletingLastPathComponent().path
    for name in Self.peers {
      do {
        let peer = PeerEngine(name, folder: scripts, python: python)
        engines.append(
          (
            name,
            try peer.run(
              corpus: URL(filePath: corpus).standardizedFileURL.path,
              queries: URL(filePath: queries).standardizedFileURL.path, index: folder + "/" + name)
          ))
      } catch let missing as PeerEngine.Missing {
        skipped.append("\(name) is left out: \(missing.reason)")
      }
    }
    var lines = [
      "\(textBytes) bytes of text, \(kept.contents.sources) texts, \(kept.contents.words) words, \(kept.contents.types) terms",
      "", "| build | seconds | processor s | MB per processor s | index / text | without the text |",
      "|---|---|---|---|---|---|",
    ]
    for (name, result) in engines {
      let cpu = result.cpuSeconds ?? 0
      let index = Double(result.indexBytes ?? 0) / Double(textBytes)
      lines.append(
        "| \(name) | \(number(result.seconds)) | \(number(cpu)) | \(number(Double(textBytes) / 1e6 / cpu)) | \(number(index)) | "
          + (name == "citat" ? "\(number(index - 1)) |" : "– |"))
    }
    do {
      let one = try PeerEngine.buildingOnOneCore(corpus: corpus, queries: queries)
      let speed = one.cpuSeconds.map { Double(textBytes) / 1e6 / $0 }
      lines.append(
        "| citat, one core | \(number(one.seconds)) | \(number(one.cpuSeconds)) | \(number(speed)) | – | – |")
    } catch let missing as PeerEngine.Missing {
      skipped.append("building on one core is left out: \(missing.reason)")
    }
    lines.append("")
    for phase in phases { lines.append("citat, \(phase.step.rawValue): \(number(phase.cpuSeconds)) processor s") }
    lines += ["", "| milliseconds (results) | " + engines.map(\.name).joined(separator: " | ") + " |"]
    lines.append("|---" + String(repeating: "|---", count: engines.count) + "|")
    for query in Query.allCases {
      let cells = engines.map { engine in
        engine.result.queries[query.rawValue].map { "\(number($0.milliseconds)) (\($0.count))" } ?? "–"
      }
      lines.append("| \(query.title) | " + cells.joined(separator: " | ") + " |")
    }
    do {
      lines += try check(engines[0].result, scripts: scripts, python: python)
    } catch let missing as PeerEngine.Missing {
      skipped.append("the counts are not checked: \(missing.reason)")
    }
    return (lines + skipped).joined(separator: "\n")
  }

  /// How long building takes, as a line of JSON: seconds of the clock and of the processor.
  func building() async throws -> String {
    let folder = try scratch()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (start, cpu) = (Clock.monotonic, StepMarks.cpuSeconds)
    _ = try await CorpusIndexer(try link(in: folder), analyzer: DanishAnalyzer(), columns: Self.columns).run()
    return "{\"s\": \(Clock.monotonic - start), \"cpu_s\": \(StepMarks.cpuSeconds - cpu)}"
  }

  /// A folder for what a run leaves.
  private func scratch() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "citat-bench-\(getpid())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }

  /// A link to the table, so that nothing is left beside it.
  private func link(in folder: String) throws -> String {
    let own = folder + "/corpus.tsv"
    try FileManager.default.createSymbolicLink(
      atPath: own, withDestinationPath: URL(filePath: corpus).standardizedFileURL.path)
    return own
  }

  /// What our queries take on the index that is kept for the corpus, without building and without peers.
  func answers() async throws -> String {
    let corpus = try await Corpus.reading([corpus])
    var lines = ["| milliseconds (results) | citat |", "|---|---|"]
    for query in Query.allCases {
      let answer = try ask(query, corpus)
      lines.append("| \(query.title) | \(number(answer.milliseconds)) (\(answer.count)) |")
    }
    return lines.joined(separator: "\n")
  }

  /// Our counts beside those of reading all texts word by word, as a table.
  ///
  /// - Throws: `PeerEngine.Missing` where the script that reads them is not there.
  private func check(_ own: PeerEngine.Result, scripts: String, python: String) throws -> [String] {
    let counts = try PeerEngine("reference", folder: scripts, python: python).referenceCounts(
      corpus: URL(filePath: corpus).standardizedFileURL.path, queries: URL(filePath: queries).standardizedFileURL.path)
    var lines = [
      "", "| counts | citat, hits | citat, texts | read word by word | its texts |", "|---|---|---|---|---|",
    ]
    for query in Query.allCases {
      guard let name = query.referenceName, let found = counts[name], let result = own.queries[query.rawValue] else {
        continue
      }
      let texts = result.texts.map { "\($0)" } ?? "–"
      let hits = query.countsTexts ? "–" : "\(found.hits)"
      lines.append("| \(query.title) | \(result.count) | \(texts) | \(hits) | \(found.texts) |")
    }
    return lines + [
      "",
      "Read word by word means runs of letters and digits. citat keeps one word whole where a hyphen, a period or a slash",
      "stands in it or a hyphen at its end (regerings-samarbejde, klima- og energi, www.kommunerne.dk), so that a part of it",
      "is no hit of '='; it cuts no word at an apostrophe, and takes words for the same that differ in accents.",
    ]
  }

  private func number(_ value: Double?) -> String { value.map { String(format: "%.3g", $0) } ?? "–" }

  // MARK: Building

  /// What a step of building took.
  private struct Phase {
    let step: CorpusIndexer.Step
    let cpuSeconds: Double
  }

  private func build(_ table: String) async throws -> (KeptIndex, [Phase], PeerEngine.Result) {
    let marks = StepMarks()
    let (start, cpu) = (Clock.monotonic, StepMarks.cpuSeconds)
    let kept = try await CorpusIndexer(table, analyzer: DanishAnalyzer(), columns: Self.columns) {
      marks.note($0.step)
    }.run()
    let (seconds, end) = (Clock.monotonic - start, StepMarks.cpuSeconds)
    let starts = [cpu] + [.words, .file].map { marks.start(of: $0) ?? end } + [end]
    let phases = zip(CorpusIndexer.Step.allCases, zip(starts, starts.dropFirst())).map {
      Phase(step: $0, cpuSeconds: $1.1 - $1.0)
    }
    let contents = kept.contents
    var result = PeerEngine.Result()
    result.seconds = seconds
    result.cpuSeconds = end - cpu
    result.indexBytes = contents.indexBytes + contents.textBytes
    let corpus = try await Corpus.reading([table])
    for query in Query.allCases { result.queries[query.rawValue] = try ask(query, corpus) }
    return (kept, phases, result)
  }

  // MARK: Asking

  /// What is asked; the peers' scripts know the names of the first.
  private enum Query: String, CaseIterable {
    case freq, hits, rare, phrase, near, prefix, and, bm25, kwic, sort, suffix, infix, regex, lemma

    var title: String {
      switch self {
      case .freq: "frequent word"
      case .hits: "frequent word, the positions of its hits"
      case .rare: "rare word"
      case .bm25: "top 10"
      case .and: "AND"
      case .near: "NEAR/5"
      case .kwic: "hits with 10 words each side"
      case .sort: "frequent word by right context"
      case .suffix: "*hed"
      case .infix: "*arbejd*"
      case .regex: "/.*(ning|else)s(krav|møde).*/"
      case .lemma: "netværk, inflected and in compounds"
      case .phrase, .prefix: rawValue
      }
    }

    /// What `reference.py` calls it; `nil` for what it does not count.
    var referenceName: String? {
      switch self {
      case .freq, .rare, .phrase, .prefix, .and, .kwic: rawValue
      case .near: "near5"
      case .bm25: "bm25_any"
      default: nil
      }
    }

    /// Whether the script counts texts only.
    var countsTexts: Bool { self == .and || self == .bm25 }
  }

  private func ask(_ query: Query, _ corpus: Corpus) throws -> PeerEngine.Answer {
    let asked = words[query.rawValue] ?? []
    let exact = asked.map { "=" + $0 }
    let text =
      switch query {
      case .freq, .rare, .kwic: exact.joined()
      case .sort, .hits: "=" + (words["freq"] ?? []).joined()
      case .phrase: "\"" + exact.joined(separator: " ") + "\""
      case .near: exact.joined(separator: " NEAR/5 ")
      case .prefix: asked.joined() + "*"
      case .and: exact.joined(separator: " AND ")
      case .bm25: exact.joined(separator: " OR ")
      case .suffix, .infix, .regex: query.title
      case .lemma: "netværk"
      }
    let parsed = try QueryParser.query(text)
    let texts = corpus.concordance(of: parsed, compounds: query == .lemma ? .any : .none).fileTable.rows.count
    let (milliseconds, count) = measured {
      let found = corpus.concordance(of: parsed, compounds: query == .lemma ? .any : .none)
      var selection = ConcordanceSelection()
      switch query {
      case .hits: return found.hits.spans.starts.count
      case .bm25:
        selection.limit = 10
        return corpus.ranking(of: parsed, found, by: .source, compounds: .none).shown(selection).count
      case .kwic: return ConcordanceResult(found, context: .words(10)).table.rows.count
      case .sort:
        selection.keys = [.right]
        return found.selecting(selection).count
      default: return found.hits.count
      }
    }
    return PeerEngine.Answer(milliseconds: milliseconds, count: count, texts: texts)
  }

  private func measured(_ body: () -> Int) -> (milliseconds: Double, count: Int) {
    var times: [Double] = []
    var count = body()
    for _ in 0..<Self.rounds {
      let start = StepMarks.cpuSeconds
      count = body()
      times.append((StepMarks.cpuSeconds - start) * 1000)
    }
    return (times.sorted()[Self.rounds / 2], count)
  }
}
