internal import CorpusModel
internal import UnicodeText

/// Figures, footnotes and references.
extension ReportRoles {
  // MARK: Figures, footnotes, references

  mutating func markFigures() {
    for (index, block) in blocks.enumerated()
    where isFree(index) && block.marker == nil && contents.levels[index] == nil {
      if BackMatter.isFigure(block.text) { roles[index] = .furniture(.figure) }
    }
    // A note that a blank line cuts goes on up to the figure's source.
    for (index, block) in blocks.enumerated() where BackMatter.isFigureNote(block.text) {
      let behind = blocks.indices.dropFirst(index + 1).prefix(3)
      guard let source = behind.first(where: { BackMatter.isFigureSource(blocks[$0].text) }) else { continue }
      let between = (index + 1)..<source
      if between.allSatisfy({ isFree($0) && blocks[$0].marker == nil && contents.levels[$0] == nil }) {
        for place in between { roles[place] = .furniture(.figure) }
      }
    }
  }

  mutating func markFootnotes() {
    var isOpen = false
    var expected = 1
    for (index, block) in blocks.enumerated() {
      guard isFree(index) else { continue }
      if isOpen, block.marker != nil {
        roles[index] = .furniture(.footnote)
        continue
      }
      isOpen = false
      guard let first = block.text.unicodeScalars.first else { continue }
      if InlineMarks.superscripts.contains(first) {
        roles[index] = .furniture(.footnote)
        isOpen = block.text.hasSuffix(":")
      } else if block.marker == nil, contents.levels[index] == nil, let label = Self.plainLabel(block.text),
        Int(label) == expected, hasMark(label, before: index)
      {
        roles[index] = .furniture(.footnote)
        plainFootnotes.insert(label)
        expected += 1
      }
    }
  }

  /// The number at the start of `3 Læs mere om …`.
  private static func plainLabel(_ text: String) -> String? {
    let scalars = Array(text.unicodeScalars.prefix(5))
    let digits = scalars.prefix { ScalarClass.isDigit($0) }
    guard (1...2).contains(digits.count), scalars.count > digits.count + 1, scalars[digits.count] == " ",
      ScalarClass.isUppercase(scalars[digits.count + 1])
    else { return nil }
    return String(String.UnicodeScalarView(digits))
  }

  /// Whether a word among the forty blocks before ends in the label.
  private func hasMark(_ label: String, before index: Int) -> Bool {
    let marks = InlineMarks(plainLabels: [label])
    return blocks[..<index].suffix(40).contains { block in
      let text = UTF8Text(block.text)
      return marks.marks(in: [text.range], of: text).contains { text.string(in: $0.verbatim) == label }
    }
  }

  mutating func markReferences() {
    guard
      let heading = blocks.indices.last(where: {
        isFree($0) && blocks[$0].isSingleLine && BackMatter.isReferences(blocks[$0].text)
      }),
      heading * 2 > blocks.count
    else { return }
    roles[heading] = .heading(contents.levels[heading] ?? 1)
    for index in (heading + 1)..<max(heading + 1, blocks.count) {
      if contents.levels[index] != nil { break }
      if isFree(index) { roles[index] = .furniture(.reference) }
    }
  }
}
