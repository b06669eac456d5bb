package import CorpusModel
package import Interchange

/// A document as it was understood, for `citat show --format json`.
package struct DocumentView: Sendable {
  private let document: Document

  package init(_ document: Document) { self.document = document }

  /// `headings paragraphs quotations terms turns cases furniture footnote_marks`, each with its place in the original; `rows` are
  /// all paragraphs in order. A list item has its `marker`. Boxes are furniture, though their words are searched; bullets
  /// and hyphens at line ends are none.
  package var json: JSONValue {
    let structure = document.structure
    return .object([
      ("source", .string(document.source)), ("kind", .string(document.kind.rawValue)),
      ("rows", .array(structure.paragraphs.map(row))),
      (
        "speakers",
        .array(
          structure.speakers.map {
            .object([
              ("speaker", .string($0.label)), ("name", JSONValue($0.name)), ("role", JSONValue($0.role)),
              ("case", JSONValue($0.caseName)), ("interviewer", .bool($0.isInterviewer)), ("guess", .bool($0.isGuess)),
            ])
          })
      ),
      (
        "headings",
        .array(
          structure.sections.map { section in
            object([("level", .integer(section.level))], section.heading)
          })
      ),
      (
        "paragraphs",
        .array(
          structure.paragraphs.filter(\.isBody).map { paragraph in
            row(paragraph)
          })
      ),
      (
        "quotations",
        .array(
          structure.quotations.map { quotation in
            object(
              [
                ("kind", .string(quotation.kind.rawValue)), ("role", JSONValue(quotation.role)),
                ("section", headings(quotation.section)),
              ], quotation.range)
          })
      ),
      (
        "terms", .array(structure.terms.map { object([("kind", .string($0.kind.rawValue))], $0.range) })
      ),
      ("turns", .array(structure.turns.map(turn))), ("cases", .array(structure.cases.map(stretch))),
      ("furniture", .array(furniture)),
      ("footnote_marks", .array(structure.furniture.filter { $0.kind == .footnoteMark }.map(footnoteMark))),
    ])
  }

  private func object(_ fields: [(String, JSONValue)], _ range: TextRange) -> JSONValue {
    .object(
      fields + [
        ("text", .string(document.text(in: range))), ("range", .range(range)),
        ("original", .original(of: range, in: document)),
      ])
  }

  private func headings(_ section: Int?) -> JSONValue {
    .array(document.headings(of: section).map { .string($0) })
  }

  private func row(_ paragraph: Paragraph) -> JSONValue {
    let marker = paragraph.marker.map { [("marker", JSONValue.string($0))] } ?? []
    return object(
      [("kind", .string(paragraph.kind.rawValue)), ("section", headings(paragraph.section))] + marker, paragraph.range)
  }

  /// What is no running text, in the order of the original.
  private var furniture: [JSONValue] {
    let structure = document.structure
    let left = structure.furniture.filter { !$0.kind.isInline && $0.kind != .listMarker }.map { furniture in
      (furniture.verbatim.start, self.furniture(furniture))
    }
    let boxes = structure.paragraphs.filter { $0.kind == .box }.map { box in
      (
        document.map.verbatim(of: box.range).first?.start ?? 0,
        object([("kind", .string(box.kind.rawValue))], box.range)
      )
    }
    return (left + boxes).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func turn(_ turn: Turn) -> JSONValue {
    let speaker = document.structure.speakers[turn.speaker]
    return object(
      [
        ("speaker", .string(speaker.label)), ("role", JSONValue(speaker.role)),
        ("start", turn.start.map { .number($0) } ?? .null), ("end", turn.end.map { .number($0) } ?? .null),
        ("section", headings(turn.section)),
      ], turn.range)
  }

  private func stretch(_ stretch: CaseStretch) -> JSONValue {
    .object([
      ("case", .string(stretch.name)), ("range", .range(stretch.range)),
      (
        "variables",
        .object(
          stretch.variables.map { variable in
            (variable.name, variable.number.map { .number($0) } ?? .string(variable.value))
          }
        )
      ),
    ])
  }

  private func furniture(_ furniture: Furniture) -> JSONValue {
    .object([
      ("kind", .string(furniture.kind.rawValue)), ("text", .string(document.verbatim.string(in: furniture.verbatim))),
      ("original", original(furniture)),
    ])
  }

  private func footnoteMark(_ mark: Furniture) -> JSONValue {
    .object([("label", .string(document.verbatim.string(in: mark.verbatim))), ("original", original(mark))])
  }

  private func original(_ furniture: Furniture) -> JSONValue {
    let scalars = document.verbatim.scalars(of: furniture.verbatim)
    return .array([.array([.integer(scalars.start), .integer(scalars.end)])])
  }
}
