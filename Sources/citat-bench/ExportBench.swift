internal import CorpusModel
internal import DocumentStructure
internal import Foundation
internal import Interchange
internal import QualitativeCoding
internal import Workbench

/// What files of 100,000 codings on 50 themes cost: `citat-bench export`.
///
/// The bars are 5 s and 200 MB for xlsx, 1 s for csv. Memory is the highest of the whole program, texts and index included.
struct ExportBench {
  private let sources: Int
  private let themes: Int
  private let codings: Int

  init(sources: Int = 100, themes: Int = 50, codings: Int = 100_000) {
    self.sources = sources
    self.themes = themes
    self.codings = codings
  }

  private static let words = [
    "jeg", "og", "det", "vi", "familien", "naboen", "forening", "kommunen", "barnet", "netværk", "skolen", "møde",
    "samarbejdet", "psykiatrien", "henvisning", "hverdagen", "støtte", "plan", "ringer", "hjælper", "når", "ikke",
  ]

  /// Each file with the processor's time and the memory it took.
  func report() throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "citat-bench-\(getpid())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let result = matrix()
    let coded = result.rows(includingUncoded: false).count
    var lines = [
      "\(codings) codings of \(themes) themes on \(coded) units in \(sources) sources; before: \(Self.memory) MB", "",
      "| file | processor s | bar | MB of memory | bar | size in MB |", "|---|---|---|---|---|---|",
    ]
    func measured(_ name: String, _ seconds: String, _ memory: String, _ body: (String) throws -> Void) throws {
      let start = StepMarks.cpuSeconds
      let file = folder + "/" + name
      try body(file)
      let time = StepMarks.cpuSeconds - start
      let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
      lines.append(
        "| \(name) | \((time * 100).rounded() / 100) | \(seconds) | \(Self.memory) | \(memory) | \(size / 1_000_000) |")
    }
    var options = MatrixOptions()
    let run = RunRecord(time: 0)
    let report = MatrixReport(result, options: options, language: .danish, run: run)
    try measured("ord.xlsx", "5", "200") { file in
      _ = try report.report(for: .workbook).writeWorkbook(to: file, time: 0)
    }
    options.cells = .binary
    let binary = MatrixReport(result, options: options, language: .danish, run: run)
    try measured("tal.xlsx", "5", "200") { file in
      _ = try binary.report(for: .workbook).writeWorkbook(to: file, time: 0)
    }
    try measured("ord.csv", "1", "–") { file in
      let wide = MatrixResult.WideTable(result, includingUncoded: false, cells: .words, provenance: "bench")
      let bytes = DelimitedWriter(.csv, isRaw: false).bytes(
        columns: wide.columns, rows: wide.rows.lazy.map { wide.line($0) })
      try FileWriter.write(bytes, to: file, notReplacing: [])
    }
    try measured("side.html", "–", "–") { file in
      try FileWriter.write(report.report(for: .page).page, to: file, notReplacing: [])
    }
    return lines.joined(separator: "\n")
  }

  /// Interviews of 1,000 answers of ten words, each coded with its share of the codings.
  private func matrix() -> MatrixResult {
    var seed: UInt64 = 7
    func below(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(limit))
    }
    let place = CodebookLocation(file: "bench.yaml", line: 1, column: 1, text: "")
    let codes = (1...themes).map { number in
      Code(
        id: "tema-\(number)", name: "Tema \(number)", color: "#2E7D5B", definition: "Det, som tema \(number) er.",
        inclusion: [], exclusion: [], examples: [], related: [], memo: nil, threshold: 1, rules: [], codes: [],
        location: place)
    }
    let reader = DocumentReader { _ in true }
    let documents = (0..<sources).map { number -> Document in
      var text = ""
      for turn in 0..<1000 {
        text += turn % 2 == 0 ? "IP1: " : "IP2: "
        for _ in 0..<10 { text += Self.words[below(Self.words.count)] + " " }
        text += "sådan.\n"
      }
      return reader.document(source: "interview-\(number).txt", verbatim: UTF8Text(text))
    }
    let corpus = Corpus(documents: documents)
    let units = corpus.sources.flatMap { source in
      source.units(.turn, includesInterviewer: true).map { (source.document.source, $0, source.document) }
    }
    let each = max(1, codings / units.count)
    let rows = units.map { source, unit, document in
      let codings = (0..<each).map { _ in
        Coding(
          code: codes[below(themes)].id, origin: .accepted, coder: "anna", range: unit.range,
          matches: [
            RuleMatch(
              rule: "r", text: document.text(in: TextRange(unit.range.start, unit.range.start + 2)),
              ranges: [TextRange(unit.range.start, unit.range.start + 2)], expands: nil)
          ])
      }
      return Matrix.Row(source: source, unit: unit, codings: codings)
    }
    let book = Codebook(name: "Bench", themes: codes)
    return MatrixResult(
      corpus: corpus, codebook: book, matrix: Matrix(themes: book.themes, rows: rows), basis: .decided)
  }

  /// The most memory this program has had, in MB.
  private static var memory: Int {
    var usage = rusage()
    // The C library names the type of its first argument in two ways, by what else is imported.
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Int(usage.ru_maxrss) / 1024
  }
}
