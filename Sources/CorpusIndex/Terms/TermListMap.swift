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

  /// The keys that a test holds for, in the order of their bytes. O(keys).
  func keys(where holds: (Span<UInt8>) -> Bool) -> [String] {
    var found: [Int] = []
    keys.forEach(in: 0..<keys.count) { number, bytes in if holds(bytes) { found.append(number) } }
    return found.map { String(decoding: keys.bytes($0), as: UTF8.self) }
  }

  /// Calls `body` as long as the list of a key has numbers left.
  private func walk(_ key: some Collection<UInt8>, _ body: (_ next: () -> Int) -> Void) {
    guard let number = keys.number(of: key), number + 1 < ends.count else { return }
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

  /// The parts of a map.
  ///
  /// - Parameters:
  ///   - lists: For each key its number among `keys` and a term, with what else its list holds of it, sorted by the keys'
  ///     bytes and then by term.
  static func parts(_ lists: [(key: ArraySlice<UInt8>, term: Int, more: [Int])]) -> [[UInt8]] {
    var ends = MonotoneColumnWriter()
    var bytes: [UInt8] = []
    var keys: [ArraySlice<UInt8>] = []
    var before = 0
    ends.append(0)
    for (key, term, more) in lists {
      if keys.last.map({ $0 != key }) ?? true {
        if !keys.isEmpty { ends.append(bytes.count) }
        keys.append(key)
        before = 0
      }
      bytes.append(varint: term - before)
      for value in more { bytes.append(varint: value) }
      before = term
    }
    if !keys.isEmpty { ends.append(bytes.count) }
    return [StringTable.bytes(keys), ends.finish(), bytes]
  }
}
