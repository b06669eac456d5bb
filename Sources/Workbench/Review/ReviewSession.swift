package import CorpusModel
internal import ProjectStore
package import QualitativeCoding

/// A coder at work on a project: what is seen, what is lit, what is being typed.
///
/// Pure: a key changes the state and gives back what else must be done. `ReviewDesk` does it in the project, the screen draws
/// the state, the terminal sends the keys.
package struct ReviewSession: Sendable {
  /// What the keys mean now.
  package enum Mode: Sendable, Equatable {
    case reading
    /// The lit range is made longer and shorter by words.
    case adjusting(Adjusting)
    /// A code is looked for by its name; which of those found is chosen.
    case choosing(LineEditor, Int)
    case writing(LineEditor, ReviewMemoTarget)
    case searching(LineEditor)
    /// A queue is chosen by its number.
    case picking(Int)
    /// The help; lines that are scrolled away.
    case help(Int)
  }

  /// How words are being added and taken.
  package struct Adjusting: Sendable, Equatable {
    /// The lit range as it was before.
    let before: TextRange
    /// The coding or proposal whose words they are; `nil` where only what is lit changes.
    let mark: String?
    /// The end that was moved last, which the screen must show.
    package internal(set) var edge: Int?
  }

  /// What is said below the text until the next key.
  package enum Message: Sendable, Equatable {
    case done(String)
    case error(String)
  }

  package let coder: Coder
  /// Whether what others did is hidden.
  package let isBlind: Bool
  /// The names of the sources, in order.
  package let sourceNames: [String]
  package internal(set) var codebook: Codebook { didSet { codes = ReviewCode.all(in: codebook) } }
  package private(set) var codes: [ReviewCode]
  package internal(set) var source: ReviewSource
  /// Open proposals of the project by code.
  package internal(set) var openCounts: [String: Int] = [:]
  /// Ids of the coders of the project.
  package internal(set) var coders: [String] = []
  package internal(set) var queue: ReviewQueue
  /// What is being looked at: a turn, a sentence, the words of a proposal.
  package private(set) var lit: TextRange
  /// The mark that keys such as `a` and `x` mean; `nil` for none.
  private var selectedKey: String?
  /// Whether the coder chose the mark, and not the session.
  private(set) var isChosen = false
  package internal(set) var mode: Mode = .reading
  package var message: Message?
  /// What was typed for a memo and not kept, for as long as the session lasts.
  var draft: (source: String, target: ReviewMemoTarget, text: String)?
  /// Codes by when they were put last, the latest first.
  package internal(set) var recentCodes: [String] = []

  init(coder: Coder, isBlind: Bool, sourceNames: [String], codebook: Codebook, source: ReviewSource, queue: ReviewQueue)
  {
    self.coder = coder
    self.isBlind = isBlind
    self.sourceNames = sourceNames
    self.codebook = codebook
    codes = ReviewCode.all(in: codebook)
    self.source = source
    self.queue = queue
    lit = source.steps.first?.range ?? TextRange(0, 0)
  }

  // MARK: What is seen

  /// What lies on the lit range.
  package var marksHere: [ReviewMark] { source.marks(on: lit) }

  /// The mark that keys mean.
  package var selected: ReviewMark? { selectedKey.flatMap { key in marksHere.first { $0.key == key } } }

  /// Whether words are being added and taken.
  package var isAdjusting: Bool { if case .adjusting = mode { true } else { false } }

  /// The end of the lit range that was moved last.
  package var movedEdge: Int? { if case .adjusting(let adjusting) = mode { adjusting.edge } else { nil } }

  /// The step that the lit range lies in; `nil` for a text without any.
  package var step: Unit? { source.steps.isEmpty ? nil : source.steps[source.step(at: lit.start)] }

  /// The code of an id.
  package func code(_ id: String) -> ReviewCode? { codes.first { $0.id == id } }

  /// The codes that are found by what is being typed.
  package var choices: [ReviewCode] {
    guard case .choosing(let editor, _) = mode else { return [] }
    return ReviewCode.matching(editor.text, in: codes, recent: recentCodes)
  }

  /// The name of the new code that what is being typed would make; `nil` where a code is called so, or nothing is typed.
  package var newCodeName: String? {
    guard case .choosing(let editor, _) = mode else { return nil }
    let name = editor.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let id = Name.codeIdentifier(name)
    return id.isEmpty || codes.contains { $0.id == id || Name.codeIdentifier($0.name) == id } ? nil : name
  }

  /// The queues that can be chosen, with how much is in them where that is known.
  package var queues: [(queue: ReviewQueue, name: String, count: Int?)] {
    var result: [(ReviewQueue, String, Int?)] = [
      (.proposals(code: nil), "proposals", openCounts.values.reduce(0, +))
    ]
    for theme in codebook.themes {
      let count = theme.selfAndBelow.reduce(0) { $0 + (openCounts[$1.id] ?? 0) }
      if count > 0 { result.append((.proposals(code: theme.id), "proposals: \(theme.name)", count)) }
    }
    result.append((.uncoded, "uncoded units", nil))
    if case .sample(let places, _) = queue {
      result.append((queue, "sample at random", places.count))
    } else {
      result.append((.sample([], seed: 0), "sample at random", nil))
    }
    if !isBlind, coders.count > 1 { result.append((.disagreements, "units that coders coded differently", nil)) }
    if case .found(let query, let places) = queue { result.append((queue, "found: \(query)", places.count)) }
    return result
  }

  /// The codes whose proposals a queue takes in; `nil` for all.
  func codes(of queue: ReviewQueue) -> Set<String>? {
    guard case .proposals(let code?) = queue else { return nil }
    return Set(codebook.code(code).map { $0.selfAndBelow.map(\.id) } ?? [code])
  }

  /// Proposals that are open in the queue's codes, or in all where it is another queue.
  package var openCount: Int {
    guard let wanted = codes(of: queue) else { return openCounts.values.reduce(0, +) }
    return wanted.reduce(0) { $0 + (openCounts[$1] ?? 0) }
  }

  // MARK: Moving

  /// Lights a range, and selects a mark there: the one named, else the first open proposal.
  package mutating func light(_ range: TextRange, mark: String? = nil) {
    lit = range
    selectedKey = mark ?? marksHere.first { $0.proposal != nil }?.key
    isChosen = false
  }

  /// Lights a place of the source.
  mutating func light(_ place: ReviewPlace) { light(place.range, mark: place.mark) }

  /// Selects the next or previous mark on the lit range, after the last none.
  mutating func select(_ direction: Int) {
    let keys: [String?] = [nil] + marksHere.map(\.key)
    let now = keys.firstIndex(of: selected?.key) ?? 0
    selectedKey = keys[(now + direction + keys.count) % keys.count]
    isChosen = selectedKey != nil
  }

  /// Selects nothing where what was selected is gone.
  mutating func reselect() {
    if selected == nil { selectedKey = marksHere.first { $0.proposal != nil }?.key }
  }

  /// The next or previous place of a queue in the source; `nil` where there is none.
  func place(_ direction: Int, in queue: ReviewQueue) -> ReviewPlace? {
    let places = queue.places(in: source, codes: codes(of: queue))
    if let now = places.firstIndex(where: { $0.range == lit && ($0.mark == nil || $0.mark == selected?.key) }) {
      let next = now + direction
      return places.indices.contains(next) ? places[next] : nil
    }
    return direction > 0
      ? places.first { ($0.range.start, $0.range.end) >= (lit.start, lit.start) }
      : places.last { ($0.range.start, $0.range.end) < (lit.start, lit.end) }
  }

  /// Goes on in a queue, into other sources where the one that is open has no more.
  mutating func go(_ direction: Int, in queue: ReviewQueue) -> ReviewEffect? {
    guard let place = place(direction, in: queue) else { return .seek(queue, direction) }
    light(place)
    return nil
  }

  mutating func goStep(_ direction: Int) {
    let steps = source.steps
    guard !steps.isEmpty else { return }
    let now = source.step(at: lit.start)
    // From a sentence back to the beginning of its turn.
    let isInside = steps[now].range.start < lit.start && direction < 0
    light(steps[min(max(0, isInside ? now : now + direction), steps.count - 1)].range)
  }

  mutating func goSentence(_ direction: Int) {
    let sentences = source.sentences
    let isStep = source.steps.contains { $0.range == lit }
    let index =
      direction > 0
      ? sentences.firstIndex { isStep ? $0.start >= lit.start : $0.start > lit.start }
      : sentences.lastIndex { $0.start < lit.start }
    if let index { light(sentences[index]) }
  }

  /// Makes the lit range longer or shorter by a word at its start or end.
  mutating func adjust(start: Int = 0, end: Int = 0) {
    let words = source.words
    var (low, high) = (lit.start, lit.end)
    if end > 0 { high = words.first { $0.end > high }?.end ?? high }
    if end < 0 { high = words.last { $0.end < high && $0.start >= low }?.end ?? high }
    if start < 0 { low = words.last { $0.start < low }?.start ?? low }
    if start > 0 { low = words.first { $0.start > low && $0.end <= high }?.start ?? low }
    lit = TextRange(low, high)
    if case .adjusting(var adjusting) = mode {
      adjusting.edge = start == 0 ? high : low
      mode = .adjusting(adjusting)
    }
  }
}
