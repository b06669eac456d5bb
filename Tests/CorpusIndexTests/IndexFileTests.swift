import CorpusModel
import Foundation
import TestSupport
import Testing

@testable import CorpusIndex

/// What happens to an index between its writer and its reader.
@Suite struct IndexFileTests {
  private static func builder(_ seed: UInt64, folder: String? = nil, runLength: Int = Inversion.runLength)
    -> PositionalIndexBuilder
  {
    var random = SplitMix64(seed: seed)
    var builder = PositionalIndexBuilder(folder: folder, runLength: runLength)
    for (number, count) in [3, 0, 129, 40].enumerated() {
      builder.add(RandomSource(name: "kilde-\(number)", words: count, using: &random).source)
    }
    builder.add(
      IndexableSource(
        name: "med ellipse", words: [TextRange(0, 7), TextRange(8, 10), TextRange(11, 23)],
        forms: ["børne-", "og", "ungeområdet"], readings: [nil, "og", nil],
        ellipses: [(word: 0, words: 0..<3, form: "børneområdet")], segments: [.paragraph: [TextRange(0, 23)]],
        attributes: [:]))
    return builder
  }

  private static func analyse(_ form: String) -> TermAnalysis {
    let count = form.utf8.count
    return TermAnalysis(
      lemmas: [form.lowercased(), "ord"],
      constituents: count > 4 ? [.init(lemma: "hus", range: 2..<count, isHead: true)] : [])
  }

  private static func bytes(of builder: consuming PositionalIndexBuilder, pieces: Int = 1) -> [UInt8] {
    let forms = builder.formList
    let size = max(1, (forms.count + pieces - 1) / pieces)
    let analyses = stride(from: 0, to: forms.count, by: size).map {
      forms.analyses(of: $0..<min($0 + size, forms.count), analyse)
    }
    return builder.bytes(analyses, fingerprint: "prøve", manifest: [1, 2, 3])
  }

  /// All that an index says.
  private static func answers(_ index: PositionalIndex) -> [String] {
    var lines = ["\(index.fingerprint) \(index.manifest) \(index.wordCount) \(index.words.count)"]
    for source in index.sources.indices {
      lines.append("\(index.sources[source].name) \(String(decoding: index.text(ofSource: source), as: UTF8.self))")
    }
    for position in 0..<index.wordCount {
      lines.append("\(index.term(at: position)) \(index.range(at: position)) \(index.source(of: position))")
    }
    for table in [index.words, index.ellipticWords] {
      for term in 0..<table.count {
        let text = table.text(of: term)
        lines.append("\(text) \(table.reading(of: term) ?? "–") \(table.rank(of: term)) \(table.terms(spelled: text))")
        lines.append("\(table.terms(ofLemma: text, allReadings: true)) \(table.compounds(withConstituent: text))")
        lines.append("\(table.terms(withPrefix: String(text.prefix(2))))")
      }
      lines.append("\(table.terms(ofLemma: "ord")) \(table.compounds(withConstituent: "hus"))")
    }
    for term in 0..<index.words.count { lines.append("\(Array(index.postings(of: term)))") }
    for term in 0..<index.ellipticWords.count { lines.append("\(index.ellipses(of: term))") }
    for kind in SegmentKind.allCases { lines.append("\(Array(index.segments(kind)))") }
    for kind in AttributeKind.allCases { lines.append("\(Array(index.runs(kind)))") }
    return lines
  }

  @Test(arguments: [1, 2, 7, 1000])
  func `The bytes are the same however the forms are cut in pieces and the positions in runs`(_ size: Int) throws {
    let folder = FileManager.default.temporaryDirectory.path
    let expected = Self.bytes(of: Self.builder(1))
    #expect(Self.bytes(of: Self.builder(1), pieces: size) == expected)
    #expect(Self.bytes(of: Self.builder(1, runLength: size)) == expected)
    #expect(Self.bytes(of: Self.builder(1, folder: folder, runLength: size)) == expected)
  }

  @Test func `A file holds the same answers as the memory`() throws {
    let path = FileManager.default.temporaryDirectory.path + "/citat-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    // What a run that was killed left aside does not matter.
    try Data([1, 2, 3]).write(to: URL(filePath: path + ".new"))
    let builder = Self.builder(2)
    let forms = builder.formList
    try builder.write(
      to: path, [forms.analyses(of: 0..<forms.count, Self.analyse)], fingerprint: "prøve", manifest: [1, 2, 3])
    #expect(!FileManager.default.fileExists(atPath: path + ".new"))
    let index = try PositionalIndex.opening(path)
    #expect(Self.answers(index) == Self.answers(PositionalIndex(trusting: Self.bytes(of: Self.builder(2)))))
    try index.verify()
    #expect([UInt8](try Data(contentsOf: URL(filePath: path))) == Self.bytes(of: Self.builder(2)))
  }

  @Test func `Every truncation is noticed`() throws {
    let bytes = Self.bytes(of: Self.builder(3))
    for count in stride(from: IndexHeader.size, to: bytes.count, by: 1) {
      #expect(throws: IndexError.self) {
        _ = try PositionalIndex(IndexStorage(unverified: Array(bytes.prefix(count))), path: "a")
      }
    }
    let path = FileManager.default.temporaryDirectory.path + "/citat-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    for count in [0, 1, 8, 4095] {
      try Data(bytes.prefix(count)).write(to: URL(filePath: path))
      #expect(throws: IndexError.damaged(path, "it is shorter than its header")) { try PositionalIndex.opening(path) }
    }
  }

  @Test func `Every changed byte is noticed before an answer is believed, and none is a crash`() throws {
    let bytes = Self.bytes(of: Self.builder(4))
    let expected = Self.answers(PositionalIndex(trusting: bytes))
    var random = SplitMix64(seed: 4)
    let isLong = ProcessInfo.processInfo.environment["CITAT_LONG_TESTS"] != nil
    for _ in 0..<(isLong ? 1_000_000 : 400) {
      var changed = bytes
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        // Half of the changes in what is no padding.
        let offset = Int.random(in: 0..<(Bool.random(using: &random) ? 400 : bytes.count), using: &random)
        changed[offset] ^= UInt8.random(in: 1...255, using: &random)
      }
      if changed == bytes { continue }
      do throws(IndexError) {
        let index = try PositionalIndex(IndexStorage(unverified: changed), path: "a")
        let answers = Self.answers(index)
        do throws(IndexError) {
          try index.checkDamage()
          // What was read is what was written; the rest is not.
          #expect(answers == expected)
        } catch {}
        #expect(throws: IndexError.self) { try index.verify() }
      } catch {}
    }
  }

  @Test func `A file that is something else says so`() throws {
    var bytes = Self.bytes(of: Self.builder(5))
    func message(_ bytes: [UInt8]) -> String {
      do throws(IndexError) {
        _ = try PositionalIndex(IndexStorage(unverified: bytes), path: "mappe/index")
        return ""
      } catch {
        return error.report.text()
      }
    }
    #expect(
      message([UInt8](repeating: 7, count: 5000))
        == "error: 'mappe/index' is no index of Citat\n  help: make one: citat index")
    for version: UInt8 in [1, 2, 4] {
      bytes[8] = version
      #expect(
        message(bytes)
          == "error: the index 'mappe/index' has format \(version); this version reads 3\n  help: make it again: citat index"
      )
    }
    bytes[8] = 3
    bytes[4000] ^= 1
    #expect(
      message(bytes)
        == "error: the index 'mappe/index' is damaged: its header does not match its checksum\n  help: make it again: citat index"
    )
  }

  @Test func `The examples of the format's page are what is written`() {
    func hex(_ bytes: [UInt8]) -> String { bytes.map { String(format: "%02x", $0) }.joined(separator: " ") }
    #expect(
      hex(MonotoneColumn.bytes([3, 5, 10]))
        == "03 00 00 00 00 00 00 00 03 00 00 00 00 00 00 00 03 18 00 00 00 00 00 00 d0 01 00 00 00 00 00 00 00 00")
    var postings: [UInt8] = []
    PostingWriter.append([4, 6, 9, 300], to: &postings)
    PostingWriter.append([7], to: &postings)
    #expect(hex(postings).hasSuffix("07 00 00 00"))
    #expect(
      hex(StringTable.bytes(["hus", "huset"].map { Array($0.utf8)[...] })).hasSuffix("03 68 75 73 03 02 65 74"))
  }

  @Test(arguments: [0, 1, 2, 127, 128, 129, 255, 256, 257, 1000])
  func `Positions come back as they were, and a cursor skips to them`(_ count: Int) {
    var random = SplitMix64(seed: UInt64(count))
    for spread in [1, 3, 200, 4_000_000] as [UInt32] where count > 0 {
      var next: UInt32 = 0
      let positions = (0..<count).map { number in
        next += UInt32.random(in: 0..<spread, using: &random) + (number == 0 ? 0 : 1)
        return next
      }
      var bytes: [UInt8] = [9, 9]
      PostingWriter.append(positions[...], to: &bytes)
      bytes += [UInt8](repeating: 0, count: 8)
      let list = PostingList(view: ByteView(IndexStorage(bytes), 0..<bytes.count), start: 2, count: count)
      #expect(Array(list) == positions.map { Int($0) })
      var cursor = PostingCursor(list)
      var wanted = 0
      while wanted <= Int(next) + 1 {
        let found = cursor.next(atLeast: wanted)
        #expect(found == positions.first { Int($0) >= wanted }.map { Int($0) })
        wanted += Int.random(in: 1...max(1, Int(next) / 40 + 1), using: &random)
      }
    }
  }
}
