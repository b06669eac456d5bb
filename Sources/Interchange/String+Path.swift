internal import UnicodeText

extension String {
  /// A path without its folders.
  package var fileName: String { split(separator: "/").last.map(String.init) ?? self }

  /// The ending of a file's name in lower case without the point; empty when there is none.
  package var fileEnding: String {
    let parts = fileName.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count < 2 ? "" : LetterCase.lowercased(String(parts[parts.count - 1]))
  }
}
