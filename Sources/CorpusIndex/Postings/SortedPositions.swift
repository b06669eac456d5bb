internal import CPositions

/// Loops over positions in order, in C: `Sources/CPositions`. Some have several ways that give the same; the fastest one that
/// the processor has is taken where none is named.
package enum SortedPositions {
  /// How a loop is run: 0 on every processor, 1 with AVX2, 2 with AVX-512.
  package typealias Way = Int32

  /// The fastest way of this processor.
  package static let fastest: Way = citat_position_ways() - 1

  /// Windows with positions in them, in order: the number of the window, of its first position, and how many it has.
  package struct Groups: Sendable {
    package fileprivate(set) var numbers: [UInt32]
    package fileprivate(set) var firsts: [UInt32]
    package fileprivate(set) var counts: [UInt32]

    /// Room for so many, to be filled by a loop that returns how many there are.
    fileprivate init(
      room: Int,
      _ fill: (UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>, UnsafeMutablePointer<UInt32>) -> Int
    ) {
      var (firsts, counts): ([UInt32], [UInt32]) = ([], [])
      numbers = [UInt32](unsafeUninitializedCapacity: room) { numbers, found in
        firsts = [UInt32](unsafeUninitializedCapacity: room) { firsts, foundFirsts in
          counts = [UInt32](unsafeUninitializedCapacity: room) { counts, foundCounts in
            // SAFETY: each list has room for all that the loop may write; it says how many it wrote.
            if room > 0, let a = numbers.baseAddress, let b = firsts.baseAddress, let c = counts.baseAddress {
              found = fill(a, b, c)
            }
            foundCounts = found
          }
          foundFirsts = found
        }
      }
      self.firsts = firsts
      self.counts = counts
    }

    /// Windows with a position.
    package var count: Int { numbers.count }

    /// The numbers of the positions in the window at a place.
    @inline(__always)
    package func positions(_ place: Int) -> Range<Int> {
      Int(firsts[place])..<Int(firsts[place]) + Int(counts[place])
    }
  }

  /// The windows in which positions lie.
  ///
  /// - Parameters:
  ///   - positions: In order.
  ///   - starts: Where windows start, in order, and `ends` where they end; as many.
  /// - Complexity: O(windows + positions / 16).
  package static func groups(
    of positions: [UInt32], inWindowsFrom starts: [UInt32], to ends: [UInt32], way: Way = fastest
  ) -> Groups {
    precondition(starts.count == ends.count, "a window has a start and an end")
    return Groups(room: starts.count) { numbers, firsts, counts in
      Int(
        citat_windows_with_positions(
          way, positions, Int64(positions.count), starts, ends, Int64(starts.count), numbers, firsts, counts))
    }
  }

  /// The positions that have one of some others near, and those others, each once.
  ///
  /// - Parameters:
  ///   - positions: In order, and `others` in order.
  ///   - reach: How far away one may stand on either side.
  /// - Complexity: O(positions + others / 16 + result).
  package static func neighbours(
    _ positions: [UInt32], _ others: [UInt32], reach: Int, way: Way = fastest
  ) -> (positions: [UInt32], others: [UInt32]) {
    let reach = UInt32(clamping: reach)
    var near: [UInt32] = []
    let own = [UInt32](unsafeUninitializedCapacity: positions.count) { own, ownCount in
      near = [UInt32](unsafeUninitializedCapacity: others.count) { near, nearCount in
        // SAFETY: there is room for all positions and all others, and no other is written twice.
        guard let a = own.baseAddress, let b = near.baseAddress, !positions.isEmpty, !others.isEmpty else { return }
        var found: Int64 = 0
        ownCount = Int(
          citat_neighbours(
            way, positions, Int64(positions.count), others, Int64(others.count), reach, a, b, &found))
        nearCount = Int(found)
      }
    }
    return (own, near)
  }

  /// The values at some places of a list; 0 for a place that it has not. O(places).
  package static func picked(_ values: [UInt32], _ places: [UInt32]) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: places.count) { target, count in
      // SAFETY: there is room for a value for each place.
      guard let goal = target.baseAddress, !places.isEmpty else { return }
      citat_pick(values, Int64(values.count), places, Int64(places.count), goal)
      count = places.count
    }
  }

  /// The positions of groups, one after another.
  ///
  /// - Parameters:
  ///   - positions: What the groups are of.
  ///   - firsts: The numbers of the groups' first positions, and `counts` how many each has; all lie in the list.
  /// - Complexity: O(groups + result).
  package static func gathered(_ positions: [UInt32], firsts: [UInt32], counts: [UInt32]) -> [UInt32] {
    let isInside = zip(firsts, counts).allSatisfy { Int($0) + Int($1) <= positions.count }
    precondition(firsts.count == counts.count && isInside, "groups lie in the list")
    let room = counts.reduce(0) { $0 + Int($1) } + 4
    return [UInt32](unsafeUninitializedCapacity: room) { target, count in
      // SAFETY: there is room for all of them and four more.
      guard let goal = target.baseAddress else { return }
      count = Int(citat_gather(positions, Int64(positions.count), firsts, counts, Int64(firsts.count), goal))
    }
  }

  /// Two lists in one, each position once, and of which list each is: as `origins` says of the first, `origin` for the
  /// second. Where both have a position it is the first's.
  ///
  /// - Complexity: O(positions).
  package static func merged(
    _ first: (positions: [UInt32], origins: [UInt32]), _ second: [UInt32], origin: UInt32
  ) -> (positions: [UInt32], origins: [UInt32]) {
    precondition(first.positions.count == first.origins.count, "each position has an origin")
    let room = first.positions.count + second.count
    var origins: [UInt32] = []
    let positions = [UInt32](unsafeUninitializedCapacity: room) { positions, count in
      origins = [UInt32](unsafeUninitializedCapacity: room) { origins, originCount in
        // SAFETY: both have room for all positions.
        if let a = positions.baseAddress, let b = origins.baseAddress {
          originCount = Int(
            citat_merge(
              first.positions, first.origins, Int64(first.positions.count), second, origin, Int64(second.count), a, b))
        }
        count = originCount
      }
    }
    return (positions, origins)
  }

  /// Segments past all positions that stand behind a list of segments, and where they start and end.
  static let segmentsBehind = 8
  static let behind = [UInt32](repeating: .max, count: segmentsBehind)

  /// Where some segments start and end; 0 for one that there is not. O(numbers).
  ///
  /// - Parameter starts: Of all segments, as `ends`.
  package static func borders(
    of numbers: [UInt32], from starts: [UInt32], to ends: [UInt32], way: Way = fastest
  ) -> (starts: [UInt32], ends: [UInt32]) {
    // Of what is damaged there may be more of the one than of the other.
    let segments = Int64(min(starts.count, ends.count))
    var ownEnds: [UInt32] = []
    let ownStarts = [UInt32](unsafeUninitializedCapacity: numbers.count) { ownStarts, count in
      ownEnds = [UInt32](unsafeUninitializedCapacity: numbers.count) { ownEnds, endCount in
        // SAFETY: both have room for a number for each segment.
        guard let a = ownStarts.baseAddress, let b = ownEnds.baseAddress, !numbers.isEmpty else { return }
        citat_borders(way, starts, ends, segments, numbers, Int64(numbers.count), a, b)
        endCount = numbers.count
      }
      count = ownEnds.count
    }
    return (ownStarts, ownEnds)
  }

  /// The segments in which positions lie.
  ///
  /// - Parameters:
  ///   - starts: Where segments start, `ends` where they end, both with `segmentsBehind` more past all positions; no starts
  ///     where each segment starts where the one before ends, the first at 0.
  ///   - stretches: For each stretch of `1 << width` positions the first segment that ends behind its first.
  /// - Complexity: O(positions).
  static func groups(
    of positions: [UInt32], inSegmentsFrom starts: [UInt32]?, to ends: [UInt32], stretches: [UInt32], width: Int,
    way: Way = fastest
  ) -> Groups {
    precondition(
      starts?.count ?? ends.count == ends.count && ends.suffix(segmentsBehind) == behind[...],
      "segments stand past all positions")
    return Groups(room: positions.count) { numbers, firsts, counts in
      func fill(_ starts: UnsafePointer<UInt32>?) -> Int {
        Int(
          citat_segments_with_positions(
            way, positions, Int64(positions.count), starts, ends, Int64(ends.count - segmentsBehind), stretches,
            Int64(stretches.count), Int32(width), numbers, firsts, counts))
      }
      return starts.map { $0.withUnsafeBufferPointer { fill($0.baseAddress) } } ?? fill(nil)
    }
  }

  /// Decodes a block of `PostingWriter`; `false` where the bytes do not hold it.
  ///
  /// - Parameters:
  ///   - bytes: The block and what stands behind it: eight bytes behind the packed numbers, six from each exception on.
  ///   - after: The position before the first.
  @inline(__always)
  static func decodeBlock(
    _ bytes: RawSpan, after: UInt32, into target: inout MutableSpan<UInt32>, at numbers: Range<Int>, way: Way = fastest
  ) -> Bool {
    precondition(numbers.lowerBound >= 0 && numbers.upperBound <= target.count, "there is room for the numbers")
    return bytes.withUnsafeBytes { bytes in
      target.withUnsafeMutableBufferPointer { target in
        // SAFETY: what is written lies in the target, as was asked above; the loop reads no more than it is told is there.
        guard let source = bytes.baseAddress, let goal = target.baseAddress else { return false }
        return citat_decode_block(
          way, source, Int64(bytes.count), Int64(numbers.count), after, goal + numbers.lowerBound) != 0
      }
    }
  }

  /// Decodes a list of `PostingWriter` of more than one position; returns the number of the first damaged block, or `nil`. The
  /// positions of damaged blocks are not to be relied upon.
  ///
  /// - Parameter bytes: The list and eight bytes behind it.
  static func decodeList(
    _ bytes: RawSpan, into target: UnsafeMutableBufferPointer<UInt32>, way: Way = fastest
  ) -> Int? {
    bytes.withUnsafeBytes { bytes in
      guard let goal = target.baseAddress else { return nil }
      guard let source = bytes.baseAddress else {
        target.initialize(repeating: 0)
        return 0
      }
      // SAFETY: there is room for all positions; the loop reads no more than it is told is there.
      let damaged = citat_decode_list(
        way, source, Int64(bytes.count), Int64(target.count), Int32(PostingWriter.blockSize), goal)
      return damaged < 0 ? nil : Int(damaged)
    }
  }
}
