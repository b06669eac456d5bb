internal import CorpusModel
internal import UnicodeText

/// Lines of a report that stand together, or one item of a list.
struct Block {
  /// The lines in order; a bullet is cut off the first.
  let lines: [TextRange]
  /// The words, lines joined by a blank.
  let text: String
  /// The bullet, number or heading mark that was cut off.
  let marker: TextRange?
  let startsPage: Bool
  /// What the page's layout put here: a page mark, a running head.
  var furniture: Furniture.Kind?
  /// The number of the page as printed, on a page mark or number.
  var page: String?
  /// The number of `#` before a heading.
  var hashes = 0
  /// Whether the format makes all of it bold, and it is no cell or item.
  var isBold = false
  /// Page numbers that were glued to words in it, and the marks of a block quotation.
  var lifted: [Lifted] = []

  /// What stands inside a block's lines and is none of its words.
  struct Lifted {
    let range: TextRange
    let kind: Furniture.Kind
    /// The number of the page as printed.
    let page: String?
  }

  var start: Int { min(marker?.start ?? lines[0].start, lifted.first?.range.start ?? lines[0].start) }
  var range: TextRange { TextRange(start, lines[lines.count - 1].end) }
  var isSingleLine: Bool { lines.count == 1 }

  /// The block with its marker as the first of its words: `2. Metode` as a heading.
  func unmarked(in verbatim: UTF8Text) -> Block {
    guard let marker, let first = lines.first else { return self }
    let line = TextRange(marker.start, first.end)
    return Block(
      lines: [line] + lines.dropFirst(), text: verbatim.string(in: marker) + " " + text, marker: nil,
      startsPage: startsPage, isBold: isBold, lifted: lifted)
  }

  /// Whether the author marked it as quoted: `> Før kendte jeg ingen.`
  var isBlockQuotation: Bool { lifted.contains { $0.kind == .emphasisMark } }
}
