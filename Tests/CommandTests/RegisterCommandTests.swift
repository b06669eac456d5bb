import Foundation
import Testing

@Suite struct RegisterCommandTests {
  static let cor = """
    COR.90001.110.01\tkandelaber\t\tsb.fk.sg.ubest\tkandelaber\tN
    COR.90001.113.01\tkandelaber\t\tsb.fk.pl.best\tkandelabrene\tN

    """
  static let dictionary = "/usr/share/hunspell/da_DK.dic"

  private func withFiles<T>(_ body: (String) throws -> T) throws -> T {
    try Program.withFolder(
      ["cor.tsv": Data(Self.cor.utf8), "a.txt": Data("Kandelabrene står der endnu.\n".utf8)], body)
  }

  @Test(arguments: [
    ["search", "kandelaber", "a.txt"], ["explain", "kandelaber", "a.txt"], ["analyze", "a.txt"],
    ["analyze", "a.txt", "--pos", "--plain"],
    ["matrix", "a.txt", "--codebook", "\(Program.root)/Codebooks/socialomraadet.yaml", "--all"],
  ])
  func `Commands that analyse take a register, and say so`(arguments: [String]) throws {
    try withFiles { folder in
      let result = try Program.run(arguments + ["--register", "cor.tsv"], in: folder)
      #expect(result.errors.hasPrefix("note: words are read with danish-"))
      #expect(result.errors.contains("+cor.tsv-"))
      #expect(result.code == 0 || arguments[0] == "matrix")
    }
  }

  @Test func `A register finds what the analyser alone does not`() throws {
    try withFiles { folder in
      #expect(try Program.run(["search", "kandelaber", "a.txt"], in: folder).code == 1)
      let found = try Program.run(["search", "kandelaber", "a.txt", "--register", "cor.tsv"], in: folder)
      #expect(found.output.contains("Kandelabrene"))
      let words = try Program.run(["analyze", "a.txt", "--register", "cor.tsv", "--format", "conllu"], in: folder)
      #expect(words.output.contains("Kandelabrene\tkandelaber\t_\t"))
      #expect(words.output.contains("|Register=cor.tsv\n"))
      let why = try Program.run(["explain", "kandelabrene", "--register", "cor.tsv"], in: folder)
      #expect(why.output.contains("the register 'cor.tsv' lists it"))
    }
  }

  @Test(arguments: [
    ("mangler.tsv", "error: cannot find 'mangler.tsv'\n  help: check the name and the folder\n"),
    (
      "a.txt",
      """
      error: cannot read the word register 'a.txt': line 1: found 1 column, expected 6 with tabs between
        help: see 'citat help registers'

      """
    ), ("mangler.dic", "error: cannot find 'mangler.aff'\n  help: check the name and the folder\n"),
  ])
  func `A register that cannot be read is an error`(name: String, message: String) throws {
    try withFiles { folder in
      let result = try Program.run(["search", "hus", "a.txt", "--register", name], in: folder)
      #expect(result.errors == message)
      #expect(result.code == 2)
    }
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: dictionary), "no hunspell-da is installed"))
  func `The installed Hunspell dictionary is a register`() throws {
    let result = try Program.run(["explain", "kandelabrene", "--register", "hunspell"])
    #expect(result.output.contains("the register 'hunspell' lists it"))
    #expect(result.errors.contains("+hunspell-"))
  }
}
