/// Words that are meant where others stand: an overlay over the positions.
///
/// Parts: entries of 16 bytes in the order of the text (position, first word that stands for it, the word after the last,
/// number of the form; 4 each), forms as they would be written (`StringTable`, in the order in which they came), entries by
/// term (4 each), where those of each term begin (`MonotoneColumn`).
struct EllipsisTable: Sendable {
  struct Entry {
    let position: UInt32
    let start: UInt32
    let end: UInt32
    let form: UInt32
  }

  static let partCount = 4
  private let entries: ByteView
  private let forms: StringTable
  private let byTerm: ByteView
  private let offsets: MonotoneColumn

  init(_ section: ByteView) {
    let parts = SectionParts.views(section, count: Self.partCount)
    entries = parts[0]
    forms = StringTable(parts[1])
    byTerm = parts[2]
    offsets = MonotoneColumn(parts[3])
  }

  /// Words that are meant.
  var count: Int { entries.count / 16 }

  /// An entry by its number.
  func ellipsis(_ number: Int) -> PositionalIndex.Ellipsis {
    let start = Int(entries.uint32(at: 16 * number + 4))
    let end = Int(entries.uint32(at: 16 * number + 8))
    return PositionalIndex.Ellipsis(
      position: Int(entries.uint32(at: 16 * number)), span: start..<max(start, end),
      form: forms.text(Int(entries.uint32(at: 16 * number + 12))))
  }

  /// The position of an entry. O(1).
  func position(_ number: Int) -> Int { Int(entries.uint32(at: 16 * number)) }

  /// The entries whose words are meant at some positions, in order. O(log entries + result).
  func numbers(at positions: Range<Int>) -> Range<Int> {
    func first(from position: Int) -> Int {
      var (low, high) = (0, count)
      while low < high {
        let middle = (low + high) / 2
        if self.position(middle) < position { low = middle + 1 } else { high = middle }
      }
      return low
    }
    let low = first(from: positions.lowerBound)
    return low..<max(low, first(from: positions.upperBound))
  }

  /// The entries of a term, in the order of the text.
  func numbers(of term: Int) -> [Int] {
    guard term + 1 < offsets.count else { return [] }
    return (offsets[term]..<max(offsets[term], min(offsets[term + 1], byTerm.count / 4))).map {
      Int(byTerm.uint32(at: 4 * $0))
    }
  }

  /// The sections of the entries and of their terms.
  static func writing(_ entries: [Entry], forms: ByteInterner, _ table: TermTableWriter) -> (
    words: [UInt8], entries: [UInt8]
  ) {
    var lists = [[UInt32]](repeating: [], count: table.termCount)
    var bytes: [UInt8] = []
    for (number, entry) in entries.enumerated() {
      lists[Int(table.termOfForm[Int(entry.form)])].append(UInt32(number))
      for value in [entry.position, entry.start, entry.end, entry.form] { bytes.append(value) }
    }
    var offsets = MonotoneColumnWriter()
    var byTerm: [UInt8] = []
    offsets.append(0)
    for list in lists {
      for number in list { byTerm.append(number) }
      offsets.append(byTerm.count / 4)
    }
    let strings = StringTable.bytes((0..<forms.count).map { forms.slice($0) })
    return (
      table.section(counts: lists.map(\.count), listOffsets: MonotoneColumnWriter(), nil),
      SectionParts.bytes([bytes, strings, byTerm, offsets.finish()])
    )
  }
}
