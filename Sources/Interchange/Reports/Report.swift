package import CorpusModel

/// What goes into a report, whatever the format that it is written in: every format shows all of it that it can.
package struct Report: Sendable {
  /// A passage with where it comes from.
  package struct Quotation: Sendable {
    /// What was asked, where it is shown.
    package let question: String?
    package let runs: [ReportCell.Run]
    /// Who says it and where.
    package let source: String

    package init(question: String? = nil, _ runs: [ReportCell.Run], source: String) {
      self.question = question
      self.runs = runs
      self.source = source
    }
  }

  /// A paragraph or heading of a source with the codes that lie on it.
  package struct Coded: Sendable {
    package struct Note: Sendable {
      /// Bytes of the paragraph's text.
      package let range: TextRange
      package let text: String
      package let author: String
      /// UTC, ISO 8601; empty where nobody decided.
      package let date: String
      /// `#rrggbb`.
      package let color: String?

      package init(range: TextRange, text: String, author: String, date: String, color: String?) {
        self.range = range
        self.text = text
        self.author = author
        self.date = date
        self.color = color
      }
    }

    /// Who speaks.
    package let label: String?
    /// The level of a heading; `nil` for a paragraph.
    package let level: Int?
    package let text: UTF8Text
    package let notes: [Note]

    package init(label: String?, level: Int? = nil, text: UTF8Text, notes: [Note]) {
      self.label = label
      self.level = level
      self.text = text
      self.notes = notes
    }

    /// The text cut where a note begins or ends, with the numbers of the notes that lie on each piece. O(text + notes²).
    package var pieces: [(text: String, notes: [Int])] {
      let ends = Set([0, text.count] + notes.flatMap { [$0.range.start, $0.range.end] }).filter { $0 <= text.count }
      let sorted = ends.sorted()
      return zip(sorted, sorted.dropFirst()).map { start, end in
        let own = notes.indices.filter { notes[$0].range.start <= start && notes[$0].range.end >= end }
        return (text.string(in: TextRange(start, end)), own)
      }
    }
  }

  package enum Part: Sendable {
    /// Level 2 stands below the title, 3 below 2.
    case heading(String, level: Int)
    case paragraph(String)
    /// What a reader should not miss: that nobody has decided on what is shown.
    case notice(String)
    case list([String])
    case quotation(Quotation)
    case table(ReportTable)
    case picture(Picture)
    case coded(Coded)
  }

  package let title: String
  package let language: ReportLanguage
  /// Project, codebook, filter, date and program, a name and a value each.
  package let record: [(name: String, value: String)]
  /// The record on one line.
  package let provenance: String
  /// What the list of `record` is called.
  package let recordTitle: String
  package var parts: [Part]

  /// Rows of all tables.
  package var rowCount: Int {
    parts.reduce(0) { sum, part in if case .table(let table) = part { sum + table.count } else { sum } }
  }

  package init(
    title: String, language: ReportLanguage, recordTitle: String, record: [(name: String, value: String)],
    provenance: String, parts: [Part]
  ) {
    self.title = title
    self.language = language
    self.recordTitle = recordTitle
    self.record = record
    self.provenance = provenance
    self.parts = parts
  }
}
