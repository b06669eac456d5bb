import CorpusModel
import QualitativeCoding
import TestSupport
import Testing

@testable import Interchange

/// Projects that are damaged, or made to do harm.
@Suite struct HostileQdpxTests {
  private func archive(_ files: KeyValuePairs<String, String>) throws -> [UInt8] {
    var writer = ZipWriter()
    for (name, text) in files { writer.add(name, text) }
    return try writer.bytes(for: "x.qdpx")
  }

  private func message(_ bytes: [UInt8]) -> String {
    do throws(InterchangeError) {
      _ = try QdpxReader.read(bytes, file: "x.qdpx")
      return "read"
    } catch {
      return error.report.message
    }
  }

  private func project(_ inside: String) throws -> String {
    message(try archive(["project.qde": "<Project xmlns='urn:QDA-XML:project:1.0' name='x'>\(inside)</Project>"]))
  }

  private static let guid = "A12FC99B-390F-476C-BABE-121CC2969273"

  @Test func `What is no project is told`() throws {
    #expect(message(Array("PK".utf8)) == "cannot read 'x.qdpx': the archive is damaged or was not copied whole")
    #expect(message(try archive(["a.txt": "x"])) == "cannot read 'x.qdpx': the archive holds no project (project.qde)")
    #expect(
      message(try archive(["a.qde": "<Project/>", "b.QDE": "<Project/>"]))
        == "cannot read 'x.qdpx': the archive holds 2 projects")
    #expect(
      message(try archive(["a.qde": "<CodeBook/>"]))
        == "cannot read 'x.qdpx': its part 'a.qde' is no REFI-QDA project")
    #expect(
      message(try archive(["../project.qde": "<Project/>"]))
        == "cannot read 'x.qdpx': the archive holds a file whose name leads out of it")
    #expect(
      message(try archive(["/project.qde": "<Project/>"]))
        == "cannot read 'x.qdpx': the archive holds a file whose name leads out of it")
    #expect(
      message(try archive(["project.qde": "<!DOCTYPE x [<!ENTITY a 'b'>]><Project>&a;</Project>"]))
        == "cannot read 'x.qdpx': its part 'project.qde' declares a document type, which is not allowed")
    #expect(
      message(try archive(["project.qde": "<Project><Users></Project>"]))
        == "cannot read 'x.qdpx': line 1 of its part 'project.qde' is not well-formed XML")
  }

  @Test func `GUIDs that are none or stand twice are told`() throws {
    #expect(
      try project("<CodeBook><Codes><Code name='a' isCodable='true'/></Codes></CodeBook>")
        == "cannot read 'x.qdpx': a 'Code' in it has no GUID")
    #expect(
      try project("<Users><User guid='12'/></Users>") == "cannot read 'x.qdpx': a 'User' in it has no GUID")
    let code = "<Code guid='\(Self.guid)' name='a' isCodable='true'/>"
    let lower = "<Code guid='{\(Self.guid.lowercased())}' name='b' isCodable='1'/>"
    #expect(
      try project("<CodeBook><Codes>\(code)\(lower)</Codes></CodeBook>")
        == "cannot read 'x.qdpx': two 'Code' in it have the GUID \(Self.guid)")
  }

  @Test func `Codes nested past all measure are an error, at once`() throws {
    let depth = 1_000_000
    let open = String(repeating: "<Code guid='\(Self.guid)' name='a' isCodable='true'>", count: depth)
    let clock = ContinuousClock()
    var writer = ZipWriter()
    writer.add("project.qde", Array("<Project><CodeBook><Codes>\(open)".utf8), isStored: true)
    let bytes = try writer.bytes(for: "x.qdpx")
    var said = ""
    let time = clock.measure { said = message(bytes) }
    #expect(said == "cannot read 'x.qdpx': it holds more than 200 elements inside each other")
    #expect(time < .seconds(20))
  }

  @Test func `An archive that grows past all measure is an error`() throws {
    var writer = ZipWriter()
    writer.add("project.qde", "<Project/>")
    writer.add("sources/a.txt", [UInt8](repeating: 0x61, count: 40 << 20))
    #expect(
      message(try writer.bytes(for: "x.qdpx"))
        == "cannot read 'x.qdpx': the archive grows to more than 250 times its size")
  }

  @Test func `Places that are no numbers, lie outside or hold nothing are counted, not guessed`() throws {
    let text = "<PlainTextContent>En to tre</PlainTextContent>"
    func selection(_ number: Int, _ start: String, _ end: String) -> String {
      "<PlainTextSelection guid='A12FC99B-390F-476C-BABE-12345678900\(number)' startPosition='\(start)' endPosition='\(end)'/>"
    }
    let bytes = try archive([
      "project.qde": """
      <Project name='x'><Sources><TextSource guid='\(Self.guid)' name='a'>\(text)\
      \(selection(1, "0", "2"))\(selection(2, "x", "2"))\(selection(3, "3", "99"))\(selection(4, "3", "3"))\
      \(selection(5, "-5", "3"))\(selection(6, "99999999999999999999", "3"))\
      </TextSource></Sources></Project>
      """
    ])
    let reading = try QdpxReader.read(bytes, file: "x.qdpx")
    #expect(reading.study.sources.first?.selections.compactMap(\.place.range) == [TextRange(0, 2)])
    #expect(reading.notes == ["3 passages do not lie in their texts", "2 passages have no place"])
    #expect(reading.offsets?.placed == 1)
  }

  @Test func `A path leads to no file outside the archive`() throws {
    for path in [
      "absolute:///etc/passwd", "relative:///../../etc/passwd", "internal:///etc/passwd", "file:///etc/passwd",
      "/etc/passwd",
    ] {
      let bytes = try archive([
        "project.qde":
          "<Project name='x'><Sources><TextSource guid='\(Self.guid)' plainTextPath='\(path)' name='a'/></Sources></Project>"
      ])
      #expect(try QdpxReader.read(bytes, file: "x.qdpx").study.sources.first?.text == nil)
    }
  }

  @Test(.enabled(if: SharedFolder.holds("refi-qda"), "the shared data are not here: set CITAT_SHARED"))
  func `Files that are cut off or have flipped bytes are read or refused, never worse`() throws {
    var random = SplitMix64(seed: 7)
    for name in ["aqda-0.5.0_dansk", "qualcoder-4.0beta_dansk", "vectors/crlf_bom"] {
      let sound = try SharedFolder.bytes("refi-qda/\(name).qdpx")
      for _ in 0..<150 {
        var bytes = sound
        if Bool.random(using: &random) {
          bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
        } else {
          for _ in 0..<3 {
            bytes[Int.random(in: 0..<bytes.count, using: &random)] ^= 1 << Int.random(in: 0..<8, using: &random)
          }
        }
        _ = message(bytes)
      }
      // Past the checksums: the XML itself.
      let archive = try ZipArchive(sound, file: "x")
      let entry = try #require(archive.entries.first { $0.name.hasSuffix("qde") })
      let xml = try archive.bytes(of: entry)
      for _ in 0..<300 {
        var bytes = xml
        for _ in 0..<2 {
          bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(in: 32..<127, using: &random)
        }
        var writer = ZipWriter()
        writer.add("project.qde", bytes)
        for file in archive.entries where file.name != entry.name { writer.add(file.name, try archive.bytes(of: file)) }
        let said = message(try writer.bytes(for: "x.qdpx"))
        #expect(!said.contains("løber"))
      }
    }
  }
}
