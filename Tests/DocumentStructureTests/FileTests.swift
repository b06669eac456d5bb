import CorpusModel
import Interchange
import Testing
import UnicodeText

@testable import DocumentStructure

/// Transcripts as bytes of the encodings that they come in.
@Suite struct FileTests {
  private static let interview =
    "I: Hvor længe gør I sådan?\r\nPårørende: Siden påske.\r\nI: Også før?\r\nPårørende: Nej."

  private static func utf16(_ bigEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + interview).utf16.flatMap { unit in
      let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return bigEndian ? bytes : bytes.reversed()
    }
  }

  /// Danish letters of Windows-1252 are those of Latin-1: the scalar is the byte.
  @Test(arguments: [
    (Encoding.utf8, Array(interview.utf8)), (.utf8, Array(("\u{FEFF}" + interview).utf8)),
    (.windows1252, interview.unicodeScalars.map { UInt8($0.value) }), (.utf16LittleEndian, utf16(false)),
    (.utf16BigEndian, utf16(true)),
  ])
  func `An interview is the same in every encoding`(_ encoding: Encoding, _ bytes: [UInt8]) throws {
    let reading = try VerbatimReader.text(bytes, file: "interview.txt")
    #expect(reading.encoding == encoding)
    let document = Reading.reader.document(source: "interview.txt", verbatim: reading.text)
    #expect(
      Reading.turns(document) == [
        "I|Hvor længe gør I sådan?", "Pårørende|Siden påske.", "I|Også før?", "Pårørende|Nej.",
      ])
    #expect(DocumentInvariants(document: document).violations == [])
  }
}
