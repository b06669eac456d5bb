internal import CorpusModel

/// A value that holds for a run of positions.
package struct AttributeRun: Sendable, Equatable {
  package let positions: Range<Int>
  package let value: String
}

/// The runs of an attribute, in order, not overlapping.
package struct AttributeRuns: Sendable, RandomAccessCollection {
  static let partCount = 4
  /// Where the runs stand.
  package let segments: SegmentList
  private let values: StringTable
  private let numbers: PackedColumn

  /// - Parameter parts: Starts, ends, the number of each run's value, the values.
  init(_ parts: ArraySlice<ByteView>) {
    let first = parts.startIndex
    segments = SegmentList(starts: parts[first], ends: parts[first + 1])
    numbers = PackedColumn(parts[first + 2])
    values = StringTable(parts[first + 3])
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { segments.count }
  package subscript(number: Int) -> AttributeRun {
    AttributeRun(positions: segments[number], value: value(valueNumber(of: number)))
  }

  /// Different values.
  package var valueCount: Int { values.count }

  /// A value by its number.
  package func value(_ number: Int) -> String {
    number < values.count ? String(decoding: values.bytes(number), as: UTF8.self) : ""
  }

  /// The number of a run's value. O(1).
  package func valueNumber(of run: Int) -> Int { numbers[run] }

  /// The value at a position, or `nil`. O(log runs).
  package func value(at position: Int) -> String? {
    segments.number(holding: position..<position + 1).map { self[$0].value }
  }
}
