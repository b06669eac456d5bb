internal import CPositions

/// The bytes of text at each position: a byte a word, blocks of 256.
///
/// The lower five bits are the word's length in bytes, the upper three the distance from the end of the word before. 0xFF
/// stands for a word whose length or distance is larger; both stand in the exceptions then, 4 bytes each. The first word of a
/// block has distance 0; its checkpoint holds where it starts in the text (8) and how many exceptions stand before (4).
struct PlaceColumn: Sendable {
  private let codes: ByteView
  private let checkpoints: ByteView
  private let exceptions: ByteView

  static let escape: UInt8 = 0xFF
  private static let checkpointSize = 12
  /// A block has `1 << stretch` words.
  static let stretch = 8
  private static let blockSize = 1 << stretch

  init(codes: ByteView, checkpoints: ByteView, exceptions: ByteView) {
    self.codes = codes
    self.checkpoints = checkpoints
    self.exceptions = exceptions
  }

  /// Bytes of the text column. O(1): at most 256 bytes are read.
  func range(at position: Int) -> Range<Int> {
    let first = position & ~(Self.blockSize - 1)
    var (start, exception) = checkpoint(position >> Self.stretch)
    return codes.withBytes(first..<position + 1) { bytes in
      guard bytes.byteCount == position + 1 - first else { return 0..<0 }
      var offset = 0
      let count = position - first
      // Sixteen words at a time, as long as none is an exception: lengths and distances add up. `start` lacks no distance:
      // that of a block's first word is 0, and the word's own comes with its code.
      while offset < count {
        var sum: Int64 = 0
        // SAFETY: the buffer lives through the call and has so many bytes and one more.
        offset += Int(
          bytes.withUnsafeBytes { bytes in
            bytes.baseAddress.map { citat_sum_of_places($0 + offset, Int64(count - offset), &sum) } ?? 0
          })
        start += Int(sum)
        var end = start
        let next = min(offset + 16, count)
        while offset < next {
          advance(bytes, offset, &start, &end, &exception)
          start = end
          offset += 1
        }
      }
      var end = start
      advance(bytes, offset, &start, &end, &exception)
      return start..<end
    }
  }

  /// Where a block begins in the text column, and how many exceptions stand before it.
  @inline(__always)
  private func checkpoint(_ block: Int) -> (start: Int, exceptions: Int) {
    let place = Self.checkpointSize * block
    return checkpoints.withBytes(place..<place + Self.checkpointSize) { bytes in
      guard bytes.byteCount == Self.checkpointSize else { return (0, 0) }
      let start = bytes.word(at: 0) & UInt64(Int.max >> 1)
      return (Int(start), Int(bytes.word(at: 4) >> 32))
    }
  }

  /// Appends the bytes at some positions, counted from a place in the text column. O(positions).
  func append(_ positions: Range<Int>, from base: Int, to words: inout [WordRange]) {
    var first = positions.lowerBound & ~(Self.blockSize - 1)
    while first < positions.upperBound {
      var (start, exception) = checkpoint(first >> Self.stretch)
      var end = start
      codes.withBytes(first..<min(first + Self.blockSize, positions.upperBound)) { bytes in
        for offset in 0..<bytes.byteCount {
          advance(bytes, offset, &start, &end, &exception)
          if first + offset >= positions.lowerBound {
            words.append(WordRange(UInt32(clamping: start - base), UInt32(clamping: end - base)))
          }
          start = end
        }
      }
      first += Self.blockSize
    }
  }

  /// The first of some positions whose word starts at an offset of the text column or after it. O(log positions).
  func position(startingBy offset: Int, in positions: Range<Int>) -> Int {
    // The last block that starts before the offset, then word by word.
    var (low, high) = (
      positions.lowerBound >> Self.stretch, (positions.upperBound + Self.blockSize - 1) >> Self.stretch
    )
    while low < high {
      let middle = (low + high) / 2
      let start = checkpoints.uint64(at: Self.checkpointSize * middle)
      if start < UInt64(offset) { low = middle + 1 } else { high = middle }
    }
    var first = max(positions.lowerBound, (low - 1) << Self.stretch)
    var last = min(positions.upperBound, low << Self.stretch)
    while first < last {
      let middle = (first + last) / 2
      if range(at: middle).lowerBound < offset { first = middle + 1 } else { last = middle }
    }
    return first
  }

  @inline(__always)
  private func advance(_ bytes: RawSpan, _ offset: Int, _ start: inout Int, _ end: inout Int, _ exception: inout Int) {
    let code = bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
    if code == Self.escape {
      start += Int(exceptions.uint32(at: 8 * exception))
      end = start + Int(exceptions.uint32(at: 8 * exception + 4))
      exception += 1
    } else {
      start += Int(code >> 5)
      end = start + Int(code & 31)
    }
  }
}

/// Writes a `PlaceColumn`.
struct PlaceColumnWriter {
  let codes: ByteSpool
  let checkpoints: ByteSpool
  let exceptions: ByteSpool
  private var exceptionCount: UInt32 = 0
  private var count = 0
  private var end = 0

  init(folder: String?) {
    codes = ByteSpool(folder: folder)
    checkpoints = ByteSpool(folder: folder)
    exceptions = ByteSpool(folder: folder)
  }

  /// Appends words, in order.
  ///
  /// - Parameter base: Where the text that the words count from begins in the text column.
  mutating func append(_ words: [WordRange], base: Int) {
    var (count, end, exceptionCount) = (count, end, exceptionCount)
    codes.append { codes in
      for word in words {
        let start = base + Int(word.start)
        let length = Int(word.end - word.start)
        if count & (1 << PlaceColumn.stretch - 1) == 0 {
          checkpoints.append { bytes in
            bytes.append(UInt64(start))
            bytes.append(exceptionCount)
          }
          end = start
        }
        count += 1
        let distance = start - end
        precondition(distance >= 0, "words do not overlap")
        end = start + length
        if distance < 7, length < 32 {
          codes.append(UInt8(truncatingIfNeeded: distance << 5 | length))
        } else {
          codes.append(PlaceColumn.escape)
          exceptionCount += 1
          exceptions.append { bytes in
            bytes.append(UInt32(clamping: distance))
            bytes.append(UInt32(clamping: length))
          }
        }
      }
    }
    self.count = count
    self.end = end
    self.exceptionCount = exceptionCount
  }
}
