internal import CorpusModel
internal import FoundationEssentials
internal import QualitativeCoding

/// A word list of the codebook; all of them together are a property of the study.
struct StoredWordList: Codable {
  static let property = "words"

  let name: String
  let query: String

  static func text(of words: [WordList]) -> String {
    text(of: words.map { StoredWordList(name: $0.name, query: $0.query) })
  }

  private static func text(of words: [StoredWordList]) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    // Texts alone cannot fail to be written.
    guard let data = try? encoder.encode(words) else {
      return "[]"
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The lists of two copies: those that one of them lacks too, for its rules may call them; of a list that both have the
  /// query that was changed since `before`.
  ///
  /// - Parameter later: Where both changed a list, this one holds.
  static func merged(
    _ later: String, _ earlier: String, before: String
  ) -> (text: String, areChangedByBoth: Bool) {
    let (first, second, base) = (stored(later), stored(earlier), stored(before))
    var areChangedByBoth = false
    func query(_ name: String, in lists: [StoredWordList]) -> String? { lists.first { $0.name == name }?.query }
    let lists = first.map { list in
      guard let other = query(list.name, in: second), other != list.query else { return list }
      let old = query(list.name, in: base)
      if old == list.query { return StoredWordList(name: list.name, query: other) }
      areChangedByBoth = areChangedByBoth || old != other
      return list
    }
    return (text(of: lists + second.filter { query($0.name, in: first) == nil }), areChangedByBoth)
  }

  private static func stored(_ text: String) -> [StoredWordList] {
    (try? JSONDecoder().decode([StoredWordList].self, from: Data(text.utf8))) ?? []
  }

  /// - Parameter file: The project, which messages about a list name.
  static func lists(of text: String, file: String) -> [WordList] {
    stored(text).map {
      WordList(
        name: $0.name, query: $0.query, location: CodebookLocation(file: file, line: 1, column: 1, text: $0.query))
    }
  }
}
