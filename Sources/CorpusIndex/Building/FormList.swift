/// The different word forms of a corpus, in the order in which they came.
package struct FormList: Sendable {
  private let forms: ByteInterner
  private let ellipticForms: ByteInterner
  private let homographs: Set<Int>
  private let divider: UInt8
  private let known: (terms: AnalysedTerms, ofForms: [Int?])?

  init(
    forms: ByteInterner, ellipticForms: ByteInterner, homographs: Set<Int>, divider: UInt8,
    known: (terms: AnalysedTerms, ofForms: [Int?])?
  ) {
    self.forms = forms
    self.ellipticForms = ellipticForms
    self.homographs = homographs
    self.divider = divider
    self.known = known
  }

  /// How many there are.
  package var count: Int { forms.count + ellipticForms.count }

  /// The analyses of some of them.
  package func analyses(of numbers: Range<Int>, _ analyse: (String) -> TermAnalysis) -> FormAnalyses {
    var result = FormAnalyses()
    for number in numbers {
      if let known, number < known.ofForms.count, let term = known.ofForms[number] {
        known.terms.append(term, to: &result)
      } else {
        let form = form(number)
        result.append(form, analyse(form))
      }
    }
    return result
  }

  /// A form as it is written.
  private func form(_ number: Int) -> String {
    if number >= forms.count { return String(decoding: ellipticForms.slice(number - forms.count), as: UTF8.self) }
    let bytes = forms.slice(number)
    return String(decoding: homographs.contains(number) ? bytes.prefix { $0 != divider } : bytes, as: UTF8.self)
  }
}
