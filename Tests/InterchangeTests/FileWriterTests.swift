import CorpusModel
import Foundation
import Testing

@testable import Interchange

@Suite struct FileWriterTests {
  private func message(writing text: String, to file: String, notReplacing sources: [String] = []) -> String? {
    do {
      try FileWriter.write(text, to: file, notReplacing: sources)
      return nil
    } catch {
      return error.report.text()
    }
  }

  private func read(_ file: String) throws -> String { try String(contentsOfFile: file, encoding: .utf8) }

  @Test func `A text is written as it is, over an older one too`() throws {
    try withFolder { folder throws in
      let file = folder + "/matrix på tværs.csv"
      #expect(message(writing: String(repeating: "gammelt\r\n", count: 1000), to: file) == nil)
      #expect(message(writing: "e\u{301}æøå\r\n", to: file) == nil)
      #expect(try Data(contentsOf: URL(filePath: file)) == Data("e\u{301}æøå\r\n".utf8))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["matrix på tværs.csv"])
    }
  }

  @Test func `A file that the result was made from is not replaced, whatever way it is named`() throws {
    try withFolder { folder throws in
      let file = folder + "/interview.txt"
      try Data("I: Ja?".utf8).write(to: URL(filePath: file))
      try FileManager.default.createSymbolicLink(atPath: folder + "/led.txt", withDestinationPath: file)
      for name in [file, folder + "/./interview.txt", folder + "/led.txt"] {
        #expect(message(writing: "x", to: name, notReplacing: [file])?.contains("the result is made from it") == true)
      }
      #expect(try read(file) == "I: Ja?")
    }
  }

  @Test func `A folder that is not there is not made`() throws {
    try withFolder { folder throws in
      let file = folder + "/findes ikke/x.csv"
      #expect(
        message(writing: "x", to: file)
          == "error: cannot write '\(file)': the folder does not exist\n  help: name another file")
      #expect(!FileManager.default.fileExists(atPath: folder + "/findes ikke"))
    }
  }

  @Test func `A folder is not written over`() throws {
    try withFolder { folder throws in
      try Data("x".utf8).write(to: URL(filePath: folder + "/fil"))
      #expect(
        message(writing: "y", to: folder)
          == "error: cannot write '\(folder)': it is a folder\n  help: name another file")
      #expect(try read(folder + "/fil") == "x")
    }
  }

  @Test func `A file below a file cannot be written`() throws {
    try withFolder { folder throws in
      try Data("x".utf8).write(to: URL(filePath: folder + "/fil"))
      let report = message(writing: "y", to: folder + "/fil/x.csv")
      #expect(report?.hasPrefix("error: cannot write '\(folder)/fil/x.csv': ") == true)
      #expect(try read(folder + "/fil") == "x")
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may write everywhere"))
  func `In a folder that may not be written the old file stays whole`() throws {
    try withFolder { folder throws in
      let file = folder + "/x.csv"
      try Data("gammelt".utf8).write(to: URL(filePath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o500], ofItemAtPath: folder)
      defer { try? FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: folder) }
      #expect(
        message(writing: "nyt", to: file)
          == "error: cannot write '\(file)': permission denied\n  help: name another file")
      #expect(try read(file) == "gammelt")
    }
  }

  @Test func `The old file is replaced and not written into`() throws {
    try withFolder { folder throws in
      let file = folder + "/x.csv"
      try Data("gammelt".utf8).write(to: URL(filePath: file))
      let old = try #require(FileHandle(forReadingAtPath: file))
      #expect(message(writing: "nyt", to: file) == nil)
      #expect(try old.readToEnd() == Data("gammelt".utf8), "whoever has the old file open still reads it whole")
      #expect(try read(file) == "nyt")
    }
  }

  @Test func `A link stays a link, and the file that it leads to gets the result`() throws {
    try withFolder { folder throws in
      try FileManager.default.createDirectory(atPath: folder + "/fælles", withIntermediateDirectories: false)
      try Data("gammelt".utf8).write(to: URL(filePath: folder + "/fælles/x.csv"))
      let link = folder + "/x.csv"
      try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "fælles/x.csv")
      #expect(message(writing: "nyt", to: link) == nil)
      #expect(try read(folder + "/fælles/x.csv") == "nyt")
      #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link) == "fælles/x.csv")
    }
  }

  @Test func `A file that its owner alone may read stays so`() throws {
    try withFolder { folder throws in
      let file = folder + "/x.csv"
      try Data("gammelt".utf8).write(to: URL(filePath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
      #expect(message(writing: "nyt", to: file) == nil)
      try FileWriter.write(to: file, notReplacing: []) { try Data("nyere".utf8).write(to: URL(filePath: $0)) }
      #expect(try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int == 0o600)
      #expect(try read(file) == "nyere")
    }
  }

  @Test func `A pipe is written into and stays one`() async throws {
    let folder = NSTemporaryDirectory() + "citat-pipe-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let pipe = folder + "/rør.csv"
    #expect(mkfifo(pipe, 0o600) == 0)
    async let bytes = Task.detached { try FileHandle(forReadingAtPath: pipe)?.readToEnd() }.value
    #expect(message(writing: "a,b\r\n", to: pipe) == nil)
    #expect(try await bytes == Data("a,b\r\n".utf8))
    #expect(throws: InterchangeError.self) { try FileWriter.write(to: pipe, notReplacing: []) { _ in } }
    #expect(
      try FileManager.default.attributesOfItem(atPath: pipe)[.type] as? FileAttributeType
        != FileAttributeType.typeRegular)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["rør.csv"])
  }
}
