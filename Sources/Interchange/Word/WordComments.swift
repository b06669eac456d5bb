package import CorpusModel

/// The comments of a Word document and the words that they are about.
package struct WordComments: Sendable, Equatable {
  package struct Comment: Sendable, Equatable {
    /// Counted from 1, in the order of the comments' own part.
    package let number: Int
    package let author: String
    /// As Word writes it: `2026-11-22T10:00:00Z`; `nil` where it does not say.
    package let date: String?
    package let text: String
    /// Bytes of `WordComments.text`; `nil` for a comment that is about no words.
    package let range: TextRange?
  }

  /// All that is written, a line each paragraph; deletions that are tracked left out.
  package let text: UTF8Text
  package let comments: [Comment]

  private init(text: UTF8Text, comments: [Comment]) {
    self.text = text
    self.comments = comments
  }

  /// The text of a range of bytes, with the comments that are about words in it. O(bytes + comments).
  package func part(_ range: TextRange) -> WordComments {
    WordComments(
      text: UTF8Text(String(decoding: text.bytes[range.bytes], as: UTF8.self)),
      comments: comments.compactMap { comment in
        guard let place = comment.range, range.contains(place) else { return nil }
        return Comment(
          number: comment.number, author: comment.author, date: comment.date, text: comment.text,
          range: TextRange(place.start - range.start, place.end - range.start))
      })
  }

  /// - Throws: `InterchangeError` when the document is damaged or none of Word's. O(bytes).
  package init(_ bytes: [UInt8], file: String) throws(InterchangeError) {
    let archive = try ZipArchive(bytes, file: file)
    guard DocxPackage.isOne(archive) else { throw .missingPart(file, "text") }
    let package = try DocxPackage(archive, file: file)
    var written: [UInt8] = []
    var starts: [String: Int] = [:]
    var ranges: [String: TextRange] = [:]
    var isText = false
    try package.readMain { (event) throws(InterchangeError) in
      switch event {
      case .start("w:t", _): isText = true
      case .end("w:t"): isText = false
      case .start("w:tab", _): written.append(0x09)
      case .start("w:br", _), .start("w:cr", _), .end("w:p"): written.append(0x0A)
      case .start("w:commentRangeStart", let attributes):
        if let id = attributes["w:id"] { starts[id] = written.count }
      case .start("w:commentRangeEnd", let attributes):
        if let id = attributes["w:id"], let start = starts[id], start < written.count {
          ranges[id] = TextRange(start, written.count)
        }
      case .text(let text): if isText { written += Array(text.utf8) }
      default: break
      }
    }
    var comments: [Comment] = []
    var open: (id: String, author: String, date: String?)?
    var words = ""
    isText = false
    try package.read(related: "comments") { (event) throws(InterchangeError) in
      switch event {
      case .start("w:comment", let attributes):
        open = (attributes["w:id"] ?? "", attributes["w:author"] ?? "", attributes["w:date"])
        words = ""
      case .end("w:comment"):
        guard let own = open else { return }
        comments.append(
          Comment(
            number: comments.count + 1, author: own.author, date: own.date, text: words, range: ranges[own.id]))
        open = nil
      case .start("w:t", _): isText = true
      case .end("w:t"): isText = false
      case .end("w:p"): words += "\n"
      case .text(let text): if isText { words += text }
      default: break
      }
    }
    text = UTF8Text(String(decoding: written, as: UTF8.self))
    self.comments = comments
  }
}
