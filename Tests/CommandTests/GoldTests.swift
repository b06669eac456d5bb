import Foundation
import Testing

/// The hand codings of the sample interviews fit the texts.
@Suite struct GoldTests {
  static let folder = "Corpora/gruppeinterview"
  static let interviews = [
    "civilsamfund-boern", "civilsamfund-voksne", "datakultur", "naere-netvaerk-boern", "naere-netvaerk-voksne",
    "psykiatri", "sundhed", "udviklingsforstyrrelser",
  ]
  static let codes: Set<String> = [
    "netvaerk", "civilsamfund", "datakultur", "psykiatri", "udvikling", "sundhed", "ledelse", "forventning",
    "ressourcer",
    "tvaerfagligt", "forebyggelse", "kompetencer",
  ]

  @Test(arguments: interviews)
  func `Every informant's turn has a line, in order, with its words under its spans and known codes`(name: String)
    throws
  {
    let path = "\(Program.root)/\(Self.folder)"
    let scalars = Array(try String(contentsOfFile: "\(path)/\(name).txt", encoding: .utf8).unicodeScalars)
    let lines = try String(contentsOfFile: "\(path)/gold/\(name).themes.jsonl", encoding: .utf8).split(separator: "\n")
    let units = try lines.map { try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]) }
    let turns = try shownTurns("\(Self.folder)/\(name).txt")
    #expect(units.map { $0["text"] as? String } == turns)
    #expect(Set(units.compactMap { $0["id"] as? String }).count == units.count)
    #expect(Set(units.compactMap { $0["part"] as? String }).count == 1)
    for unit in units {
      let spans = try #require(unit["spans"] as? [[String: [Int]]]).map { $0["char"] ?? [] }
      let words = spans.map { String(String.UnicodeScalarView(scalars[$0[0]..<$0[1]])) }.joined(separator: " ")
      #expect(words.split { $0.isWhitespace } == (unit["text"] as? String ?? "").split { $0.isWhitespace })
      let themes = try #require(unit["themes"] as? [[String: String]])
      #expect(
        themes.allSatisfy {
          Self.codes.contains($0["code"] ?? "") && ["clear", "arguable"].contains($0["confidence"] ?? "")
        })
      for key in ["near_miss", "pass1", "pass2"] {
        #expect(try #require(unit[key] as? [String]).allSatisfy { Self.codes.contains($0) })
      }
    }
  }

  @Test func `Two interviews, one on children and one on adults, are kept for the test`() throws {
    let test = try Self.interviews.filter { name in
      try String(contentsOfFile: "\(Program.root)/\(Self.folder)/gold/\(name).themes.jsonl", encoding: .utf8).contains(
        "\"part\": \"test\"")
    }
    #expect(test == ["civilsamfund-voksne", "naere-netvaerk-boern"])
  }

  /// The informants' turns as the program shows them.
  private func shownTurns(_ file: String) throws -> [String] {
    let shown = try Program.run(["show", file, "--format", "json"]).output
    let object = try #require(try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [String: Any])
    let speakers = try #require(object["speakers"] as? [[String: Any]])
    let interviewers = Set(
      speakers.filter { $0["interviewer"] as? Bool == true }.compactMap { $0["speaker"] as? String })
    return try #require(object["turns"] as? [[String: Any]])
      .filter { !interviewers.contains($0["speaker"] as? String ?? "") }.compactMap { $0["text"] as? String }
  }
}
