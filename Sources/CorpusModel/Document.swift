/// A source as it was understood: canonical text and the structure that lies on it.
///
/// All ranges are half-open UTF-8 bytes of `canonical`, in order, and lie inside it.
package struct Document: Sendable, Equatable {
  package enum Kind: String, Sendable {
    case report
    case transcript
    /// Neither fits.
    case text
  }

  /// The source's name: its path below the argument that named it. Unique in a run.
  package let source: String
  package let kind: Kind
  package let verbatim: UTF8Text
  package let canonical: UTF8Text
  package let map: TextMap
  package let structure: Structure

  package init(
    source: String, kind: Kind, verbatim: UTF8Text, canonical: UTF8Text, map: TextMap, structure: Structure
  ) {
    self.source = source
    self.kind = kind
    self.verbatim = verbatim
    self.canonical = canonical
    self.map = map
    self.structure = structure
  }

  /// The words under a range.
  package func text(in range: TextRange) -> String { canonical.string(in: range) }

  /// Where a range came from, in scalars of the verbatim text; several places when layout had cut it in pieces.
  ///
  /// A mark that was lifted off inside a line does not cut.
  package func original(of range: TextRange) -> [ScalarRange] {
    var places: [TextRange] = []
    for place in map.verbatim(of: range) {
      if let last = places.last, isInlineMark(last.end, place.start) {
        places[places.count - 1] = TextRange(last.start, place.end)
      } else {
        places.append(place)
      }
    }
    return places.map { verbatim.scalars(of: $0) }
  }

  /// Whether nothing but a lifted mark lies between two offsets of the verbatim text.
  private func isInlineMark(_ start: Int, _ end: Int) -> Bool {
    guard start < end else { return false }
    return structure.furniture.contains { $0.kind.isInline && $0.verbatim == TextRange(start, end) }
  }

  /// Where a range of the verbatim text went.
  package func canonical(of original: ScalarRange) -> [TextRange] { map.canonical(of: verbatim.bytes(of: original)) }

  /// The headings above a section, the outermost first, its own last; empty for `nil`.
  package func headings(of section: Int?) -> [String] {
    var titles: [String] = []
    var index = section
    while let current = index {
      titles.append(text(in: structure.sections[current].heading))
      index = structure.sections[current].parent
    }
    return titles.reversed()
  }

  /// The page on which a range begins, as printed; `nil` where the source has no pages or the range is empty.
  package func page(of range: TextRange) -> String? {
    guard !structure.pages.isEmpty, let place = map.verbatim(of: range).first else { return nil }
    let index = structure.pages.partitionPoint { $0.verbatim <= place.start }
    return index == 0 ? nil : structure.pages[index - 1].label
  }

  /// The case that a unit belongs to: its speaker's, else that of the row of answers that it stands in.
  package func caseName(of unit: Unit) -> String? {
    if let speaker = unit.speaker, let name = structure.speakers[speaker].caseName { return name }
    let index = structure.cases.partitionPoint { $0.range.end <= unit.range.start }
    guard index < structure.cases.count, structure.cases[index].range.contains(unit.range) else { return nil }
    return structure.cases[index].name
  }
}
