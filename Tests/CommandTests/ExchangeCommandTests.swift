import Foundation
import Testing

@Suite struct ExchangeCommandTests {
  private static let files = [
    "leder.txt": Data("I: Hvem hjælper jer?\nIP1: Det gør foreningerne og naboerne.\n".utf8),
    "kodebog.yaml": Data(
      "name: Prøve\ncodes:\n  - id: civilsamfund\n    name: Civilsamfund\n    color: \"#2e7d5b\"\n    definition: Foreninger\n    rules: [{query: 'forening'}]\n"
        .utf8),
    "kodninger.csv": Data(
      "kilde;citat;kode\nleder.txt;foreningerne;Civilsamfund\nleder.txt;findes ikke;Civilsamfund\n".utf8),
  ]

  private func session(_ commands: [[String]], in folder: String) throws -> String {
    var text = ""
    for command in commands {
      let result = try Program.run(
        command, in: folder, environment: ["CITAT_CODER": "Anna Holm", "XDG_CONFIG_HOME": folder, "COLUMNS": "100"])
      text += "$ citat " + command.joined(separator: " ") + "\n" + result.output + result.errors
      if result.code != 0 { text += "(exit code \(result.code))\n" }
    }
    return text.replacing(#/\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\dZ)?/#, with: "TIME")
  }

  @Test func `A project goes out and comes in as it did when somebody last looked`() throws {
    try Program.withFolder(Self.files) { folder in
      let text = try session(
        [
          ["init"], ["import", "leder.txt"], ["apply", "--codebook", "kodebog.yaml"],
          ["import-codings", "kodninger.csv"],
          ["list", "codings", "--format", "jsonl"], ["export", "ud.qdpx"], ["export", "ud.qdc"],
          ["export", "ud.docx2"],
          ["init", "to.citat"], ["import", "ud.qdpx", "--project", "to.citat"],
          ["import", "ud.qdpx", "--project", "to.citat"], ["list", "codings", "--project", "to.citat"],
          ["check", "--project", "to.citat"], ["undo", "--project", "to.citat"], ["list", "--project", "to.citat"],
          ["convert", "ud.qdpx", "igen.qdpx"], ["convert", "kodebog.yaml", "k.qdc"], ["convert", "k.qdc", "k2.yaml"],
          ["convert", "ud.qdpx", "ud.docx"], ["convert", "ud.qdpx", "ud.html", "--language", "en"],
          ["export", "anna.docx", "--project", "study.citat"], ["convert", "k.qdc", "k.docx"],
          ["import", "--dry-run", "ud.qdpx"], ["import", "--dry-run", "kodebog.qdpx"],
          ["convert", "ud.qdpx", "ud.qdpx"], ["import", "kodebog.qdpx", "--project", "to.citat"],
        ], in: folder)
      try Snapshot.check(text, "exchange.txt")
      // Comments in Word come back as codings.
      let again = try session(
        [
          ["init", "tre.citat"], ["import", "leder.txt", "--project", "tre.citat"],
          ["import-codings", "ud.docx", "--source", "leder.txt", "--new-codes", "--project", "tre.citat"],
          ["list", "codings", "--project", "tre.citat", "--format", "csv"],
        ], in: folder)
      try Snapshot.check(again, "exchange-word.txt")
      // Twice the same bytes.
      _ = try session([["export", "ud2.qdpx", "--project", "study.citat"]], in: folder)
      let first = try Data(contentsOf: URL(filePath: folder + "/ud.qdpx"))
      #expect(try Data(contentsOf: URL(filePath: folder + "/ud2.qdpx")) == first)
    }
  }
}
