/// The positions of a term, in order.
package struct PostingList: Sendable, Sequence {
  fileprivate let view: ByteView
  /// Where the list begins.
  fileprivate let start: Int
  /// How many positions there are. O(1).
  package let count: Int

  init(view: ByteView, start: Int, count: Int) {
    self.view = view
    self.start = start
    self.count = count
  }

  /// Blocks of at most 128 positions.
  fileprivate var blockCount: Int { (count + PostingWriter.blockSize - 1) / PostingWriter.blockSize }
  private var hasSkips: Bool { count > PostingWriter.blockSize }
  fileprivate var blocksStart: Int { hasSkips ? start + 8 * blockCount : start }

  /// The last position of a block. O(1).
  @inline(__always)
  fileprivate func last(of block: Int) -> UInt32 { view.uint32(at: start + 8 * block) }

  /// Where a block begins.
  fileprivate func offset(of block: Int) -> Int {
    block == 0 ? blocksStart : blocksStart + Int(view.uint32(at: start + 8 * block - 4))
  }

  /// The positions. O(count).
  package var positions: [UInt32] {
    [UInt32](unsafeUninitializedCapacity: count) { target, filled in
      decode(into: UnsafeMutableBufferPointer(rebasing: target[..<count]))
      filled = count
    }
  }

  /// Appends the positions. O(count).
  package func append(to positions: inout [UInt32]) {
    let first = positions.count
    positions.append(contentsOf: repeatElement(0, count: count))
    positions.withUnsafeMutableBufferPointer { decode(into: UnsafeMutableBufferPointer(rebasing: $0[first...])) }
  }

  /// Decodes all positions to where there is room for just them. Those of damaged blocks are not to be relied upon.
  private func decode(into target: UnsafeMutableBufferPointer<UInt32>) {
    if count == 1 {
      target[0] = view.uint32(at: start)
      return
    }
    let end =
      hasSkips ? blocksStart + Int(view.uint32(at: start + 8 * blockCount - 4)) + 8 : start + Self.longestBlock
    let damaged = view.withBytes(start..<Swift.max(start, Swift.min(end, view.count))) { bytes in
      SortedPositions.decodeList(bytes, into: target)
    }
    if let damaged { view.reportDamage(at: offset(of: damaged)) }
  }

  /// Bytes that a block has at most, and some more. Eight bytes stand behind the last list.
  private static let longestBlock = 2 + 4 * PostingWriter.blockSize + 6 * PostingWriter.blockSize

  /// Decodes a block to a place where there is room for it; returns how many positions it holds. What is damaged is zeros.
  @inline(__always)
  fileprivate func decode(_ block: Int, into target: inout MutableSpan<UInt32>, at first: Int) -> Int {
    let wanted = Swift.min(PostingWriter.blockSize, count - block * PostingWriter.blockSize)
    precondition(first >= 0 && first + wanted <= target.count, "there is room for a block")
    if count == 1 {
      target[first] = view.uint32(at: start)
      return 1
    }
    let offset = offset(of: block)
    let end = hasSkips ? blocksStart + Int(view.uint32(at: start + 8 * block + 4)) + 8 : offset + Self.longestBlock
    let before: UInt32 = block == 0 ? .max : last(of: block - 1)
    let limit = Swift.min(end, offset + Self.longestBlock, view.count)
    let isWhole = view.withBytes(offset..<Swift.max(offset, limit)) { bytes in
      SortedPositions.decodeBlock(bytes, after: before, into: &target, at: first..<first + wanted)
    }
    if !isWhole {
      view.reportDamage(at: offset)
      for index in first..<first + wanted { target[index] = 0 }
    }
    return wanted
  }

  /// The positions, one after another.
  package func makeIterator() -> some IteratorProtocol<Int> {
    positions.lazy.map { Int($0) }.makeIterator()
  }
}

/// Walks over the positions of a term and skips those that nobody needs.
package struct PostingCursor: ~Copyable {
  private let list: PostingList
  private var buffer: [UInt32]
  /// The block in the buffer; -1 before the first.
  private var block = -1
  private var index = 0
  private var filled = 0

  package init(_ list: PostingList) {
    self.list = list
    buffer = [UInt32](repeating: 0, count: PostingWriter.blockSize)
  }

  /// The first position that is not less than `position`, or `nil`. Positions asked for never get less.
  ///
  /// - Complexity: O(log of the blocks skipped + 128).
  package mutating func next(atLeast position: Int) -> Int? {
    if index < filled, Int(buffer[filled - 1]) >= position {
      if Int(buffer[index]) >= position { return Int(buffer[index]) }
    } else {
      var next = block + 1
      if next >= list.blockCount { return nil }
      if list.blockCount > 1 {
        // Gallop over the blocks, then halve.
        var step = 1
        var high = next
        while high < list.blockCount, Int(list.last(of: high)) < position {
          next = high + 1
          high += step
          step *= 2
        }
        high = min(high, list.blockCount)
        while next < high {
          let middle = (next + high) / 2
          if Int(list.last(of: middle)) < position { next = middle + 1 } else { high = middle }
        }
        if next >= list.blockCount {
          block = list.blockCount
          filled = 0
          return nil
        }
      }
      block = next
      filled = fill(next)
      index = 0
    }
    var (low, high) = (index, filled)
    while low < high {
      let middle = (low + high) / 2
      if Int(buffer[middle]) < position { low = middle + 1 } else { high = middle }
    }
    index = low
    return low < filled ? Int(buffer[low]) : nil
  }

  /// Decodes a block into the buffer; returns how many positions it holds.
  private mutating func fill(_ block: Int) -> Int {
    let list = list
    var target = buffer.mutableSpan
    return list.decode(block, into: &target, at: 0)
  }
}
