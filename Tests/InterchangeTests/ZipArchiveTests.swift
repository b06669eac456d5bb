import CorpusModel
import Testing

@testable import Interchange

@Suite struct ZipArchiveTests {
  /// Each row: a name, its bytes, as stored.
  private static func archive(_ files: [(String, [UInt8])]) -> [UInt8] { StoredArchive(files).bytes }

  private func message(_ bytes: [UInt8]) -> String {
    do throws(InterchangeError) {
      let archive = try ZipArchive(bytes, file: "x.zip")
      for entry in archive.entries { _ = try archive.bytes(of: entry) }
      return "no error"
    } catch {
      return error.report.message
    }
  }

  @Test func `Entries are read in the order of the directory, folders left out`() throws {
    let bytes = Self.archive([("a.txt", Array("på".utf8)), ("mappe/", []), ("mappe/b.txt", []), ("c\\d.txt", [1, 2])])
    let archive = try ZipArchive(bytes, file: "x.zip")
    #expect(archive.entries.map(\.name) == ["a.txt", "mappe/b.txt", "c/d.txt"])
    #expect(
      try archive.entries.map { entry throws in try archive.bytes(of: entry) } == [Array("på".utf8), [], [1, 2]])
    #expect(archive.entry(named: "a.txt")?.size == 3)
    #expect(archive.entry(named: "A.txt") == nil)
  }

  @Test func `A name in code page 850 has its Danish letters`() throws {
    let archive = try ZipArchive(StoredArchive([([0x73, 0x6D, 0x9B, 0x72, 0x86], [])]).bytes, file: "x.zip")
    #expect(archive.entries.map(\.name) == ["smørå"])
  }

  @Test(arguments: ["../ud.txt", "/rod.txt", "a/../../ud.txt", "C:/rod.txt", "..\\ud.txt", "a//b.txt", "./a.txt"])
  func `A name that leads out of the archive is refused`(_ name: String) {
    #expect(
      message(Self.archive([(name, [1])]))
        == "cannot read 'x.zip': the archive holds a file whose name leads out of it")
  }

  @Test func `An archive of many files is refused`() {
    let files = (0...ZipArchive.Limit.entries).map { ("\($0)", [UInt8]()) }
    #expect(message(Self.archive(files)) == "cannot read 'x.zip': the archive holds more than 10000 files")
  }

  @Test func `An archive that says it grows without measure is refused before anything is unpacked`() {
    var stored = StoredArchive([("a", [])])
    stored.claimedSize = 300 << 20
    #expect(message(stored.bytes) == "cannot read 'x.zip': the archive holds a file of more than 256 MB")
    stored = StoredArchive((0..<5).map { ("\($0)", []) })
    stored.claimedSize = 250 << 20
    #expect(message(stored.bytes) == "cannot read 'x.zip': the archive grows to more than 1024 MB")
    stored = StoredArchive([("a", [])])
    stored.claimedSize = 20 << 20
    #expect(message(stored.bytes) == "cannot read 'x.zip': the archive grows to more than 250 times its size")
  }

  @Test func `An entry longer or shorter than the directory says, or with another checksum, is damaged`() {
    let damaged = "cannot read 'x.zip': the archive is damaged or was not copied whole"
    var stored = StoredArchive([("a", [1, 2, 3])])
    stored.claimedSize = 2
    #expect(message(stored.bytes) == damaged)
    stored.claimedSize = 4
    #expect(message(stored.bytes) == damaged)
    stored = StoredArchive([("a", [1, 2, 3])])
    stored.checksumFlaw = 1
    #expect(message(stored.bytes) == damaged)
  }

  @Test func `An archive cut at any length is an error or reads as it should`() {
    let bytes = Self.archive([("a.txt", Array("prøve".utf8)), ("b.txt", Array("to".utf8))])
    for length in 0..<bytes.count {
      #expect(message(Array(bytes[..<length])) == "cannot read 'x.zip': the archive is damaged or was not copied whole")
    }
    #expect(message(bytes) == "no error")
  }
}
