/// A person who codes (REFI-QDA: User).
package struct Coder: Sendable, Equatable, Codable {
  /// The name in lower case with hyphens for blanks: `anna-holm`. Two spellings of one name are one coder.
  package let id: String
  package let name: String
  /// `#rrggbb`.
  package let color: String?

  package init(id: String, name: String, color: String? = nil) {
    self.id = id
    self.name = name
    self.color = color
  }
}
