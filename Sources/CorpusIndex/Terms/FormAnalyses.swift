internal import UnicodeText

/// The analyses of some word forms, flat, as the index takes them in.
///
/// Made in pieces, each on a core of its own: what stands in them does not depend on how the forms were cut.
package struct FormAnalyses: Sendable {
  /// What a form's strings are: its term first, then lemmas, lemmas by context, and those of constituents.
  struct Form {
    let firstString: Int
    let lemmas: Int
    let rarerLemmas: Int
    let firstConstituent: Int
    let constituents: Int
  }

  private(set) var forms: [Form] = []
  private(set) var constituents: [(range: Range<Int>, isHead: Bool)] = []
  private var bytes: [UInt8] = []
  private var ends: [Int] = [0]

  package init() {}

  /// A string, folded.
  func string(_ number: Int) -> ArraySlice<UInt8> { bytes[ends[number]..<ends[number + 1]] }

  /// Appends a form with its analysis.
  package mutating func append(_ form: String, _ analysis: TermAnalysis) {
    forms.append(
      Form(
        firstString: ends.count - 1, lemmas: analysis.lemmas.count, rarerLemmas: analysis.rarerLemmas.count,
        firstConstituent: constituents.count, constituents: analysis.constituents.count))
    append(form)
    for lemma in analysis.lemmas { append(lemma) }
    for lemma in analysis.rarerLemmas { append(lemma) }
    if analysis.constituents.isEmpty { return }
    let letters = Array(form.utf8)
    for constituent in analysis.constituents {
      append(constituent.lemma)
      // Accents fold to fewer bytes.
      let low = Self.foldedCount(letters.prefix(constituent.range.lowerBound))
      let high = Self.foldedCount(letters.prefix(constituent.range.upperBound))
      constituents.append((low..<max(low, high), constituent.isHead))
    }
  }

  /// A string as the index looks it up.
  static func folded(_ string: String) -> [UInt8] { Array(LetterCase.folded(string).utf8) }

  /// The analyses of the first forms, and those of the others.
  static func split(_ pieces: [FormAnalyses], at count: Int) -> (front: [FormAnalyses], back: [FormAnalyses]) {
    var front: [FormAnalyses] = []
    var back: [FormAnalyses] = []
    var seen = 0
    for piece in pieces {
      let own = max(0, min(piece.forms.count, count - seen))
      if own > 0 { front.append(piece.keeping(0..<own)) }
      if own < piece.forms.count { back.append(piece.keeping(own..<piece.forms.count)) }
      seen += piece.forms.count
    }
    return (front, back)
  }

  private func keeping(_ range: Range<Int>) -> FormAnalyses {
    if range == 0..<forms.count { return self }
    var copy = self
    copy.forms = Array(forms[range])
    return copy
  }

  private mutating func append(_ string: String) {
    bytes += LetterCase.folded(string).utf8
    ends.append(bytes.count)
  }

  private static func foldedCount(_ bytes: ArraySlice<UInt8>) -> Int {
    LetterCase.folded(String(decoding: bytes, as: UTF8.self)).utf8.count
  }
}
