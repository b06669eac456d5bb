internal import UnicodeText

/// A place in the text of a query.
struct QueryCursor {
  let text: String
  let scalars: [Unicode.Scalar]
  var index = 0

  init(_ text: String) {
    self.text = text
    scalars = Array(text.unicodeScalars)
  }

  /// The scalar at the place; `nil` at the end.
  var current: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  func scalar(_ distance: Int) -> Unicode.Scalar? {
    let place = index + distance
    return place >= 0 && place < scalars.count ? scalars[place] : nil
  }

  func text(in place: Range<Int>) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(place.count)
    for index in place {
      let scalar = scalars[index]
      if scalar.value < 0x80 {
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        bytes += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a scalar is one of `" ” “ „ » «`.
  static func isQuote(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\"", "”", "“", "„", "»", "«": true
    default: false
    }
  }

  mutating func skipSpace() { while let scalar = current, ScalarClass.isWhiteSpace(scalar) { index += 1 } }

  /// Steps over a sign, if it stands here.
  mutating func take(_ sign: String) -> Bool {
    guard scalars[index...].starts(with: sign.unicodeScalars) else { return false }
    index += sign.unicodeScalars.count
    return true
  }

  /// Steps over a name: ASCII letters, digits and `_`, a letter first; `nil` where none stands.
  mutating func takeName() -> String? {
    let start = index
    index = nameEnd
    return index == start ? nil : text(in: start..<index)
  }

  /// Where a name that stands here ends; the place itself where none stands.
  var nameEnd: Int {
    var end = index
    while end < scalars.count, scalars[end].value < 0x80,
      ScalarClass.isLetter(scalars[end]) || scalars[end] == "_" || end > index && ScalarClass.isDigit(scalars[end])
    { end += 1 }
    return end
  }

  /// What stands here is not what was expected.
  func unexpected(_ expected: String) -> QueryError {
    guard current != nil else {
      return .unexpected("the end of the query", expected: expected, at: scalars.count..<scalars.count, in: text)
    }
    // A name whole, else one sign.
    let end = max(index + 1, nameEnd)
    return .unexpected("'\(text(in: index..<end))'", expected: expected, at: index..<end, in: text)
  }

  // MARK: Expressions

  /// A value in quotation marks with flags, `"samarb.*"%c`, as an expression.
  mutating func takeValue() throws(QueryError) -> RegularExpression {
    let open = index
    guard let quote = current, Self.isQuote(quote) || quote == "'" else {
      throw unexpected("a value in quotation marks")
    }
    index += 1
    let start = index
    while let scalar = current, quote == "'" ? scalar != "'" : !Self.isQuote(scalar) {
      // A quotation mark behind a backslash is one of the value.
      index += scalar == "\\" && self.scalar(1) != nil ? 2 : 1
    }
    guard current != nil else {
      throw .unexpected("the end of the query", expected: "a closing quotation mark", at: open..<open + 1, in: text)
    }
    let place = start..<index
    index += 1
    var isLiteral = false
    if current == "%" {
      index += 1
      guard let flags = takeName(), flags.utf8.allSatisfy({ "cdl".utf8.contains($0) }) else {
        throw unexpected("%c or %d, which change nothing, or %l for a value without signs")
      }
      isLiteral = flags.contains("l")
    }
    return isLiteral ? RegularExpression(literal: text(in: place)) : try expression(in: place)
  }

  /// The regular expression that stands at a place.
  func expression(in place: Range<Int>) throws(QueryError) -> RegularExpression {
    if place.isEmpty {
      let end = min(place.upperBound + 1, scalars.count)
      throw .unexpected(
        "an empty expression", expected: "a word, such as samarb.*", at: max(0, place.lowerBound - 1)..<end, in: text)
    }
    do throws(RegularExpressionError) {
      return try RegularExpression(text(in: place))
    } catch {
      switch error {
      case .unexpected(let found, let expected, let own):
        // Composing letters may have moved the end.
        let low = min(place.lowerBound + own.lowerBound, place.upperBound)
        let high = min(place.lowerBound + own.upperBound, place.upperBound)
        throw .unexpected(found, expected: expected, at: low..<max(low, high), in: text)
      case .tooLarge:
        throw .unsupported(
          "the regular expression is too large: more than 2,000 letters when its repetitions are written out",
          at: place,
          in: text)
      }
    }
  }
}
