internal import Synchronization

/// The sources of an index, in the order in which they were added.
///
/// Parts: names (`StringTable`, in this order), where the positions of each end and where its text ends, 0 first
/// (`MonotoneColumn`).
package final class SourceList: Sendable, RandomAccessCollection {
  private let names: StringTable
  private let positionEnds: MonotoneColumn
  private let textEnds: MonotoneColumn
  private let flat = LazyReference<SegmentTable>()
  private let lookups = Atomic<Int>(0)
  /// Look-ups that pay for a table.
  private static let many = 64

  init(_ section: ByteView) {
    let parts = SectionParts.views(section, count: 3)
    names = StringTable(parts[0])
    positionEnds = MonotoneColumn(parts[1])
    textEnds = MonotoneColumn(parts[2])
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { Swift.max(0, Swift.min(names.count, positionEnds.count - 1, textEnds.count - 1)) }

  package subscript(number: Int) -> PositionalIndex.Source {
    PositionalIndex.Source(name: name(of: number), positions: positions(of: number), text: text(of: number))
  }

  /// Where the canonical text of a source stands in the text column. O(1).
  package func text(of number: Int) -> Range<Int> {
    let start = textStart(of: number)
    return start..<Swift.max(start, textEnds[number + 1])
  }

  /// The name of a source. O(bytes).
  package func name(of number: Int) -> String { names.text(number) }

  /// The positions of a source. O(1).
  package func positions(of number: Int) -> Range<Int> {
    let start = positionEnds[number]
    return start..<Swift.max(start, positionEnds[number + 1])
  }

  /// Where a source stands in the columns of the index: its words and its text.
  package struct Extent: Sendable {
    package let positions: Range<Int>
    package let text: Range<Int>
  }

  /// Where a source stands. O(1).
  package func extent(of number: Int) -> Extent { Extent(positions: positions(of: number), text: text(of: number)) }

  /// Appends the name of a source. O(bytes).
  package func appendName(of number: Int, to bytes: inout [UInt8]) { names.append(number, to: &bytes) }

  /// Where the text of a source begins in the text column. O(1).
  func textStart(of number: Int) -> Int { number < textEnds.count ? textEnds[number] : 0 }

  /// The source that holds a position. O(log sources), and O(1) once many were asked for.
  func number(of position: Int) -> Int {
    if lookups.load(ordering: .relaxed) > Self.many {
      let table = flat.object {
        let bounds = positionEnds.prefix(count + 1)
        return SegmentTable(starts: Array(bounds.dropLast()), ends: Array(bounds.dropFirst()))
      }
      return Swift.min(table.number(endingBehind: position), Swift.max(0, count - 1))
    }
    lookups.wrappingAdd(1, ordering: .relaxed)
    return Swift.max(0, positionEnds.count(below: position + 1) - 1)
  }
}
