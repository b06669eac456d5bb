internal import CorpusModel

/// Collects segments of one kind, in order.
struct SegmentWriter {
  private var starts = MonotoneColumnWriter()
  private var ends = MonotoneColumnWriter()
  /// Whether each starts where the one before ends, the first at 0.
  private var areTiles = true

  /// Appends a segment; what the one before holds is cut off, and an empty one is left out.
  ///
  /// - Returns: Whether it was appended.
  @discardableResult
  mutating func append(_ segment: Range<Int>) -> Bool {
    let start = max(segment.lowerBound, ends.last)
    guard start < segment.upperBound else { return false }
    areTiles = areTiles && start == ends.last
    starts.append(start)
    ends.append(segment.upperBound)
    return true
  }

  /// Starts and ends; no starts where the ends say them.
  func parts() -> [[UInt8]] { [areTiles ? [] : starts.finish(), ends.finish()] }
}

/// Collects the runs of one attribute, in order.
struct RunWriter {
  private var segments = SegmentWriter()
  private var values = ByteInterner()
  private var numbers: [UInt32] = []

  mutating func append(_ segment: Range<Int>, _ value: String) {
    if segments.append(segment) { numbers.append(values.number(of: Array(value.utf8))) }
  }

  /// The parts of `AttributeRuns`, values in the order of their bytes.
  func parts() -> [[UInt8]] {
    let order = (0..<values.count).sorted { values.slice($0).lexicographicallyPrecedes(values.slice($1)) }
    var places = [Int](repeating: 0, count: values.count)
    for (place, value) in order.enumerated() { places[value] = place }
    return segments.parts() + [
      PackedColumn.bytes(numbers.map { places[Int($0)] }), StringTable.bytes(order.map { values.slice($0) }),
    ]
  }
}

/// Turns bytes of a source into positions, walking along its words.
struct PositionWalker {
  private let words: [WordRange]
  private let base: Int
  private var word = 0

  /// - Parameter base: The position of the first word.
  init(_ words: [WordRange], base: Int) {
    self.words = words
    self.base = base
  }

  /// The positions of the words that begin in a range. Fast where ranges come in order.
  mutating func positions(of range: TextRange) -> Range<Int> {
    let low = seek(range.start)
    let high = seek(range.end)
    return base + low..<base + max(low, high)
  }

  /// The first word that begins at an offset or after it.
  private mutating func seek(_ offset: Int) -> Int {
    var low = 0
    var high = words.count
    if word < words.count, Int(words[word].start) < offset {
      // Gallop from where the last one was found.
      low = word
      var step = 1
      while low + step < words.count, Int(words[low + step].start) < offset {
        low += step
        step *= 2
      }
      high = min(words.count, low + step)
    } else {
      high = word
      if word == 0 || Int(words[word - 1].start) < offset { return word }
    }
    while low < high {
      let middle = (low + high) / 2
      if Int(words[middle].start) < offset { low = middle + 1 } else { high = middle }
    }
    word = low
    return low
  }
}
