internal import UnicodeText

/// Tells quickly which forms cannot be forms of some lemmas, nor hold one of them: most forms of a corpus need not be analysed when
/// these are all that is asked for.
///
/// What has a lemma is listed so in the word table, ends with a word that is, or begins as the lemma does: what guesses a lemma
/// puts a few letters in the place of an ending. The letters that must stand in a form, its traces, follow from that.
///
/// A class, because copies of an analyser hand it on.
final class LemmaSieve: Sendable {
  /// Folded; in each form that passes stands one of them.
  private let traces: [[UInt8]]
  /// The homographs that context may give one of the lemmas, in lower case, and those that are spelled like them but for accents:
  /// an index holds *dét* and *det* as one word.
  let homographs: Set<[UInt8]>

  /// - Parameter lemmas: Folded.
  /// - Returns: `nil` where a lemma has other characters than the letters of Danish: then any form may be meant.
  /// - Complexity: O(word table × lemmas).
  init?(_ lemmas: Set<String>) {
    let wanted = lemmas.map { Array($0.utf8) }
    guard wanted.allSatisfy({ !$0.isEmpty && Self.isPlain($0) }) else { return nil }
    var traces = Set(wanted.map { Self.beginning(of: $0) })
    var spellings = Set(wanted)
    // Words with other characters, which may fold to one that is asked for.
    var otherwise: [[UInt8]] = []
    let table = Lexicon.danish.table
    // Most readings lead to another last letter, and are no further looked at.
    var isLast = [Bool](repeating: false, count: 0x80) + [Bool](repeating: true, count: 0x80)
    for last in wanted.compactMap(\.last) where last < 0x80 {
      (isLast[Int(last)], isLast[Int(last ^ 0x20)]) = (true, true)
    }
    var lemma: [UInt8] = []
    table.forEachWord { number, form in
      if !Self.isPlain(form) { otherwise.append(form) }
      table.forEachReading(number) { reading in
        guard let last = table.lastByte(of: reading.edit, form), isLast[Int(last)] else { return }
        lemma.removeAll(keepingCapacity: true)
        guard table.apply(reading.edit, to: form, appendingTo: &lemma) else { return }
        if !Self.isPlain(lemma) { lemma = Self.folded(lemma) }
        for wanted in wanted where wanted.ends(with: lemma) {
          let spelled = Self.folded(form)
          if wanted.count == lemma.count { spellings.insert(spelled) }
          // A compound is read as its head is: `storebrødre` as `brødre`.
          traces.insert(wanted.dropLast(lemma.count) + spelled)
        }
      }
    }
    let homographs = spellings.union(otherwise.filter { spellings.contains(Self.folded($0)) })
    self.homographs = homographs.filter { !Homographs.lemmas(of: $0).isEmpty }
    var kept: [[UInt8]] = []
    for trace in traces.sorted(by: { $0.count < $1.count }) where !kept.contains(where: { Self.stands($0, in: trace) })
    {
      kept.append(trace)
    }
    self.traces = kept
  }

  /// Whether a form may have one of the lemmas, or a constituent with it. `true` says nothing, `false` is certain.
  ///
  /// - Complexity: O(bytes × traces).
  func mayPass(_ form: String) -> Bool {
    let folded = Self.folded(Array(form.utf8))
    return traces.contains { Self.stands($0, in: folded) }
  }

  /// The letters that a guess leaves of a lemma: without its last one, and without the longest end that an edit may have put there.
  private static func beginning(of lemma: [UInt8]) -> [UInt8] {
    var last = lemma.count - 1
    while last > 0, lemma[last] & 0xC0 == 0x80 { last -= 1 }
    for end in replacements where lemma.ends(with: end) { last = min(last, lemma.count - end.count) }
    return Array(lemma[..<last])
  }

  private static let replacements = Set(EndingModel.danish.table.replacements)

  private static func stands(_ trace: [UInt8], in text: [UInt8]) -> Bool {
    guard let first = trace.first else { return true }
    guard text.count >= trace.count else { return false }
    for start in 0...(text.count - trace.count) where text[start] == first {
      if text[start..<start + trace.count].elementsEqual(trace) { return true }
    }
    return false
  }

  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    Array(LetterCase.folded(String(decoding: bytes, as: UTF8.self)).utf8)
  }

  /// Whether all are letters a to z, æ, ø and å.
  private static func isPlain(_ bytes: [UInt8]) -> Bool {
    var isAfterMark = false
    for byte in bytes {
      switch byte {
      case 0x61...0x7A where !isAfterMark: break
      case 0xC3 where !isAfterMark: isAfterMark = true
      case 0xA5 where isAfterMark, 0xA6 where isAfterMark, 0xB8 where isAfterMark: isAfterMark = false
      default: return false
      }
    }
    return !isAfterMark
  }
}
