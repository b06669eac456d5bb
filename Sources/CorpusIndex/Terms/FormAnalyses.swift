internal import UnicodeText

/// The analyses of some word forms, flat, as the index takes them in.
///
/// Made in pieces, each on a core of its own: what stands in them does not depend on how the forms were cut.
package struct FormAnalyses: Sendable {
  /// What a form's strings are: its term first, then lemmas, lemmas by context, and those of constituents. Sixteen bytes,
  /// because a corpus has millions of forms.
  struct Form {
    private let first: UInt32
    private let firstPart: UInt32
    private let counts: (lemmas: UInt16, rarerLemmas: UInt16, constituents: UInt16)

    init(firstString: Int, lemmas: Int, rarerLemmas: Int, firstConstituent: Int, constituents: Int) {
      first = UInt32(firstString)
      firstPart = UInt32(firstConstituent)
      counts = (UInt16(lemmas), UInt16(rarerLemmas), UInt16(constituents))
    }

    var firstString: Int { Int(first) }
    var lemmas: Int { Int(counts.lemmas) }
    var rarerLemmas: Int { Int(counts.rarerLemmas) }
    var firstConstituent: Int { Int(firstPart) }
    var constituents: Int { Int(counts.constituents) }
  }

  /// Where a constituent stands in its term.
  struct Part {
    private let start: UInt32
    private let countAndHead: UInt32

    init(_ range: Range<Int>, isHead: Bool) {
      start = UInt32(range.lowerBound)
      countAndHead = UInt32(range.count) << 1 | (isHead ? 1 : 0)
    }

    var range: Range<Int> { Int(start)..<Int(start) + Int(countAndHead >> 1) }
    var isHead: Bool { countAndHead & 1 == 1 }
  }

  private(set) var forms: [Form] = []
  private(set) var constituents: [Part] = []
  private var bytes: [UInt8] = []
  private var ends: [UInt32] = [0]

  package init() {}

  /// A string, folded.
  func string(_ number: Int) -> ArraySlice<UInt8> { bytes[Int(ends[number])..<Int(ends[number + 1])] }

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
    let letters = Array(PlainSpelling.of(form).utf8)
    for constituent in analysis.constituents {
      append(constituent.lemma)
      // Accents fold to fewer bytes.
      let low = Self.foldedCount(letters.prefix(constituent.range.lowerBound))
      let high = Self.foldedCount(letters.prefix(constituent.range.upperBound))
      constituents.append(Part(low..<max(low, high), isHead: constituent.isHead))
    }
  }

  /// Begins a form whose strings are folded already: its term, its lemmas, and its constituents with their parts follow.
  mutating func begin(lemmas: Int, constituents: Int) {
    forms.append(
      Form(
        firstString: ends.count - 1, lemmas: lemmas, rarerLemmas: 0, firstConstituent: self.constituents.count,
        constituents: constituents))
  }

  /// Appends a string of the form that was begun.
  mutating func append(folded string: ArraySlice<UInt8>) {
    bytes += string
    ends.append(UInt32(bytes.count))
  }

  /// Appends a part of the form that was begun.
  mutating func append(_ part: Part) { constituents.append(part) }

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
    ends.append(UInt32(bytes.count))
  }

  private static func foldedCount(_ bytes: ArraySlice<UInt8>) -> Int {
    LetterCase.folded(String(decoding: bytes, as: UTF8.self)).utf8.count
  }
}
