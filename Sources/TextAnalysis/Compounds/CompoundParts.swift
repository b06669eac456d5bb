/// The parts of a form, and the runs of them that are words.
struct CompoundParts: Sendable {
  let parts: [TypeAnalysis.Part]

  /// Whether there are two parts or more.
  var isCompound: Bool { parts.count > 1 }

  /// A form that is not looked into.
  init(uncut shape: WordShape) { parts = [] }

  init(of shape: WordShape, _ splitter: CompoundSplitter) {
    let form = Array(shape.form.utf8)
    // `4.-6.` is a span.
    let hasLetter = form.contains { $0 >= 0x80 || (0x61...0x7A).contains($0 | 0x20) }
    guard form.count == shape.lower.count, hasLetter || shape.isOpenEnded else {
      parts = []
      return
    }
    var ends: [Int] = []
    var start = 0
    for (offset, byte) in form.enumerated() where byte == 0x2D && offset > start {
      CompoundParts.cut(shape.lower[start..<offset], start, splitter, &ends)
      ends.append(offset + 1)
      start = offset + 1
    }
    if start < form.count { CompoundParts.cut(shape.lower[start...], start, splitter, &ends) }
    ends.removeAll { $0 == 0 || $0 == form.count }
    guard !ends.isEmpty || shape.isOpenEnded else {
      parts = []
      return
    }
    ends.append(form.count)
    var parts: [TypeAnalysis.Part] = []
    var before = 0
    for end in ends {
      parts.append(TypeAnalysis.Part(text: String(decoding: form[before..<end], as: UTF8.self), range: before..<end))
      before = end
    }
    self.parts = parts
  }

  /// Adds the boundaries inside a stretch between hyphens, as bytes of the form.
  private static func cut(_ piece: ArraySlice<UInt8>, _ start: Int, _ splitter: CompoundSplitter, _ ends: inout [Int]) {
    for boundary in splitter.boundaries(of: piece) { ends.append(start + boundary) }
  }

  /// The runs of parts that are words by themselves, the whole left out.
  ///
  /// - Parameter lemma: The lemma of a form.
  func constituents(_ lemma: (String) -> String) -> [TypeAnalysis.Constituent] {
    guard let last = parts.last else { return [] }
    var result: [TypeAnalysis.Constituent] = []
    for first in parts.indices {
      for end in (first + 1)...parts.count where end - first < parts.count || parts.count == 1 {
        let isFinal = end == parts.count && last.text.utf8.last != 0x2D
        let text = parts[first..<end].map(\.text).joined()
        if let found = Constituents.lemma(of: text, isFinal: isFinal, isSingle: end - first == 1, lemma) {
          result.append(TypeAnalysis.Constituent(lemma: found, parts: first..<end))
        }
      }
    }
    return result
  }
}
