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

  /// - Parameter given: What the source's format says of each block.
  init(blocks: [Block], contents: Contents, given: [Role?]? = nil) {
    self.blocks = blocks
    self.contents = contents
    roles = given ?? Array(repeating: nil, count: blocks.count)
    // Where headings are marked as such, nothing else is one.
    let givesHeadings = roles.count { if case .heading = $0 { true } else { false } } >= 2
    markPages()
    markEdges()
    markFigures()
    markRunningHeads()
    markFootnotes()
    markReferences()
    markQuotations()
    if !givesHeadings { markHeadings() }
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
