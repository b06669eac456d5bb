import CorpusModel
import Testing

@testable import Interchange

/// What readers of transcripts refuse, and what they say.
@Suite struct TranscriptReaderErrorTests {
  @Test(arguments: [
    ("a.vtt", "WEBVTT\n\nNOTE kun en note\n", "cannot read 'a.vtt': it holds no words"),
    ("a.json", "{\"segments\": [", "cannot read 'a.json': it is not well-formed JSON"),
    (
      "a.json", "{\"navn\": \"hemmeligt\", \"tal\": [1, 2]}",
      "cannot read 'a.json': it is a JSON file in which no list of segments was found"
    ),
    ("a.otr", "{\"text\": \"<p> </p>\", \"media-time\": 1}", "cannot read 'a.otr': it holds no words"),
    (
      "a.otr", "{\"text\": 7, \"media-time\": 1}", "cannot read 'a.otr': it is a JSON file without oTranscribe's 'text'"
    ),
    (
      "a.eaf", "<ANNOTATION_DOCUMENT><TIER></ANNOTATION_DOCUMENT>", "cannot read 'a.eaf': line 1 is not well-formed XML"
    ),
    ("a.eaf", "<ANNOTATION_DOCUMENT/>", "cannot read 'a.eaf': it holds no words"),
    (
      "a.csv", "Taler;Tekst\nI;Hvad?\nA;\"Ikke noget\n",
      "cannot read the table 'a.csv': line 3: nothing closes the quotation mark"
    ),
    (
      "a.csv", "a;b\n1;2\n3;4\n",
      "cannot read 'a.csv': it is a table in which neither turns nor open answers were found"
    ),
  ])
  func `A file that holds no transcript is refused`(_ name: String, _ text: String, _ message: String) throws {
    do {
      _ = try SourceFormats.read(try SourceInput(Array(text.utf8), file: name))
      Issue.record("it was read")
    } catch {
      #expect(error.report.message == message)
    }
  }

  @Test func `JSON that is too deep is refused before it is parsed`() throws {
    let deep = "{\"segments\":" + String(repeating: "[", count: 200_000)
    do {
      _ = try SourceFormats.read(try SourceInput(Array(deep.utf8), file: "a.json"))
      Issue.record("it was read")
    } catch {
      #expect(error.report.message == "cannot read 'a.json': it holds more than 100 values inside each other")
    }
  }

  @Test(arguments: [
    "[00:12] I: Hvem er der?", "WEBVTTX er et ord", "12\nI: Hvem er der?", "(1) Ja; nej; måske",
    "Tekst, taler og tid\nEr ikke det samme.",
  ])
  func `Plain text that begins like another format stays plain text`(_ text: String) throws {
    #expect(try SourceFormats.read(try SourceInput(Array(text.utf8), file: "a.txt")).report.format == .plainText)
  }
}
