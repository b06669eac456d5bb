/// Guesses part of speech and lemma of forms that no table lists from their endings.
///
/// - Source: endings of rare forms of the corpora, the longer one trusted over the shorter by Witten and Bell's estimate
///   (1991, The zero-frequency problem).
struct EndingModel: Sendable {
  let table: EmbeddedTable

  static let danish = EndingModel(table: DanishTables.endings)

  /// A way to read a form.
  struct Candidate: Sendable {
    let tag: PartOfSpeech
    let edit: Int
    var probability: Double
  }

  /// The ways to read a form in lower case, the likeliest first.
  ///
  /// - Parameter isCapitalised: Whether to read it as a name.
  func candidates(of form: ArraySlice<UInt8>, isCapitalised: Bool = false) -> [Candidate] {
    var walk = EmbeddedTable.Walk()
    var candidates: [Candidate] = []
    let mark: UInt8 = isCapitalised ? 0x5E : 0x20
    if let root = table.number(of: [mark]) { blend(root, into: &candidates) }
    if isCapitalised, !table.advance(&walk, by: mark) { return candidates }
    var end = form.endIndex
    steps: for _ in 0..<7 {
      var start = end
      guard start > form.startIndex else { break }
      repeat { start -= 1 } while start > form.startIndex && form[start] & 0xC0 == 0x80
      for byte in form[start..<end] { guard table.advance(&walk, by: byte) else { break steps } }
      if walk.isWord { blend(walk.number, into: &candidates) }
      end = start
    }
    return candidates.sorted {
      ($0.probability, $1.tag.rawValue, $1.edit) > ($1.probability, $0.tag.rawValue, $0.edit)
    }
  }

  /// The candidates with a probability above 1 %.
  func inflections(of form: ArraySlice<UInt8>) -> [Candidate] { candidates(of: form).filter { $0.probability > 0.01 } }

  /// What an edit makes of a form; `nil` when the form is too short for it.
  func apply(_ edit: Int, to form: ArraySlice<UInt8>) -> [UInt8]? { table.apply(edit, to: form) }

  private func blend(_ number: Int, into candidates: inout [Candidate]) {
    let trust = candidates.isEmpty ? 1 : Double(table.value(0, number)) / 255
    for index in candidates.indices { candidates[index].probability *= 1 - trust }
    for reading in table.readings(number) {
      let probability = trust * Double(reading.weight) / 255
      if let index = candidates.firstIndex(where: { $0.tag == reading.tag && $0.edit == reading.edit }) {
        candidates[index].probability += probability
      } else {
        candidates.append(Candidate(tag: reading.tag, edit: reading.edit, probability: probability))
      }
    }
  }
}
