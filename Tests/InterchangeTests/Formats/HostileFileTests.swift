import CorpusModel
import Testing

@testable import Interchange

/// Files that no honest program writes: halves of characters, nesting without end, lines without end.
@Suite struct HostileFileTests {
  /// The words of a file, or the message why it is not read.
  private func reading(_ bytes: [UInt8]) -> String {
    do throws(InterchangeError) {
      let source = try SourceFormats.sources(in: bytes, file: "x", name: "x")[0]
      return try source.reading.get().text.verbatim.string
    } catch {
      return error.report.message
    }
  }

  private static func docx(_ body: String) -> [UInt8] {
    StoredArchive([
      ("[Content_Types].xml", Array("<Types/>".utf8)),
      ("word/document.xml", Array("<w:document xmlns:w=\"w\"><w:body>\(body)</w:body></w:document>".utf8)),
    ]).bytes
  }

  private static func odt(_ body: String) -> [UInt8] {
    let content = """
      <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" \
      xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text>\(body)</office:text>\
      </office:body></office:document-content>
      """
    return StoredArchive([
      ("META-INF/manifest.xml", Array("<manifest/>".utf8)), ("content.xml", Array(content.utf8)),
    ]).bytes
  }

  private static func utf16(_ units: [UInt16]) -> [UInt8] {
    [0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
  }

  private static let noEncoding =
    "cannot read 'x': its letters are in no encoding that Danish texts use (UTF-8, UTF-16, Windows-1252)"
  private static let damaged = "is not well-formed XML"

  /// Each row: half of a character in a format that can carry one, and what its words become.
  static let halves: [(format: String, bytes: [UInt8], text: String)] = [
    (
      "JSON",
      Array(
        #"{"segments":[{"start":0,"end":1,"text":"a\ud800b"},{"start":1,"end":2,"text":"c\udc00 \ud83d\ude02"}]}"#.utf8),
      "a\u{FFFD}b c\u{FFFD} 😂"
    ),
    (
      "JSON", Array(#"{"segments":[{"start":0,"end":1,"text":"a\\ud800b"},{"start":1,"end":2,"text":"c"}]}"#.utf8),
      "a\\ud800b c"
    ),
    ("rtf", Array(#"{\rtf1 a\u-10240?b\u-9216?c}"#.utf8), "a\u{FFFD}b\u{FFFD}c"),
    ("html", Array("<!DOCTYPE html><p>a&#xD800;b&#56320;c</p>".utf8), "abc"),
    ("docx", docx("<w:p><w:r><w:t>a&#xD800;b</w:t></w:r></w:p>"), damaged),
    ("odt", odt("<text:p>a&#xDC00;b</text:p>"), damaged),
    (
      "eaf",
      Array(
        "<ANNOTATION_DOCUMENT><TIER><ANNOTATION_VALUE>a&#xD800;</ANNOTATION_VALUE></TIER></ANNOTATION_DOCUMENT>".utf8),
      damaged
    ),
    ("UTF-16", utf16([0x61, 0xD800, 0x62, 0xDC00, 0x63]), noEncoding),
    ("UTF-16", utf16([0x61, 0xD83D, 0xDE02, 0xD83D]), noEncoding),
    // So encoded, bytes are no UTF-8: they are read as Windows-1252, which is said.
    ("UTF-8", [0x61, 0xED, 0xA0, 0x80, 0x62], "aí\u{A0}€b"),
  ]

  @Test(arguments: halves.indices)
  func `Half of a character is shown as lost or left out, or the file is refused by name`(_ row: Int) {
    let (_, bytes, text) = Self.halves[row]
    let found = reading(bytes).replacing("\n", with: " ")
    if text == Self.damaged {
      #expect(found.hasPrefix("cannot read 'x': line 1") && found.hasSuffix(text))
    } else {
      #expect(found.contains(text) || found.replacing("  ", with: " ").contains(text), "\(found)")
    }
  }

  /// Each row: what begins, what nests and how often, and the error.
  static let nests: [(bytes: [UInt8], what: String)] = [
    (
      Array((#"{"segments":"# + String(repeating: "[", count: 100_000)).utf8),
      "it holds more than 100 values inside each other"
    ),
    (
      Array((#"{"text":"# + String(repeating: #"{"a":"#, count: 100_000)).utf8),
      "it holds more than 100 values inside each other"
    ),
    (
      Array((#"{\rtf1 "# + String(repeating: "{", count: 100_000)).utf8),
      "it holds more than 1000 groups inside each other"
    ),
    (
      Array(("<!DOCTYPE html>" + String(repeating: "<blockquote>", count: 100_000)).utf8),
      "it holds more than 1000 elements inside each other"
    ),
    (
      Array(("<ANNOTATION_DOCUMENT>" + String(repeating: "<TIER>", count: 100_000)).utf8),
      "it holds more than 200 elements inside each other"
    ),
    (docx(String(repeating: "<w:sdt>", count: 100_000)), "it holds more than 200 elements inside each other"),
    (
      docx(String(repeating: "<w:tbl><w:tr><w:tc>", count: 100_000)),
      "it holds more than 200 elements inside each other"
    ),
    (odt(String(repeating: "<text:section>", count: 100_000)), "it holds more than 200 elements inside each other"),
  ]

  @Test(arguments: nests.indices)
  func `Nesting without end is refused in every format that nests`(_ row: Int) {
    #expect(reading(Self.nests[row].bytes) == "cannot read 'x': \(Self.nests[row].what)")
  }

  /// What stands around a paragraph without end in each format.
  static let frames: [(start: String, end: String)] = [
    ("", "\n"), ("I: Hvad?\n\nA: ", "\n\nI: Nå?\n\nA: Ja.\n"), ("<!DOCTYPE html><p>", "</p>"),
    ("# Titel\n\n## To\n\n", "\n"),
    (#"{\rtf1 "#, "}"), ("Taler;Tekst\nA;\"", "\"\nB;Ja\nA;Nej\nB;Jo\n"),
    ("WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Anna>", "\n\n00:00:05.000 --> 00:00:06.000\n<v Bo>Ja\n"),
    ("1\n00:00:01,000 --> 00:00:04,000\n", "\n\n2\n00:00:05,000 --> 00:00:06,000\nJa\n"),
    (#"{"segments":[{"start":0,"end":2,"text":""#, #""},{"start":2,"end":3,"text":"ja"}]}"#),
    (#"{"media-time":1,"text":"<p>"#, #"</p>"}"#),
  ]

  @Test(arguments: frames.indices, [true, false])
  func `A paragraph that is longer than the limit is refused, and one that is not is read`(_ row: Int, _ isLong: Bool) {
    let size = SourceFormats.longestParagraph / 4 * (isLong ? 5 : 1)
    let words = String(repeating: "ordene er her ", count: size / 15)
    let found = reading(Array((Self.frames[row].start + words + Self.frames[row].end).utf8))
    if isLong {
      #expect(
        found.hasPrefix("cannot read 'x': its paragraph ") && found.hasSuffix("is longer than 4 MB"),
        "\(found.prefix(80))")
    } else {
      #expect(found.contains("ordene er her ordene"), "\(found.prefix(80))")
    }
  }

  @Test func `The refusal of a long paragraph says which one it is and what to do`() {
    let words = String(repeating: "ord ", count: SourceFormats.longestParagraph / 4 + 1)
    let input = try? SourceInput(Array("en\n\nto\n\(words)\ntre".utf8), file: "lang.txt")
    let error = #expect(throws: InterchangeError.self) { try SourceFormats.read(try #require(input)) }
    #expect(
      error?.report.text() == """
        error: cannot read 'lang.txt': its paragraph 3 is longer than 4 MB
          help: put a line end behind each paragraph or turn
        """)
  }
}
