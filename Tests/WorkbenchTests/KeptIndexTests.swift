import CorpusIndex
import CorpusModel
import CorpusQuery
import Foundation
import TextAnalysis
import Testing

@testable import Workbench

@Suite struct KeptIndexTests {
  private static let texts = [
    "a.txt": "I: Hvordan går det?\nA: Vi har et godt samarbejde om børne- og ungeområdet.\nI: Tak.\n",
    "b.txt": "Samarbejdet er svært.\n\nDer er brug for netværkssamarbejde.\n",
  ]

  private static func folder(_ texts: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, text) in texts { try folder.write(name, text) }
    return folder
  }

  private func hits(_ query: String, _ corpus: Corpus) throws -> [String] {
    corpus.concordance(of: try QueryParser.query(query), compounds: .any).map { line in
      let document = corpus.sources[line.source].document
      return "\(document.source) \(line.unit.identifier(in: document.source)) \(document.text(in: line.range))"
    }
  }

  private func make(_ argument: String, columns: [String]? = nil) async throws -> KeptIndex {
    try await CorpusIndexer(argument, analyzer: DanishAnalyzer(), columns: columns).run()
  }

  @Test func `A kept index gives the answers of the texts, and only the owner may read it`() async throws {
    let folder = try Self.folder(Self.texts)
    let before = try await Corpus.reading([folder.path])
    let kept = try await make(folder.path)
    let after = try await Corpus.reading([folder.path])
    #expect(after.notes == before.notes && after.sources.count == 2)
    for query in [
      "samarbejde", "\"godt samarbejde\"", "ungeområde", "speaker:A samarbejde", "børneområdet", "det AND går",
    ] {
      #expect(try hits(query, after) == hits(query, before))
    }
    #expect(kept.contents.sources == 2 && kept.contents.words == before.index.wordCount)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/.citat-index")
    #expect(attributes[.posixPermissions] as? Int == 0o700)
    #expect(try KeptIndex.forget(folder.path))
    #expect(try !KeptIndex.forget(folder.path))
    #expect(!KeptIndex.exists(for: folder.path))
  }

  @Test func `Texts that changed, came or went make the index again, and it is said`() async throws {
    let folder = try Self.folder(Self.texts)
    _ = try await make(folder.path)
    try Data("Et nyt samarbejde.".utf8).write(to: URL(filePath: folder.path + "/c.txt"))
    let corpus = try await Corpus.reading([folder.path])
    #expect(corpus.notes == ["the index of '\(folder.path)' was made again: 1 text changed, came or went"])
    #expect(try hits("=samarbejde", corpus).count == 2)
    #expect(try await Corpus.reading([folder.path]).notes == [])
    try FileManager.default.removeItem(atPath: folder.path + "/a.txt")
    try Data("Intet.".utf8).write(to: URL(filePath: folder.path + "/b.txt"))
    let again = try await Corpus.reading([folder.path])
    #expect(again.notes == ["the index of '\(folder.path)' was made again: 2 texts changed, came or went"])
    #expect(try hits("samarbejde", again).count == 1)
  }

  @Test func `An index made again from the old one is the index of the texts, byte for byte`() async throws {
    let folder = try Self.folder(Self.texts)
    _ = try await make(folder.path)
    func isSame() async throws -> Bool {
      let index = URL(filePath: KeptIndex.path(of: folder.path))
      _ = try await Corpus.reading([folder.path])
      let again = try Data(contentsOf: index)
      #expect(try KeptIndex.forget(folder.path))
      _ = try await make(folder.path)
      return try again == Data(contentsOf: index)
    }
    try Data("A: Et nyt samarbejde om ungeområdet.\nB: Ja, det får vi.\n".utf8).write(
      to: URL(filePath: folder.path + "/aa.txt"))
    #expect(try await isSame())
    try Data("Hele teksten er en anden nu.".utf8).write(to: URL(filePath: folder.path + "/b.txt"))
    #expect(try await isSame())
    try FileManager.default.removeItem(atPath: folder.path + "/a.txt")
    #expect(try await isSame())
    try Data("source,label,role\naa.txt,A,leder\n".utf8).write(to: URL(filePath: folder.path + "/speakers.csv"))
    #expect(try await isSame())
  }

  @Test func `An index serves from whichever folder its texts are named`() async throws {
    let folder = try Self.folder(["ind/a.txt": "Et samarbejde."])
    _ = try await make(folder["ind"])
    for name in [folder["ind/"], folder["ind"] + "/../ind"] {
      let corpus = try await Corpus.reading([name])
      #expect(corpus.notes == [] && corpus.files == ["\(name.hasSuffix("/") ? name : name + "/")a.txt"])
      #expect(corpus.sources.document(0).source == "a.txt")
    }
  }

  @Test func `An index that cannot be used beside others is said`() async throws {
    let folder = try Self.folder(["a/a.txt": "Et samarbejde.", "b/b.txt": "Intet."])
    _ = try await make(folder["a"])
    let both = try await Corpus.reading([folder["a"], folder["b"]])
    #expect(both.notes == ["the index of '\(folder["a"])' is not used: it answers for one folder or file alone"])
    #expect(try hits("samarbejde", both).count == 1)
    let speakers = try folder.write("s.csv", "source,label,role\n")
    let named = try await Corpus.reading([folder["a"]], speakers: SpeakerChoice(file: speakers))
    #expect(named.notes.contains("the index of '\(folder["a"])' is not used: with --speakers the texts are read"))
    #expect(try await Corpus.reading([folder["b"]]).notes == [])
  }

  @Test func `A damaged index is made again, and it is said`() async throws {
    let folder = try Self.folder(Self.texts)
    _ = try await make(folder.path)
    let file = KeptIndex.path(of: folder.path)
    let bytes = try Data(contentsOf: URL(filePath: file))
    try bytes.prefix(5000).write(to: URL(filePath: file))
    let corpus = try await Corpus.reading([folder.path])
    #expect(
      corpus.notes == [
        "the index of '\(folder.path)' was made again: the index '\(file)' is damaged: "
          + "it has 5000 bytes and should have \(bytes.count)"
      ])
    #expect(try hits("samarbejde", corpus).count == 3)
  }

  @Test func `A text that was replaced and kept its size and time is noticed`() async throws {
    let folder = try Self.folder(Self.texts)
    _ = try await make(folder.path)
    let path = folder["b.txt"]
    let state = try #require(FileState(of: path))
    // Times of files tick some milliseconds apart.
    while FileState(of: try folder.write("tid"))?.changed == state.changed {}
    try FileManager.default.removeItem(atPath: folder["tid"])
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.write(contentsOf: Data("Xamarbejdet".utf8))
    try handle.close()
    var times = [timespec(), timespec(tv_sec: state.modified / 1_000_000_000, tv_nsec: state.modified % 1_000_000_000)]
    times[0] = times[1]
    #expect(utimensat(AT_FDCWD, path, times, 0) == 0)
    let now = try #require(FileState(of: path))
    #expect(now.size == state.size && now.modified == state.modified && now.inode == state.inode)
    let corpus = try await Corpus.reading([folder.path])
    #expect(corpus.notes == ["the index of '\(folder.path)' was made again: 1 text changed, came or went"])
    #expect(try hits("samarbejdet", corpus).count == 2)
  }

  @Test func `A file that could not be read is read once it may be`() async throws {
    // What root may do, permissions do not say.
    if geteuid() == 0 { return }
    let folder = try Self.folder(Self.texts)
    #expect(chmod(folder["b.txt"], 0o000) == 0)
    _ = try await make(folder.path)
    #expect(try await Corpus.reading([folder.path]).failures.count == 1)
    #expect(chmod(folder["b.txt"], 0o644) == 0)
    let corpus = try await Corpus.reading([folder.path])
    #expect(corpus.failures.isEmpty && corpus.sources.count == 2)
  }

  @Test func `Verifying notices a text that changed and kept its size and time`() async throws {
    let folder = try Self.folder(Self.texts)
    let kept = try await make(folder.path)
    let path = folder.path + "/b.txt"
    let state = try #require(FileState(of: path))
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.write(contentsOf: Data("X".utf8))
    try handle.close()
    let date = Date(timeIntervalSince1970: Double(state.modified) / 1e9)
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: path)
    #expect(kept.contents.sources == 2)
    #expect(KeptIndex.opening(folder.path, analyzer: DanishAnalyzer(), verifies: true).doubt == .texts(changed: 1))
    _ = try await CorpusIndexer(folder.path, analyzer: DanishAnalyzer(), verifies: true).run()
    #expect(KeptIndex.opening(folder.path, analyzer: DanishAnalyzer(), verifies: true).doubt == nil)
  }

  @Test(arguments: [
    (
      "t.tsv",
      "1\tavis\t2020\tBo\tVi har et samarbejde.\n2\tblad\t2021\tEva\tIntet her.\n3\tavis\t2021\tBo\tSamarbejdet gik.\n"
    ),
    (
      "t.jsonl",
      """
      {"id": 1, "source": "avis", "date": "2020", "speaker": "Bo", "text": "Vi har et samarbejde."}
      {"id": "2", "source": "blad", "date": "2021", "speaker": "Eva", "text": "Intet her."}
      {"id": "3", "source": "avis", "date": 2021, "speaker": "Bo", "text": "Samarbejdet gik."}
      """
    ),
  ])
  func `A table with a text on each line is a corpus with its values`(name: String, text: String) async throws {
    let folder = try Self.folder([name: text])
    let path = folder.path + "/" + name
    await #expect(throws: WorkbenchError.tableNeedsColumns(path)) { try await Corpus.reading([path]) }
    _ = try await make(path, columns: ["id", "source", "date", "speaker", "text"])
    let corpus = try await Corpus.reading([path])
    #expect(corpus.index.sources.map(\.name) == ["1", "2", "3"])
    #expect(try hits("samarbejde", corpus) == ["1 1#turn-1 samarbejde", "3 3#turn-1 Samarbejdet"])
    #expect(try hits("samarbejde speaker:bo date:2021 source:avis", corpus).count == 1)
    #expect(try hits("samarbejde speaker:eva", corpus).isEmpty)
  }

  @Test func `Each line of a text in a table is a paragraph, also one without a word`() async throws {
    let texts = ["Hus og have", "Et\nhus her", "— —\nHus og have", "Et hus\n…", "\u{2014} hus \u{2014}"]
    let lines = texts.enumerated().map { number, text in
      #"{"id": "\#(number)", "text": "\#(text.replacing("\n", with: #"\n"#))"}"#
    }
    let folder = try Self.folder(["t.jsonl": lines.joined(separator: "\n")])
    let path = folder.path + "/t.jsonl"
    _ = try await make(path, columns: ["id", "text"])
    let all = try await Corpus.reading([path]).concordance(of: try QueryParser.query("hus"), compounds: .none)
    let rows = ConcordanceResult(all, context: .turn).table.rows.map { row in [1, 7, 8, 9].map { row[$0] } }
    #expect(
      rows
        == [
          ["0#paragraph-1", "", "Hus", " og have"], ["1#paragraph-2", "", "hus", " her"],
          ["2#paragraph-2", "", "Hus", " og have"], ["3#paragraph-1", "Et ", "hus", ""],
          ["4#paragraph-1", "— ", "hus", " —"],
        ].map { $0.map { Table.Cell.text($0) } })
  }

  @Test func `Lines that cannot be read are reported, and columns must have a text`() async throws {
    let folder = try Self.folder(["t.tsv": "1\tEn tekst.\nkun id\n\n3\tEn til.\n"])
    let path = folder.path + "/t.tsv"
    await #expect(throws: WorkbenchError.noTextColumn(known: TableOfTexts.known)) {
      try await make(path, columns: ["id", "tekst"])
    }
    let kept = try await make(path, columns: ["id", "text"])
    #expect(kept.contents.sources == 2)
    #expect(kept.failures.map(\.message) == ["cannot read the table 't.tsv': line 2: it has 1 column, expected 2"])
  }

  @Test(arguments: [
    ("t.tsv", "id\ttext\r1\tEt hus\r", ["line 1: it holds line ends of an old Mac (CR alone)"]),
    ("t.tsv", "id\ttext\r\n1\tEt hus\r\n", []),
    (
      "t.jsonl", #"{"id": 1}\n{"text": ["hus"]}\n{"text": null}\n{"text": 5}\nhus"#.replacing(#"\n"#, with: "\n"),
      ["line 1: it has no 'text'", "line 2: its 'text' is no string", "line 5: it is no JSON object"]
    ),
  ])
  func `A line of a table without a text that can be read is told`(
    _ name: String, _ text: String, _ problems: [String]
  ) async throws {
    let folder = try Self.folder([name: text])
    let kept = try await make(folder[name], columns: ["id", "text"])
    #expect(kept.failures.map(\.message) == problems.map { "cannot read the table '\(name)': \($0)" })
  }

  @Test(arguments: ["", "id\ttext\n", "\n\n"]) func `A table without texts is an error`(_ text: String) async throws {
    let folder = try Self.folder(["t.tsv": text])
    let path = folder["t.tsv"]
    let error = await #expect(throws: WorkbenchError.self) { try await make(path, columns: ["id", "text"]) }
    #expect(
      error?.report.text()
        == "error: there is no text in '\(path)'\n  help: put one on each line, in the columns that --columns names")
  }
}
