/// A query with a name, so that several rules can share it: `@slaegt` in a query stands for all of it.
package struct WordList: Sendable, Equatable {
  /// Letters, digits, `-` and `_`; unique in the codebook.
  package let name: String
  package let query: String
  package let location: CodebookLocation

  package init(name: String, query: String, location: CodebookLocation) {
    self.name = name
    self.query = query
    self.location = location
  }

  /// Whether a scalar can stand in a name.
  package static func isNameScalar(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" || scalar == "_"
  }
}
