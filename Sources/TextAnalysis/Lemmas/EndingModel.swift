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
    let probability: Double

    /// Whether it comes first: it is likelier, or as likely and an earlier part of speech or edit.
    fileprivate func precedes(_ other: Candidate) -> Bool {
      if probability != other.probability { return probability > other.probability }
      return (tag.rawValue, edit) < (other.tag.rawValue, other.edit)
    }
  }

  /// The last form that was asked about: most are asked about twice, when they are cut into parts and when their lemma is
  /// guessed.
  private struct Last: Sendable {
    var form: [UInt8]?
    var candidates: [Candidate] = []
  }

  private let last = SharedWorkers { Last() }
  /// What is less likely is no candidate for a lemma.
  private static let leastGuessed = 0.0005

  /// The ways to read a form in lower case that are likely enough for a guess, the likeliest first.
  ///
  /// - Parameter isCapitalised: Whether to read it as a name.
  func candidates(of form: ArraySlice<UInt8>, isCapitalised: Bool) -> [Candidate] {
    if isCapitalised { return candidates(of: form, isCapitalised: true, above: Self.leastGuessed) }
    return last.with { last in
      if last.form?.elementsEqual(form) != true {
        last.form = Array(form)
        last.candidates = candidates(of: form, above: Self.leastGuessed)
      }
      return last.candidates
    }
  }

  /// The ways to read a form in lower case, the likeliest first.
  ///
  /// - Parameters:
  ///   - isCapitalised: Whether to read it as a name.
  ///   - least: Only those with at least this probability.
  func candidates(of form: ArraySlice<UInt8>, isCapitalised: Bool = false, above least: Double) -> [Candidate] {
    Blend.with { blend in candidates(of: form, isCapitalised: isCapitalised, above: least, &blend) }
  }

  private func candidates(
    of form: ArraySlice<UInt8>, isCapitalised: Bool, above least: Double, _ blend: inout Blend
  ) -> [Candidate] {
    var walk = EmbeddedTable.Walk()
    let mark: UInt8 = isCapitalised ? 0x5E : 0x20
    if let root = table.number(of: CollectionOfOne(mark)) { blend.add(root, of: table) }
    if !isCapitalised || table.advance(&walk, by: mark) { blend.addEndings(of: form, walk, table) }
    return blend.candidates(above: least)
  }

  /// The candidates with a probability above 1 %.
  func inflections(of form: ArraySlice<UInt8>) -> ArraySlice<Candidate> {
    candidates(of: form, isCapitalised: false).prefix { $0.probability >= 0.01 }
  }

  /// What an edit makes of a form; `nil` when the form is too short for it.
  func apply(_ edit: Int, to form: ArraySlice<UInt8>) -> [UInt8]? { table.apply(edit, to: form) }

  /// Probabilities of readings, those of longer endings blended in one after another.
  private struct Blend {
    /// Readings at most; what comes after these is rarer than anything that counts.
    private static let capacity = 128
    // SAFETY: both have room for `capacity`, and live as long as the call of `with`; those below `count` were written.
    private let keys: UnsafeMutableBufferPointer<UInt32>
    private let probabilities: UnsafeMutableBufferPointer<Double>
    private var count = 0

    /// Hands out an empty one, on the stack: to fill it with zeros first would take longer than what is done with it.
    @inline(__always)
    static func with<Result>(_ body: (inout Blend) -> Result) -> Result {
      withUnsafeTemporaryAllocation(of: UInt32.self, capacity: capacity) { keys in
        withUnsafeTemporaryAllocation(of: Double.self, capacity: capacity) { probabilities in
          var blend = Blend(keys: keys, probabilities: probabilities)
          return body(&blend)
        }
      }
    }

    @inline(__always)
    mutating func add(_ number: Int, of table: EmbeddedTable) {
      let trust = count == 0 ? 1 : Double(table.value(0, number)) / 255
      for index in 0..<count { probabilities[index] *= 1 - trust }
      table.forEachReading(number) { reading in
        let probability = trust * Double(reading.weight) / 255
        let key = UInt32(reading.tag.rawValue) << 16 | UInt32(reading.edit)
        var index = 0
        while index < count, keys[index] != key { index += 1 }
        if index < count {
          probabilities[index] += probability
        } else if count < Self.capacity {
          keys[count] = key
          probabilities[count] = probability
          count += 1
        }
      }
    }

    /// Adds the endings of one to seven characters.
    mutating func addEndings(of form: ArraySlice<UInt8>, _ start: EmbeddedTable.Walk, _ table: EmbeddedTable) {
      var walk = start
      var end = form.endIndex
      for _ in 0..<7 {
        var start = end
        guard start > form.startIndex else { return }
        repeat { start -= 1 } while start > form.startIndex && form[start] & 0xC0 == 0x80
        for byte in form[start..<end] { guard table.advance(&walk, by: byte) else { return } }
        if walk.isWord { add(walk.number, of: table) }
        end = start
      }
    }

    func candidates(above least: Double) -> [Candidate] {
      var result: [Candidate] = []
      result.reserveCapacity(16)
      for index in 0..<count where probabilities[index] >= least {
        let candidate = Candidate(
          tag: PartOfSpeech(rawValue: UInt8(keys[index] >> 16)) ?? .other, edit: Int(keys[index] & 0xFFFF),
          probability: probabilities[index])
        // Few are left: they are put in their place one by one.
        var place = result.count
        while place > 0, candidate.precedes(result[place - 1]) { place -= 1 }
        result.insert(candidate, at: place)
      }
      return result
    }
  }
}
