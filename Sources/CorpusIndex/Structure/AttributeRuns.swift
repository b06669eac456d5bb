internal import CorpusModel

/// A value that holds for a run of positions.
package struct AttributeRun: Sendable, Equatable {
  package let positions: Range<Int>
  package let value: String
}

/// The runs of an attribute, in order, not overlapping. A class, because it holds several references and is handed on for each
/// line of a result.
package final class AttributeRuns: Sendable, RandomAccessCollection {
  static let partCount = 4
  /// Where the runs stand.
  package let segments: SegmentList
  private let valueTable: StringTable
  private let numbers: PackedColumn

  /// - Parameter parts: Starts, ends, the number of each run's value, the values.
  init(_ parts: ArraySlice<ByteView>) {
    let first = parts.startIndex
    segments = SegmentList(starts: parts[first], ends: parts[first + 1])
    numbers = PackedColumn(parts[first + 2])
    valueTable = StringTable(parts[first + 3])
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { segments.count }
  package subscript(number: Int) -> AttributeRun {
    AttributeRun(positions: segments[number], value: value(valueNumber(of: number)))
  }

  /// Different values.
  package var valueCount: Int { valueTable.count }

  /// The different values, in the order of their bytes. O(values).
  package var values: [String] { (0..<valueCount).map { value($0) } }

  /// A value by its number.
  package func value(_ number: Int) -> String { valueTable.text(number) }

  /// Appends the bytes of a value. O(bytes).
  package func appendValue(_ number: Int, to bytes: inout [UInt8]) { valueTable.append(number, to: &bytes) }

  /// The number of a run's value. O(1).
  package func valueNumber(of run: Int) -> Int { numbers[run] }

  /// The number of the run at a position, or `nil`. O(log runs); O(1) where it is the one that is guessed.
  package func number(at position: Int, guess: Int) -> Int? {
    if guess < segments.count, segments[guess].contains(position) { return guess }
    return segments.number(holding: position..<position + 1)
  }

  /// The value at a position, or `nil`. O(log runs).
  package func value(at position: Int) -> String? {
    segments.number(holding: position..<position + 1).map { self[$0].value }
  }
}
