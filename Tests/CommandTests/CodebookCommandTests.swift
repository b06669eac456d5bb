import Foundation
import Testing

/// How a codebook is tested, on an interview, a codebook and hand codings that are small enough to read.
@Suite struct CodebookCommandTests {
  private static let book = """
    name: Hjælpere
    words:
      naermeste: mor OR far OR bedstemor OR nabo
    codes:
      - id: netvaerk
        name: Netværk
        definition: Mennesker tæt på familien, der hjælper eller mangler.
        examples:
          - text: Naboen henter børnene om fredagen.
            coded: true
          - text: Hun har ikke en eneste, hun kan ringe til.
            coded: true
            why: Ingen hjælper.
          - text: Vi har et netværk af sagsbehandlere i regionen.
            coded: false
        rules:
          - id: naermeste
            query: "@naermeste NEAR/6 (hjælpe OR hente OR passe)"
          - id: ordet
            query: netværk
            unless: sagsbehandler
      - id: forening
        name: Foreninger
        definition: Foreninger og frivillige.
        examples:
          - text: De frivillige læser lektier med hende.
            coded: true
        rules:
          - id: forening
            query: forening OR frivillig
            weight: 0.5
          - id: tilbud
            query: klub OR cafe
            weight: 0.5

    """

  private static let turns: [(speaker: String, text: String, codes: [String])] = [
    ("Interviewer", "Hvem hjælper familien i hverdagen?", []),
    ("Leder", "Bedstemor henter dem to gange om ugen, og naboen passer dem, når hun er på arbejde.", ["netvaerk"]),
    ("Rådgiver", "Der er en moster, der kommer med mad om søndagen.", ["netvaerk"]),
    ("Leder", "Mosteren har også nøglen, og hun kommer, når der er ballade.", ["netvaerk"]),
    ("Rådgiver", "Netværket er tyndt, men der er ikke ingen.", ["netvaerk"]),
    ("Interviewer", "Og foreningerne?", []),
    ("Leder", "Den frivillige lektiecafe på biblioteket tager dem med.", ["forening"]),
    ("Rådgiver", "Foreningen ville gerne, men vi fik aldrig svaret.", ["forening"]),
    ("Leder", "Vi har et godt netværk blandt kommunerne her på Sjælland.", []),
    ("Rådgiver", "Det skriver vi i journalen hver gang.", []),
    ("Leder", "Journalen er lang, og ingen læser den.", []),
  ]

  private static func withFiles(_ body: (String) throws -> Void) throws {
    var text = ""
    var lines = ""
    for (number, turn) in turns.enumerated() {
      text += "\(turn.speaker): "
      let start = text.unicodeScalars.count
      text += turn.text
      let end = text.unicodeScalars.count
      text += "\n\n"
      if turn.speaker == "Interviewer" { continue }
      let line: [String: Any] = [
        "id": "t\(number + 1)", "doc": "interview", "unit": "turn", "text": turn.text,
        "spans": [["char": [start, end]]],
        "themes": turn.codes.map { ["code": $0, "confidence": number == 7 ? "arguable" : "clear"] },
        "near_miss": number == 8 ? ["netvaerk"] : [],
      ]
      lines +=
        String(
          decoding: try JSONSerialization.data(withJSONObject: line, options: [.sortedKeys]), as: UTF8.self) + "\n"
    }
    try Program.withFolder(
      [
        "interview.txt": Data(text.utf8), "bog.yaml": Data(book.utf8), "gold/interview.themes.jsonl": Data(lines.utf8),
      ], body)
  }

  @Test(arguments: [
    ("codebook-test.txt", ["codebook", "test", "bog.yaml"], Int32(1)),

    ("codebook-evaluate.txt", ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold"], 0),
    (
      "codebook-evaluate-lines.txt",
      [
        "codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold", "--misses", "--false-alarms",
        "--scoring", "plain",
      ], 0
    ),
    (
      "codebook-evaluate.csv",
      ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold", "--format", "csv"], 0
    ),
    (
      "codebook-suggest.txt",
      ["codebook", "suggest", "netvaerk", "interview.txt", "--codebook", "bog.yaml", "--gold", "gold"], 0
    ),
    ("why-turn.txt", ["why", "interview.txt", "--codebook", "bog.yaml", "--turn", "2"], 0),
    ("why-nearly.txt", ["why", "interview.txt", "--codebook", "bog.yaml", "--turn", "8"], 0),
  ])
  func `A codebook is tested as it was when somebody last looked`(name: String, arguments: [String], code: Int32)
    throws
  {
    try Self.withFiles { folder in
      let result = try Program.run(arguments, in: folder)
      #expect(result.errors == "")
      #expect(result.code == code)
      try Snapshot.check(result.output, name)
    }
  }

  @Test func `What a change of the rules did is said beside the figures before`() throws {
    try Self.withFiles { folder in
      let evaluate = ["codebook", "evaluate", "bog.yaml", "interview.txt", "--gold", "gold"]
      #expect(try Program.run(evaluate + ["--save", "foer.json"], in: folder).code == 0)
      let changed = Self.book.replacingOccurrences(of: "OR nabo", with: "OR nabo OR moster")
        .replacingOccurrences(of: "NEAR/6 (hjælpe", with: "NEAR/6 (komme OR hjælpe")
      try Data(changed.utf8).write(to: URL(filePath: folder + "/bog.yaml"))
      let result = try Program.run(evaluate + ["--compare", "foer.json"], in: folder)
      #expect(result.errors == "" && result.code == 0)
      try Snapshot.check(result.output, "codebook-compare.txt")
    }
  }
}
