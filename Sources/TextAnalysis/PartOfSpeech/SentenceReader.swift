/// Reads words in their sentences and remembers every form that it has seen, so that it costs most the first time.
struct SentenceReader: Sendable {
  private var tagger = PartOfSpeechTagger()
  private var forms = FormNumbers()
  /// For each form its place in `lemmas`, or -1 when it is no homograph.
  private var homographs: [Int32] = []
  /// The lemma of a homograph by part of speech, as far as it was asked for.
  private var lemmas: [[String?]] = []
  private var sentence: [Int32] = []
  private var wanted: [Bool] = []
  private var tags: [PartOfSpeech] = []

  /// The parts of speech of the forms of a sentence.
  mutating func tags(of forms: [String]) -> [PartOfSpeech] {
    sentence.removeAll(keepingCapacity: true)
    for form in forms {
      let bytes = Array(form.utf8)
      sentence.append(number(of: bytes.span))
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
    sentence.removeAll(keepingCapacity: true)
    wanted.removeAll(keepingCapacity: true)
    var homographs: [(place: Int, homograph: Int)] = []
    for index in tokens.indices {
      let token = tokens[index]
      let number = number(of: bytes.extracting(token.start..<token.end))
      let homograph = self.homographs[Int(number) - PartOfSpeechTagger.outsiders]
      let isWanted = homograph >= 0 && token.kind == .word
      if isWanted { homographs.append((sentence.count, Int(homograph))) }
      sentence.append(number)
      wanted.append(isWanted)
    }
    if homographs.isEmpty { return }
    tag()
    for (place, homograph) in homographs {
      let token = tokens[tokens.startIndex + place]
      let tag = Int(tags[place].rawValue)
      if let known = lemmas[homograph][tag] {
        body(tokens.startIndex + place, known)
      } else {
        let form = Self.string(bytes.extracting(token.start..<token.end))
        let found = lemma(form, tags[place])
        lemmas[homograph][tag] = found
        body(tokens.startIndex + place, found)
      }
    }
  }

  private mutating func tag() {
    tags.removeAll(keepingCapacity: true)
    tagger.tag(sentence, wanted: &wanted, into: &tags)
  }

  /// The tagger's number of a form.
  private mutating func number(of form: Span<UInt8>) -> Int32 {
    let (number, isNew) = forms.number(of: form)
    if isNew {
      let text = Self.string(form)
      tagger.add(text)
      if Homographs.isHomograph(text) {
        homographs.append(Int32(lemmas.count))
        lemmas.append(Array(repeating: nil, count: PartOfSpeech.allCases.count))
      } else {
        homographs.append(-1)
      }
    }
    return Int32(number + PartOfSpeechTagger.outsiders)
  }

  private static func string(_ bytes: Span<UInt8>) -> String {
    var copy: [UInt8] = []
    copy.reserveCapacity(bytes.count)
    for index in bytes.indices { copy.append(bytes[index]) }
    return String(decoding: copy, as: UTF8.self)
  }
}
