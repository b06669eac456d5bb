package import CorpusModel
internal import UnicodeText

extension SpeakerTable {
  /// A document with its speakers as the table says, and the lines that said something of one.
  ///
  /// A line for this source goes before one for all, then a label before `*`; a field that a line leaves empty stays as it
  /// was. A role that names the interviewer makes one, any other role makes none.
  ///
  /// - Complexity: O(speakers · entries).
  package func applied(to document: Document) -> (document: Document, lines: Set<Int>) {
    func weight(_ entry: Entry) -> Int { (entry.source == nil ? 0 : 2) + (entry.label == nil ? 0 : 1) }
    let own = entries.filter { isFor($0, source: document.source) }
      .sorted { (weight($0), $0.line) < (weight($1), $1.line) }
    var lines = Set<Int>()
    var structure = document.structure
    for index in structure.speakers.indices {
      let label = LetterCase.lowercased(structure.speakers[index].label)
      for entry in own where entry.label.map({ $0 == label }) ?? true {
        lines.insert(entry.line)
        if let name = entry.name { structure.speakers[index].name = name }
        if let caseName = entry.caseName { structure.speakers[index].caseName = caseName }
        if let role = entry.role {
          let isInterviewer = SpeakerLabel.namesInterviewer(role)
          structure.speakers[index].isInterviewer = isInterviewer
          structure.speakers[index].role = isInterviewer ? "Interviewer" : role
          structure.speakers[index].isGuess = false
        }
      }
    }
    let result = Document(
      source: document.source, kind: document.kind, verbatim: document.verbatim, canonical: document.canonical,
      map: document.map, structure: structure)
    return (result, lines)
  }
}
