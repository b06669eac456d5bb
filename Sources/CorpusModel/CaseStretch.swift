/// What belongs to one case inside a source: the answers of one respondent.
package struct CaseStretch: Sendable, Equatable {
  /// What is known of a case.
  package struct Variable: Sendable, Equatable {
    package let name: String
    /// As the source writes it.
    package let value: String
    /// The value as a number, where it is one; a decimal comma is read too.
    package let number: Double?

    package init(name: String, value: String, number: Double?) {
      self.name = name
      self.value = value
      self.number = number
    }
  }

  /// `Respondent 12`; unique in the source.
  package let name: String
  package let range: TextRange
  package let variables: [Variable]

  package init(name: String, range: TextRange, variables: [Variable]) {
    self.name = name
    self.range = range
    self.variables = variables
  }
}
