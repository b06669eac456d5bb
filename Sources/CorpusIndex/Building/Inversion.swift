/// From the form at each position to the term at each position and the positions of each term, in bounded memory.
///
/// Positions are sorted by term in runs, by counting; the runs of a term follow one another, so that putting them together is
/// reading each run once.
struct Inversion {
  /// Positions in a run: 32 MB, of which a few copies are held at a time.
  static let runLength = 1 << 23
  /// Positions that are given their terms at a time.
  private static let stretch = 1 << 16

  let column: TermColumnWriter
  /// The bytes of a `PackedColumn`: the term of each number by frequency.
  let termOfRank: [UInt8]
  /// How often each term stands in the corpus.
  let counts: [Int]
  let lists: ByteSpool
  let listOffsets: MonotoneColumnWriter
  let holders: HolderCountsWriter

  /// - Parameters:
  ///   - sources: As segments.
  ///   - units: Those of AND and NOT.
  init(
    _ forms: Spool<UInt32>, termOfForm: [UInt32], formCounts: [UInt32], termCount: Int, sources: SegmentTable,
    units: SegmentTable, folder: String?, runLength: Int
  ) {
    var counts = [Int](repeating: 0, count: termCount)
    for (form, term) in termOfForm.enumerated() { counts[Int(term)] += Int(formCounts[form]) }
    let order = (0..<termCount).sorted { counts[$0] != counts[$1] ? counts[$0] > counts[$1] : $0 < $1 }
    var rankOfForm = [UInt32](repeating: 0, count: termCount)
    for (rank, term) in order.enumerated() { rankOfForm[term] = UInt32(rank) }
    rankOfForm = termOfForm.map { rankOfForm[Int($0)] }
    var column = TermColumnWriter(folder: folder, termCount: termCount)

    var runs: [Run] = []
    var base = 0
    forms.forEachPiece(of: runLength) { piece in
      var start = piece.startIndex
      while start < piece.endIndex {
        let end = min(start + Self.stretch, piece.endIndex)
        column.append(piece[start..<end].map { rankOfForm[Int($0)] })
        start = end
      }
      runs.append(Run(piece, base: base, termOfForm: termOfForm, termCount: termCount, folder: folder))
      base += piece.count
    }
    column.finish()

    let lists = ByteSpool(folder: folder)
    var listOffsets = MonotoneColumnWriter()
    var positions: [UInt32] = []
    var holders = HolderCountsWriter(sources: sources, units: units)
    for term in 0..<termCount {
      listOffsets.append(lists.count)
      positions.removeAll(keepingCapacity: true)
      for index in runs.indices { runs[index].appendNext(to: &positions) }
      holders.append(term, positions)
      if !positions.isEmpty { lists.append { PostingWriter.append(positions[...], to: &$0) } }
    }
    // Readers take eight bytes at a time, and look for a block's exceptions behind it.
    lists.append([UInt8](repeating: 0, count: 8))
    self.column = column
    termOfRank = PackedColumn.bytes(order)
    self.counts = counts
    self.lists = lists
    self.listOffsets = listOffsets
    self.holders = holders
  }

  /// The positions of a stretch of the corpus, sorted by term.
  private struct Run {
    private let positions: Spool<UInt32>
    private let counts: Spool<UInt32>
    private var nextTerm = 0
    private var nextPosition = 0
    private var countBuffer: [UInt32] = []
    private var countStart = 0
    private var positionBuffer: [UInt32] = []
    private var positionStart = 0
    private static let bufferSize = 1 << 16

    init(_ forms: ArraySlice<UInt32>, base: Int, termOfForm: [UInt32], termCount: Int, folder: String?) {
      var next = [UInt32](repeating: 0, count: termCount + 1)
      for form in forms { next[Int(termOfForm[Int(form)]) + 1] += 1 }
      counts = Spool(folder: folder)
      counts.append(next.dropFirst())
      for term in 0..<termCount { next[term + 1] += next[term] }
      var sorted = [UInt32](repeating: 0, count: forms.count)
      var position = UInt32(base)
      for form in forms {
        let term = Int(termOfForm[Int(form)])
        sorted[Int(next[term])] = position
        next[term] += 1
        position += 1
      }
      // One short run stays in memory; of several, each goes to a file.
      positions = Spool(folder: folder, limit: Inversion.runLength / 2)
      positions.append { $0 = sorted }
    }

    /// Appends the positions of the next term.
    mutating func appendNext(to result: inout [UInt32]) {
      if nextTerm >= countStart + countBuffer.count {
        countStart = nextTerm
        countBuffer = counts.read(nextTerm..<min(counts.count, nextTerm + Self.bufferSize))
      }
      var wanted = Int(countBuffer[nextTerm - countStart])
      nextTerm += 1
      while wanted > 0 {
        if nextPosition >= positionStart + positionBuffer.count {
          positionStart = nextPosition
          positionBuffer = positions.read(nextPosition..<min(positions.count, nextPosition + Self.bufferSize))
        }
        let first = nextPosition - positionStart
        let taken = min(wanted, positionBuffer.count - first)
        result += positionBuffer[first..<first + taken]
        nextPosition += taken
        wanted -= taken
      }
    }
  }
}
