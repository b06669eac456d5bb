/// The XML namespaces that readers know, by the prefixes that are used for them by custom.
///
/// Source: ECMA-376 (transitional and strict), OpenDocument 1.3.
enum MarkupNamespace {
  /// The prefix with its colon; empty for a namespace that no reader asks for.
  static func prefix(of space: String) -> String { known[space] ?? "" }

  private static let known: [String: String] = {
    var known: [String: String] = [
      "http://www.w3.org/XML/1998/namespace": "xml:",
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w:",
      "http://purl.oclc.org/ooxml/wordprocessingml/main": "w:",
      "http://schemas.openxmlformats.org/spreadsheetml/2006/main": "x:",
      "http://purl.oclc.org/ooxml/spreadsheetml/main": "x:",
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships": "r:",
      "http://purl.oclc.org/ooxml/officeDocument/relationships": "r:",
      "http://schemas.openxmlformats.org/package/2006/relationships": "rel:",
      "http://schemas.openxmlformats.org/package/2006/content-types": "ct:",
      "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc:",
      "http://schemas.openxmlformats.org/drawingml/2006/main": "a:",
      "http://purl.oclc.org/ooxml/drawingml/main": "a:",
      "http://schemas.microsoft.com/office/word/2010/wordprocessingShape": "wps:",
      "urn:schemas-microsoft-com:vml": "v:",
      "http://www.w3.org/1999/xlink": "xlink:",
    ]
    for name in ["office", "text", "table", "style", "draw", "manifest", "meta"] {
      known["urn:oasis:names:tc:opendocument:xmlns:\(name):1.0"] = name + ":"
    }
    known["urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"] = "fo:"
    return known
  }()
}
