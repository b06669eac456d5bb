/// The term at each position. The commonest terms take a byte, all others a byte and a number beside it.
///
/// Terms are numbered by frequency here. A byte below a limit is the term's number. Otherwise the byte less the limit are the
/// highest bits of the number less the limit, and the lower 16 (all 32 where there are more than `narrowLimit` terms) stand in
/// the second column, in the order of the positions. The limit leaves as many bytes above it as the terms need, 64 at the
/// most: `Coding`. A checkpoint for every 64 positions counts what stands in the second column before them.
final class TermColumn: Sendable {
  private let codes: ByteView
  private let tails: ByteView
  private let checkpoints: ByteView
  private let termOfRank: PackedColumn
  private let coding: Coding
  let count: Int

  /// How numbers become bytes.
  struct Coding {
    /// Numbers below take a byte.
    let shortCodes: Int
    /// Whether the second column has 32 bits a number.
    let isWide: Bool
    /// In each byte what takes the lower six bits of a code that is not short to 64 or more.
    private let lift: UInt64

    init(termCount: Int) {
      let longCodes = (1...TermColumn.mostLongCodes).first { TermColumn.limit(longCodes: $0) >= termCount }
      isWide = longCodes == nil
      shortCodes = 256 - (longCodes ?? TermColumn.mostLongCodes)
      lift = UInt64(256 - shortCodes) &* 0x0101_0101_0101_0101
    }

    /// How many of eight codes have a number beside them.
    @inline(__always)
    func longCodes(_ word: UInt64) -> Int {
      (word & word << 1 & ((word & 0x3F3F_3F3F_3F3F_3F3F) &+ lift) << 1 & 0x8080_8080_8080_8080).nonzeroBitCount
    }
  }

  /// Codes that may have a number beside them.
  private static let mostLongCodes = 64
  /// Terms whose numbers so many codes and sixteen bits beside them hold.
  private static func limit(longCodes: Int) -> Int { 256 - longCodes + longCodes << 16 }
  /// Terms whose numbers fit sixteen bits beside a code.
  static let narrowLimit = limit(longCodes: mostLongCodes)
  /// A checkpoint stands for `1 << stretch` positions.
  static let stretch = 6

  init(codes: ByteView, tails: ByteView, checkpoints: ByteView, termOfRank: PackedColumn) {
    self.codes = codes
    self.tails = tails
    self.checkpoints = checkpoints
    self.termOfRank = termOfRank
    coding = Coding(termCount: termOfRank.count)
    // The codes are followed by 8 zeros.
    count = max(0, codes.count - 8)
  }

  /// O(1); 0 past the end.
  @inline(__always)
  subscript(position: Int) -> Int {
    let code = Int(codes.byte(at: position))
    return termOfRank[code < coding.shortCodes ? code : longRank(position, code)]
  }

  /// Terms by frequency.
  var rankCount: Int { termOfRank.count }

  /// The term of a number by frequency. O(1).
  @inline(__always)
  func term(ofRank rank: Int) -> Int { termOfRank[rank] }

  /// Asks for what the term of a position is read from, all but the second column: that one can be asked for when this is near.
  @inline(__always)
  func bringNear(_ position: Int) {
    codes.bringNear(position)
    checkpoints.bringNear(4 * (position >> Self.stretch))
  }

  /// Asks for the second column at a position: about a third of the codes before it have a number there.
  @inline(__always)
  func bringTailNear(_ position: Int) {
    let before = Int(checkpoints.uint32(at: 4 * (position >> Self.stretch)))
    tails.bringNear((coding.isWide ? 4 : 2) * (before + (position & (1 << Self.stretch - 1)) / 3))
  }

  /// Hands out the terms at some positions, in order, by their numbers by frequency. O(positions).
  @inline(__always)
  func forEachRank(in positions: Range<Int>, _ body: (Int) -> Void) {
    let first = positions.lowerBound & ~(1 << Self.stretch - 1)
    codes.withBytes(first..<positions.upperBound) { bytes in
      // What stands beside codes before the first is counted when a code has something beside it: most have nothing.
      var tail: Int?
      for offset in positions.lowerBound - first..<max(positions.lowerBound - first, bytes.byteCount) {
        let code = Int(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
        if code < coding.shortCodes {
          body(code)
        } else {
          let own = tail ?? tails(before: offset, in: bytes, of: first)
          body(rank(code, tail: own))
          tail = own + 1
        }
      }
    }
  }

  /// The terms at some positions, in order, by their numbers by frequency, no more than there is room for.
  ///
  /// - Returns: How many those are. O(positions).
  @inline(__always)
  func read(_ positions: Range<Int>, into ranks: inout [UInt32]) -> Int {
    var count = 0
    forEachRank(in: positions) { rank in
      guard count < ranks.count else { return }
      ranks[count] = UInt32(truncatingIfNeeded: rank)
      count += 1
    }
    return count
  }

  /// Numbers in the second column before an offset of a stretch that a checkpoint stands for.
  @inline(__always)
  private func tails(before end: Int, in bytes: RawSpan, of first: Int) -> Int {
    var tails = Int(checkpoints.uint32(at: 4 * (first >> Self.stretch)))
    var offset = 0
    while offset + 8 <= end {
      tails += coding.longCodes(bytes.word(at: offset))
      offset += 8
    }
    if offset < end, offset + 8 <= bytes.byteCount {
      return tails + coding.longCodes(bytes.word(at: offset) & (1 << UInt64(8 * (end - offset)) - 1))
    }
    while offset < end {
      if Int(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)) >= coding.shortCodes { tails += 1 }
      offset += 1
    }
    return tails
  }

  /// How often each term stands at some positions. O(positions + terms).
  ///
  /// Counted by frequency first, so that the numbers that are counted most lie side by side.
  func counts(in ranges: [Range<Int>]) -> [Int] {
    var byRank = [Int32](repeating: 0, count: max(256, termOfRank.count))
    for range in ranges where !range.isEmpty {
      // A damaged index may name any term.
      forEachRank(in: range) { rank in if rank < byRank.count { byRank[rank] += 1 } }
    }
    var counts = [Int](repeating: 0, count: termOfRank.count)
    for rank in 0..<counts.count where byRank[rank] > 0 {
      let term = termOfRank[rank]
      if term < counts.count { counts[term] += Int(byRank[rank]) }
    }
    return counts
  }

  @inline(__always)
  private func rank(_ code: Int, tail: Int) -> Int {
    let high = code - coding.shortCodes
    return coding.shortCodes
      + (coding.isWide ? high << 32 | Int(tails.uint32(at: 4 * tail)) : high << 16 | Int(tails.uint16(at: 2 * tail)))
  }

  private func longRank(_ position: Int, _ code: Int) -> Int {
    let count = position & (1 << Self.stretch - 1)
    // Eight zeros stand behind the codes.
    return codes.withBytes(position - count..<position + 8) { bytes in
      bytes.byteCount == count + 8 ? rank(code, tail: tails(before: count, in: bytes, of: position - count)) : 0
    }
  }
}

/// Writes a `TermColumn`.
struct TermColumnWriter {
  let codes: ByteSpool
  let tails: ByteSpool
  let checkpoints: ByteSpool
  private let coding: TermColumn.Coding
  private var tailCount: UInt32 = 0
  private var count = 0

  init(folder: String?, termCount: Int) {
    codes = ByteSpool(folder: folder)
    tails = ByteSpool(folder: folder)
    checkpoints = ByteSpool(folder: folder)
    coding = TermColumn.Coding(termCount: termCount)
  }

  /// Appends terms by their numbers by frequency.
  mutating func append(_ ranks: [UInt32]) {
    var (count, tailCount) = (count, tailCount)
    let (isWide, shortCodes) = (coding.isWide, UInt32(coding.shortCodes))
    tails.append { tails in
      codes.append { codes in
        checkpoints.append { checkpoints in
          for rank in ranks {
            if count & (1 << TermColumn.stretch - 1) == 0 { checkpoints.append(tailCount) }
            count += 1
            if rank < shortCodes {
              codes.append(UInt8(truncatingIfNeeded: rank))
              continue
            }
            let rest = rank - shortCodes
            tailCount += 1
            if isWide {
              codes.append(UInt8(shortCodes))
              tails.append(rest)
            } else {
              codes.append(UInt8(shortCodes) + UInt8(truncatingIfNeeded: rest >> 16))
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
