internal import CorpusModel
internal import DocumentStructure
internal import Foundation
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

/// What a REFI-QDA project of 600,000 characters and 10,000 codings costs: `citat-bench exchange`.
struct ExchangeBench {
  /// Seconds of processor time and of wall clock for each step.
  func report() async throws -> String {
    let folder = FileManager.default.temporaryDirectory.appending(path: "citat-bench-\(getpid())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var lines: [String] = []
    func measured<Value>(_ what: String, _ body: () async throws -> Value) async throws -> Value {
      let (start, used) = (Clock.monotonic, Self.processorTime)
      let value = try await body()
      func seconds(_ value: Double) -> String { String(format: "%.2f s", value) }
      lines.append(
        "\(what): \(seconds(Self.processorTime - used)) of the processor, \(seconds(Clock.monotonic - start)) in all  (bar 2 s)"
      )
      return value
    }
    let written = try QdpxWriter.bytes(of: study(), file: "bench.qdpx")
    let project = try Project.create(
      at: folder + "/study.citat", name: "Bench", coder: "Anna", time: Clock.now)
    let report = try await measured("import") {
      try ProjectExchange(project, coder: "Anna")
        .take(try QdpxReader.read(written, file: "bench.qdpx"), note: "bench.qdpx", time: Clock.now)
    }
    let back = try await measured("export") {
      try await StudyConversion.export(project, to: "back.qdpx", StudyConversion.Options()).bytes
    }
    return
      (["600,000 characters, \(report.codings) codings; \(report.offsets?.text ?? "")"] + lines
      + ["  \(written.count / 1000) kB in, \(back.count / 1000) kB out"]).joined(separator: "\n")
  }

  private static var processorTime: Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Sixty turns of speech over and over, with an emoji here and there, and a coding on every few words.
  private func study() -> ExchangedStudy {
    var seed: UInt64 = 42
    func below(_ limit: Int) -> Int {
      seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((seed >> 33) % UInt64(limit))
    }
    func guid() -> GUID {
      GUID(digest: SHA256.hexadecimal("bench \(below(1 << 30)) \(below(1 << 30))".utf8))
    }
    let words = [
      "jeg", "synes", "familien", "naboen", "foreningen", "kommunen", "når", "børnene", "og", "så", "det", "😀", "værre",
    ]
    var text = ""
    var number = 0
    while text.unicodeScalars.count < 600_000 {
      var turn = number % 2 == 0 ? "I: " : "IP1: "
      for _ in 0..<400 { turn += words[below(words.count)] + " " }
      text += turn + "sådan.\n"
      number += 1
    }
    let verbatim = UTF8Text(text)
    var study = ExchangedStudy(name: "Bench")
    study.origin = "bench"
    study.users = [.init(guid: guid(), name: "Anna"), .init(guid: guid(), name: "Bo")]
    study.codes = (0..<150).map { .init(guid: guid(), name: "Kode \($0)") }
    var source = ExchangedStudy.Source(guid: guid(), name: "interview.txt", medium: .text)
    source.text = verbatim
    for _ in 0..<10_000 {
      let start = below(590_000)
      let range = verbatim.bytes(of: ScalarRange(start, start + 20 + below(300)))
      var selection = ExchangedStudy.Selection(guid: guid(), name: nil, place: .text(range))
      selection.codings = [
        .init(
          guid: guid(), code: study.codes[below(150)].guid, creator: study.users[below(2)].guid,
          created: "2026-11-22T10:00:00Z")
      ]
      source.selections.append(selection)
    }
    study.sources = [source]
    return study
  }
}
