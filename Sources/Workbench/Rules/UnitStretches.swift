internal import CorpusIndex

/// The stretches of positions beside units that rules look at: for each unit none, one or several.
struct UnitStretches: Sendable {
  /// The stretches, each once, by start and then by end.
  private let starts: [UInt32]
  private let ends: [UInt32]
  /// The units beside each stretch, one stretch's after another's, and behind each stretch's last.
  private let units: [UInt32]
  private let unitBorders: [Int]
  /// The numbers of each unit's stretches in the order in which they were given, and behind each unit's last.
  private let stretches: [UInt32]
  private let stretchBorders: [Int]

  /// - Parameter ranges: Appends the stretches of a unit.
  /// - Complexity: O(stretches), and O(stretches × log stretches) where they are not in order.
  init(units count: Int, _ ranges: (_ unit: Int, _ append: (Range<Int>) -> Void) -> Void) {
    var (ofUnits, borders) = ([UInt64](), [Int]())
    ofUnits.reserveCapacity(count)
    borders.reserveCapacity(count)
    for unit in 0..<count {
      ranges(unit) {
        ofUnits.append(UInt64(UInt32(clamping: $0.lowerBound)) << 32 | UInt64(UInt32(clamping: $0.upperBound)))
      }
      borders.append(ofUnits.count)
    }
    let areInOrder = zip(ofUnits, ofUnits.dropFirst()).allSatisfy { $0 <= $1 }
    let order = areInOrder ? Array(ofUnits.indices) : ofUnits.indices.sorted { (ofUnits[$0], $0) < (ofUnits[$1], $1) }
    var unitOf: [UInt32] = []
    unitOf.reserveCapacity(ofUnits.count)
    for unit in 0..<count {
      while unitOf.count < borders[unit] { unitOf.append(UInt32(unit)) }
    }
    var (starts, ends, units, unitBorders) = ([UInt32](), [UInt32](), [UInt32](), [Int]())
    var numbers = [UInt32](repeating: 0, count: ofUnits.count)
    units.reserveCapacity(ofUnits.count)
    for place in order.indices {
      let stretch = ofUnits[order[place]]
      if place == 0 || stretch != ofUnits[order[place - 1]] {
        if place > 0 { unitBorders.append(units.count) }
        starts.append(UInt32(truncatingIfNeeded: stretch >> 32))
        ends.append(UInt32(truncatingIfNeeded: stretch))
      }
      numbers[order[place]] = UInt32(starts.count - 1)
      units.append(unitOf[order[place]])
    }
    if !units.isEmpty { unitBorders.append(units.count) }
    (self.starts, self.ends, self.units, self.unitBorders) = (starts, ends, units, unitBorders)
    (stretches, stretchBorders) = (numbers, borders)
  }

  /// The stretches of a unit, in the order in which they were given.
  func ranges(of unit: Int) -> some Collection<Range<Int>> {
    stretches[(unit == 0 ? 0 : stretchBorders[unit - 1])..<stretchBorders[unit]].lazy.map { self.range(Int($0)) }
  }

  private func range(_ number: Int) -> Range<Int> { Int(starts[number])..<Int(ends[number]) }

  /// The units beside which hits stand, in order.
  ///
  /// - Parameter isWanted: Says whether the hits that lie in one stretch, by number, make its units wanted.
  /// - Complexity: O(stretches + hits, in every stretch that holds them, + result).
  func units(beside hits: (starts: [UInt32], ends: [UInt32]), where isWanted: (_ hits: [Int]) -> Bool) -> [Int] {
    var result: [Int] = []
    var isInOrder = true
    let groups = SortedPositions.groups(of: hits.starts, inWindowsFrom: starts, to: ends)
    for group in groups.numbers.indices {
      let number = Int(groups.numbers[group])
      let own = groups.positions(group).filter { hits.ends[$0] <= ends[number] }
      guard !own.isEmpty, isWanted(own) else { continue }
      for unit in units[(number == 0 ? 0 : unitBorders[number - 1])..<unitBorders[number]] {
        isInOrder = isInOrder && result.last.map { $0 < Int(unit) } ?? true
        result.append(Int(unit))
      }
    }
    return isInOrder ? result : Set(result).sorted()
  }
}
