/// A stretch of verbatim text that the source's format sets apart: a paragraph, a heading, a cell, what one speaker says.
package struct SourceBlock: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// Running text, or anything that the format says nothing more of.
    case paragraph
    /// 0 for the title of the document, 1 for a chapter, 2 below it.
    case heading(level: Int)
    /// 0 for an item of the outermost list.
    case listItem(depth: Int)
    /// What the format indents as quoted.
    case quotation
    /// A cell of a table. Tables, rows and columns count from 0, in the order of the text.
    case cell(table: Int, row: Int, column: Int)
    /// What is said in one go, in a format that knows who speaks or when: a cue, a segment, an annotation.
    case utterance
    /// Heads, feet, notes, comments, markup: what is no running text.
    case furniture(Furniture.Kind)
  }

  /// Bytes of the verbatim text.
  package let range: TextRange
  package let kind: Kind
  /// The bullet or number of a list item or heading at the front of the range, white space behind it left out.
  package let marker: TextRange?
  /// Who speaks: for an utterance a stretch of the verbatim text before `range`, `nil` when nobody is named; for other
  /// blocks the words at the front of `range` that the format makes bold.
  package let label: TextRange?
  /// Whether the format makes every word bold.
  package let isBold: Bool
  /// Seconds from the beginning of the recording, where the format has them.
  package let start: Double?
  package let end: Double?

  package init(
    range: TextRange, kind: Kind, marker: TextRange? = nil, label: TextRange? = nil, isBold: Bool = false,
    start: Double? = nil, end: Double? = nil
  ) {
    self.range = range
    self.kind = kind
    self.marker = marker
    self.label = label
    self.isBold = isBold
    self.start = start
    self.end = end
  }
}
