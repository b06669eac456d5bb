/// Writes XML 1.0 in UTF-8: every element is closed, and whatever stands in a text or an attribute is harmless.
///
/// Nothing is indented: white space is text in the formats that are written with it.
package struct MarkupWriter: Sendable {
  /// What was written so far.
  package private(set) var bytes: [UInt8]
  private var isTagOpen = false

  /// Begins with the XML declaration.
  package init() {
    bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8)
  }

  /// Writes an element and what `body` writes inside it.
  ///
  /// - Parameters:
  ///   - name: With its prefix, which the caller declares on an element above.
  ///   - attributes: In this order; those without a value are left out.
  package mutating func element<Failure>(
    _ name: String, _ attributes: KeyValuePairs<String, String?> = [:],
    _ body: (inout MarkupWriter) throws(Failure) -> Void
  ) throws(Failure) {
    open(name, attributes)
    try body(&self)
    if isTagOpen {
      bytes += "/>".utf8
      isTagOpen = false
    } else {
      bytes += "</".utf8
      bytes += name.utf8
      bytes.append(UInt8(ascii: ">"))
    }
  }

  /// Writes an element with a text.
  package mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// Writes an element with nothing in it.
  package mutating func element(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:]) {
    element(name, attributes) { _ in }
  }

  /// Writes text. Characters that XML cannot hold become U+FFFD; a carriage return stays one. O(n).
  package mutating func text(_ text: String) {
    if text.isEmpty { return }
    closeTag()
    append(text, isAttribute: false)
  }

  private mutating func open(_ name: String, _ attributes: KeyValuePairs<String, String?>) {
    closeTag()
    bytes.append(UInt8(ascii: "<"))
    bytes += name.utf8
    for (name, value) in attributes {
      guard let value else { continue }
      bytes.append(UInt8(ascii: " "))
      bytes += name.utf8
      bytes += "=\"".utf8
      append(value, isAttribute: true)
      bytes.append(UInt8(ascii: "\""))
    }
    isTagOpen = true
  }

  private mutating func closeTag() {
    if isTagOpen { bytes.append(UInt8(ascii: ">")) }
    isTagOpen = false
  }

  private mutating func append(_ text: String, isAttribute: Bool) {
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": bytes += "&amp;".utf8
      case "<": bytes += "&lt;".utf8
      case ">": bytes += "&gt;".utf8
      case "\"" where isAttribute: bytes += "&quot;".utf8
      // A parser would read these as blanks in an attribute, and a carriage return as a line feed anywhere.
      case "\t" where isAttribute: bytes += "&#9;".utf8
      case "\n" where isAttribute: bytes += "&#10;".utf8
      case "\r": bytes += "&#13;".utf8
      case "\t", "\n": bytes.append(UInt8(scalar.value))
      case "\u{0}"..<" ", "\u{FFFE}", "\u{FFFF}": bytes += "\u{FFFD}".utf8
      default: bytes += UTF8.encode(scalar)!
      }
    }
  }
}
