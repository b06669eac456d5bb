internal import CorpusModel
internal import Interchange
internal import TextAnalysis
internal import UnicodeText

/// Words that results leave out. They stay in the texts: sizes, windows and neighbours count them.
package struct StopWords: Sendable {
  /// Case and accents ignored.
  let words: Set<String>

  /// No word.
  package static let none = StopWords(words: [])

  private init(words: Set<String>) { self.words = words }

  /// The words of Citat's own list, or of a file: words with blanks or line ends between, lines that begin with `#` passed
  /// over.
  ///
  /// - Parameter name: `da` for the list, else a file.
  /// - Throws: `InterchangeError` for a file that cannot be read.
  package init(named name: String) throws {
    let text =
      name == "da"
      ? StopWordList.danish
      : try VerbatimReader.text(
        try VerbatimReader.bytes(of: name), file: name
      ).text.string
    words = Set(
      text.split { $0.isNewline }.filter { !$0.hasPrefix("#") }.flatMap { $0.split { $0.isWhitespace } }
        .map { LetterCase.folded(String($0)) })
  }
}
