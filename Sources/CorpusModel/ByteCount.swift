extension Span<UInt8> {
  /// How many bytes have a mark, for which `mark` says 1, and 0 for all others. O(n).
  ///
  /// Where `mark` has no branch (`|` and `&` on numbers, no `||`) it is asked of many bytes at a time.
  @inlinable
  package func count(_ mark: (UInt8) -> UInt8) -> Int {
    var result = 0
    var start = 0
    while start < count {
      // As many as a byte can count.
      let end = Swift.min(start &+ 255, count)
      var marks: UInt8 = 0
      var index = start
      while index < end {
        // SAFETY: less than `count`; a check of each would keep the loop from running on many bytes at a time, as would `indices`.
        marks &+= mark(self[unchecked: index])
        index &+= 1
      }
      result &+= Int(marks)
      start = end
    }
    return result
  }
}
