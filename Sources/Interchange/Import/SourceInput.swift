internal import CorpusModel

/// The contents of a file, looked at so far that readers can tell whether they take them.
package struct SourceInput: Sendable {
  enum Content: Sendable {
    case archive(ZipArchive)
    case text(VerbatimReader.Reading)
    /// A format that is neither, told by its first bytes.
    case binary
  }

  /// For messages: the path, and for what stands in an archive the names that lead to it.
  let file: String
  let bytes: [UInt8]
  let content: Content
  /// The first 4,096 bytes of text behind a byte order mark; empty when the content is no text.
  let head: String

  /// Looks at the bytes of a file.
  ///
  /// - Throws: `InterchangeError` when they are empty, a damaged archive, or neither text nor anything that a reader takes.
  /// - Complexity: O(n) for text.
  package init(_ bytes: [UInt8], file: String) throws(InterchangeError) {
    self.file = file
    self.bytes = bytes
    if bytes.isEmpty { throw .empty(file) }
    if bytes.starts(with: "PK\u{3}\u{4}".utf8) {
      content = .archive(try ZipArchive(bytes, file: file))
    } else if bytes.prefix(1024).firstRange(ofBytes: "%PDF-".utf8) != nil || bytes.starts(with: "{\\rtf".utf8) {
      content = .binary
    } else {
      content = .text(try VerbatimReader.text(bytes, file: file))
    }
    guard case .text(let reading) = content else {
      head = ""
      return
    }
    let text = reading.text.bytes
    let start = text.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    head = String(decoding: text[start...].prefix(4096), as: UTF8.self)
  }

  /// Whether the text begins with a tag or a declaration, as XML does.
  var beginsWithTag: Bool { head.utf8.first { !($0 == 0x20 || (0x09...0x0D).contains($0)) } == 0x3C }
  /// The archive that the bytes are, if any.
  var archive: ZipArchive? { if case .archive(let archive) = content { archive } else { nil } }
  /// The text that the bytes are, if any.
  var text: VerbatimReader.Reading? { if case .text(let text) = content { text } else { nil } }

  /// The error for contents that no reader takes.
  var refusal: InterchangeError {
    .notText(
      file, what: "an archive that holds no text",
      help: "it may be read when it is saved as .docx, .odt, .pdf or plain text")
  }
}

extension Collection where Element == UInt8 {
  /// The first place where bytes stand; `nil` when they do not. O(n·m), for short patterns.
  func firstRange(ofBytes pattern: some Collection<UInt8>) -> Range<Index>? {
    let pattern = Array(pattern)
    let found = withContiguousStorageIfAvailable { Self.firstPlace(of: pattern, in: $0) }
    guard let offset = found ?? Array(self).withUnsafeBufferPointer({ Self.firstPlace(of: pattern, in: $0) }) else {
      return nil
    }
    let start = index(startIndex, offsetBy: offset)
    return start..<index(start, offsetBy: pattern.count)
  }

  private static func firstPlace(of pattern: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = pattern.first else { return 0 }
    let last = bytes.count - pattern.count
    var place = 0
    while place <= last {
      if bytes[place] == first, (1..<pattern.count).allSatisfy({ bytes[place + $0] == pattern[$0] }) { return place }
      place += 1
    }
    return nil
  }
}
