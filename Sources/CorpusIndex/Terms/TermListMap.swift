/// Lists of terms by a key, as lemmas have them.
///
/// Parts: keys (`StringTable`), where each list ends, 0 first (`MonotoneColumn`), lists: distances between terms as varints, the
/// first from 0. Compounds have two varints more each: where the constituent begins in the term, and twice its length, and 1
/// for a head.
struct TermListMap: Sendable {
  static let partCount = 3
  private let keys: StringTable
  private let ends: MonotoneColumn
  private let lists: ByteView

  init(_ parts: ArraySlice<ByteView>) {
    keys = StringTable(parts[parts.startIndex])
    ends = MonotoneColumn(parts[parts.startIndex + 1])
    lists = parts[parts.startIndex + 2]
  }

  /// The terms of a key, in order. O(log keys + terms).
  func terms(_ key: some Collection<UInt8>) -> [Int] {
    var terms: [Int] = []
    walk(key) { next in terms.append((terms.last ?? 0) + next()) }
    return terms
  }

  /// The compounds of a key, by term. O(log keys + terms).
  func compounds(_ key: some Collection<UInt8>) -> [TermTable.Compound] {
    var compounds: [TermTable.Compound] = []
    walk(key) { next in
      let term = (compounds.last?.term ?? 0) + next()
      let start = next()
      let end = next()
      compounds.append(TermTable.Compound(term: term, range: start..<start + end >> 1, isHead: end & 1 == 1))
    }
    return compounds
  }

  /// Hands out each key's number with the terms in its list, in order. O(keys + terms).
  ///
  /// - Parameter more: Numbers that follow a term in the lists.
  func forEachTerm(more: Int, _ body: (_ key: Int, _ term: Int, _ more: ArraySlice<Int>) -> Void) {
    var numbers = [Int](repeating: 0, count: more)
    for key in 0..<min(keys.count, max(0, ends.count - 1)) {
      var term = 0
      walk(number: key) { next in
        term += next()
        for index in 0..<more { numbers[index] = next() }
        body(key, term, numbers[...])
      }
    }
  }

  /// Hands out all keys, in the order of their numbers. O(bytes).
  func forEachKey(_ body: (Span<UInt8>) -> Void) { keys.forEach(in: 0..<keys.count) { _, bytes, _ in body(bytes) } }

  /// The keys that a test holds for, in the order of their bytes. O(keys).
  func keys(where holds: (Span<UInt8>) -> Bool) -> [String] {
    var found: [Int] = []
    keys.forEach(in: 0..<keys.count) { number, bytes, _ in if holds(bytes) { found.append(number) } }
    return found.map { keys.text($0) }
  }

  /// Calls `body` as long as the list of a key has numbers left.
  private func walk(_ key: some Collection<UInt8>, _ body: (_ next: () -> Int) -> Void) {
    guard let number = keys.number(of: key), number + 1 < ends.count else { return }
    walk(number: number, body)
  }

  /// Calls `body` as long as the list of a key, by its number, has numbers left.
  private func walk(number: Int, _ body: (_ next: () -> Int) -> Void) {
    let start = ends[number]
    lists.withBytes(start..<max(start, min(ends[number + 1], lists.count))) { bytes in
      var offset = 0
      func next() -> Int {
        var value = 0
        var shift = 0
        while offset < bytes.byteCount, shift < 35 {
          let byte = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
          offset += 1
          value |= Int(byte & 0x7F) << shift
          if byte < 0x80 { break }
          shift += 7
        }
        return value
      }
      while offset < bytes.byteCount { body(next) }
    }
  }
}

/// Writes a `TermListMap`, key after key in the order of their bytes, and the terms of each in order.
struct TermListMapWriter {
  private var ends = MonotoneColumnWriter()
  private var bytes: [UInt8] = []
  private var keys: [ArraySlice<UInt8>] = []
  private var before = 0

  init() { ends.append(0) }

  /// Begins the list of the next key.
  mutating func begin(_ key: ArraySlice<UInt8>) {
    if !keys.isEmpty { ends.append(bytes.count) }
    keys.append(key)
    before = 0
  }

  /// Appends a term to the list of the key.
  mutating func append(_ term: Int) {
    bytes.append(varint: term - before)
    before = term
  }

  /// Appends a compound to the list of the key.
  mutating func append(_ term: Int, _ part: FormAnalyses.Part) {
    append(term)
    bytes.append(varint: part.range.lowerBound)
    bytes.append(varint: part.range.count << 1 | (part.isHead ? 1 : 0))
  }

  /// The parts of the map.
  consuming func parts() -> [[UInt8]] {
    if !keys.isEmpty { ends.append(bytes.count) }
    return [StringTable.bytes(keys), ends.finish(), bytes]
  }
}
