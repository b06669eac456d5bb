import Foundation
import Testing

/// The folder with public reports that tests read, where there is one.
enum SharedData {
  static let folder: String = {
    let named = ProcessInfo.processInfo.environment["CITAT_SHARED"] ?? Program.root + "/../shared"
    return URL(filePath: named).standardizedFileURL.path
  }()
  static let isThere = FileManager.default.fileExists(atPath: folder + "/reports")
}

@Suite(.enabled(if: SharedData.isThere, "no shared reports: set CITAT_SHARED to their folder"))
struct SharedReportTests {
  @Test func `The nine quotations of the follow-up report come with role and section`() throws {
    let report = SharedData.folder + "/reports/2022-born-unge-opfolgning.txt"
    let result = try Program.run([
      "matrix", report, "--codebook", CommandTests.codebook, "--unit", "quotation", "--all", "--format", "json",
    ])
    #expect(result.code == 0)
    let rows = try rows(of: result.output)
    let gold = try goldQuotations("2022-born-unge-opfolgning").filter { $0.kind == "informant" }
    #expect(rows.count == 9)
    #expect(rows.map { $0["text"] as? String } == gold.map(\.text))
    #expect(rows.map { $0["role"] as? String } == gold.map(\.role))
    #expect(rows.map { $0["section"] as? [String] } == gold.map(\.section))
  }

  @Test(arguments: ["2019-ds-notat", "2021-born-unge-survey", "2021-nyhed", "2022-born-unge-opfolgning"])
  func `Every command runs on every report`(name: String) throws {
    let report = "\(SharedData.folder)/reports/\(name).txt"
    #expect(try Program.run(["show", report]).code == 0)
    #expect(try Program.run(["analyze", report, "--format", "conllu"]).code == 0)
    #expect(try Program.run(["search", "kommune", report]).code == 0)
    for unit in ["quotation", "paragraph", "sentence", "quotation,paragraph"] {
      let result = try Program.run([
        "matrix", report, "--codebook", CommandTests.codebook, "--unit", unit, "--format", "json",
      ])
      #expect(result.code <= 1)
      // Speech stands in a paragraph too.
      let expected = "note: a passage counts once for each kind of unit that it lies in\n"
      #expect(result.errors == "" || unit.contains(",") && result.errors == expected)
    }
  }

  /// The informants' quotations of the follow-up report.
  static var informants: [(kind: String, text: String, role: String?, section: [String])] {
    get throws { try SharedReportTests().goldQuotations("2022-born-unge-opfolgning").filter { $0.kind == "informant" } }
  }

  private func rows(of json: String) throws -> [[String: Any]] {
    let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    return try #require(object["rows"] as? [[String: Any]])
  }

  private func goldQuotations(_ name: String) throws -> [(kind: String, text: String, role: String?, section: [String])]
  {
    let data = try Data(contentsOf: URL(filePath: "\(SharedData.folder)/gold/\(name).structure.json"))
    let object = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return try #require(object["quotes"] as? [[String: Any]]).map { quote in
      (
        quote["kind"] as? String ?? "", quote["text_clean"] as? String ?? "", quote["speaker"] as? String,
        quote["section_path"] as? [String] ?? []
      )
    }
  }
}
