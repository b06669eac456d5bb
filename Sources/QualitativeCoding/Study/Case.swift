/// A unit of analysis: a person, a municipality, an interview.
package struct Case: Sendable, Equatable, Codable {
  /// The name in lower case with hyphens for blanks.
  package let id: String
  package let name: String

  package init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// That all of a source belongs to a case.
package struct CaseMember: Sendable, Equatable, Codable {
  package let id: String
  package let `case`: String
  package let source: String

  package init(case: String, source: String) {
    id = "\(`case`)/\(source)"
    self.case = `case`
    self.source = source
  }
}

/// Something that is known of every case.
package struct Variable: Sendable, Equatable, Codable {
  package enum Kind: String, Sendable, Codable {
    case text
    case number
    case date
    case boolean
  }

  package let id: String
  package let name: String
  package let kind: Kind

  package init(id: String, name: String, kind: Kind) {
    self.id = id
    self.name = name
    self.kind = kind
  }
}

/// What is known of a case.
package struct CaseValue: Sendable, Equatable, Codable {
  package let id: String
  package let `case`: String
  package let variable: String
  package let value: String

  package init(case: String, variable: String, value: String) {
    id = "\(`case`)/\(variable)"
    self.case = `case`
    self.variable = variable
    self.value = value
  }
}

/// What a researcher says of a speaker of a transcript, in place of what was read from it.
package struct SpeakerEntry: Sendable, Equatable, Codable {
  package let id: String
  package let source: String
  /// As the transcript writes it.
  package let label: String
  package let role: String?
  package let isInterviewer: Bool
  package let `case`: String?

  package init(source: String, label: String, role: String?, isInterviewer: Bool, case: String?) {
    id = "\(source)/\(label)"
    self.source = source
    self.label = label
    self.role = role
    self.isInterviewer = isInterviewer
    self.case = `case`
  }
}
