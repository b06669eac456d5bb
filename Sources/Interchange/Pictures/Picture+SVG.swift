internal import CorpusModel

extension Picture {
  /// The picture as SVG 1.1, with its title and description for those who do not see it.
  ///
  /// - Parameter id: Tells the pictures of a page apart.
  /// - Complexity: O(shapes).
  package func svg(id: String = "billede") -> String {
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(Self.number(width)) \(Self.number(height))" \
      width="\(Self.number(width))" height="\(Self.number(height))" role="img" \
      aria-labelledby="\(id)-titel \(id)-tekst" font-family="Arial, Helvetica, sans-serif">
      <title id="\(id)-titel">\(Self.words(title))</title>
      <desc id="\(id)-tekst">\(Self.words(description))</desc>

      """
    for shape in shapes { text += Self.svg(of: shape) + "\n" }
    return text + "</svg>\n"
  }

  private static func svg(of shape: Shape) -> String {
    switch shape {
    case .rectangle(let x, let y, let width, let height, let fill):
      return
        "<rect x=\"\(number(x))\" y=\"\(number(y))\" width=\"\(number(width))\" height=\"\(number(height))\" "
        + "fill=\"\(hex(fill))\"/>"
    case .line(let from, let to, let width, let color):
      return
        "<line x1=\"\(number(from.x))\" y1=\"\(number(from.y))\" x2=\"\(number(to.x))\" y2=\"\(number(to.y))\" "
        + "stroke=\"\(hex(color))\" stroke-width=\"\(number(width))\"/>"
    case .label(let label):
      let place = "x=\"\(number(label.x))\" y=\"\(number(label.y))\""
      var attributes = "\(place) font-size=\"\(number(label.size))\" fill=\"\(hex(label.color))\""
      switch label.anchor {
      case .start: break
      case .middle: attributes += " text-anchor=\"middle\""
      case .end: attributes += " text-anchor=\"end\""
      }
      if label.isBold { attributes += " font-weight=\"bold\"" }
      if label.angle != 0 {
        attributes += " transform=\"rotate(\(number(-label.angle)) \(number(label.x)) \(number(label.y)))\""
      }
      return "<text \(attributes)>\(words(label.text))</text>"
    }
  }

  /// A length with one digit at most, so that the bytes do not hang on how a machine adds.
  private static func number(_ value: Double) -> String {
    let tenths = Int((value * 10).rounded())
    return tenths % 10 == 0 ? "\(tenths / 10)" : FixedDecimal.text(Double(tenths) / 10, digits: 1)
  }

  private static func hex(_ color: Color) -> String {
    let digits = String(color, radix: 16)
    return "#" + String(repeating: "0", count: 6 - digits.utf8.count) + digits
  }

  /// Words as XML takes them.
  private static func words(_ text: String) -> String { Markup.html(SpreadsheetWriter.clean(text)) }
}
