package import CorpusModel
internal import FoundationEssentials
internal import Glibc
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
    if let data = FileManager.default.contents(atPath: file) { return [UInt8](data) }
    // What another program sends has no size beforehand.
    guard let bytes = streamed(file) else { throw .unreadable(file, reason: "the system could not read it") }
    return bytes
  }

  /// All bytes that come from a pipe or a terminal, up to its end; `nil` where it cannot be read.
  private static func streamed(_ file: String) -> [UInt8]? {
    let descriptor = open(file, O_RDONLY)
    if descriptor < 0 { return nil }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(descriptor, &buffer, buffer.count)
      if count < 0 && errno == EINTR { continue }
      if count < 0 { return nil }
      if count == 0 { return bytes }
      bytes += buffer[..<count]
    }
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
    let (zeros, controls) = controlCounts(of: bytes)
    if zeros > 0 {
      throw .notText(
        file, what: "not text, but binary data", help: "save it as plain text (.txt) from the program it belongs to")
    }
    // A few stray control characters are a scanner's; a good many are another format.
    if controls * 50 > bytes.count {
      throw .notText(file, what: "not text, but binary data", help: "save it as plain text (.txt)")
    }
    if let text = UTF8Text(validating: bytes) { return Reading(text: text, encoding: .utf8) }
    return try decoded(bytes, .windows1252, file)
  }

  /// How many bytes are 0, and how many are control characters that no text has.
  private static func controlCounts(of bytes: [UInt8]) -> (zeros: Int, controls: Int) {
    let bytes = bytes.span
    let zeros = bytes.count { $0 == 0 ? 1 : 0 }
    // All below a blank but tab, line feed, form feed and carriage return.
    let controls = bytes.count {
      ($0 < 0x20 ? 1 : 0) & ($0 == 0x09 ? 0 : 1) & ($0 == 0x0A ? 0 : 1) & ($0 == 0x0C ? 0 : 1) & ($0 == 0x0D ? 0 : 1)
    }
    return (zeros, controls)
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
