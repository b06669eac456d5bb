internal import CMarkup
internal import CorpusModel

/// Reads XML and HTML as a row of events, within limits, by libxml2.
///
/// XML has names with the prefixes that are used by custom (`w:p`, `text:h`), whatever the file calls its namespaces, and
/// plain names where the namespace is not one of `MarkupNamespace`. A document type with declarations is refused; no entity
/// is ever taken from outside. HTML has plain lower-case names, implied end tags included, and is read however broken.
package struct MarkupParser {
  /// Elements inside each other: of XML, where word processors need about forty, and of HTML, where old pages never close
  /// theirs.
  package static let deepestXML = 200
  package static let deepestHTML = 1_000
  /// Bytes of a file or part.
  package static let largest = 256 << 20

  private let file: String
  private let part: String?

  /// - Parameters:
  ///   - file: For messages only.
  ///   - part: The part of an archive, for messages only.
  package init(file: String, part: String? = nil) {
    self.file = file
    self.part = part
  }

  /// Hands out the events of XML in order.
  ///
  /// - Throws: What `handle` throws, which ends the parse; `InterchangeError` with the line when the bytes are not
  ///   well-formed, too deep or too many, or declare a document type.
  /// - Complexity: O(n).
  package func xml(_ bytes: [UInt8], _ handle: (MarkupEvent) throws(InterchangeError) -> Void) throws(InterchangeError)
  {
    try parse(bytes, deepest: Self.deepestXML, handle) { cmarkup_parse_xml($0, $1, $2, $3) }
  }

  /// Hands out the events of HTML in order.
  ///
  /// - Parameter text: HTML as UTF-8.
  /// - Throws: What `handle` throws, which ends the parse; `InterchangeError` when it is too deep or too long.
  /// - Complexity: O(n).
  package func html(_ text: [UInt8], _ handle: (MarkupEvent) throws(InterchangeError) -> Void) throws(InterchangeError)
  {
    try parse(text, deepest: Self.deepestHTML, handle) { cmarkup_parse_html($0, $1, $2, $3) }
  }

  private typealias Entry = (
    UnsafePointer<CChar>?, Int64, cmarkup_handler?, UnsafeMutableRawPointer?
  ) -> Int64

  private func parse(
    _ bytes: [UInt8], deepest: Int, _ handle: (MarkupEvent) throws(InterchangeError) -> Void, _ entry: Entry
  ) throws(InterchangeError) {
    if bytes.count > Self.largest { throw .limit(file, "is longer than \(Self.largest >> 20) MB") }
    let (result, error) = withoutActuallyEscaping(handle) { handle in
      let walk = MarkupWalk(file: file, part: part, deepest: deepest, handle: handle)
      let result = bytes.withUnsafeBytes { buffer in
        // SAFETY: `walk` outlives the call, and the handler is the only one to see it meanwhile.
        entry(
          buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int64(buffer.count),
          { context, event in
            guard let context, let event else { return 1 }
            return Unmanaged<MarkupWalk>.fromOpaque(context).takeUnretainedValue().take(event.pointee) ? 0 : 1
          }, Unmanaged.passUnretained(walk).toOpaque())
      }
      return withExtendedLifetime(walk) { (result, walk.error) }
    }
    if let error { throw error }
    if result != 0 { throw .damagedXML(file, part: part, line: max(1, Int(result))) }
  }
}

/// The state of one parse.
private final class MarkupWalk {
  private let file: String
  private let part: String?
  private let deepest: Int
  private let handle: (MarkupEvent) throws(InterchangeError) -> Void
  private var depth = 0
  /// The prefixes of namespaces by the address that libxml2 keeps them at.
  private var prefixes: [UnsafeRawPointer: String] = [:]
  private(set) var error: InterchangeError?

  init(
    file: String, part: String?, deepest: Int, handle: @escaping (MarkupEvent) throws(InterchangeError) -> Void
  ) {
    self.file = file
    self.part = part
    self.deepest = deepest
    self.handle = handle
  }

  /// Takes an event; whether the parse goes on.
  func take(_ event: cmarkup_event) -> Bool {
    do throws(InterchangeError) {
      switch Int(event.kind) {
      case Int(CMARKUP_START):
        depth += 1
        if depth > deepest {
          throw .limit(file, "holds more than \(deepest) elements inside each other")
        }
        try handle(.start(name: name(event.name, event.space), attributes: attributes(event)))
      case Int(CMARKUP_END):
        depth -= 1
        try handle(.end(name: name(event.name, event.space)))
      case Int(CMARKUP_TEXT): try handle(.text(string(event.text, event.length)))
      default: throw .xmlDeclarations(file, part: part)
      }
      return true
    } catch {
      self.error = error
      return false
    }
  }

  private func attributes(_ event: cmarkup_event) -> MarkupAttributes {
    var event = event
    return MarkupAttributes(
      (0..<event.attribute_count).map { index in
        let attribute = cmarkup_attribute_at(&event, index)
        return (name(attribute.name, attribute.space), string(attribute.value, attribute.length))
      })
  }

  private func name(_ local: UnsafePointer<CChar>?, _ space: UnsafePointer<CChar>?) -> String {
    // SAFETY: libxml2 ends names with a zero and keeps them during the parse.
    guard let local else { return "" }
    guard let space else { return String(cString: local) }
    let prefix: String
    if let known = prefixes[space] {
      prefix = known
    } else {
      prefix = MarkupNamespace.prefix(of: String(cString: space))
      prefixes[space] = prefix
    }
    return prefix + String(cString: local)
  }

  private func string(_ start: UnsafePointer<CChar>?, _ length: Int64) -> String {
    // SAFETY: libxml2 gave the length, and the bytes live until the handler returns.
    String(decoding: UnsafeRawBufferPointer(start: start, count: Int(length)), as: UTF8.self)
  }
}
