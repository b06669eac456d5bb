internal import CICU

/// Boundaries in UTF-8 text by ICU's break iterators, Danish locale.
///
/// A class because it owns an ICU handle. Not `Sendable`: an iterator has a state.
package final class Breaks {
  package enum Kind: Int32 {
    case grapheme = 0
    case word = 1
    case sentence = 2
  }

  private let handle: OpaquePointer

  /// Opens an iterator. ICU's Danish break rules are part of the library, so this fails for lack of memory only.
  package init(_ kind: Kind) {
    guard let handle = cicu_breaks_open(kind.rawValue) else { fatalError("ICU has no break rules: reinstall libicu") }
    self.handle = handle
  }

  deinit { cicu_breaks_close(handle) }

  /// The boundaries of a text in order, as byte offsets, 0 left out and the end included. O(n).
  package func boundaries(in bytes: [UInt8]) -> [Int] {
    var result: [Int] = []
    bytes.withUnsafeBufferPointer { buffer in
      // SAFETY: the array outlives the closure; the iterator is pointed elsewhere before it is used again.
      guard let base = buffer.baseAddress, cicu_breaks_set_text(handle, base, Int64(buffer.count)) else { return }
      while true {
        let next = cicu_breaks_next(handle)
        if next < 0 { break }
        result.append(Int(next))
      }
    }
    return result
  }

  /// The number of boundaries of a text, 0 left out. Nothing is collected, so that ICU alone can be timed. O(n).
  package func boundaryCount(in bytes: [UInt8]) -> Int {
    bytes.withUnsafeBufferPointer { buffer in
      // SAFETY: as in `boundaries(in:)`.
      guard let base = buffer.baseAddress, cicu_breaks_set_text(handle, base, Int64(buffer.count)) else { return 0 }
      var count = 0
      while cicu_breaks_next(handle) >= 0 { count += 1 }
      return count
    }
  }

  /// The boundaries with ICU's status of the segment that ends there (100 number, 200 letters, 300 kana, 400 ideographs).
  package func segments(in bytes: [UInt8]) -> [(end: Int, status: Int)] {
    var result: [(end: Int, status: Int)] = []
    bytes.withUnsafeBufferPointer { buffer in
      // SAFETY: as in `boundaries(in:)`.
      guard let base = buffer.baseAddress, cicu_breaks_set_text(handle, base, Int64(buffer.count)) else { return }
      while true {
        let next = cicu_breaks_next(handle)
        if next < 0 { break }
        result.append((Int(next), Int(cicu_breaks_status(handle))))
      }
    }
    return result
  }
}
