import CorpusModel
import Foundation
import Glibc
import TextAnalysis
import Testing

@testable import Workbench

@Suite struct InputFinderTests {
  /// The names of the sources that arguments below a folder lead to; an argument that is empty is the folder itself.
  private func names(_ files: [String], _ arguments: [String]) throws -> [String] {
    let folder = try TemporaryFolder()
    for file in files { try folder.write(file) }
    let found = try InputFinder.files(for: arguments.map { $0.isEmpty ? folder.path : folder[$0] })
    for file in found { #expect(file.path.hasPrefix(folder.path)) }
    return found.map {
      $0.name.hasPrefix(folder.path + "/") ? String($0.name.dropFirst(folder.path.count + 1)) : $0.name
    }
  }

  @Test(arguments: [
    // By name inside a folder, in the order of bytes.
    (["b.txt", "a.txt", "Z.txt", "æ.txt", "å.txt"], [""], ["Z.txt", "a.txt", "b.txt", "å.txt", "æ.txt"]),
    (["a.txt", "under/c.txt", "under/dybt/d.txt"], [""], ["a.txt", "under/c.txt", "under/dybt/d.txt"]),
    (["a.txt", "under/c.txt"], ["under"], ["c.txt"]), (["a.txt", "under/c.txt"], ["under/"], ["c.txt"]),
    (["med mellemrum.txt", "uden-endelse"], [""], ["med mellemrum.txt", "uden-endelse"]),
    // In the order of the arguments.
    (["a.txt", "b.txt"], ["b.txt", "a.txt"], ["b.txt", "a.txt"]),
    (["x/b.txt", "a.txt"], ["x", "a.txt"], ["b.txt", "a.txt"]),
    // What walking a folder passes over.
    (["a.txt", ".skjult.txt", ".mappe/b.txt"], [""], ["a.txt"]),
    (["a.txt", "README", "README.md", "README-først.txt", "LICENSE", "LICENSE.txt"], [""], ["a.txt"]),
    (["a.txt", "gold/b.txt", "under/gold/c.txt"], [""], ["a.txt"]),
    (["a.txt", "t.csv", "t.TSV", "t.jsonl", "t.xlsx", "bog.yaml", "bog.yml", "p.citat"], [""], ["a.txt"]),
    (["guldgold/a.txt", "gold.txt"], [""], ["gold.txt", "guldgold/a.txt"]),
    // What is named is read.
    (["t.csv"], ["t.csv"], ["t.csv"]), ([".skjult.txt"], [".skjult.txt"], [".skjult.txt"]),
    (["gold/a.txt"], ["gold"], ["a.txt"]), (["README.md"], ["README.md"], ["README.md"]),
    // Each once, however it is named.
    (["a.txt"], ["a.txt", "a.txt"], ["a.txt"]), (["a.txt", "b.txt"], ["", "a.txt"], ["a.txt", "b.txt"]),
    (["a.txt"], ["a.txt", "./a.txt", ".//a.txt"], ["a.txt"]),
    (["under/a.txt"], ["under", "under/../under/a.txt"], ["a.txt"]),
    // Names that clash are told apart by the argument.
    (["x/a.txt", "y/a.txt"], ["x", "y"], ["x/a.txt", "y/a.txt"]),
    (["x/a.txt", "y/a.txt", "y/b.txt"], ["x", "y"], ["x/a.txt", "y/a.txt", "b.txt"]),
    (["x/a.txt", "x/y/a.txt"], ["x"], ["a.txt", "y/a.txt"]),
  ])
  func `Arguments lead to files`(_ files: [String], _ arguments: [String], _ names: [String]) throws {
    #expect(try self.names(files, arguments) == names)
  }

  @Test(arguments: [
    (["a.txt": "a.txt", "b.txt": "b.txt"], ["a.txt", "b.txt"]),
    (["x/a.txt": "a.txt", "y/a.txt": "a.txt"], ["x/a.txt", "y/a.txt"]),
    // `citat search ord rod x/a.txt y/a.txt`, and the folder `rod` has a folder `x`.
    (["rod/x/a.txt": "x/a.txt", "x/a.txt": "a.txt", "y/a.txt": "a.txt"], ["rod/x/a.txt", "x/a.txt", "y/a.txt"]),
  ])
  func `Names are unique however arguments clash`(_ found: [String: String], _ names: [String]) {
    let files = InputFinder.named(
      found.sorted { $0.key < $1.key }.map { InputFinder.Found(path: $0.key, name: $0.value) })
    #expect(files.map(\.name) == names)
  }

  @Test func `A symbolic link that leads in a circle ends`() throws {
    let folder = try TemporaryFolder()
    try folder.write("under/a.txt")
    try folder.link("under/op", to: folder.path)
    try folder.link("under/side", to: folder["under"])
    #expect(try InputFinder.files(for: [folder.path]).map(\.name) == ["under/a.txt"])
  }

  @Test func `What a folder holds that cannot be read is said, and the rest is read`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("a.txt")
    try folder.write("andetsteds/b.txt")
    try folder.link("selv.txt", to: folder["selv.txt"])
    try folder.link("her.txt", to: folder["borte.txt"])
    try folder.link("README.md", to: folder["borte.md"])
    let elsewhere = try TemporaryFolder()
    try elsewhere.write("c.txt")
    try folder.link("mappe", to: elsewhere.path)
    #expect(mkfifo(folder["rør"], 0o600) == 0)
    // As an archive from an old Windows gives it: æ in one byte.
    #expect(close(open([UInt8](folder["gr"].utf8) + [0xE6] + [UInt8]("s.txt".utf8))) == 0)
    let reports = [
      ("gr\u{FFFD}s.txt", "named in letters that are not UTF-8", "give it another name"),
      ("her.txt", "a link, and what it leads to is not there", "remove it, or put the file itself here"),
      ("mappe", "a link to a folder, and such are not followed", "name the folder too, or put its files here"),
      ("rør", "no file, but a pipe, a socket or a device", "move it elsewhere"),
      ("selv.txt", "a link, and what it leads to is not there", "remove it, or put the file itself here"),
    ].map { "error: cannot read '\(folder[$0.0])': it is \($0.1)\n  help: \($0.2)" }
    let read = try await Corpus.reading([folder.path])
    #expect(read.failures.map { $0.text() } == reports)
    #expect(read.sources.map(\.document.source) == ["a.txt", "andetsteds/b.txt"])
    let preview = try await ImportPreview.reading([folder.path], speakers: SpeakerChoice())
    #expect(preview.failures.map { $0.text() } == reports)

    _ = try await CorpusIndexer(folder.path, analyzer: DanishAnalyzer()).run()
    for verifies in [false, true] {
      let (kept, doubt) = KeptIndex.opening(folder.path, analyzer: DanishAnalyzer(), verifies: verifies)
      #expect(kept?.failures.map { $0.text() } == reports && doubt == nil)
    }

    let both = try await Corpus.reading([folder.path, elsewhere.path])
    #expect(both.failures.count == reports.count - 1)
    #expect(both.sources.map(\.document.source) == ["a.txt", "andetsteds/b.txt", "c.txt"])
  }

  /// Opens a new file of that name.
  private func open(_ path: [UInt8]) -> Int32 {
    (path + [0]).withUnsafeBytes { Glibc.open($0.bindMemory(to: CChar.self).baseAddress!, O_CREAT | O_WRONLY, 0o600) }
  }

  @Test func `A folder that nobody may look into does not keep the others from being read`() async throws {
    // What root may do, permissions do not say.
    if geteuid() == 0 { return }
    let folder = try TemporaryFolder()
    try folder.write("a.txt")
    try folder.write("lukket/b.txt")
    for mode: mode_t in [0o000, 0o444, 0o111] {
      #expect(chmod(folder["lukket"], mode) == 0)
      let read = try await Corpus.reading([folder.path])
      #expect(chmod(folder["lukket"], 0o755) == 0)
      #expect(read.sources.map(\.document.source) == ["a.txt"])
      #expect(
        read.failures.map { $0.text() } == [
          """
          error: cannot read '\(folder["lukket"])': it is a folder that you may not look into
            help: change its permissions, or move it elsewhere
          """
        ])
    }
  }

  @Test func `A link to a file is a file, and one to a folder is followed where it is named`() throws {
    let folder = try TemporaryFolder()
    try folder.write("andetsteds/a.txt")
    try folder.write("her/b.txt")
    try folder.link("her/c.txt", to: folder["andetsteds/a.txt"])
    try folder.link("genvej", to: folder["andetsteds"])
    #expect(try InputFinder.files(for: [folder["her"]]).map(\.name) == ["b.txt", "c.txt"])
    #expect(try InputFinder.files(for: [folder["genvej"]]).map(\.name) == ["a.txt"])
  }

  @Test func `Two files whose names are the same letters are not taken for one`() throws {
    let folder = try TemporaryFolder()
    try folder.write("\u{E5}.txt", "Den ene.\n")
    try folder.write("a\u{30A}.txt", "Den anden.\n")
    // A file system may keep but one of them.
    guard try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2 else { return }
    let error = #expect(throws: WorkbenchError.self) { try InputFinder.files(for: [folder.path]) }
    #expect(
      error?.report.text() == """
        error: there are two files '\(folder["å.txt"])': one has its letters whole, the other with their marks apart, as a Mac writes them
          help: rename one of them
        """)
    #expect(throws: WorkbenchError.self) {
      try InputFinder.files(for: [folder["\u{E5}.txt"], folder["a\u{30A}.txt"]])
    }
  }

  @Test func `An argument that is not there is an error`() throws {
    let folder = try TemporaryFolder()
    let path = folder["borte.txt"]
    let error = #expect(throws: WorkbenchError.self) { try InputFinder.files(for: [path]) }
    #expect(error?.report.text() == "error: cannot find '\(path)'\n  help: check the name and the folder")
  }

  @Test func `A folder without sources is an error`() throws {
    let folder = try TemporaryFolder()
    try folder.write("README.md")
    try folder.write("tal.csv")
    let error = #expect(throws: WorkbenchError.self) { try InputFinder.files(for: [folder.path]) }
    #expect(
      error?.report.text() == """
        error: there is nothing to read in '\(folder.path)'
          help: put texts (.txt) there; README and LICENSE files, hidden files, tables, JSON without a transcript and folders named gold are passed over
        """)
  }

  @Test func `A folder that holds nothing but JSON without a transcript is an error`() async throws {
    let folder = try TemporaryFolder()
    try folder.write("indstillinger.json", "{\"a\": 1}")
    let error = WorkbenchError.noSources(folder.path)
    await #expect(throws: error) { try await Corpus.reading([folder.path]) }
    await #expect(throws: error) { try await ImportPreview.reading([folder.path], speakers: SpeakerChoice()) }
  }

  @Test(arguments: [
    (
      WorkbenchError.tooManySources("mappe", count: 3),
      "error: 'mappe' holds 3 sources, and this command takes one\n  help: name one file"
    ),
    (.unreadableFolder("mappe"), "error: cannot look into the folder 'mappe'\n  help: check its permissions"),
    (
      .unknownCode("hus", nearest: nil, known: ["skole", "ledelse"]),
      "error: the codebook has no code 'hus'\n  help: its codes are: skole, ledelse"
    ),
    (
      .unknownCode("skoel", nearest: "skole", known: ["skole"]),
      "error: the codebook has no code 'skoel'\n  help: did you mean 'skole'?"
    ),
  ])
  func `An error says what to do`(_ error: WorkbenchError, _ text: String) {
    #expect(error.report.text() == text)
  }
}
