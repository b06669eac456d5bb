/// What lies on a document's canonical text.
package struct Structure: Sendable, Equatable {
  /// In the order of their headings; a section's range ends where the next of its level or above begins.
  package var sections: [Section] = []
  /// They cover all text but the line ends between them.
  package var paragraphs: [Paragraph] = []
  package var speakers: [Speaker] = []
  package var turns: [Turn] = []
  package var quotations: [Quotation] = []
  /// Words in marks that are no speech, in order; those inside a quotation lie within its range.
  package var terms: [QuotedTerm] = []
  /// Stretches that are no words of the text: speaker labels, time stamps, a transcriber's comments.
  package var asides: [Aside] = []
  /// Page marks, contents, footnotes and the like, which canonical text leaves out.
  package var furniture: [Furniture] = []
  /// Where pages begin.
  package var pages: [PageStart] = []
  /// The cases that a table of answers holds, by ranges of canonical text, in order.
  package var cases: [CaseStretch] = []

  package init() {}
}

/// A heading and all that stands under it.
package struct Section: Sendable, Equatable {
  /// The heading's own words.
  package let heading: TextRange
  /// From the heading on.
  package let range: TextRange
  /// 0 for the title of a document, 1 for a chapter or theme, 2 below it.
  package let level: Int
  /// The index of the section that this one stands in.
  package let parent: Int?

  package init(heading: TextRange, range: TextRange, level: Int, parent: Int?) {
    self.heading = heading
    self.range = range
    self.level = level
    self.parent = parent
  }
}

/// A paragraph of canonical text, without its line end.
package struct Paragraph: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case body
    case heading
    case listItem = "list_item"
    /// A paragraph that introduces a list.
    case leadIn = "lead_in"
    /// What one speaker says without a pause in the transcript.
    case turn
    /// A quotation that stands by itself.
    case quotation
    /// The line that names who is quoted.
    case attribution
    /// What stands in a box: its title, lead-ins and lists. It is searched, and is no running text.
    case box
    /// Title, date and participants at the head of a transcript.
    case front
  }

  package let range: TextRange
  package let kind: Kind
  /// The index of the innermost section.
  package let section: Int?
  /// The bullet or number of a list item as printed, which canonical text leaves out.
  package let marker: String?

  package init(range: TextRange, kind: Kind, section: Int?, marker: String? = nil) {
    self.range = range
    self.kind = kind
    self.section = section
    self.marker = marker
  }

  /// Whether the paragraph is running text that can be coded.
  package var isBody: Bool { kind == .body || kind == .listItem || kind == .leadIn }
}

/// One speaker's contribution.
package struct Turn: Sendable, Equatable {
  /// What is said, without the label.
  package let range: TextRange
  /// The index of the speaker.
  package let speaker: Int
  /// Seconds from the beginning of the recording, where the transcript says so.
  package let start: Double?
  package let end: Double?
  package let section: Int?

  package init(range: TextRange, speaker: Int, start: Double?, end: Double?, section: Int?) {
    self.range = range
    self.speaker = speaker
    self.start = start
    self.end = end
    self.section = section
  }
}

/// Direct speech in a report.
package struct Quotation: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case informant
    case surveyAnswer = "survey_answer"
    case pressStatement = "press_statement"
  }

  /// The words without their marks.
  package let range: TextRange
  package let kind: Kind
  /// The role of who is quoted, as printed.
  package let role: String?
  package let section: Int?

  package init(range: TextRange, kind: Kind, role: String?, section: Int?) {
    self.range = range
    self.kind = kind
    self.role = role
    self.section = section
  }
}

/// A stretch of canonical text that is not searched or counted as words.
package struct Aside: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case speakerLabel = "speaker_label"
    case timestamp
    /// What the transcriber adds: `(griner)`, `[uforståeligt]`.
    case comment
  }

  package let range: TextRange
  package let kind: Kind

  package init(range: TextRange, kind: Kind) {
    self.range = range
    self.kind = kind
  }
}

/// Verbatim text that is no part of the running text and that canonical text leaves out.
package struct Furniture: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case byteOrderMark = "byte_order_mark"
    case pageMarker = "page_marker"
    case pageNumber = "page_number"
    case runningHead = "running_head"
    case tableOfContents = "table_of_contents"
    case cover
    case colophon
    case footnote
    case footnoteMark = "footnote_mark"
    case figure
    case reference
    case wrapper
    case backMatter = "back_matter"
    /// The bullet of a list item, and the dash before a statement.
    case listMarker = "list_marker"
    /// The asterisks around emphasised words.
    case emphasisMark = "emphasis_mark"
    /// The hyphen at a line's end inside a word that is written without it.
    case lineEndHyphen = "line_end_hyphen"
    /// The number that a program printed before a line.
    case lineNumber = "line_number"
    /// The slashes around what another speaker throws in.
    case overlapMark = "overlap_mark"
    /// Numbers, times, names and marks of a format that are no part of what is said.
    case cue
    /// A comment that somebody wrote beside the text.
    case comment

    /// Whether the mark stands within running text.
    package var isInline: Bool { self == .footnoteMark || self == .emphasisMark || self == .lineEndHyphen }
  }

  /// Bytes of the verbatim text.
  package let verbatim: TextRange
  package let kind: Kind

  package init(verbatim: TextRange, kind: Kind) {
    self.verbatim = verbatim
    self.kind = kind
  }
}

/// The place in the verbatim text from which on text stands on a page. Canonical text may have another order.
package struct PageStart: Sendable, Equatable {
  /// Bytes of the verbatim text.
  package let verbatim: Int
  /// As printed.
  package let label: String

  package init(verbatim: Int, label: String) {
    self.verbatim = verbatim
    self.label = label
  }
}
