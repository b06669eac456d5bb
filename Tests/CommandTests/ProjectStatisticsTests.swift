import Foundation
import Testing

/// Words counted by what people decided in a project, beside a count by hand.
@Suite struct ProjectStatisticsTests {
  private static let codebook = """
    name: Hverdag
    codes:
      - id: naboer
        name: Naboer
        rules: [{query: nabo}]
      - id: forening
        name: Foreninger
        rules: [{query: forening}]

    """

  /// Six answers: naboer lie on the first (decided) and the fifth (proposed), forening on the second and third (decided) and
  /// the sixth (proposed).
  private static let files: [String: Data] = [
    "a.txt": Data(
      """
      I: Hvem hjælper?
      A (mor): Naboen hjælper tit med børnene.
      I: Og hvem mere?
      A (mor): Foreningen hjælper os.
      I: Hvordan?
      A (mor): Foreningen kører og kører børnene.

      """.utf8),
    "b.txt": Data(
      """
      I: Hvem hjælper?
      B (far): Ingen hjælper tit.
      I: Heller ikke i dag?
      B (far): Naboen ringer tit.
      I: Og ellers?
      B (far): En forening ringer nok.

      """.utf8),
    "bog.yaml": Data(codebook.utf8),
  ]

  private func withProject(
    and files: [String: Data] = [:], _ body: (([String]) throws -> Program.Result) throws -> Void
  ) throws {
    try Program.withFolder(Self.files.merging(files) { $1 }) { folder in
      func run(_ arguments: [String]) throws -> Program.Result {
        try Program.run(arguments, in: folder, environment: ["CITAT_CODER": "Anna"])
      }
      for arguments in [
        ["init", "studie.citat"], ["import", "a.txt", "b.txt"], ["apply", "--codebook", "bog.yaml"],
        ["accept", "a.txt", "--all"],
      ] {
        let result = try run(arguments)
        #expect(result.code == 0, "\(arguments): \(result.errors)")
      }
      try body(run)
    }
  }

  /// The rows of a csv by their first cell.
  private func rows(_ csv: String) -> [String: [String: String]] {
    let lines = csv.split(separator: "\r\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    guard let head = lines.first else { return [:] }
    return Dictionary(
      lines.dropFirst().map { line in
        (String(line[0]), Dictionary(zip(head.map(String.init), line.map(String.init))) { first, _ in first })
      }
    ) { first, _ in first }
  }

  @Test func `Words are counted by decided themes; proposals count when they are asked for`() throws {
    try withProject { run in
      let decided = rows(try run(["frequencies", "--by", "theme", "--format", "csv"]).output)
      #expect(decided["hjælper"]?["naboer"] == "1" && decided["hjælper"]?["forening"] == "1")
      #expect(decided["hjælper"]?["count"] == "5")
      #expect(decided["kører"]?["forening"] == "2" && decided["kører"]?["naboer"] == "0")
      #expect(decided["ringer"]?["naboer"] == "0" && decided["ringer"]?["forening"] == "0")
      let all = rows(try run(["frequencies", "--by", "theme", "--proposals", "--format", "csv"]).output)
      #expect(all["ringer"]?["naboer"] == "1" && all["ringer"]?["forening"] == "1")
      let inside = rows(try run(["frequencies", "--in", "theme:forening", "--format", "csv"]).output)
      #expect(inside.values.compactMap { Int($0["count"] ?? "") }.reduce(0, +) == 8)
      #expect(inside["naboen"] == nil && inside["børnene"]?["count"] == "1")
    }
  }

  @Test func `Keyness of a theme is its units against the rest, and each theme against the others`() throws {
    try withProject { run in
      let arguments = ["keyness", "--of", "words", "--min", "1", "--all", "--resamples", "0", "--format", "csv"]
      let theme = rows(
        try run(arguments + ["--target", "theme:forening"]).output.split(separator: "\r\n")
          .map { String($0.drop { $0 != "," }.dropFirst()) }.joined(separator: "\r\n"))
      #expect(theme["kører"]?["count"] == "2" && theme["kører"]?["reference_count"] == "0")
      #expect(theme["hjælper"]?["count"] == "1" && theme["hjælper"]?["reference_count"] == "4")
      let each = try run(arguments + ["--by", "theme"])
      #expect(each.code == 0 && each.output.contains("\r\nnaboer,") && each.output.contains("\r\nforening,"))
    }
  }

  @Test func `Codings that lie on no unit are told with what counts them`() throws {
    let report = "# Indledning\n\nNaboen ringer.\n\nEn leder siger: ”Vi ringer til naboen, når vi kan.” (leder)\n"
    try withProject(and: ["rapport.md": Data(report.utf8)]) { run in
      func code(_ source: String, _ place: [String]) throws {
        #expect(try run(["code", source, "--code", "naboer"] + place).code == 0)
      }
      #expect(try run(["import", "rapport.md"]).code == 0)
      #expect(try run(["matrix"]).errors == "")
      try code("a.txt", ["--turn", "1"])
      try code("rapport.md", ["--quote", "Naboen ringer"])
      try code("rapport.md", ["--quote", "Indledning"])
      try code("b.txt", [])
      let left = "codings lie on no unit that is counted: "
      let (interviewer, whole) = ("1 on an interviewer's words (--interviewer counts them)", "1 on whole sources")
      let heading = "1 on headings and other words outside paragraphs"
      for command in [["matrix"], ["summary", "naboer"]] {
        let own = "1 on words of no such unit (--unit quotation,turn,paragraph counts them)"
        #expect(try run(command).errors == "note: 4 \(left)\(interviewer), \(own), \(heading), \(whole)\n")
        #expect(
          try run(command + ["--unit", "paragraph"]).errors
            == "note: 3 \(left)\(interviewer), \(heading), \(whole)\n")
        #expect(
          try run(command + ["--unit", "sentence", "--interviewer"]).errors
            == "note: 2 \(left)\(heading), \(whole)\n")
      }
    }
  }

  @Test func `Hits are spread over themes, sequences and vocabulary go by them, and words stand near within them`()
    throws
  {
    try withProject { run in
      let spread = rows(try run(["dispersion", "hjælpe", "--by", "theme", "--format", "csv"]).output)
      #expect(spread["naboer"]?["hits"] == "1" && spread["forening"]?["hits"] == "1")
      let pairs = rows(try run(["ngrams", "--min", "1", "--by", "theme", "--format", "csv"]).output)
      #expect(pairs["kører børnene"]?["forening"] == "1" && pairs["naboen hjælper"]?["naboer"] == "1")
      let rich = rows(try run(["vocabulary", "--by", "theme", "--format", "csv"]).output)
      #expect(rich["forening"]?["tokens"] == "8" && rich["forening"]?["types"] == "6")
      let near = rows(
        try run(["collocates", "=hjælper", "--of", "words", "--min", "1", "--in", "theme:naboer", "--format", "csv"])
          .output)
      #expect(Set(near.keys) == ["naboen", "tit", "med", "børnene"])
      let together = try run(["cooccurrence", "--term", "hjælpe", "--format", "csv"]).output
      #expect(together.contains("forening,hjælpe,theme,term,1,2,"))
      #expect(
        try run(["cooccurrence", "--term", "ringe", "--proposals", "--format", "csv"]).output.contains("naboer,ringe,"))
    }
  }

  @Test(arguments: [
    (["frequencies", "--in", "theme:skole"], Int32(1), "nothing in the texts is 'theme:skole'"),
    (["frequencies", "--by", "alder"], 2, "nothing can be counted by 'alder'"),
    (["keyness", "--by", "case"], 2, "no text belongs to a case"),
    (["keyness", "--target", "theme:naboer", "--reference", "source:a*"], 2, "target and reference share words"),
    (["keyness", "--target", "source:*"], 2, "'source:*' is all of the texts, so nothing is left to compare with"),
    (["collocates", "zebra"], 1, "'zebra' has no hits, so there is nothing to count around"),
    (["dispersion", "ringe", "--in", "theme:naboer"], 1, "'ringe' has no hits, so there is nothing to count around"),
    (["cooccurrence", "--terms-only", "--term", "nabo"], 2, "co-occurrence is of two or more, and there is one"),
  ])
  func `What cannot be counted is told`(arguments: [String], code: Int32, message: String) throws {
    try withProject { run in
      let result = try run(arguments)
      #expect(result.code == code)
      #expect(result.errors.hasPrefix("error: \(message)\n  help: "), "\(result.errors)")
      #expect(result.output == "")
    }
  }
}
