internal import CorpusModel
internal import UnicodeText

/// A line of a report, or the part of one that a page number glued to it leaves.
struct ReportLine {
  /// Bytes of the verbatim text, white space at both ends left out.
  let range: TextRange
  let text: String
  /// Whether a form feed stands before it, or a page number was cut off there.
  let startsPage: Bool
  /// What the page's layout put here; `nil` for words of the text.
  var furniture: Furniture.Kind?
  /// The number of the page as printed, on a page mark or number.
  var page: String?
  /// What was cut off before it and belongs to the same paragraph.
  var lifted: Block.Lifted?
  /// Whether it is the rest of the line before, behind a page number that was glued into a paragraph.
  var goesOn = false

  var isBlank: Bool { range.isEmpty }

  init(_ line: Line) { self.init(range: line.range, text: line.text, startsPage: line.startsPage) }

  /// A line without the `>` that marks it as quoted.
  func unquoted(in verbatim: UTF8Text) -> ReportLine {
    guard text.hasPrefix(">") else { return self }
    let words = verbatim.trimmed(TextRange(range.start + 1, range.end))
    if words.isEmpty { return self }
    var line = ReportLine(range: words, text: verbatim.string(in: words), startsPage: startsPage)
    line.lifted = Block.Lifted(range: TextRange(range.start, range.start + 1), kind: .emphasisMark, page: nil)
    return line
  }

  init(range: TextRange, text: String, startsPage: Bool, furniture: Furniture.Kind? = nil, page: String? = nil) {
    self.range = range
    self.text = text
    self.startsPage = startsPage
    self.furniture = furniture
    self.page = page
  }
}

extension [ReportLine] {
  /// The nearest line behind that is not blank; furniture is passed over where asked.
  func next(after index: Int, overFurniture: Bool = false) -> Int? {
    indices.dropFirst(index + 1).first { !self[$0].isBlank && !(overFurniture && self[$0].furniture != nil) }
  }

  /// The nearest line before that is not blank; furniture is passed over where asked.
  func previous(before index: Int, overFurniture: Bool = false) -> Int? {
    indices[..<index].last { !self[$0].isBlank && !(overFurniture && self[$0].furniture != nil) }
  }

  /// Whether a page ends or begins right beside a line.
  func isAtPageEdge(_ index: Int) -> Bool {
    if self[index].startsPage { return true }
    if let before = previous(before: index), self[before].furniture?.isPage ?? false { return true }
    guard let behind = next(after: index) else { return false }
    return self[behind].startsPage || self[behind].furniture?.isPage ?? false
  }
}

extension Furniture.Kind {
  /// Whether it says that a page begins or ends.
  var isPage: Bool { self == .pageMarker || self == .pageNumber }
}
