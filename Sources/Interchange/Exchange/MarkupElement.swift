/// An element of XML with all that stands in it, for formats that are small enough to be held whole.
struct MarkupElement: Sendable {
  /// Without a prefix.
  let name: String
  let attributes: MarkupAttributes
  /// The text in it, that of its children left out.
  private(set) var text = ""
  private(set) var children: [MarkupElement] = []

  /// The most elements of a file. A project of 100,000 codings has half a million.
  static let most = 4_000_000

  private init(name: String, attributes: MarkupAttributes) {
    self.name = name
    self.attributes = attributes
  }

  /// The root element of a file.
  ///
  /// - Parameter part: The part of an archive, for messages only.
  /// - Throws: `InterchangeError` when the bytes are not well-formed, declare entities, or are past a limit.
  static func root(
    of bytes: [UInt8], file: String, part: String? = nil
  ) throws(InterchangeError) -> MarkupElement {
    var open: [MarkupElement] = []
    var root: MarkupElement?
    var count = 0
    try MarkupParser(file: file, part: part).xml(bytes) { (event) throws(InterchangeError) in
      switch event {
      case .start(let name, let attributes):
        count += 1
        if count > most { throw .limit(file, "holds more than \(most / 1_000_000) million elements") }
        open.append(MarkupElement(name: name, attributes: attributes))
      case .text(let text):
        if !open.isEmpty { open[open.count - 1].text += text }
      case .end:
        guard let element = open.popLast() else { return }
        if open.isEmpty { root = element } else { open[open.count - 1].children.append(element) }
      }
    }
    guard let root else { throw .damagedXML(file, part: part, line: 1) }
    return root
  }

  /// The value of an attribute.
  subscript(attribute: String) -> String? { attributes[attribute] }

  /// The first child of a name.
  func child(_ name: String) -> MarkupElement? { children.first { $0.name == name } }

  /// The children of a name, in order.
  func all(_ name: String) -> [MarkupElement] { children.filter { $0.name == name } }

  /// The children of a child of a name.
  func list(_ container: String, _ name: String) -> [MarkupElement] { child(container)?.all(name) ?? [] }
}
