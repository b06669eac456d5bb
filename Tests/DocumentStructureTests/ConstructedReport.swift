import TestSupport

/// A report made of random Danish sentences, laid out by random conventions, of which it is known what is in it.
struct ConstructedReport {
  /// How pages are marked.
  enum Pages: CaseIterable {
    case none, parentheses, sideOf, numbers, formFeeds
  }

  enum Table: CaseIterable {
    case none, leaders, tabs, plain
  }

  enum Roles: CaseIterable {
    case above, below, parentheses, dash
  }

  private var random: SplitMix64
  private(set) var text = ""
  /// Level and words of each heading.
  private(set) var headings: [String] = []
  /// The words of each paragraph and list item of running text.
  private(set) var paragraphs: [String] = []
  /// Role and words of each quotation.
  private(set) var quotations: [String] = []
  /// Words that are no running text.
  private(set) var furniture: [String] = []

  private let pages: Pages
  private let table: Table
  private let roles: Roles
  private let isNumbered: Bool
  private let width: Int?
  let hasBlankLines: Bool
  private let hasRunningHead: Bool
  private let superscripts: Bool
  private let marks: (String, String)
  private let bullet: String
  private let title: String
  private var page = 1
  private var note = 0
  private var pendingNotes: [String] = []
  private var vocabulary = Self.words

  init(seed: UInt64) {
    random = SplitMix64(seed: seed)
    func pick<T>(_ all: [T], _ random: inout SplitMix64) -> T { all[Int.random(in: all.indices, using: &random)] }
    pages = pick(Pages.allCases, &random)
    table = pick(Table.allCases, &random)
    roles = pick(Roles.allCases, &random)
    isNumbered = Bool.random(using: &random)
    width = pick([nil, 72, 88], &random)
    hasBlankLines = width == nil || Bool.random(using: &random)
    hasRunningHead = pages != .none && Bool.random(using: &random)
    superscripts = Bool.random(using: &random)
    marks = pick([("”", "”"), ("»", "«"), ("„", "“"), ("\"", "\""), ("“", "”")], &random)
    bullet = pick(["-", "•", "–", "*", "o"], &random)
    title = "Erfaringer med naboskab i fire mindre byer"
    write()
  }

  // MARK: The report

  private mutating func write() {
    paragraph(title)
    headings.append("0 " + title)
    let chapters = (0..<3).map { _ in (heading(), [heading(), heading()]) }
    turnPage()
    if table != .none { writeTable(chapters) }
    for (number, chapter) in chapters.enumerated() {
      writeHeading(chapter.0, level: 1, number: "\(number + 1)")
      writeBody()
      for (place, section) in chapter.1.enumerated() {
        writeHeading(section, level: 2, number: "\(number + 1).\(place + 1)")
        writeBody()
        if place == 0 { writeList() }
      }
      turnPage()
    }
    writeHeading("Litteratur", level: 1, number: "\(chapters.count + 1)")
    for year in [2014, 2017] {
      let reference = "Holt, I. (\(year)). \(sentence().dropLast()). Nordby: Forlaget Nord."
      furniture.append(reference)
      paragraph(reference)
    }
  }

  private mutating func writeTable(_ chapters: [(String, [String])]) {
    line("Indhold")
    if hasBlankLines { line("") }
    func entry(_ title: String, _ number: String, indent: Int) {
      let name = (isNumbered ? number + " " : "") + title
      let blanks = String(repeating: " ", count: isNumbered ? 0 : indent)
      switch table {
      case .leaders: line("\(blanks)\(name) \(String(repeating: ".", count: 60 - name.count)) \(page + 2)")
      case .tabs: line("\(blanks)\(name)\t\(page + 2)")
      default: line("\(blanks)\(name) \(page + 2)")
      }
      furniture.append(name)
    }
    for (number, chapter) in chapters.enumerated() {
      entry(chapter.0, "\(number + 1)", indent: 0)
      for (place, section) in chapter.1.enumerated() { entry(section, "\(number + 1).\(place + 1)", indent: 2) }
    }
    entry("Litteratur", "\(chapters.count + 1)", indent: 0)
    turnPage()
  }

  private mutating func writeHeading(_ words: String, level: Int, number: String) {
    let name = (isNumbered ? number + " " : "") + words
    let shown = table == .none && !isNumbered ? 1 : level
    headings.append("\(shown) \(name)")
    paragraph(name)
  }

  /// A place inside a sentence: where a whole one ends, nobody could tell that the paragraph goes on.
  private static func middle(_ words: [String]) -> Int {
    let half = words.count / 2
    return (half..<words.count - 1).first { !words[$0 - 1].hasSuffix(".") } ?? half
  }

  /// Two paragraphs; a quotation or a page may stand in the middle of the first, a footnote at its mark.
  private mutating func writeBody() {
    var first = prose()
    switch Int.random(in: 0..<4, using: &random) {
    case 0:
      let words = first.split(separator: " ").map(String.init)
      let half = Self.middle(words)
      let role = ["Sagsbehandler", "PPR-leder", "Leder af værested"][Int.random(in: 0..<3, using: &random)]
      let speech = "Det er \(sentence(capital: false).dropLast()), og \(sentence(capital: false))"
      // The rest of a paragraph begins small, as it does where a page's layout moved a quotation into it.
      paragraph(words[..<half].joined(separator: " "))
      quote(speech, role)
      paragraph(words[half...].joined(separator: " "))
      paragraphs.append(first)
    case 1 where pages != .none:
      let words = first.split(separator: " ").map(String.init)
      let half = Self.middle(words)
      paragraph(words[..<half].joined(separator: " "))
      turnPage()
      paragraph(words[half...].joined(separator: " "))
      paragraphs.append(first)
    case 2:
      paragraphs.append(first)
      note += 1
      let label = superscripts ? ["¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"][note - 1] : "\(note)"
      first.removeLast()
      paragraph(first + label + ".")
      pendingNotes.append("\(label) Se \(sentence(capital: false))")
    default:
      paragraphs.append(first)
      paragraph(first)
    }
    let second = prose()
    paragraphs.append(second)
    paragraph(second)
    if !pendingNotes.isEmpty { turnPage() }
  }

  private mutating func quote(_ speech: String, _ role: String) {
    let words = marks.0 + speech + marks.1
    quotations.append(role + "|" + speech)
    switch roles {
    case .above:
      paragraph(role)
      paragraph(words)
    case .below:
      paragraph(words)
      paragraph(role)
    case .parentheses: paragraph(words + " (" + role + ")")
    case .dash:
      paragraph(words)
      paragraph("– " + role)
    }
  }

  private mutating func writeList() {
    paragraph("De peger på tre ting:")
    paragraphs.append("De peger på tre ting:")
    for _ in 0..<3 {
      let item = word() + " og " + word()
      paragraphs.append(item)
      line(bullet + " " + item)
      if hasBlankLines { line("") }
    }
    let last = prose()
    paragraphs.append(last)
    paragraph(last)
  }

  // MARK: Layout

  /// Notes at the foot, then the page's mark, then the head of the next.
  private mutating func turnPage() {
    for note in pendingNotes {
      furniture.append(note)
      paragraph(note)
    }
    pendingNotes = []
    switch pages {
    case .none: break
    case .parentheses: paragraph("(\(page + 1))")
    case .sideOf: paragraph("Side \(page + 1) af 24")
    case .numbers: paragraph("\(page)")
    case .formFeeds:
      paragraph("\(page)")
      text += "\u{0C}"
    }
    page += 1
    if hasRunningHead {
      furniture.append("Naboskab i byer")
      paragraph("Naboskab i byer")
    }
  }

  /// Lines of a paragraph, wrapped where the convention wraps, with a blank line behind where it has them.
  private mutating func paragraph(_ words: String) {
    guard let width else {
      line(words)
      return line("")
    }
    var open = ""
    for word in words.split(separator: " ") {
      if !open.isEmpty, open.count + 1 + word.count > width {
        line(open)
        open = ""
      }
      open += (open.isEmpty ? "" : " ") + word
    }
    line(open)
    if hasBlankLines { line("") }
  }

  private mutating func line(_ words: String) { text += words + "\n" }

  // MARK: Words

  private mutating func prose() -> String {
    (0..<Int.random(in: 3...5, using: &random)).map { _ in sentence() }.joined(separator: " ")
  }

  private mutating func sentence(capital: Bool = true) -> String {
    let count = Int.random(in: 7...14, using: &random)
    var words = (0..<count).map { _ in word() }
    if capital { words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst() }
    return words.joined(separator: " ") + "."
  }

  /// A heading that no other has.
  private mutating func heading() -> String {
    let index = Int.random(in: vocabulary.indices, using: &random)
    let own = vocabulary.remove(at: index)
    return own.prefix(1).uppercased() + own.dropFirst() + " og " + word()
  }

  private mutating func word() -> String { Self.words[Int.random(in: Self.words.indices, using: &random)] }

  private static let words = [
    "naboen", "gården", "opgangen", "kommunen", "medarbejderne", "haven", "møder", "gemmer", "kender", "ofte",
    "sjældent",
    "sammen", "beboerne", "skolen", "foreningen", "banker", "låner", "hilser", "fortæller", "også", "tidligt",
    "vinteren",
    "cyklen", "kælderen", "samarbejdet", "trappen", "venskabet", "aftenen", "børnene", "pladsen", "huset", "aftalen",
  ]
}
