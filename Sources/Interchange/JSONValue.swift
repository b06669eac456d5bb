internal import CorpusModel

/// A JSON value that keeps the order of its fields.
///
/// Our own because Foundation's encoder orders fields by hash or by name, and readers of a row look for its id first.
package indirect enum JSONValue: Sendable, Equatable {
  case null
  case bool(Bool)
  case integer(Int)
  /// Finite.
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  package init(_ text: String?) { self = text.map { .string($0) } ?? .null }

  package static func == (a: JSONValue, b: JSONValue) -> Bool { a.text == b.text }

  /// The value on one line, by RFC 8259. O(n).
  package var text: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: nil)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value with a line for each field and item; arrays of numbers stay on one line. O(n).
  package var prettyText: String {
    var bytes: [UInt8] = []
    write(to: &bytes, indent: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func write(to bytes: inout [UInt8], indent: Int?) {
    switch self {
    case .null: bytes += "null".utf8
    case .bool(let value): bytes += (value ? "true" : "false").utf8
    case .integer(let value): bytes += String(value).utf8
    case .number(let value):
      precondition(value.isFinite, "JSON has no infinite numbers")
      let isWhole = value == value.rounded() && abs(value) < 1e15
      bytes += (isWhole ? String(Int(value)) : "\(value)").utf8
    case .string(let value): bytes.appendJSON(value)
    case .array(let items):
      let isFlat = items.allSatisfy(\.isNumeric)
      Self.writeList(items, "[", "]", to: &bytes, indent: isFlat ? nil : indent) { $0.write(to: &$1, indent: $2) }
    case .object(let fields):
      Self.writeList(fields, "{", "}", to: &bytes, indent: indent) { field, bytes, indent in
        bytes.appendJSON(field.0)
        bytes += (indent == nil ? ":" : ": ").utf8
        field.1.write(to: &bytes, indent: indent)
      }
    }
  }

  /// Numbers, and arrays of them: what reads best on one line.
  private var isNumeric: Bool {
    switch self {
    case .integer, .number: true
    case .array(let items): items.allSatisfy(\.isNumeric)
    default: false
    }
  }

  private static func writeList<Item>(
    _ items: [Item], _ open: String, _ close: String, to bytes: inout [UInt8], indent: Int?,
    write: (Item, inout [UInt8], Int?) -> Void
  ) {
    bytes += open.utf8
    for (index, item) in items.enumerated() {
      if index > 0 { bytes += ",".utf8 }
      if let indent { bytes += ("\n" + String(repeating: "  ", count: indent + 1)).utf8 }
      write(item, &bytes, indent.map { $0 + 1 })
    }
    if let indent, !items.isEmpty { bytes += ("\n" + String(repeating: "  ", count: indent)).utf8 }
    bytes += close.utf8
  }
}
