import CorpusModel
import DocumentStructure
import Foundation
import TestSupport
import Testing

@testable import Interchange

/// Readers against files that are cut off, flipped and patched together. Every file in `Fixtures` and `Fixtures/Seeds` is a
/// seed: a reader joins by a file there.
///
/// The long campaign, a million inputs: `CITAT_LONG_TESTS=1 swift test --filter ReaderFuzzTests`; a number above 1 is how
/// many. A failure names seed and number, which repeat it.
@Suite struct ReaderFuzzTests {
  static let isLong = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] == "1"

  /// How many changed files are read.
  static let inputs: Int = {
    let asked = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"].flatMap { Int($0) } ?? 2_000
    return asked == 1 ? 1_000_000 : asked
  }()

  /// The names of the seeds but those of PDF, which another program reads.
  static let seeds: [String] = {
    let names = ["", "Seeds/"].flatMap { folder in
      let all = (try? FileManager.default.contentsOfDirectory(atPath: Fixture.folder.path + "/" + folder)) ?? []
      return all.map { folder + $0 }
    }
    return names.filter { $0.contains(".") && !$0.hasSuffix(".pdf") && !$0.hasSuffix(".py") }.sorted()
  }()

  @Test func `Every format has a seed`() throws {
    var formats = Set<SourceFormat>()
    for seed in Self.seeds + ["interview.pdf"] {
      if let reading = try? SourceFormats.read(SourceInput(try Fixture.bytes(seed), file: seed)) {
        formats.insert(reading.report.format)
      } else if seed.hasSuffix(".pdf") {
        formats.insert(.pdf)
      }
    }
    #expect(SourceFormat.allCases.filter { !formats.contains($0) } == [])
  }

  /// What is wrong with how bytes were read; empty when they were read soundly or refused as they should.
  static func flaws(_ bytes: [UInt8], _ name: String) -> [String] {
    do throws(InterchangeError) {
      let sources = try SourceFormats.sources(in: bytes, file: name, name: name)
      return sources.flatMap { source -> [String] in
        switch source.reading {
        case .success(let reading): flaws(reading.text)
        case .failure(let error): flaws(error, name)
        }
      }
    } catch {
      return flaws(error, name)
    }
  }

  private static func flaws(_ error: InterchangeError, _ name: String) -> [String] {
    let message = error.report.text()
    return message.hasPrefix("error: ") && message.contains("'\(name)")
      ? [] : ["the error does not name the file: \(message)"]
  }

  private static func flaws(_ text: SourceText) -> [String] {
    var flaws: [String] = []
    let all = text.verbatim
    func check(_ range: TextRange, _ what: String) {
      if !all.range.contains(range) || !all.isScalarBoundary(range.start) || !all.isScalarBoundary(range.end) {
        flaws.append("\(what) \(range) does not lie in the text")
      }
    }
    for block in text.blocks {
      check(block.range, "block")
      for part in [block.marker, block.label].compactMap(\.self) { check(part, "part") }
    }
    for (a, b) in zip(text.blocks, text.blocks.dropFirst()) where a.range.end > b.range.start {
      flaws.append("block \(b.range) overlaps \(a.range)")
    }
    for mark in text.marks { check(mark.verbatim, "mark") }
    for (a, b) in zip(text.pages, text.pages.dropFirst()) where a.verbatim > b.verbatim {
      flaws.append("page \(b.label) stands before page \(a.label)")
    }
    if text.verbatim.range.isEmpty, !text.blocks.isEmpty { flaws.append("blocks of no text") }
    return flaws
  }

  // MARK: Cut off

  @Test(arguments: seeds)
  func `A file cut at any length is read or refused`(_ seed: String) throws {
    let bytes = try Fixture.bytes(seed)
    let step = Self.isLong ? 1 : max(1, min(bytes.count, 4096) / 60)
    let short = stride(from: 1, to: min(bytes.count, 4096), by: step)
    let long = stride(from: 4096, to: max(4096, bytes.count), by: Self.isLong ? 97 : max(97, bytes.count / 20))
    for length in Array(short) + Array(long) {
      let found = Self.flaws(Array(bytes.prefix(length)), seed)
      #expect(found.isEmpty, "cut at \(length): \(found)")
    }
  }

  @Test(arguments: seeds.filter { $0.hasSuffix(".docx") || $0.hasSuffix(".odt") })
  func `A part of a document cut at any length is read or refused`(_ seed: String) throws {
    let archive = try ZipArchive(try Fixture.bytes(seed), file: seed)
    let main = seed.hasSuffix(".docx") ? "word/document.xml" : "content.xml"
    let whole = try archive.bytes(of: try #require(archive.entry(named: main)))
    for length in stride(from: 0, to: whole.count, by: Self.isLong ? 1 : max(1, whole.count / 40)) {
      let found = Self.flaws(try Self.rebuilt(archive) { $0 == main ? Array(whole.prefix(length)) : $1 }, seed)
      #expect(found.isEmpty, "cut at \(length): \(found)")
    }
  }

  /// The archive with other bytes in its entries, stored.
  static func rebuilt(_ archive: ZipArchive, _ change: (String, [UInt8]) -> [UInt8]) throws -> [UInt8] {
    StoredArchive(try archive.entries.map { ($0.name, change($0.name, try archive.bytes(of: $0))) }).bytes
  }

  // MARK: Changed at random

  /// Pieces that mean something to one reader or another.
  private static let pieces: [[UInt8]] =
    [
      "{", "}", "\\", "\\'", "\\u-10240?", "\\bin99999", "\\uc9", "\\intbl", "\\cell", "\\row", "<", ">", "</w:p>",
      "<w:p>", "<w:tbl>", "&#0;",
      "&amp;", "]]>", "<![CDATA[", "\"", "\\ud800", "-->", "00:00:00.000 --> 99:99", ":", "\n\n", "\r", "\u{C}", "\t",
      ";", "|", "#", "PK\u{3}\u{4}",
      "<table>", "<tr>", "<td colspan=999999999>", "text:c=\"999999999\"", "ts_1_99999999999999999999_S", "\u{FEFF}",
      "æ", "😀", "e\u{301}",
      "9999999999999999999", "-1", "null", "[[[[[[", "1e999",
    ].map { Array($0.utf8) } + [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0]]

  /// Bytes with up to eight changes.
  static func mutated(_ bytes: [UInt8], _ random: inout SplitMix64) -> [UInt8] {
    var bytes = bytes
    for _ in 0...Int.random(in: 0..<8, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      let end = min(bytes.count, place + Int.random(in: 1...64, using: &random))
      switch Int.random(in: 0..<7, using: &random) {
      case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
      case 1: bytes[place] = UInt8.random(in: 0...255, using: &random)
      case 2: bytes.removeSubrange(place..<end)
      case 3: bytes.insert(contentsOf: bytes[place..<end], at: place)
      case 4: bytes.insert(contentsOf: pieces.randomElement(using: &random) ?? [], at: place)
      case 5:
        // A stretch taken from elsewhere.
        let other = Int.random(in: 0..<bytes.count, using: &random)
        bytes.insert(contentsOf: Array(bytes[other..<min(bytes.count, other + end - place)]), at: place)
      default: bytes.removeLast(min(bytes.count - place, 1 + bytes.count / 8))
      }
    }
    return bytes
  }

  @Test(arguments: seeds.indices)
  func `Changed files are read soundly or refused`(_ index: Int) throws {
    let seed = Self.seeds[index]
    let bytes = try Fixture.bytes(seed)
    let archive = try? ZipArchive(bytes, file: seed)
    let count = Self.inputs / Self.seeds.count + 1
    for number in 0..<count {
      var random = SplitMix64(seed: UInt64(index) << 32 | UInt64(number))
      var changed: [UInt8]
      if let archive, number % 8 != 0 {
        // Inside the archive, where its checksum does not stand in the way.
        let target = Int.random(in: 0..<archive.entries.count, using: &random)
        changed = try Self.rebuilt(archive) { name, bytes in
          let isMain = name == "word/document.xml" || name == "content.xml"
          return isMain || name == archive.entries[target].name ? Self.mutated(bytes, &random) : bytes
        }
      } else {
        changed = Self.mutated(bytes, &random)
      }
      let found = Self.flaws(changed, seed)
      #expect(found.isEmpty, "\(seed), number \(number): \(found)")
      // A document can be made of all that can be read.
      if number % 16 == 0, let sources = try? SourceFormats.sources(in: changed, file: seed, name: seed) {
        for source in sources { if case .success(let reading) = source.reading { _ = Fixture.document(reading.text) } }
      }
    }
  }

  // MARK: Built to break readers

  @Test func `A bomb is refused before it goes off`() throws {
    let report = Self.message(try Fixture.bytes("Seeds/bombe.zip"))
    #expect(report == "cannot read 'x': the archive grows to more than 250 times its size")
    #expect(
      Self.message(StoredArchive([("a.docx", try Fixture.bytes("Seeds/bombe.zip"))]).bytes)
        == "cannot read 'x/a.docx': the archive grows to more than 250 times its size")
  }

  @Test func `Archives in archives end`() {
    var bytes = StoredArchive([("a.txt", Array("prøve".utf8))]).bytes
    for _ in 0..<6 { bytes = StoredArchive([("indre.zip", bytes)]).bytes }
    #expect(
      Self.message(bytes) == "cannot read 'x/indre.zip/indre.zip/indre.zip': the archive lies in more than 3 others")
  }

  /// Each row: what begins, what nests, and the error.
  @Test(arguments: [
    ("{\\rtf1 ", "{\\b ", "it holds more than 1000 groups inside each other"),
    ("<!DOCTYPE html>", "<div>", "it holds more than 1000 elements inside each other"),
    ("<!DOCTYPE html>", "<table><tr><td>", "it holds more than 1000 elements inside each other"),
    ("<office:document xmlns='opendocument'>", "<a>", "it holds more than 200 elements inside each other"),
  ])
  func `Nesting without end is refused`(_ start: String, _ nest: String, _ what: String) {
    #expect(Self.message(Array((start + String(repeating: nest, count: 100_000)).utf8)) == "cannot read 'x': \(what)")
  }

  @Test func `Half characters are read as what they are: nothing`() throws {
    let text = try SourceFormats.read(
      SourceInput(Array("{\\rtf1 a\\u-10240?b\\u-9216?c\\u-10179?\\u-8702?}".utf8), file: "x")
    ).text
    #expect(text.verbatim.string == "a\u{FFFD}b\u{FFFD}c😂")
  }

  /// The message of the first thing that is wrong.
  private static func message(_ bytes: [UInt8]) -> String {
    do throws(InterchangeError) {
      for source in try SourceFormats.sources(in: bytes, file: "x", name: "x") { _ = try source.reading.get() }
      return "no error"
    } catch {
      return error.report.message
    }
  }
}
