/// A form of a verb that is used as an adjective.
///
/// - Source: general knowledge of Danish: -ende, -et and -ede, -t and -te.
struct Participle: Sendable {
  /// The form that is looked up: `kølet` for *kølede*.
  let dictionaryForm: [UInt8]

  static let negation = Array("u".utf8)

  /// Reads a form in lower case; `nil` when its ending is none of a participle.
  init?(_ form: [UInt8]) {
    let ending = String(decoding: form.suffix(4), as: UTF8.self)
    switch ending {
    case "ende": dictionaryForm = form
    case _ where ending.hasSuffix("ede"): dictionaryForm = form.dropLast(2) + [0x74]
    case "atte": dictionaryForm = form.dropLast(2)
    case _ where ending.hasSuffix("te"): dictionaryForm = form.dropLast()
    case _ where ending.hasSuffix("t"): dictionaryForm = form
    default: return nil
    }
  }
}
