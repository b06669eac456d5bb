internal import CICU

/// The order in which Danes look things up: æ, ø and å last, aa as å.
package final class Collator: @unchecked Sendable {
  // Sendable: the handle is opened once and never changed; ICU's comparison is const and safe from several threads.
  private let handle: OpaquePointer

  /// The Danish collator. ICU falls back to the root order where its Danish rules are missing.
  package static let danish = Collator(locale: "da")

  package init(locale: String) {
    guard let handle = cicu_collator_open(locale) else { fatalError("ICU has no collation data: reinstall libicu") }
    self.handle = handle
  }

  deinit { cicu_collator_close(handle) }

  /// Whether `a` stands before `b`; texts that the order holds equal are ordered by their bytes.
  package func precedes(_ a: String, _ b: String) -> Bool {
    var a = a
    var b = b
    let order = a.withUTF8 { x in
      b.withUTF8 { y in
        cicu_collator_compare(handle, x.baseAddress, Int32(clamping: x.count), y.baseAddress, Int32(clamping: y.count))
      }
    }
    if order != 0 { return order < 0 }
    return a.utf8.lexicographicallyPrecedes(b.utf8)
  }

  /// Bytes that compare as texts do in the order; for texts that are compared often. O(n).
  package func key(of text: String) -> [UInt8] {
    transformed(Array(text.utf8)) { bytes, count, out, capacity in
      cicu_collator_key(handle, bytes, count, out, capacity)
    }
  }
}
