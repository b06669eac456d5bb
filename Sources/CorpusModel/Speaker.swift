/// One who talks in a transcript.
package struct Speaker: Sendable, Equatable {
  /// As the transcript writes it, without colon: `IP1`, `Souschef`.
  package let label: String
  /// As what they talk, where the source or the table of speakers says so: `PPR-leder`.
  package var role: String?
  /// Whether the speaker asks the questions.
  package var isInterviewer: Bool
  /// Whether that was guessed from the questions asked, and no name or list says so.
  package var isGuess: Bool
  /// The person's name, where the source carries one: the label itself, or what a list of participants says of it.
  package var person: String?
  /// The name to show, where the table of speakers gives one.
  package var name: String?
  /// The case that what is said belongs to, where the table of speakers gives one.
  package var caseName: String?

  package init(
    label: String, role: String?, isInterviewer: Bool, isGuess: Bool = false, person: String? = nil,
    name: String? = nil, caseName: String? = nil
  ) {
    self.label = label
    self.role = role
    self.isInterviewer = isInterviewer
    self.isGuess = isGuess
    self.person = person
    self.name = name
    self.caseName = caseName
  }
}

extension Structure {
  /// What a result calls a speaker: the name that the table of speakers gives, else the label; `Person 2` for a label that
  /// is a person's name, unless names are wanted.
  ///
  /// - Parameters:
  ///   - index: Of `speakers`.
  ///   - showsPersons: Whether names that the source carries are shown.
  package func shownName(ofSpeaker index: Int, showsPersons: Bool) -> String {
    let speaker = speakers[index]
    if let name = speaker.name { return name }
    if showsPersons { return speaker.person ?? speaker.label }
    guard speaker.person == speaker.label else { return speaker.label }
    let alike = speakers[...index].filter { $0.person == $0.label && $0.isInterviewer == speaker.isInterviewer }.count
    if !speaker.isInterviewer { return "Person \(alike)" }
    return alike == 1 ? "Interviewer" : "Interviewer \(alike)"
  }
}
