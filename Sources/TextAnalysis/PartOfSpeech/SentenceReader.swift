internal import UnicodeText

/// Reads words in their sentences and remembers every form that it has seen, so that it costs most the first time.
struct SentenceReader: Sendable {
  private var tagger = PartOfSpeechTagger()
  private var forms = FormNumbers()
  /// For each form the tagger's number, or -1 as long as it stood in no sentence that was tagged.
  private var numbers: [Int32] = []
  /// The homographs that are read, in lower case; `nil` for all.
  private let asked: Set<[UInt8]>?
  /// The lengths in bytes of those, as a set of bits, by their first byte.
  private let askedLengths: [UInt64]
  /// For each form where its own begin in `lemmas`, or -1 when it is no homograph.
  private var homographs: [Int32] = []
  /// The lemma of each homograph by part of speech, as far as it was asked for.
  private var lemmas: [String?] = []
  private var sentence: [Int32] = []
  private var wanted: [Bool] = []
  private var tags: [PartOfSpeech] = []
  /// The homographs of a sentence: their places in it, and where their lemmas begin.
  private var found: [(place: Int, homograph: Int)] = []

  /// - Parameter homographs: Those that are read, in lower case; all unless said.
  init(of homographs: Set<[UInt8]>? = nil) {
    asked = homographs
    var lengths = [UInt64](repeating: 0, count: 256)
    for form in homographs ?? [] { lengths[Self.key(form[0])] |= 1 << UInt64(form.count & 63) }
    askedLengths = lengths
  }

  /// Whether there are homographs that it reads.
  var readsAny: Bool { asked?.isEmpty != true }

  /// The first byte of a form whatever its case: letters of Danish have it in common or differ in one bit.
  @inline(__always)
  private static func key(_ first: UInt8) -> Int { Int(first < 0x80 ? first | 0x20 : first) }

  /// Whether some token has the first letter and length of a homograph that is read; nearly no sentence has where few are.
  private func mayHoldAsked(_ tokens: ArraySlice<Token>, _ bytes: Span<UInt8>) -> Bool {
    if asked == nil { return true }
    for token in tokens where token.kind == .word {
      if askedLengths[Self.key(bytes[token.start])] & 1 << UInt64((token.end - token.start) & 63) != 0 { return true }
    }
    return false
  }

  /// The parts of speech of the forms of a sentence.
  mutating func tags(of forms: [String]) -> [PartOfSpeech] {
    sentence.removeAll(keepingCapacity: true)
    for form in forms {
      let bytes = Array(form.utf8)
      let number = number(of: bytes.span, 0..<bytes.count)
      sentence.append(tagged(number, bytes.span))
    }
    wanted = Array(repeating: true, count: forms.count)
    tag()
    return tags
  }

  /// Finds the homographs of a sentence and what each is there.
  ///
  /// - Parameters:
  ///   - tokens: The tokens of the sentence; only words are read, all are context.
  ///   - lemma: The lemma of a form as a part of speech.
  ///   - body: Gets the index of a homograph and its lemma, in order.
  mutating func readHomographs(
    of tokens: ArraySlice<Token>, in bytes: Span<UInt8>, lemma: (String, PartOfSpeech) -> String,
    _ body: (Int, String) -> Void
  ) {
    if !mayHoldAsked(tokens, bytes) { return }
    sentence.removeAll(keepingCapacity: true)
    wanted.removeAll(keepingCapacity: true)
    found.removeAll(keepingCapacity: true)
    for index in tokens.indices {
      let token = tokens[index]
      let number = number(of: bytes, token.start..<token.end)
      let homograph = self.homographs[number]
      let isWanted = homograph >= 0 && token.kind == .word
      if isWanted { found.append((sentence.count, Int(homograph))) }
      sentence.append(Int32(number))
      wanted.append(isWanted)
    }
    if found.isEmpty { return }
    for place in sentence.indices {
      let token = tokens[tokens.startIndex + place]
      sentence[place] = tagged(Int(sentence[place]), bytes.extracting(token.start..<token.end))
    }
    tag()
    for (place, homograph) in found {
      let token = tokens[tokens.startIndex + place]
      let number = homograph + Int(tags[place].rawValue)
      if let known = lemmas[number] {
        body(tokens.startIndex + place, known)
      } else {
        let form = Self.string(bytes.extracting(token.start..<token.end))
        let lemma = lemma(form, tags[place])
        lemmas[number] = lemma
        body(tokens.startIndex + place, lemma)
      }
    }
  }

  private mutating func tag() {
    tags.removeAll(keepingCapacity: true)
    tagger.tag(sentence, wanted: &wanted, into: &tags)
  }

  /// The number of a form, which are bytes of a text.
  @inline(__always)
  private mutating func number(of text: Span<UInt8>, _ range: Range<Int>) -> Int {
    let (number, isNew) = forms.number(of: text.bytes, range)
    if isNew { take(text.extracting(range)) }
    return number
  }

  /// Takes in a new form.
  @inline(never)
  private mutating func take(_ form: Span<UInt8>) {
    numbers.append(-1)
    if isRead(Self.string(form)) {
      homographs.append(Int32(lemmas.count))
      lemmas += repeatElement(nil, count: PartOfSpeech.allCases.count)
    } else {
      homographs.append(-1)
    }
  }

  /// Whether a form, as written, is a homograph that is read.
  private func isRead(_ form: String) -> Bool {
    let lower = Array(LetterCase.lowercased(form).utf8)
    return asked?.contains(lower) ?? !Homographs.lemmas(of: lower).isEmpty
  }

  /// The tagger's number of a form.
  @inline(__always)
  private mutating func tagged(_ number: Int, _ form: Span<UInt8>) -> Int32 {
    if numbers[number] < 0 { numbers[number] = tagger.add(Self.string(form)) }
    return numbers[number]
  }

  private static func string(_ bytes: Span<UInt8>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }
}
