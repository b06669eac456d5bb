/// What a reader took out of a file: the verbatim text, and what the format says of it.
///
/// Verbatim text can be read by itself: paragraphs are parted by a blank line, lines in them by a line end, cells of a row
/// by a tab. Plain text has no blocks; the format of all others says where they are.
package struct SourceText: Sendable, Equatable {
  package let verbatim: UTF8Text
  /// In the order of the text, without overlaps; together they hold all that is not white space. Empty when the format
  /// says nothing.
  package let blocks: [SourceBlock]
  /// Marks in running text that are no words: footnote marks, markup. In order, each inside a block, none in its label.
  package let marks: [Furniture]
  /// Where pages begin, in order.
  package let pages: [PageStart]
  /// The rows of a table of answers, in order; each range, in bytes of the verbatim text, holds whole blocks.
  package let cases: [CaseStretch]

  package init(
    verbatim: UTF8Text, blocks: [SourceBlock] = [], marks: [Furniture] = [], pages: [PageStart] = [],
    cases: [CaseStretch] = []
  ) {
    self.verbatim = verbatim
    self.blocks = blocks
    self.marks = marks
    self.pages = pages
    self.cases = cases
  }
}
