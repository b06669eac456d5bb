/// A table of words: a minimal automaton over their bytes that numbers them, with readings and columns by that number.
///
/// Read in place; nothing is copied when it is opened. The format is described in README.md.
final class EmbeddedTable: @unchecked Sendable {
  // Sendable: the bytes are constants of the program, or owned by `owner`, and never change.
  private let bytes: UnsafeRawBufferPointer
  private let owner: (any AnyObject & Sendable)?
  /// The first line: what the table holds, and its source.
  let title: String
  /// Words in the table.
  let count: Int
  private let edges: Int
  private let setNumbers: Int
  private let setOffsets: Int
  private let sets: Int
  private let editOffsets: Int
  private let edits: Int
  private let editCount: Int
  private let columns: [Int]
  /// Different sets of readings.
  let setCount: Int
  /// For each byte the edge of the first state that it labels, or -1: most walks end there.
  private let firstEdges: [Int32]

  /// Opens a table.
  ///
  /// - Parameter bytes: Must outlive the table and not change. What is checked is the length of the sections, not what
  ///   is in them: tables are part of the program.
  init(_ bytes: UnsafeRawBufferPointer, owner: (any AnyObject & Sendable)? = nil) {
    self.bytes = bytes
    self.owner = owner
    guard let line = bytes.firstIndex(of: 0x0A) else { preconditionFailure("a word table has a first line") }
    func word(_ index: Int) -> Int {
      Int(UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: line + 1 + 4 * index, as: UInt32.self)))
    }
    title = String(decoding: bytes[..<line], as: UTF8.self)
    count = word(0)
    setCount = word(2)
    editCount = word(3)
    edges = word(4)
    setNumbers = word(5)
    setOffsets = word(6)
    sets = word(7)
    editOffsets = word(8)
    edits = word(9)
    let columnCount = (word(4) - (line + 1)) / 4 - 10
    columns = (0..<columnCount).map { word(10 + $0) }
    var firstEdges = [Int32](repeating: -1, count: 256)
    for edge in 0..<min(256, word(1)) {
      let packed = UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: edges + 8 * edge, as: UInt32.self))
      firstEdges[Int(packed & 0xFF)] = Int32(edge)
      if packed & 0x100 != 0 { break }
    }
    self.firstEdges = firstEdges
    precondition(columnCount >= 1 && columns[columnCount - 1] + count <= bytes.count, "a word table is whole")
  }

  /// A walk through the automaton, byte by byte.
  struct Walk {
    fileprivate var edge = 0
    fileprivate var passed = 0
    /// Whether a word ends here.
    fileprivate(set) var isWord = false
    fileprivate var hasEdges = true

    /// The number of the word that ends here; meaningful when `isWord`.
    var number: Int { passed }
  }

  /// Takes one step; `false` when no word goes on like this, and then the walk is over.
  @inline(__always)
  func advance(_ walk: inout Walk, by byte: UInt8) -> Bool {
    guard walk.hasEdges else { return false }
    var edge = walk.edge
    if edge == 0 {
      edge = Int(firstEdges[Int(byte)])
      guard edge >= 0 else {
        walk.hasEdges = false
        return false
      }
    }
    while true {
      let word = load32(edges + 8 * edge)
      let label = UInt8(truncatingIfNeeded: word)
      if label == byte {
        walk.passed += (walk.isWord ? 1 : 0) + Int(load32(edges + 8 * edge + 4))
        walk.isWord = word & 0x200 != 0
        walk.edge = Int(word >> 10)
        walk.hasEdges = word >> 10 != 0
        return true
      }
      if label > byte || word & 0x100 != 0 {
        walk.hasEdges = false
        return false
      }
      edge += 1
    }
  }

  /// The number of a word, counted in the order of bytes. O(bytes of the word).
  func number(of key: some Sequence<UInt8>) -> Int? {
    var walk = Walk()
    for byte in key { guard advance(&walk, by: byte) else { return nil } }
    return walk.isWord ? walk.number : nil
  }

  /// Every word with its number, in the order of bytes. O(bytes of the table).
  @inline(__always)
  func forEachWord(_ body: (_ number: Int, _ word: [UInt8]) -> Void) {
    var word: [UInt8] = []
    var number = 0
    // The edges of the letters of `word`.
    var path: [Int] = []
    var edge = 0
    while true {
      let packed = load32(edges + 8 * edge)
      word.append(UInt8(truncatingIfNeeded: packed))
      if packed & 0x200 != 0 {
        body(number, word)
        number += 1
      }
      path.append(edge)
      if packed >> 10 != 0 {
        edge = Int(packed >> 10)
        continue
      }
      // The next edge of this state, or of the first one above that has one.
      repeat {
        guard let last = path.popLast() else { return }
        word.removeLast()
        edge = load32(edges + 8 * last) & 0x100 == 0 ? last + 1 : -1
      } while edge < 0
    }
  }

  /// The last byte of what an edit makes of a word; `nil` where nothing is left of it.
  @inline(__always)
  func lastByte(of edit: Int, _ word: [UInt8]) -> UInt8? {
    let own = place(ofEdit: edit)
    if own.count > 2 { return bytes[own.upperBound - 1] }
    guard let stem = stemEnd(of: edit, word), stem > 0 else { return nil }
    return word[stem - 1]
  }

  /// What each edit puts in the place of an ending. O(edits).
  var replacements: [[UInt8]] {
    (0..<editCount).map { Array(bytes[place(ofEdit: $0).dropFirst(2)]) }
  }

  /// A value of a column, for the word of that number.
  func value(_ column: Int, _ number: Int) -> UInt8 { bytes[columns[column] + number] }

  /// One reading of a word.
  struct Reading {
    let tag: PartOfSpeech
    /// How often: in the word table 16 log₂(1 + count), in the table of endings the probability × 255.
    let weight: UInt8
    let edit: Int
  }

  /// The readings of a word, the most frequent first.
  func readings(_ number: Int) -> [Reading] {
    let set = Int(load16(setNumbers + 2 * number))
    let start = Int(load32(setOffsets + 4 * set))
    let end = Int(load32(setOffsets + 4 * set + 4))
    return stride(from: sets + start, to: sets + end, by: 4).map { offset in
      Reading(
        tag: PartOfSpeech(rawValue: bytes[offset]) ?? .other, weight: bytes[offset + 1], edit: Int(load16(offset + 2)))
    }
  }

  /// The readings of a word without an array, in order.
  @inline(__always)
  func forEachReading(_ number: Int, _ body: (Reading) -> Void) { forEachReading(inSet: set(of: number), body) }

  /// The set of readings that a word has.
  @inline(__always)
  func set(of number: Int) -> Int { Int(load16(setNumbers + 2 * number)) }

  /// The readings of a set without an array, in order.
  @inline(__always)
  func forEachReading(inSet set: Int, _ body: (Reading) -> Void) {
    var offset = sets + Int(load32(setOffsets + 4 * set))
    let end = sets + Int(load32(setOffsets + 4 * set + 4))
    while offset < end {
      body(
        Reading(
          tag: PartOfSpeech(rawValue: bytes[offset]) ?? .other, weight: bytes[offset + 1], edit: Int(load16(offset + 2))
        ))
      offset += 4
    }
  }

  /// Whether an edit leaves a form as it is.
  func isIdentity(_ edit: Int) -> Bool {
    let own = place(ofEdit: edit)
    return own.count == 2 && bytes[own.lowerBound] == 0 && bytes[own.lowerBound + 1] == 0
  }

  /// The characters that an edit takes from the end of a form.
  func cut(_ edit: Int) -> Int { Int(bytes[place(ofEdit: edit).lowerBound]) }

  /// What an edit makes of a form in lower case; `nil` when the form is too short for it.
  func apply(_ edit: Int, to form: some BidirectionalCollection<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    return apply(edit, to: form, appendingTo: &result) ? result : nil
  }

  /// Appends what an edit makes of a form in lower case; `false` when the form is too short for it.
  func apply(
    _ edit: Int, to form: some BidirectionalCollection<UInt8>, appendingTo result: inout [UInt8]
  ) -> Bool {
    guard let stem = stemEnd(of: edit, form) else { return false }
    let own = place(ofEdit: edit)
    let first = result.count
    result.append(contentsOf: form[..<stem])
    result.append(contentsOf: bytes[own.dropFirst(2)])
    let capitals = bytes[own.lowerBound + 1]
    if capitals != 0 {
      let text = Array(result[first...])
      result.replaceSubrange(first..., with: capitals == 1 ? Capitals.first(text) : Capitals.all(text))
    }
    return true
  }

  /// The bytes of an edit: how many characters it takes, capitals, and what it puts in their place.
  @inline(__always)
  private func place(ofEdit edit: Int) -> Range<Int> {
    edits + Int(load32(editOffsets + 4 * edit))..<edits + Int(load32(editOffsets + 4 * edit + 4))
  }

  /// Where a form ends without the characters that an edit takes; `nil` when it is too short for it.
  @inline(__always)
  private func stemEnd<Form: BidirectionalCollection<UInt8>>(of edit: Int, _ form: Form) -> Form.Index? {
    var stem = form.endIndex
    for _ in 0..<cut(edit) {
      repeat {
        guard stem > form.startIndex else { return nil }
        stem = form.index(before: stem)
      } while form[stem] & 0xC0 == 0x80
    }
    return stem
  }

  /// A number that changes with the table. O(bytes).
  var checksum: UInt64 { TableChecksum.of(bytes) }

  private func load32(_ offset: Int) -> UInt32 {
    UInt32(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self))
  }

  private func load16(_ offset: Int) -> UInt16 {
    UInt16(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt16.self))
  }
}
