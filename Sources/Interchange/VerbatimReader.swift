package import CorpusModel
internal import FoundationEssentials
package import UnicodeText

/// Reads the text of a file.
package enum VerbatimReader {
  /// Text and what was found out about it.
  package struct Reading: Sendable {
    package let text: UTF8Text
    package let encoding: Encoding
  }

  /// The bytes of a file.
  ///
  /// - Throws: `InterchangeError` when it is not there, is a folder, or may not be read.
  package static func bytes(of file: String) throws(InterchangeError) -> [UInt8] {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: file, isDirectory: &isFolder) else { throw .missing(file) }
    if isFolder { throw .isFolder(file) }
    guard FileManager.default.isReadableFile(atPath: file) else { throw .unreadable(file, reason: "permission denied") }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw .unreadable(file, reason: "the system could not read it")
    }
    return [UInt8](data)
  }

  /// The text that bytes mean. UTF-8 unless a byte order mark says UTF-16; bytes that are not UTF-8 are read as
  /// Windows-1252, and `encoding` says so.
  ///
  /// - Parameter file: For messages only.
  /// - Throws: `InterchangeError` when the bytes are no text. O(n).
  package static func text(_ bytes: [UInt8], file: String) throws(InterchangeError) -> Reading {
    if bytes.isEmpty { throw .empty(file) }
    if let known = FileSignature.known(bytes) { throw .notText(file, what: known.what, help: known.help) }
    if bytes.starts(with: [0xFF, 0xFE]) { return try decoded(bytes, .utf16LittleEndian, file) }
    if bytes.starts(with: [0xFE, 0xFF]) { return try decoded(bytes, .utf16BigEndian, file) }
    if bytes.contains(0) {
      throw .notText(
        file, what: "not text, but binary data", help: "save it as plain text (.txt) from the program it belongs to")
    }
    // A few stray control characters are a scanner's; a good many are another format.
    let controls = bytes.count { $0 < 0x20 && ![0x09, 0x0A, 0x0C, 0x0D].contains($0) }
    if controls * 50 > bytes.count {
      throw .notText(file, what: "not text, but binary data", help: "save it as plain text (.txt)")
    }
    if let text = UTF8Text(validating: bytes) { return Reading(text: text, encoding: .utf8) }
    return try decoded(bytes, .windows1252, file)
  }

  private static func decoded(_ bytes: [UInt8], _ encoding: Encoding, _ file: String) throws(InterchangeError)
    -> Reading
  {
    guard let decoded = encoding.decode(bytes), let text = UTF8Text(validating: decoded) else {
      throw .unknownEncoding(file)
    }
    return Reading(text: text, encoding: encoding)
  }
}

/// File formats that are told by their first bytes and are not plain text.
enum FileSignature {
  static func known(_ bytes: [UInt8]) -> (what: String, help: String)? {
    func starts(_ text: String) -> Bool { bytes.starts(with: text.utf8) }
    let save = "open it in the program it belongs to and save it as plain text (.txt)"
    if starts("PK\u{3}\u{4}") { return ("a Word, OpenDocument or ZIP file, which this version does not read", save) }
    if starts("%PDF-") {
      return ("a PDF file, which this version does not read", "run: pdftotext -layout FILE.pdf FILE.txt")
    }
    if starts("{\\rtf") { return ("an RTF file, which this version does not read", save) }
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return ("an old Word or Excel file, which this version does not read", save)
    }
    if starts("WEBVTT") { return ("a subtitle file (WebVTT), which this version does not read", save) }
    if bytes.starts(with: [0x89]) && bytes.dropFirst().starts(with: "PNG".utf8)
      || bytes.starts(with: [0xFF, 0xD8, 0xFF])
    {
      return ("a picture", "leave it out, or keep it outside the folder of texts")
    }
    // `ID3: Ja.` and `RIFF, sagde hun` are text: the formats go on with bytes that no text has.
    let hasControls = bytes.prefix(12).contains { $0 < 0x09 }
    if hasControls && (starts("ID3") || starts("RIFF") || starts("OggS"))
      || bytes.dropFirst(4).starts(with: "ftyp".utf8)
    {
      return ("a recording", "transcribe it first, or keep it outside the folder of texts")
    }
    if starts("SQLite format 3") { return ("a database", "leave it out, or keep it outside the folder of texts") }
    return nil
  }
}
