internal import CorpusModel
internal import DocumentStructure
internal import Foundation
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

/// What a project of 300 interviews of 10,000 words with 100,000 codings costs: `citat-bench project`.
struct ProjectBench {
  private let folder: String
  private let sources: Int
  private let codings: Int

  init(sources: Int = 300, codings: Int = 100_000) {
    folder = FileManager.default.temporaryDirectory.appending(path: "citat-bench-\(getpid())").path
    self.sources = sources
    self.codings = codings
  }

  /// Fills a project and measures each step, by the clock, which includes the time the disk takes, and by what the processors worked.
  func report() async throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let file = folder + "/study.citat"
    var lines = ["\(sources) interviews of 10,000 words, \(codings) codings"]
    func measured<Value>(_ what: String, bar: Double?, times: Int = 1, _ body: () async throws -> Value) async throws
      -> Value
    {
      let (start, before) = (Clock.monotonic, Self.busy)
      var value = try await body()
      for _ in 1..<times { value = try await body() }
      let seconds = (Clock.monotonic - start) / Double(times)
      let busy = (Self.busy - before) / Double(times)
      let limit = bar.map { $0 < 1 ? "  (bar \(Int($0 * 1000)) ms)" : "  (bar \(Int($0)) s)" } ?? ""
      lines.append("\(what): \(Self.milliseconds(seconds)) ms, processor \(Self.milliseconds(busy)) ms\(limit)")
      return value
    }
    let project = try Project.create(at: file, name: "Bench", coder: "Anna", time: Clock.now)
    try await measured("fill the project", bar: nil) { try fill(project) }
    try project.close()
    let name = "interview-\(sources / 2).txt"
    try await measured("open and list", bar: 0.2, times: 5) {
      _ = try Project.open(file, for: .reading).read { try ProjectListing.sources($0) }
    }
    try await measured("open and show a document", bar: 0.2, times: 5) {
      _ = try SourceView(name, in: try Project.open(file, for: .reading), coder: nil)
    }
    let open = try Project.open(file, for: .changing)
    var number = 0
    try await measured("save a coding", bar: 0.02, times: 50) {
      number += 1
      _ = try CodingDesk(open, coder: "Bo").code(.unit(.turn, number * 2), in: name, codes: ["tema-1"])
    }
    _ = try await measured("apply a codebook of 12 themes, the first time: the index is made", bar: 5) {
      try await RuleRun(open, coder: "Anna").run()
    }
    let report = try await measured("apply it again", bar: 5) { try await RuleRun(open, coder: "Anna").run() }
    lines.append("  \(report.open + report.decided) proposals")
    _ = try await measured("the matrix of what was decided", bar: nil) {
      try await ProjectCorpus(open, includesProposals: false)
        .matrix(kinds: [], includesInterviewer: false, includesProposals: false)
    }
    var (desk, session) = try await measured("begin to review", bar: nil) {
      let desk = try ReviewDesk(open, coder: "Bo")
      return (desk, try await desk.session(source: name, queue: nil))
    }
    try await measured("a key of review that codes", bar: 0.02, times: 20) {
      for key in [ReviewKey.down, .character("c"), .character("t"), .enter] {
        if let effect = session.take(key) { await desk.run(effect, &session) }
      }
    }
    _ = try await measured("check everything", bar: nil) { try open.read { try $0.problems() } }
    _ = try await measured("undo", bar: nil) { try ProjectHistory(open, coder: "Bo").undo() }
    let size = try FileManager.default.attributesOfItem(atPath: file)[.size] as? Int ?? 0
    lines.append("the file: \(size / 1_000_000) MB")
    return lines.joined(separator: "\n")
  }

  /// Seconds that the processors worked for this program, in it and for it in the system.
  private static var busy: Double {
    var usage = rusage()
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
    return seconds(usage.ru_utime) + seconds(usage.ru_stime)
  }

  private static func milliseconds(_ seconds: Double) -> String {
    let tenths = Int((seconds * 1e4).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }

  private static let words = [
    "jeg", "og", "det", "er", "vi", "en", "så", "ikke", "familien", "naboen", "forening", "kommunen", "barnet",
    "netværk", "skolen", "frivillige", "samarbejdet", "træner", "moster", "lektiecafé", "psykiatrien", "henvisning",
    "udredning", "data", "journalen", "møde", "plan", "støtte", "hverdagen", "ringer", "hjælper", "taler", "med", "om",
    "til", "når", "der", "som", "har", "havde", "kan", "skal",
  ]

  private func fill(_ project: Project) throws {
    var seed: UInt64 = 42
    func below(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(limit))
    }
    let place = CodebookLocation(file: "", line: 1, column: 1, text: "")
    let queries = [
      "forening OR frivillig", "nabo NEAR/5 hjælpe", "moster", "samarbejde", "psykiatri", "henvisning OR udredning",
      "data AND journal", "møde ONEAR/3 plan", "støtte NOT kommune", "lektiecafé", "træner", "skole NEAR/3 barn",
    ]
    try project.write("codebook", coder: "Anna", time: Clock.now) { writer in
      for (number, query) in queries.enumerated() {
        let id = "tema-\(number + 1)"
        let rule = Rule(
          id: id + "#1", query: query, unless: nil, unit: nil, weight: 1, location: place, unlessLocation: nil)
        try writer.put(
          Code(
            id: id, name: "Tema \(number + 1)", color: "#2E7D5B", definition: nil, inclusion: [], exclusion: [],
            examples: [], related: [], memo: nil, threshold: 1, rules: [rule], codes: [], location: place), under: nil)
      }
    }
    let reader = DocumentReader { _ in true }
    for number in 0..<sources {
      var text = ""
      for turn in 0..<250 {
        text += turn % 2 == 0 ? "I: " : "IP1: "
        for _ in 0..<40 { text += Self.words[below(Self.words.count)] + " " }
        text += turn % 2 == 0 ? "hvordan?\n" : "sådan.\n"
      }
      let document = reader.document(source: "interview-\(number).txt", verbatim: UTF8Text(text))
      let content = StoredContent(
        document, original: Array(text.utf8), of: nil, file: document.source, encoding: "UTF-8", words: 10_000,
        time: Clock.now)
      try project.write("import", coder: "Anna", time: Clock.now, note: document.source) { writer in
        try writer.add(content, name: document.source)
        for _ in 0..<codings / sources {
          let turn = document.structure.turns[below(document.structure.turns.count)]
          try writer.put(
            StudyCoding(
              id: writer.identifier(), code: "tema-\(1 + below(12))", coder: writer.coder.id,
              source: content.revision.source, revision: content.revision.id, range: turn.range,
              words: document.text(in: turn.range), origin: .manual, created: Clock.now))
        }
      }
    }
  }
}
