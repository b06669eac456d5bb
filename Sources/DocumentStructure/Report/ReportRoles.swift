internal import CorpusModel
internal import UnicodeText

/// What each block of a report is.
struct ReportRoles {
  enum Role: Equatable {
    case furniture(Furniture.Kind)
    case heading(Int)
    case body
    case item
    /// What stands in a box, its title first.
    case box
    /// The line that names who is quoted in the block after the next furniture, or before.
    case attribution
    /// Speech from end to end.
    case quotation
    /// A paragraph that a dash makes speech: `- Vi er glade for det, siger formand Ida Holt.`
    case statement
  }

  /// The rules, in the order in which they are applied. Each sees what those before it decided, and decides only about
  /// blocks that are free: the surest first, so that none needs to know of what comes behind it.
  private static let rules: [any ReportRule.Type] = [
    // What the layout says.
    LayoutRule.self, ContentsRule.self, FigureTableRule.self,
    // What stands around the text.
    WebPageRule.self, FrontMatterRule.self,
    // What stands beside the text.
    FigureRule.self, BoxRule.self, ReferenceRule.self, FootnoteRule.self,
    // The text itself.
    QuotationRule.self, HeadingRule.self, PublisherBoxRule.self, ListRule.self,
  ]

  private(set) var blocks: [Block]
  let contents: Contents
  let verbatim: UTF8Text
  var roles: [Role?]
  /// Where pages begin, in order.
  var pages: [PageStart] = []
  /// Footnote marks that are plain digits: where each begins in the verbatim text, and its bytes.
  var plainMarks: [Int: Int] = [:]
  /// The block that names who is quoted in another block.
  var attributions: [Int: Int] = [:]
  /// Blocks that are the second half of the heading before them.
  var headingContinuations: Set<Int>

  /// Whether the source's format says which blocks are headings: then nothing else is one.
  let givesHeadings: Bool

  /// - Parameter given: What the source's format says of each block.
  init(blocks: [Block], contents: Contents, verbatim: UTF8Text, given: [Role?]? = nil) {
    self.blocks = blocks
    self.contents = contents
    self.verbatim = verbatim
    headingContinuations = contents.continuations
    roles = given ?? Array(repeating: nil, count: blocks.count)
    givesHeadings = roles.count { if case .heading = $0 { true } else { false } } >= 2
    for rule in Self.rules { rule.apply(to: &self) }
    for index in blocks.indices where roles[index] == nil { roles[index] = blocks[index].marker == nil ? .body : .item }
  }

  func isFree(_ index: Int) -> Bool { roles[index] == nil }

  func isFurniture(_ index: Int) -> Bool {
    if case .furniture = roles[index] { true } else { false }
  }

  func isHeading(_ index: Int) -> Bool {
    if case .heading = roles[index] { true } else { false }
  }

  /// The next block that is not furniture.
  func next(after index: Int) -> Int? { blocks.indices.dropFirst(index + 1).first { !isFurniture($0) } }
  /// The block before that is not furniture.
  func previous(before index: Int) -> Int? { blocks.indices[..<index].last { !isFurniture($0) } }

  /// Makes blocks furniture that nothing was decided about.
  mutating func mark(_ range: Range<Int>, _ kind: Furniture.Kind) {
    for index in range where isFree(index) { roles[index] = .furniture(kind) }
  }

  /// Makes a block a heading. A number that was taken for a list's is part of its words.
  mutating func markHeading(_ index: Int, level: Int) {
    roles[index] = .heading(level)
    if blocks[index].hashes == 0 { blocks[index] = blocks[index].unmarked(in: verbatim) }
  }

  /// Whether a block is long enough to be running text: twenty words, ending as a sentence ends.
  func isProse(_ index: Int) -> Bool {
    Sentence.wordCount(blocks[index].text) >= 20 && blocks[index].furniture == nil
  }
}
