import CorpusModel
import Foundation
import Testing
import UnicodeText

@testable import Interchange

@Suite struct VerbatimReaderTests {
  private func message(_ read: () throws(InterchangeError) -> Void) -> String {
    do {
      try read()
      return "no error"
    } catch {
      return error.report.text()
    }
  }

  @Test func `A file that is not there is missing`() {
    let report = message { () throws(InterchangeError) in _ = try VerbatimReader.bytes(of: "findes/ikke.txt") }
    #expect(report == "error: cannot find 'findes/ikke.txt'\n  help: check the name and the folder")
  }

  @Test func `A folder is no file`() throws {
    try withFolder { folder throws in
      let report = message { () throws(InterchangeError) in _ = try VerbatimReader.bytes(of: folder) }
      #expect(report == "error: cannot read '\(folder)': it is a folder\n  help: name a file in it")
    }
  }

  @Test(.enabled(if: geteuid() != 0, "the superuser may read everything"))
  func `A file that may not be read says so`() throws {
    try withFolder { folder throws in
      let file = folder + "/lukket.txt"
      try Data("x".utf8).write(to: URL(filePath: file))
      try FileManager.default.setAttributes([.posixPermissions: 0], ofItemAtPath: file)
      let report = message { () throws(InterchangeError) in _ = try VerbatimReader.bytes(of: file) }
      #expect(report == "error: cannot read '\(file)': permission denied")
    }
  }

  @Test func `The bytes of a file are read as they are`() throws {
    try withFolder { folder throws in
      let file = folder + "/på tværs.txt"
      let bytes = [UInt8](0...255)
      try Data(bytes).write(to: URL(filePath: file))
      #expect(try VerbatimReader.bytes(of: file) == bytes)
    }
  }

  /// Each row: what a file begins with, what it is, and what to do.
  @Test(arguments: [
    ("SQLite format 3\0", "a database", "leave it out, or keep it outside the folder of texts"),
    ("ID3\u{4}\0\0", "a recording", "transcribe it first, or keep it outside the folder of texts"),
    ("\0\0\0 ftypM4A ", "a recording", "transcribe it first, or keep it outside the folder of texts"),
    ("RIFF\u{1}\0\0\0WAVE", "a recording", "transcribe it first, or keep it outside the folder of texts"),
    ("ja\0nej", "not text, but binary data", "save it as plain text (.txt) from the program it belongs to"),
    ("\u{1}\u{2}\u{3}ja", "not text, but binary data", "save it as plain text (.txt)"),
  ])
  func `A file that is no text is told by its first bytes`(_ start: String, _ what: String, _ help: String) {
    let report = message { () throws(InterchangeError) in _ = try VerbatimReader.text(Array(start.utf8), file: "x.dat")
    }
    #expect(report == "error: cannot read 'x.dat': it is \(what)\n  help: \(help)")
  }

  @Test(
    arguments: [
      ([0xD0, 0xCF, 0x11, 0xE0, 0xA1], "a Word or Excel file of the old kind or with a password"),
      ([0x89, 0x50, 0x4E, 0x47], "a picture"), ([0xFF, 0xD8, 0xFF, 0xE0], "a picture"),
      ([0x01, 0xE6, 0x02, 0x03], "not text, but binary data"),
    ] as [([UInt8], String)])
  func `A file of bytes that are no letters is told too`(_ bytes: [UInt8], _ what: String) {
    let report = message { () throws(InterchangeError) in _ = try VerbatimReader.text(bytes, file: "x.dat") }
    #expect(report.hasPrefix("error: cannot read 'x.dat': it is \(what)\n  help: "))
  }

  @Test func `An empty file says so`() {
    let report = message { () throws(InterchangeError) in _ = try VerbatimReader.text([], file: "tom.txt") }
    #expect(report == "error: cannot read 'tom.txt': the file is empty")
  }

  @Test(arguments: [[0xFF, 0xFE, 0x61], [0xFE, 0xFF, 0xD8, 0x00, 0x00, 0x61]] as [[UInt8]])
  func `Bytes that are in no encoding say so`(_ bytes: [UInt8]) {
    let report = message { () throws(InterchangeError) in _ = try VerbatimReader.text(bytes, file: "x.txt") }
    #expect(
      report == """
        error: cannot read 'x.txt': its letters are in no encoding that Danish texts use (UTF-8, UTF-16, Windows-1252)
          help: open it in a word processor and save it as UTF-8 text
        """)
  }

  @Test(
    arguments: [
      (Array("på".utf8), Encoding.utf8, "på"), (Array("\u{FEFF}på".utf8), .utf8, "\u{FEFF}på"),
      ([0x70, 0xE5], .windows1252, "på"), ([0x93, 0x70, 0xE5, 0x94], .windows1252, "“på”"),
      ([0xFF, 0xFE, 0x70, 0x00, 0xE5, 0x00], .utf16LittleEndian, "\u{FEFF}på"),
      ([0xFE, 0xFF, 0x00, 0x70, 0x00, 0xE5], .utf16BigEndian, "\u{FEFF}på"),
      (Array("ID3: Det var i går.".utf8), .utf8, "ID3: Det var i går."),
      (Array("RIFF, sagde hun.".utf8), .utf8, "RIFF, sagde hun."),
    ] as [([UInt8], Encoding, String)])
  func `Text is read, and the encoding that was found is said`(_ bytes: [UInt8], _ encoding: Encoding, _ text: String)
    throws
  {
    let reading = try VerbatimReader.text(bytes, file: "x.txt")
    #expect(reading.encoding == encoding)
    #expect(reading.text.bytes == Array(text.utf8))
  }

  @Test func `A few stray control characters in a long text are read`() throws {
    let text = "En side slutter her.\u{C}Og her er et tegn for meget: \u{2}. " + String(repeating: "ord ", count: 50)
    #expect(try VerbatimReader.text(Array(text.utf8), file: "x.txt").text.string == text)
  }
}

/// Runs a test in a folder of its own, which is removed afterwards.
func withFolder(_ body: (String) throws -> Void) throws {
  let folder = FileManager.default.temporaryDirectory.appending(path: "citat-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  try body(folder.path)
}
