internal import CorpusModel
internal import UnicodeText

/// What each block of a report is.
struct ReportRoles {
  enum Role: Equatable {
    case furniture(Furniture.Kind)
    case heading(Int)
    case body
    case item
    /// The line that names who is quoted in the block after the next furniture, or before.
    case attribution
    case quotation
  }

  let blocks: [Block]
  let contents: Contents
  var roles: [Role?]
  /// The labels of the pages that begin with a block, as printed.
  var pages: [Int: String] = [:]
  /// Labels of footnotes whose marks are plain digits.
  var plainFootnotes: Set<String> = []

  init(blocks: [Block], contents: Contents) {
    self.blocks = blocks
    self.contents = contents
    roles = Array(repeating: nil, count: blocks.count)
    markPages()
    markEdges()
    markFigures()
    markRunningHeads()
    markFootnotes()
    markReferences()
    markQuotations()
    markHeadings()
    for index in blocks.indices where roles[index] == nil { roles[index] = blocks[index].marker == nil ? .body : .item }
  }

  func isFree(_ index: Int) -> Bool { roles[index] == nil }

  /// The next block that is not furniture.
  func next(after index: Int) -> Int? { blocks.indices.dropFirst(index + 1).first { !isFurniture($0) } }
  /// The block before that is not furniture.
  func previous(before index: Int) -> Int? { blocks.indices[..<index].last { !isFurniture($0) } }

  func isFurniture(_ index: Int) -> Bool {
    if case .furniture = roles[index] { true } else { false }
  }
}
