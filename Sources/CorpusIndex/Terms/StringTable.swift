/// Byte strings in the order of their bytes, each once, numbered; or, where nobody looks them up, in any order.
///
/// Bytes: count (8), length of the column of block offsets (8), that column (`MonotoneColumn`), then blocks of 16 strings: of
/// each the count of bytes it shares with the one before as varint (none for the first), the count of the others as varint,
/// the others.
struct StringTable: Sendable {
  private let offsets: MonotoneColumn
  private let data: ByteView
  let count: Int

  private static let blockSize = 16
  /// No string is longer; a longer one is damage.
  private static let longest = 1 << 20
  /// Bytes that are looked at without asking for memory.
  private static let shortest = 512

  init(_ view: ByteView) {
    let columnLength = view.count < 16 ? 0 : Int(clamping: view.uint64(at: 8))
    guard view.count >= 16, columnLength <= view.count - 16 else {
      (offsets, data, count) = (MonotoneColumn(.empty), .empty, 0)
      return
    }
    offsets = MonotoneColumn(view.slice(16..<16 + columnLength))
    data = view.slice(16 + columnLength..<view.count)
    count = min(Int(clamping: view.uint64(at: 0)), offsets.count * Self.blockSize)
  }

  /// The bytes of a string.
  func bytes(_ number: Int) -> [UInt8] {
    var result: [UInt8] = []
    forEach(in: number..<number + 1) { _, bytes, _ in
      result.reserveCapacity(bytes.count)
      for index in bytes.indices { result.append(bytes[index]) }
    }
    return result
  }

  /// A string as text; empty for a number that is none. O(bytes of up to 16 strings).
  func text(_ number: Int) -> String {
    withBytes(number) { String(decoding: $0, as: UTF8.self) } ?? String(decoding: bytes(number), as: UTF8.self)
  }

  /// Appends the bytes of a string; none for a number that is none. O(bytes of up to 16 strings).
  func append(_ number: Int, to target: inout [UInt8]) {
    if withBytes(number, { target.append(contentsOf: $0) }) == nil { target += bytes(number) }
  }

  /// Hands out the bytes of a short string; `nil` for a long one, or one that there is not.
  @inline(__always)
  private func withBytes<Result>(_ number: Int, _ body: (UnsafeRawBufferPointer) -> Result) -> Result? {
    guard number >= 0, number < count else { return nil }
    let first = number / Self.blockSize
    let end = first + 1 < offsets.count ? offsets[first + 1] : data.count
    return data.withBytes(offsets[first]..<max(offsets[first], min(end, data.count))) { bytes -> Result? in
      // On the stack: one string is looked up for each line of a result.
      withUnsafeTemporaryAllocation(byteCount: Self.shortest, alignment: 1) { letters in
        var (length, offset) = (0, 0)
        for place in first * Self.blockSize...number {
          let shared = place % Self.blockSize == 0 ? 0 : Self.varint(bytes, &offset)
          let rest = Self.varint(bytes, &offset)
          // A long one, or damage, which is told where strings are handed out.
          guard shared <= length, rest <= bytes.byteCount - offset, shared + rest + 16 <= letters.count else {
            return nil
          }
          length = shared + rest
          if rest <= 16, offset + 16 <= bytes.byteCount {
            // SAFETY: sixteen bytes lie in both buffers, as was asked above; those behind the string are written over.
            bytes.withUnsafeBytes { source in
              letters.storeBytes(
                of: source.loadUnaligned(fromByteOffset: offset, as: SIMD16<UInt8>.self), toByteOffset: shared,
                as: SIMD16<UInt8>.self)
            }
          } else {
            // SAFETY: both ends lie in their buffers, as was asked above.
            bytes.withUnsafeBytes {
              UnsafeMutableRawBufferPointer(rebasing: letters[shared..<length])
                .copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[offset..<offset + rest]))
            }
          }
          offset += rest
        }
        // SAFETY: all before `length` was written by this string or those before it.
        return body(UnsafeRawBufferPointer(rebasing: letters[..<length]))
      }
    }
  }

  /// Hands out strings in order, and how many bytes each begins with that the one handed out before it begins with too.
  ///
  /// - Complexity: O(bytes that are not shared).
  func forEach(in range: Range<Int>, _ body: (_ number: Int, _ bytes: Span<UInt8>, _ shared: Int) -> Void) {
    let range = range.clamped(to: 0..<count)
    guard !range.isEmpty else { return }
    let first = range.lowerBound / Self.blockSize
    let behind = (range.upperBound - 1) / Self.blockSize + 1
    let start = offsets[first]
    let end = behind < offsets.count ? offsets[behind] : data.count
    data.withBytes(start..<max(start, min(end, data.count))) { bytes in
      var letters = [UInt8](repeating: 0, count: 256)
      var length = 0
      var offset = 0
      var number = first * Self.blockSize
      while number < range.upperBound {
        let shared = number % Self.blockSize == 0 ? 0 : Self.varint(bytes, &offset)
        let rest = Self.varint(bytes, &offset)
        guard shared <= length, rest <= bytes.byteCount - offset else {
          data.reportDamage(at: start + offset)
          return
        }
        length = shared + rest
        // Eight bytes are copied at a time.
        if length + 8 > letters.count { letters += [UInt8](repeating: 0, count: length + 8) }
        Self.copy(bytes, offset, rest, to: &letters, at: shared)
        offset += rest
        if number >= range.lowerBound {
          body(number, letters.span.extracting(0..<length), number == range.lowerBound ? 0 : shared)
        }
        number += 1
      }
    }
  }

  /// Copies bytes, some more behind them where there are any; the target has room for eight more.
  @inline(__always)
  private static func copy(_ bytes: RawSpan, _ offset: Int, _ count: Int, to letters: inout [UInt8], at place: Int) {
    var target = letters.mutableSpan
    var raw = target.mutableBytes
    var copied = 0
    while copied < count, offset + copied + 8 <= bytes.byteCount {
      raw.storeBytes(of: bytes.word(at: offset + copied).littleEndian, toByteOffset: place + copied, as: UInt64.self)
      copied += 8
    }
    while copied < count {
      raw.storeBytes(
        of: bytes.unsafeLoad(fromByteOffset: offset + copied, as: UInt8.self), toByteOffset: place + copied,
        as: UInt8.self)
      copied += 1
    }
  }

  @inline(__always)
  private static func varint(_ bytes: RawSpan, _ offset: inout Int) -> Int {
    if offset < bytes.byteCount {
      let byte = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      if byte < 0x80 {
        offset += 1
        return Int(byte)
      }
    }
    return longVarint(bytes, &offset)
  }

  private static func longVarint(_ bytes: RawSpan, _ offset: inout Int) -> Int {
    var value = 0
    var shift = 0
    while offset < bytes.byteCount, shift < 28 {
      let byte = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      offset += 1
      value |= Int(byte & 0x7F) << shift
      if byte < 0x80 { return value }
      shift += 7
    }
    return longest
  }

  /// The first string that does not stand before some bytes. O(log strings).
  func lowerBound(_ key: some Collection<UInt8>) -> Int { range(of: key).lowerBound }

  /// Where strings are just some bytes, or the place where one would stand. A table that holds a string more than once has
  /// them side by side. O(log strings + result).
  func range(of key: some Collection<UInt8>) -> Range<Int> {
    let key = Array(key)
    var (low, high) = (0, offsets.count)
    while low < high {
      let middle = (low + high) / 2
      if precedes(first: middle, key) { low = middle + 1 } else { high = middle }
    }
    // It begins in the block before, or is the first of this one.
    var block = max(0, low - 1)
    var (first, equal, isPast) = (min(count, low * Self.blockSize), 0, false)
    // The first string of the next block may be the first that is no less.
    while !isPast, block < offsets.count {
      isPast = look(for: key, in: block, &first, &equal)
      block += 1
    }
    return first..<min(count, first + equal)
  }

  /// Looks for bytes among the strings of a block; returns whether one of them stands behind the bytes. No string is put
  /// together: what it shares with the one before says how much of the bytes it begins with.
  ///
  /// - Parameters:
  ///   - first: The first string that is no less than the bytes, where `equal` is 0 or the block holds one.
  ///   - equal: How many are the same.
  private func look(for key: [UInt8], in block: Int, _ first: inout Int, _ equal: inout Int) -> Bool {
    let start = offsets[block]
    let end = block + 1 < offsets.count ? offsets[block + 1] : data.count
    var (place, same, isPast) = (first, equal, false)
    data.withBytes(start..<max(start, min(end, data.count))) { bytes in
      // Bytes of the key that the string before begins with, and its length.
      var (matched, length, offset) = (0, 0, 0)
      for number in block * Self.blockSize..<min(count, (block + 1) * Self.blockSize) {
        let shared = number % Self.blockSize == 0 ? 0 : Self.varint(bytes, &offset)
        let rest = Self.varint(bytes, &offset)
        guard shared <= length, rest <= bytes.byteCount - offset else {
          data.reportDamage(at: start + offset)
          return
        }
        length = shared + rest
        defer { offset += rest }
        // It goes on as the one before, which is less.
        if shared > matched { continue }
        let goesOn = shared == matched
        if goesOn {
          var index = 0
          while index < rest, matched < key.count,
            bytes.unsafeLoad(fromByteOffset: offset + index, as: UInt8.self) == key[matched]
          {
            index += 1
            matched += 1
          }
          if matched < key.count {
            let isLess =
              index == rest || bytes.unsafeLoad(fromByteOffset: offset + index, as: UInt8.self) < key[matched]
            if isLess { continue }
          }
        }
        // One that shares less than the one before had of the key stands behind both.
        if same == 0 { place = number }
        if goesOn, matched == key.count, length == key.count {
          same += 1
        } else {
          isPast = true
          return
        }
      }
    }
    (first, equal) = (place, same)
    return isPast
  }

  /// The number of a string, or `nil`.
  func number(of key: some Collection<UInt8>) -> Int? {
    range(of: key).first
  }

  private func precedes(first block: Int, _ key: [UInt8]) -> Bool {
    let start = offsets[block]
    return data.withBytes(start..<max(start, min(start + 16 + key.count, data.count))) { bytes in
      var offset = 0
      let length = Self.varint(bytes, &offset)
      for index in 0..<key.count {
        if index >= length || offset + index >= bytes.byteCount { return true }
        let byte = bytes.unsafeLoad(fromByteOffset: offset + index, as: UInt8.self)
        if byte != key[index] { return byte < key[index] }
      }
      return false
    }
  }

  /// The table of strings in this order.
  static func bytes(_ strings: some Sequence<ArraySlice<UInt8>>) -> [UInt8] {
    var offsets = MonotoneColumnWriter()
    var data: [UInt8] = []
    var before: ArraySlice<UInt8> = []
    var count = 0
    for string in strings {
      var shared = 0
      if count % blockSize == 0 {
        offsets.append(data.count)
      } else {
        let limit = min(before.count, string.count)
        while shared < limit, before[before.startIndex + shared] == string[string.startIndex + shared] { shared += 1 }
        data.append(varint: shared)
      }
      data.append(varint: string.count - shared)
      data += string.dropFirst(shared)
      before = string
      count += 1
    }
    let column = offsets.finish()
    var result: [UInt8] = []
    result.append(UInt64(count))
    result.append(UInt64(column.count))
    return result + column + data
  }
}
