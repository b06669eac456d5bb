internal import UnicodeText

/// Ids that derive from names.
package enum Name {
  /// A name in normal form C and lower case, with hyphens for whatever is no letter or digit: `Anna Holm` is `anna-holm`.
  package static func identifier(_ name: String) -> String {
    let folded = LetterCase.lowercased(String(decoding: NormalForm.composed(Array(name.utf8)), as: UTF8.self))
    var result = ""
    for scalar in folded.unicodeScalars {
      if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        result.unicodeScalars.append(scalar)
      } else if !result.hasSuffix("-"), !result.isEmpty {
        result += "-"
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result.isEmpty ? "anonymous" : result
  }

  /// Whether a text can be the id of a code: ASCII letters in lower case, digits, `-` and `_`.
  package static func isCodeIdentifier(_ id: String) -> Bool {
    !id.isEmpty
      && id.utf8.allSatisfy {
        ($0 >= 0x61 && $0 <= 0x7A) || ($0 >= 0x30 && $0 <= 0x39) || $0 == 0x2D || $0 == 0x5F
      }
  }

  /// The id of a code: as codebooks write them, lower-case ASCII with hyphens. `Nære netværk` is `naere-netvaerk`.
  package static func codeIdentifier(_ name: String) -> String {
    let letters: [Unicode.Scalar: String] = [
      "æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "é": "e",
    ]
    var result = ""
    for scalar in LetterCase.lowercased(String(decoding: NormalForm.composed(Array(name.utf8)), as: UTF8.self))
      .unicodeScalars
    {
      if scalar.isASCII, scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "_" {
        result.unicodeScalars.append(scalar)
      } else if let letter = letters[scalar] {
        result += letter
      } else if !result.hasSuffix("-"), !result.isEmpty {
        result += "-"
      }
    }
    while result.hasSuffix("-") { result.removeLast() }
    return result
  }
}
