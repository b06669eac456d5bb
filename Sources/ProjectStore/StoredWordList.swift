internal import CorpusModel
internal import FoundationEssentials
internal import QualitativeCoding

/// A word list of the codebook; all of them together are a property of the study.
struct StoredWordList: Codable {
  static let property = "words"

  let name: String
  let query: String

  static func text(of words: [WordList]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts alone cannot fail to be written.
    guard let data = try? encoder.encode(words.map { StoredWordList(name: $0.name, query: $0.query) }) else {
      return "[]"
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// - Parameter file: The project, which messages about a list name.
  static func lists(of text: String, file: String) -> [WordList] {
    let stored = (try? JSONDecoder().decode([StoredWordList].self, from: Data(text.utf8))) ?? []
    return stored.map {
      WordList(
        name: $0.name, query: $0.query, location: CodebookLocation(file: file, line: 1, column: 1, text: $0.query))
    }
  }
}
