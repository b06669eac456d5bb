import CorpusModel
import Foundation
import Interchange
import ProjectStore
import QualitativeCoding
import TestSupport
import Testing
import TextAnalysis

@testable import Workbench

/// A study that goes out and comes in again is the same study.
///
/// The long campaign, 10,000 studies: `CITAT_LONG_TESTS=1 swift test --filter RoundTripTests`.
@Suite struct RoundTripTests {
  static let studies = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] == "1" ? 10_000 : 200
  static let samples = [
    "nvivo-win-12.6_masked", "qc-1.3.2_masked", "aqda-0.5.0_dansk", "atlasti-8.4-mac_standard-project",
    "qualcoder-4.0beta_dansk", "vectors/lf", "vectors/lf_bom", "vectors/crlf", "vectors/crlf_bom", "vectors/lf_u16",
    "vectors/lf_Sources_name",
  ]
  private static let time = "2026-11-22T10:00:00Z"
  private let analyzer = DanishAnalyzer()

  private func take(_ reading: ExchangeReading, as coder: String = "Anna Holm") throws -> (
    study: Study, notes: [String]
  ) {
    try StudyImport.study(of: reading, coder: coder, time: Self.time, analyzer: analyzer)
  }

  private func bytes(_ study: Study, _ unit: OffsetConvention.Unit = .codePoints) throws -> [UInt8] {
    try QdpxWriter.bytes(of: StudyExport(study, program: RunRecord.program).study, unit: unit, file: "x.qdpx")
  }

  @Test func `Random studies come back as they were, in both ways of counting`() throws {
    for seed in 0..<UInt64(Self.studies) {
      let study = RandomStudy(seed: seed).study
      let unit: OffsetConvention.Unit = seed % 3 == 0 ? .utf16 : .codePoints
      let written = try bytes(study, unit)
      let reading = try QdpxReader.read(written, file: "x.qdpx")
      #expect(reading.offsets.map { $0.placed == $0.passages } ?? true, "seed \(seed)")
      // The format names no author of a link.
      let back = try take(reading, as: "Coder 0")
      let (a, b) = (StudyPicture(study), StudyPicture(back.study))
      #expect(StudyPicture.differences(a, b) == [], "seed \(seed)")
      if a != b { return }
      #expect(try bytes(study, unit) == written, "seed \(seed)")
    }
  }

  @Test(
    .enabled(if: SharedFolder.holds("refi-qda"), "the shared data are not here: set CITAT_SHARED"), arguments: samples)
  func `A project of another program that goes out again is the same project`(name: String) throws {
    let file = "refi-qda/\(name).qdpx"
    let first = try take(try QdpxReader.read(try SharedFolder.bytes(file), file: file)).study
    let second = try take(try QdpxReader.read(try bytes(first), file: "x.qdpx"))
    let (a, b) = (StudyPicture(first), StudyPicture(second.study))
    #expect(StudyPicture.differences(a, b) == [])
    // Everything keeps the GUID that it came with.
    #expect(try bytes(second.study) == bytes(first))
  }

  @Test(
    .enabled(if: SharedFolder.holds("refi-qda"), "the shared data are not here: set CITAT_SHARED"),
    .enabled(if: XMLLint.isThere, "xmllint is not installed: apt-get install libxml2-utils"),
    arguments: samples.dropFirst())
  func `What is written of the samples is valid by the schema`(name: String) throws {
    let file = "refi-qda/\(name).qdpx"
    let study = try take(try QdpxReader.read(try SharedFolder.bytes(file), file: file)).study
    try checkWritten(try bytes(study))
  }

  @Test(
    .enabled(if: SharedFolder.holds("refi-qda"), "the shared data are not here: set CITAT_SHARED"),
    .enabled(if: XMLLint.isThere, "xmllint is not installed: apt-get install libxml2-utils"))
  func `What is written of random studies is valid by the schema`() throws {
    for seed in 0..<UInt64(20) { try checkWritten(try bytes(RandomStudy(seed: seed).study)) }
  }

  /// What the schema says, and what it cannot say.
  private func checkWritten(_ bytes: [UInt8]) throws {
    let archive = try ZipArchive(bytes, file: "x.qdpx")
    let entry = try #require(archive.entry(named: "project.qde"))
    let xml = try archive.bytes(of: entry)
    #expect(try XMLLint.complaints(xml, schema: SharedFolder.path("refi-qda/schema/Project.xsd")) == "")
    let text = String(decoding: xml, as: UTF8.self)
    #expect(!text.contains("/home/") && !text.contains("/Users/") && !text.contains("basePath"))
    let guids = text.matches(of: /\sguid="([^"]*)"/).map { String($0.1) }
    #expect(Set(guids).count == guids.count)
    #expect(guids.allSatisfy { $0 == $0.uppercased() && GUID($0)?.text == $0 })
    for name in text.matches(of: /"internal:\/\/([^"]*)"/).map({ String($0.1) }) {
      #expect(archive.entry(named: "sources/" + name) != nil)
    }
    for file in archive.entries where file.name.hasSuffix(".txt") {
      let bytes = try archive.bytes(of: file)
      #expect(!bytes.contains(0x0D) && !bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    }
    let reading = try QdpxReader.read(bytes, file: "x.qdpx")
    if let offsets = reading.offsets { #expect(offsets.placed == offsets.passages) }
  }

  @Test(
    .enabled(if: SharedFolder.holds("refi-qda"), "the shared data are not here: set CITAT_SHARED"),
    arguments: samples.dropFirst())
  func `A file that is imported twice brings nothing the second time`(name: String) throws {
    let folder = try TemporaryFolder()
    let project = try Project.create(at: folder["x.citat"], name: "Prøve", coder: "Anna Holm", time: Self.time)
    let file = "refi-qda/\(name).qdpx"
    let reading = try QdpxReader.read(try SharedFolder.bytes(file), file: file)
    let exchange = ProjectExchange(project, coder: "Anna Holm", analyzer: analyzer)
    let first = try exchange.take(reading, note: "x.qdpx", time: Self.time)
    let before = try project.read { try $0.study() }
    let second = try exchange.take(reading, note: "x.qdpx", time: Self.time)
    #expect(try project.read { try $0.operations(limit: 10) }.count { $0.kind == "import" } == 1)
    #expect(second.sources == 0 && second.codes == 0 && second.codings == 0 && second.memos == 0 && second.links == 0)
    #expect(try project.read { try $0.study() } == before)
    #expect(first.codings == before.codings.count)
    #expect(try project.read { try $0.problems() } == [])
    // It is one step, which can be taken back.
    _ = try ProjectHistory(project, coder: "Anna Holm").undo()
    let empty = try project.read { try $0.study() }
    #expect(empty.sources.isEmpty && empty.codings.isEmpty && empty.codebook.codes.isEmpty && empty.memos.isEmpty)
    #expect(empty.exchange == ExchangeRecord())
  }

  @Test func `A text without words is no text that is missing`() async throws {
    let test = try await TestProject()
    try test.folder.write("tom.txt", "\n\n")
    _ = try await ProjectImport(test.project, coder: "Anna Holm").run([test.folder["tom.txt"]])
    let study = try test.study
    let (back, notes) = try take(try QdpxReader.read(try bytes(study), file: "x.qdpx"))
    #expect(back.sources.map(\.source.name) == study.sources.map(\.source.name))
    #expect(back.exchange.missing.isEmpty && notes.isEmpty)
  }

  @Test func `What a project holds goes out through the file as it is in memory`() async throws {
    let test = try await TestProject()
    _ = try test.desk().code(.quote("foreningerne, og de frivillige"), in: "leder.txt", codes: ["civilsamfund"])
    _ = try test.desk("Bo").code(.unit(.turn, 2), in: "leder.txt", codes: ["naboer", "civilsamfund"])
    _ = try test.desk().memo("Tøver her.", on: "leder.txt", at: .unit(.turn, 4))
    let study = try test.study
    let back = try take(try QdpxReader.read(try bytes(study), file: "x.qdpx")).study
    let (a, b) = (StudyPicture(study), StudyPicture(back))
    #expect(StudyPicture.differences(a, b) == [])
    // The transcript is one again, with its speakers and turns.
    #expect(
      back.sources.map { $0.document.structure.turns.count } == study.sources.map { $0.document.structure.turns.count })
  }
}

/// The schema checker of libxml2.
enum XMLLint {
  static let isThere = FileManager.default.isExecutableFile(atPath: "/usr/bin/xmllint")

  /// What it has to say of a file; nothing for one that is valid.
  static func complaints(_ xml: [UInt8], schema: String) throws -> String {
    let folder = try TemporaryFolder()
    let file = try folder.write("x.xml", xml)
    let process = Process()
    let pipe = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/xmllint")
    process.arguments = ["--noout", "--nonet", "--schema", schema, file]
    process.standardError = pipe
    try process.run()
    let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return process.terminationStatus == 0 ? "" : output
  }
}
