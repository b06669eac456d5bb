package import CorpusModel

/// Units by themes.
package struct Matrix: Sendable, Equatable {
  /// A unit and its codings.
  package struct Row: Sendable, Equatable {
    package let source: String
    package let unit: Unit
    package let codings: [Coding]

    package init(source: String, unit: Unit, codings: [Coding]) {
      self.source = source
      self.unit = unit
      self.codings = codings
    }
  }

  /// The columns, as the codebook orders them.
  package let themes: [Code]
  package let rows: [Row]

  package init(themes: [Code], rows: [Row]) {
    self.themes = themes
    self.rows = rows
  }
}
