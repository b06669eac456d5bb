/// The forms of have, være and blive, which are auxiliaries or main verbs by what follows them.
enum AuxiliaryForms {
  static let der = Array("der".utf8)
  static let clauseEnds = Set([",", ".", ":", ";", "?", "!", "at", "som"].map { Array($0.utf8) })

  private static let lemmas: [[UInt8]: [UInt8]] = {
    var lemmas: [[UInt8]: [UInt8]] = [:]
    for (lemma, forms) in [
      ("have", "have har havde haft ha' havde"), ("være", "være er var været vær"),
      ("blive", "blive bliver blev blevet bleven bli'r bli'"),
    ] {
      for form in forms.split(separator: " ") { lemmas[Array(form.utf8)] = Array(lemma.utf8) }
    }
    return lemmas
  }()

  /// The lemma of one of these forms.
  static func lemma(of form: [UInt8]) -> [UInt8]? { lemmas[form] }
}
