import CorpusIndex
import CorpusModel
import TextAnalysis

@testable import Workbench

extension Document {
  /// A document whose structure is written out, one paragraph a line:
  ///
  ///     # Overskrift
  ///     I: Hvad siger du?               a turn of the interviewer
  ///     IP1 (leder): Det ved jeg ikke.  a turn of somebody with a role
  ///     + Og dog.                       another paragraph of the same turn
  ///     > (mor) Det hjalp.              a quotation of a report
  ///     Løbende tekst.
  init(_ source: String, _ lines: String) {
    var text = ""
    var structure = Structure()
    var turns: [(range: TextRange, speaker: Int, section: Int?)] = []
    var kind = Kind.text
    func offset() -> Int { text.utf8.count }
    for line in lines.split(separator: "\n").map(String.init) {
      if !text.isEmpty { text += "\n" }
      let start = offset()
      let section = structure.sections.isEmpty ? nil : structure.sections.count - 1
      func add(_ words: String, _ kind: Paragraph.Kind, section: Int?) -> TextRange {
        let from = offset()
        text += words
        structure.paragraphs.append(Paragraph(range: TextRange(start, offset()), kind: kind, section: section))
        return TextRange(from, offset())
      }
      if line.hasPrefix("# ") {
        let heading = add(String(line.dropFirst(2)), .heading, section: structure.sections.count)
        structure.sections.append(Section(heading: heading, range: heading, level: 1, parent: nil))
      } else if line.hasPrefix("+ ") {
        let words = add(String(line.dropFirst(2)), .turn, section: section)
        turns[turns.count - 1].range = TextRange(turns[turns.count - 1].range.start, words.end)
      } else if line.hasPrefix("> "), let close = line.firstIndex(of: ")") {
        let role = String(line[..<close].dropFirst(3))
        let words = add(String(line[close...].dropFirst(2)), .quotation, section: section)
        structure.quotations.append(Quotation(range: words, kind: .informant, role: role, section: section))
        kind = .report
      } else if let colon = line.firstIndex(of: ":"), line[..<colon].first?.isUppercase == true {
        let label = line[..<colon].split(separator: " ")[0]
        let role = line[..<colon].split(separator: "(").dropFirst().first.map { String($0.dropLast()) }
        text += "\(label): "
        structure.asides.append(Aside(range: TextRange(start, offset() - 1), kind: .speakerLabel))
        let speaker = Speaker(
          label: String(label), role: label == "I" ? "Interviewer" : role, isInterviewer: label == "I")
        if !structure.speakers.contains(speaker) { structure.speakers.append(speaker) }
        let words = add(String(line[colon...].dropFirst(2)), .turn, section: section)
        turns.append((words, structure.speakers.firstIndex(of: speaker) ?? 0, section))
        kind = .transcript
      } else {
        _ = add(line, .body, section: section)
      }
    }
    structure.turns = turns.map {
      Turn(range: $0.range, speaker: $0.speaker, start: nil, end: nil, section: $0.section)
    }
    let canonical = UTF8Text(text)
    structure.sections = structure.sections.indices.map { index in
      let next = index + 1 < structure.sections.count ? structure.sections[index + 1].heading.start : canonical.count
      let heading = structure.sections[index].heading
      return Section(heading: heading, range: TextRange(heading.start, next), level: 1, parent: nil)
    }
    self.init(
      source: source, kind: kind, verbatim: canonical, canonical: canonical, map: .identity(count: canonical.count),
      structure: structure)
  }
}
