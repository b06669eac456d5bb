/// What the reading of a text was not sure of. It holds no words of the text.
package enum ReadingDoubt: Sendable, Equatable {
  /// A line of a transcript that begins like a turn and was not taken for one. Lines count from 1, as editors count them.
  case unusedLabel(line: Int)
  /// A text that is no transcript, though many of its paragraphs are questions.
  case looksLikeInterview
  /// A transcript in a layout that is read by its description only, never on a real file.
  case unconfirmedLayout
}
