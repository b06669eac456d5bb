import CorpusModel
import Foundation
import TextAnalysis
import Testing

@testable import CorpusIndex
@testable import Workbench

@Suite struct RememberedColumnsTests {
  private static let columns = ["id", "source", "text"]

  /// A table of texts with an index, some bytes of whose file are changed.
  private static func table(changing change: (inout [UInt8]) -> Void) async throws -> (
    folder: TemporaryFolder, path: String
  ) {
    let folder = try TemporaryFolder()
    try folder.write("t.tsv", "1\tavis\tEt netværk.\n2\tblog\tFlere netværk, et samarbejde.\n")
    let path = folder.path + "/t.tsv"
    _ = try await CorpusIndexer(path, analyzer: DanishAnalyzer(), columns: columns).run()
    let file = URL(filePath: KeptIndex.path(of: path))
    var bytes = [UInt8](try Data(contentsOf: file))
    change(&bytes)
    try Data(bytes).write(to: file)
    return (folder, path)
  }

  /// Makes the header say what it holds.
  private static func seal(_ bytes: inout [UInt8]) {
    let end = IndexHeader.size - 8
    let sum = Checksum.of(Array(bytes[..<end]).span.bytes)
    for byte in 0..<8 { bytes[end + byte] = UInt8(truncatingIfNeeded: sum >> UInt64(8 * byte)) }
  }

  @Test(arguments: [1, 99])
  func `The index of a table that another version wrote is made again with its columns`(version: UInt8) async throws {
    let (folder, path) = try await Self.table { bytes in
      bytes[8] = version
      Self.seal(&bytes)
    }
    defer { withExtendedLifetime(folder) {} }
    let corpus = try await Corpus.reading([path])
    #expect(corpus.index.sources.map(\.name) == ["1", "2"])
    #expect(
      corpus.notes == [
        "the index of '\(path)' was made again: the index '\(KeptIndex.path(of: path))' has format \(version); this version reads \(IndexHeader.version)"
      ])
  }

  @Test func `The index of a table that was cut off is made again with its columns`() async throws {
    let (folder, path) = try await Self.table { $0.removeLast(100) }
    defer { withExtendedLifetime(folder) {} }
    #expect(try await Corpus.reading([path]).index.sources.count == 2)
  }

  @Test(arguments: [0, 8, 48, 56, 100, 4088])
  func `Where its header is damaged the columns are asked for`(byte: Int) async throws {
    let (folder, path) = try await Self.table { $0[byte] ^= 0x40 }
    defer { withExtendedLifetime(folder) {} }
    await #expect(throws: WorkbenchError.tableNeedsColumns(path)) { try await Corpus.reading([path]) }
  }

  @Test(arguments: [(48, 0xFF), (55, 0x7F), (56, 0xFF), (63, 0x7F)])
  func `Where its header names a manifest that is none the columns are asked for`(place: Int, value: Int) async throws {
    let (folder, path) = try await Self.table { bytes in
      bytes[8] = 1
      bytes[place] = UInt8(value)
      Self.seal(&bytes)
    }
    defer { withExtendedLifetime(folder) {} }
    await #expect(throws: WorkbenchError.tableNeedsColumns(path)) { try await Corpus.reading([path]) }
  }
}
