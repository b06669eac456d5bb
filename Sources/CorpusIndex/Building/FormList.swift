/// The different word forms of a corpus, in the order in which they came.
package struct FormList: Sendable {
  private let forms: ByteInterner
  private let ellipticForms: ByteInterner
  private let homographs: Set<Int>
  private let divider: UInt8
  private let known: AnalysedTerms?
  /// For each of the first forms the term whose analysis is known, or `unknown`.
  private let knownTerms: [UInt32]

  /// The term of a form whose analysis is not known.
  static let unknown = UInt32.max

  init(
    forms: ByteInterner, ellipticForms: ByteInterner, homographs: Set<Int>, divider: UInt8,
    known: AnalysedTerms?, knownTerms: [UInt32]
  ) {
    self.forms = forms
    self.ellipticForms = ellipticForms
    self.homographs = homographs
    self.divider = divider
    self.known = known
    self.knownTerms = knownTerms
  }

  /// How many there are.
  package var count: Int { forms.count + ellipticForms.count }

  /// The analyses of some of them.
  package func analyses(of numbers: Range<Int>, _ analyse: (String) -> TermAnalysis) -> FormAnalyses {
    var result = FormAnalyses()
    for number in numbers {
      if number < knownTerms.count, knownTerms[number] != Self.unknown {
        known?.append(Int(knownTerms[number]), to: &result)
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
