internal import CorpusModel
internal import Foundation

/// A JSON file as it came, by Foundation's parser.
///
/// Foundation's own limit is 512 values inside each other; ours is less, and there is one for bytes.
indirect enum JSONTree {
  case null
  /// Numbers, and true and false as 1 and 0. Finite.
  case number(Double)
  case string(String)
  case array([JSONTree])
  /// The order of fields is lost; of two with one name the parser keeps one.
  case object([String: JSONTree])

  /// Bytes of a file.
  static let largest = 256 << 20
  /// Values inside each other.
  static let deepest = 100

  /// Whether a text begins as JSON does: an object, or a list of objects. A transcript may begin with a bracket too.
  static func looksLikeJSON(_ head: String) -> Bool {
    let bytes = head.utf8.lazy.filter { $0 > 0x20 }.prefix(2).map(\.self)
    guard let first = bytes.first else { return false }
    let second = bytes.dropFirst().first
    if first == 0x7B { return second == 0x22 || second == 0x7D }
    return first == 0x5B && (second == 0x7B || second == 0x5D)
  }

  /// - Throws: `InterchangeError` when the text is no JSON, too long or too deep. O(n).
  static func parse(_ text: UTF8Text, file: String) throws(InterchangeError) -> JSONTree {
    if text.count > largest { throw .limit(file, "is longer than \(largest >> 20) MB") }
    var depth = 0
    var deepestSeen = 0
    var isString = false
    var isEscaped = false
    for byte in text.bytes {
      if isString {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C {
          isEscaped = true
        } else if byte == 0x22 {
          isString = false
        }
      } else if byte == 0x22 {
        isString = true
      } else if byte == 0x7B || byte == 0x5B {
        depth += 1
        deepestSeen = max(deepestSeen, depth)
      } else if byte == 0x7D || byte == 0x5D {
        depth -= 1
      }
    }
    if deepestSeen > deepest { throw .limit(file, "holds more than \(deepest) values inside each other") }
    var bytes = Data(text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? text.bytes.dropFirst(3) : text.bytes[...])
    mendHalves(&bytes)
    guard let any = try? JSONSerialization.jsonObject(with: bytes) else { throw .damagedJSON(file) }
    return JSONTree(any)
  }

  /// Writes U+FFFD for halves of surrogate pairs, which the parser refuses: programs that cut texts by UTF-16 leave them.
  private static func mendHalves(_ bytes: inout Data) {
    bytes.withUnsafeMutableBytes { (buffer: UnsafeMutableRawBufferPointer) in
      // SAFETY: the data owns the bytes for the length of the closure, and every index is below the count.
      func unit(at offset: Int) -> UInt32? {
        guard offset + 6 <= buffer.count, buffer[offset] == 0x5C, buffer[offset + 1] == 0x75 else { return nil }
        return UInt32(String(decoding: buffer[offset + 2..<offset + 6], as: UTF8.self), radix: 16)
      }
      var offset = 0
      while offset < buffer.count {
        guard buffer[offset] == 0x5C else {
          offset += 1
          continue
        }
        guard let first = unit(at: offset) else {
          offset += 2
          continue
        }
        if (0xD800...0xDBFF).contains(first), let second = unit(at: offset + 6), (0xDC00...0xDFFF).contains(second) {
          offset += 12
          continue
        }
        if (0xD800...0xDFFF).contains(first) {
          for (index, byte) in "FFFD".utf8.enumerated() { buffer[offset + 2 + index] = byte }
        }
        offset += 6
      }
    }
  }

  private init(_ any: Any) {
    switch any {
    case let text as String: self = .string(text)
    case let list as [Any]: self = .array(list.map { JSONTree($0) })
    case let fields as [String: Any]: self = .object(fields.mapValues { JSONTree($0) })
    case let number as NSNumber:
      self = number.doubleValue.isFinite ? .number(number.doubleValue) : .null
    default: self = .null
    }
  }

  /// The fields of an object; empty for anything else.
  var fields: [String: JSONTree] { if case .object(let fields) = self { fields } else { [:] } }
  /// The items of a list; empty for anything else.
  var items: [JSONTree] { if case .array(let items) = self { items } else { [] } }
  /// The words of a string.
  var text: String? { if case .string(let text) = self { text } else { nil } }
}
