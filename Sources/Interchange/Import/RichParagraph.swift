internal import CorpusModel

/// A paragraph of a rich format while its pieces come in.
///
/// White space is kept as the format means it: readers of formats that fold it say so.
struct RichParagraph {
  private(set) var bytes: [UInt8] = []
  /// Marks in the text that are no words, in bytes of the paragraph.
  private(set) var marks: [(range: TextRange, kind: Furniture.Kind)] = []
  /// How far the text is bold from its first letter on; `nil` once something is not.
  private var boldEnd = 0
  private var isBoldSoFar = true
  /// Seconds of the recording, where the format says so.
  var start: Double?
  var end: Double?

  var isEmpty: Bool { bytes.isEmpty }

  /// Where pages begin inside, in bytes of the paragraph.
  private(set) var pages: [(offset: Int, label: String)] = []

  /// Appends words as they stand; hyphens that are only seen at a line's end are left out, and those that keep a word on
  /// its line are hyphens.
  mutating func append(_ text: String, isBold: Bool = false) {
    if text.utf8.contains(where: { $0 >= 0x80 }) {
      for scalar in text.unicodeScalars {
        switch scalar {
        case "\u{AD}": break
        case "\u{2011}": bytes.append(0x2D)
        default: bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
    } else {
      bytes.append(contentsOf: text.utf8)
    }
    guard isBoldSoFar else { return }
    if isBold {
      boldEnd = bytes.count
    } else if text.utf8.contains(where: { $0 > 0x20 }) {
      isBoldSoFar = false
    }
  }

  /// Appends words with white space folded: a run of it is one blank, and none at the front.
  mutating func appendFolded(_ text: String, isBold: Bool = false) {
    var folded = ""
    var isBlank = bytes.last.map { $0 == 0x20 || $0 == 0x0A } ?? true
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar == "\n" || scalar == "\t" || scalar == "\r" || scalar == "\u{C}" {
        if !isBlank { folded.unicodeScalars.append(" ") }
        isBlank = true
      } else {
        folded.unicodeScalars.append(scalar)
        isBlank = false
      }
    }
    append(folded, isBold: isBold)
  }

  /// Appends another paragraph's words and marks, without the white space at its front.
  mutating func append(_ other: RichParagraph) {
    let front = other.bytes.prefix { $0 <= 0x20 }.count
    let shift = bytes.count - front
    bytes += other.bytes.dropFirst(front)
    marks += other.marks.map { (TextRange($0.range.start + shift, $0.range.end + shift), $0.kind) }
    isBoldSoFar = false
  }

  /// Ends the line inside the paragraph.
  mutating func breakLine() { bytes.append(0x0A) }

  /// Appends a mark that is no word: the number of a footnote.
  mutating func mark(_ text: String, _ kind: Furniture.Kind) {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    marks.append((TextRange(start, bytes.count), kind))
  }

  /// Notes that a page begins here.
  mutating func beginPage(_ label: String) { pages.append((bytes.count, label)) }

  /// The bold words at the front, white space behind them left out; `nil` when there are none or all is bold.
  var boldFront: TextRange? {
    var end = boldEnd
    while end > 0, bytes[end - 1] <= 0x20 { end -= 1 }
    return end == 0 || isBoldSoFar ? nil : TextRange(0, end)
  }

  /// Whether every word is bold.
  var isBold: Bool { isBoldSoFar && boldEnd > 0 }
}
