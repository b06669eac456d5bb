internal import CorpusIndex

/// The hits of a list that lie in a segment whole, by segment.
package struct HeldHits {
  /// Those that do.
  package var hits: Hits { Hits(list) }
  private var list: HitList
  /// The numbers of the segments that hold one, in order.
  package private(set) var segments: [UInt32] = []
  /// Where those segments start and end.
  private(set) var starts: [UInt32] = []
  private(set) var ends: [UInt32] = []
  /// Behind each segment's last hit.
  private var borders: [UInt32] = []

  /// - Parameter many: Hits for which a flat table of segments pays.
  /// - Complexity: O(hits), and O(segments) the first time that many hits are looked up in them.
  init(_ found: HitList, in segments: SegmentList, many: Int = 64) {
    list = found
    var held: [UInt32] = []
    held.reserveCapacity(found.count)
    if let table = found.count > many ? segments.table : segments.madeTable {
      let groups = table.groups(of: found.starts)
      let (starts, ends) = table.borders(of: groups.numbers)
      for place in groups.numbers.indices {
        for hit in groups.positions(place) where found.ends[hit] <= ends[place] { held.append(UInt32(hit)) }
        note(groups.numbers[place], Int(starts[place])..<Int(ends[place]), with: held.count)
      }
    } else {
      var cursor = SegmentCursor(segments)
      for hit in 0..<found.count {
        guard let number = cursor.number(holding: found.positions(hit)) else { continue }
        held.append(UInt32(hit))
        note(UInt32(number), segments[number], with: held.count)
      }
    }
    list = found.picking(held)
  }

  /// The numbers of the hits in the segment at a place.
  package func numbers(_ place: Int) -> Range<Int> {
    (place == 0 ? 0 : Int(borders[place - 1]))..<Int(borders[place])
  }

  /// Notes a segment if it holds a hit; the same one may be noted again as long as it is the last.
  private mutating func note(_ number: UInt32, _ segment: Range<Int>, with count: Int) {
    if borders.last ?? 0 == UInt32(count) { return }
    if segments.last == number {
      borders[borders.count - 1] = UInt32(count)
      return
    }
    segments.append(number)
    starts.append(UInt32(segment.lowerBound))
    ends.append(UInt32(segment.upperBound))
    borders.append(UInt32(count))
  }

  /// The segments as windows.
  var windows: Windows {
    var windows = Windows()
    for place in starts.indices { windows.append(Int(starts[place])..<Int(ends[place])) }
    return windows
  }

  /// The hits in the segments at some places.
  func hits(where isWanted: (_ place: Int) -> Bool) -> HitList {
    var picked: [UInt32] = []
    picked.reserveCapacity(list.count)
    for place in segments.indices where isWanted(place) {
      picked.append(contentsOf: numbers(place).lazy.map { UInt32($0) })
    }
    return list.picking(picked)
  }

  /// Notes the places of the segments that hold one of some further hits whole.
  ///
  /// - Complexity: O(segments + further hits / 16).
  func mark(_ further: HitList, in marks: inout [Bool]) {
    let groups = SortedPositions.groups(of: further.starts, inWindowsFrom: starts, to: ends)
    for group in groups.numbers.indices {
      let place = Int(groups.numbers[group])
      marks[place] = marks[place] || groups.positions(group).contains { further.ends[$0] <= ends[place] }
    }
  }

  /// The same for words, by position.
  func mark(_ positions: [UInt32], in marks: inout [Bool]) {
    for place in SortedPositions.groups(of: positions, inWindowsFrom: starts, to: ends).numbers {
      marks[Int(place)] = true
    }
  }
}
