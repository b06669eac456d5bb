internal import CorpusModel

/// How a program counts the characters of a text file that its offsets lead into.
package struct OffsetConvention: Sendable, Hashable, CustomStringConvertible {
  package enum Unit: String, Sendable, CaseIterable {
    case codePoints = "characters"
    case utf16 = "UTF-16 units"
    case bytes = "bytes"
  }

  package let unit: Unit
  /// Whether a line end of CR LF counts as one.
  package let joinsLineEnds: Bool
  /// Whether a byte order mark counts.
  package let countsMark: Bool

  package init(unit: Unit, joinsLineEnds: Bool = false, countsMark: Bool = false) {
    self.unit = unit
    self.joinsLineEnds = joinsLineEnds
    self.countsMark = countsMark
  }

  package var description: String {
    var text = "offsets count \(unit.rawValue)"
    if joinsLineEnds { text += ", CR LF as one" }
    if countsMark { text += ", the byte order mark too" }
    return text
  }

  /// Every way of counting, the likeliest first.
  static let all: [OffsetConvention] = [false, true].flatMap { mark in
    [false, true].flatMap { joins in
      Unit.allCases.map { OffsetConvention(unit: $0, joinsLineEnds: joins, countsMark: mark) }
    }
  }

  /// The bytes at which offsets lie: `nil` for one before the front, past the end, or inside a character or line end.
  ///
  /// - Parameter sorted: In ascending order.
  /// - Complexity: O(bytes + offsets).
  func bytes(of sorted: [Int], in text: UTF8Text) -> [Int?] {
    var result: [Int?] = []
    result.reserveCapacity(sorted.count)
    text.bytes.withUnsafeBufferPointer { bytes in
      // SAFETY: the buffer lives through the closure; every index is less than `bytes.count`.
      var byte = 0
      var count = 0
      if bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF, !countsMark { byte = 3 }
      for offset in sorted {
        while count < offset, byte < bytes.count {
          let lead = bytes[byte]
          let width = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
          if joinsLineEnds, lead == 0x0D, byte + 1 < bytes.count, bytes[byte + 1] == 0x0A {
            byte += 2
            count += 1
            continue
          }
          byte += width
          switch unit {
          case .codePoints: count += 1
          case .utf16: count += width == 4 ? 2 : 1
          case .bytes: count += width
          }
        }
        result.append(count == offset && offset >= 0 ? byte : nil)
      }
    }
    return result
  }
}
