package import CorpusModel
package import QualitativeCoding

/// What a key asks for that the session cannot do by itself: it needs the project, the screen or the terminal.
package enum ReviewEffect: Sendable, Equatable {
  case quit
  /// The program goes to sleep until the shell wakes it.
  case suspend
  /// The screen is drawn anew.
  case redraw
  /// A screenful forwards (1) or backwards (-1): only the screen knows where that is.
  case page(Int)
  /// On to the next (1) or previous (-1) place of a queue in another source.
  case seek(ReviewQueue, Int)
  /// To a source by its number, from 0.
  case turn(Int)
  /// Verdicts on proposals; with a range where words were taken off or added before one was accepted.
  case decide(Decision.Verdict, [Proposal], TextRange?)
  case code(String, TextRange)
  /// A new theme of this name, put on a range.
  case newCode(String, TextRange)
  case uncode(String)
  /// A coding gets another range.
  case move(String, TextRange)
  case memo(String, ReviewMemoTarget)
  case find(String)
  case drawSample
  /// The source is marked as read to its end, or the mark is taken away.
  case markRead
  case undo
  case redo
}

/// What a memo is about.
package enum ReviewMemoTarget: Sendable, Equatable {
  case coding(String)
  case place(TextRange)
  /// A memo that is there already gets another text; an empty one removes it.
  case memo(String)
}
