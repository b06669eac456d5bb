internal import CICU

/// Normal form C by the system's ICU.
package enum NormalForm {
  /// Whether the UTF-8 text is in normal form C. O(n).
  package static func isComposed(_ bytes: some Sequence<UInt8>) -> Bool {
    let bytes = Array(bytes)
    return isLow(bytes) || cicu_is_nfc(bytes, Int32(clamping: bytes.count))
  }

  /// Whether all is below U+0300, which begins with CC: nothing there is ever joined or taken apart, so that Danish and its
  /// neighbours are done without ICU. O(n).
  private static func isLow(_ bytes: [UInt8]) -> Bool {
    var isLow: UInt8 = 1
    for byte in bytes { isLow &= byte < 0xCC ? 1 : 0 }
    return isLow == 1
  }

  /// Whether normal form C never joins this scalar with what stands before it.
  package static func isBoundary(before scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x300 || cicu_nfc_boundary_before(scalar.value)
  }

  /// The normal form C of UTF-8 bytes, as UTF-8. O(n).
  package static func composed(_ bytes: [UInt8]) -> [UInt8] {
    isLow(bytes) ? bytes : transformed(bytes, by: cicu_nfc)
  }
}

/// Runs a C function that writes UTF-8 to a buffer and returns the length it needs.
///
/// - Returns: What the function wrote; the input when ICU fails, which it does for lack of memory only.
func transformed(
  _ bytes: [UInt8], by function: (UnsafePointer<UInt8>?, Int32, UnsafeMutablePointer<UInt8>?, Int32) -> Int32
) -> [UInt8] {
  precondition(bytes.count < 1 << 28, "texts are transformed in pieces under 256 MB")
  var capacity = bytes.count + bytes.count / 2 + 16
  while true {
    var needed: Int32 = 0
    let result = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, count in
      // SAFETY: the buffer belongs to the new array and `capacity` is its size; ICU writes no more than that.
      needed = function(bytes, Int32(bytes.count), buffer.baseAddress, Int32(capacity))
      count = needed >= 0 && Int(needed) <= capacity ? Int(needed) : 0
    }
    if needed < 0 { return bytes }
    if Int(needed) <= capacity { return result }
    capacity = Int(needed)
  }
}
