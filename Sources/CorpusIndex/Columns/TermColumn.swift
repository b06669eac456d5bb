/// The term at each position. The commonest terms take a byte, all others a byte and a number beside it.
///
/// Terms are numbered by frequency here. A byte below 192 is the term's number. Otherwise its lower six bits are the highest
/// of the number less 192, and the lower 16 (32 where there are more than `narrowLimit` terms) stand in the second column,
/// in the order of the positions. A checkpoint for every 64 positions counts what stands in the second column before them.
struct TermColumn: Sendable {
  private let codes: ByteView
  private let tails: ByteView
  private let checkpoints: ByteView
  private let termOfRank: PackedColumn
  private let isWide: Bool
  let count: Int

  static let shortCodes = 192
  /// Terms whose numbers fit six bits and sixteen.
  static let narrowLimit = shortCodes + 64 << 16

  init(codes: ByteView, tails: ByteView, checkpoints: ByteView, termOfRank: PackedColumn) {
    self.codes = codes
    self.tails = tails
    self.checkpoints = checkpoints
    self.termOfRank = termOfRank
    isWide = termOfRank.count > Self.narrowLimit
    // The codes are followed by 8 zeros.
    count = max(0, codes.count - 8)
  }

  /// O(1); 0 past the end.
  @inline(__always)
  subscript(position: Int) -> Int {
    let code = Int(codes.byte(at: position))
    return termOfRank[code < Self.shortCodes ? code : longRank(position, code)]
  }

  /// Terms by frequency.
  var rankCount: Int { termOfRank.count }

  /// The term of a number by frequency. O(1).
  @inline(__always)
  func term(ofRank rank: Int) -> Int { termOfRank[rank] }

  /// Hands out the terms at some positions, in order, by their numbers by frequency. O(positions).
  @inline(__always)
  func forEachRank(in positions: Range<Int>, _ body: (Int) -> Void) {
    var tail = Int(checkpoints.uint32(at: 4 * (positions.lowerBound >> 6)))
    let first = positions.lowerBound & ~63
    codes.withBytes(first..<positions.upperBound) { bytes in
      var offset = 0
      let start = positions.lowerBound - first
      while offset + 8 <= start, offset + 8 <= bytes.byteCount {
        tail += Self.longCodes(bytes.word(at: offset))
        offset += 8
      }
      while offset < bytes.byteCount {
        let code = Int(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
        let isLong = code >= Self.shortCodes
        if offset >= start { body(isLong ? rank(code, tail: tail) : code) }
        if isLong { tail += 1 }
        offset += 1
      }
    }
  }

  /// How often each term stands at some positions. O(positions + terms).
  ///
  /// Counted by frequency first, so that the numbers that are counted most lie side by side.
  func counts(in ranges: [Range<Int>]) -> [Int] {
    var byRank = [Int32](repeating: 0, count: max(Self.shortCodes, termOfRank.count))
    for range in ranges where !range.isEmpty {
      let first = range.lowerBound & ~63
      var tail = Int(checkpoints.uint32(at: 4 * (first >> 6)))
      let start = range.lowerBound - first
      codes.withBytes(first..<range.upperBound) { bytes in
        for offset in 0..<bytes.byteCount {
          let code = Int(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
          if code < Self.shortCodes {
            if offset >= start { byRank[code] += 1 }
            continue
          }
          if offset >= start {
            let rank = rank(code, tail: tail)
            if rank < byRank.count { byRank[rank] += 1 }
          }
          tail += 1
        }
      }
    }
    var counts = [Int](repeating: 0, count: termOfRank.count)
    for rank in 0..<counts.count where byRank[rank] > 0 {
      let term = termOfRank[rank]
      if term < counts.count { counts[term] += Int(byRank[rank]) }
    }
    return counts
  }

  /// How many of eight codes have a number beside them.
  @inline(__always)
  private static func longCodes(_ word: UInt64) -> Int {
    (word & word << 1 & 0x8080_8080_8080_8080).nonzeroBitCount
  }

  @inline(__always)
  private func rank(_ code: Int, tail: Int) -> Int {
    let high = code - Self.shortCodes
    return Self.shortCodes
      + (isWide ? high << 32 | Int(tails.uint32(at: 4 * tail)) : high << 16 | Int(tails.uint16(at: 2 * tail)))
  }

  private func longRank(_ position: Int, _ code: Int) -> Int {
    var tail = Int(checkpoints.uint32(at: 4 * (position >> 6)))
    let count = position & 63
    // Eight zeros stand behind the codes.
    codes.withBytes(position - count..<position + 8) { bytes in
      guard bytes.byteCount == count + 8 else { return }
      var offset = 0
      while offset + 8 <= count {
        tail += Self.longCodes(bytes.word(at: offset))
        offset += 8
      }
      tail += Self.longCodes(bytes.word(at: offset) & (1 << UInt64(8 * (count - offset)) - 1))
    }
    return rank(code, tail: tail)
  }
}

/// Writes a `TermColumn`.
struct TermColumnWriter {
  let codes: ByteSpool
  let tails: ByteSpool
  let checkpoints: ByteSpool
  private let isWide: Bool
  private var tailCount: UInt32 = 0
  private var count = 0

  init(folder: String?, termCount: Int) {
    codes = ByteSpool(folder: folder)
    tails = ByteSpool(folder: folder)
    checkpoints = ByteSpool(folder: folder)
    isWide = termCount > TermColumn.narrowLimit
  }

  /// Appends terms by their numbers by frequency.
  mutating func append(_ ranks: [UInt32]) {
    var (count, tailCount) = (count, tailCount)
    let isWide = isWide
    tails.append { tails in
      codes.append { codes in
        checkpoints.append { checkpoints in
          for rank in ranks {
            if count & 63 == 0 { checkpoints.append(tailCount) }
            count += 1
            if rank < UInt32(TermColumn.shortCodes) {
              codes.append(UInt8(truncatingIfNeeded: rank))
              continue
            }
            let rest = rank - UInt32(TermColumn.shortCodes)
            tailCount += 1
            if isWide {
              codes.append(UInt8(TermColumn.shortCodes))
              tails.append(rest)
            } else {
              codes.append(UInt8(TermColumn.shortCodes) + UInt8(truncatingIfNeeded: rest >> 16))
              tails.append(UInt16(truncatingIfNeeded: rest))
            }
          }
        }
      }
    }
    self.count = count
    self.tailCount = tailCount
  }

  func finish() { codes.append([UInt8](repeating: 0, count: 8)) }
}
