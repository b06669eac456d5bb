package import CorpusModel

/// A place in a codebook's file, with its line, so that a message can show it.
package struct CodebookLocation: Sendable, Equatable {
  package let file: String
  /// Counted from 1.
  package let line: Int
  /// Counted from 1, in scalars.
  package let column: Int
  package let text: String

  package init(file: String, line: Int, column: Int, text: String) {
    self.file = file
    self.line = line
    self.column = column
    self.text = text
  }

  /// The place for a message.
  package func excerpt(offset: Int = 0, length: Int = 1) -> SourceExcerpt {
    SourceExcerpt(file: file, line: line, column: column + offset, text: text, length: length)
  }
}
