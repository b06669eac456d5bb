internal import CorpusModel
package import ProjectStore
internal import QualitativeCoding
internal import TextStatistics

/// Does in a project what a session of reviewing asks for, each change saved before the call returns.
package struct ReviewDesk: Sendable {
  private let project: Project
  private let coder: String
  private let view: ReviewSource.View
  private let sources: [StudySource]
  /// How many units are drawn for a sample.
  private let sampleSize: Int
  private let seed: UInt64?
  /// Operations of this session that `z` takes back, the latest last, with where the coder was.
  private var done: [(operation: String, place: ReviewPlace)] = []
  /// Operations that were taken back, to be brought back.
  private var undone: [(operation: String, place: ReviewPlace)] = []

  /// - Parameters:
  ///   - coder: The coder's name.
  ///   - isBlind: Whether what others did is hidden.
  ///   - seed: Of samples; `nil` for one made from the texts.
  /// - Throws: `StudyError.noSources` for a project without any.
  package init(
    _ project: Project, coder: String, isBlind: Bool = false, sampleSize: Int = 20, seed: UInt64? = nil
  ) throws {
    self.project = project
    self.coder = coder
    view = ReviewSource.View(coder: Name.identifier(coder), isBlind: isBlind)
    sources = try project.read { try $0.sources() }
    self.sampleSize = sampleSize
    self.seed = seed
    if sources.isEmpty { throw StudyError.noSources }
  }

  /// A session at the beginning of a source, or at the first place of a queue.
  ///
  /// - Parameters:
  ///   - source: The name of a source; `nil` for the first, or where the queue begins.
  ///   - queue: `nil` for the open proposals where there are any.
  /// - Complexity: O(bytes of the source), with a queue O(bytes up to its first place).
  package func session(source name: String?, queue: ReviewQueue?) async throws -> ReviewSession {
    let first = try name.map { try numberOfSource($0) } ?? 0
    var session = try project.read { reader in
      let coder = try reader.coders().first { $0.id == view.coder } ?? Coder(id: view.coder, name: self.coder)
      var source = try ReviewSource(sources[first], number: first, reader, view)
      source.prepare()
      return ReviewSession(
        coder: coder, isBlind: view.isBlind, sourceNames: sources.map(\.name), codebook: try reader.codebook(),
        source: source, queue: .uncoded)
    }
    session.openCounts = try project.read { try $0.openProposalCounts(coder: view.isBlind ? view.coder : nil) }
    try refresh(&session)
    session.queue = queue ?? (session.openCount == 0 ? .uncoded : .proposals(code: nil))
    if case .sample = queue { session.queue = try sample() }
    if name == nil || queue != nil {
      if let effect = session.go(1, in: session.queue) { try await move(effect, &session) }
      if queue == nil { session.message = nil }
    }
    return session
  }

  /// A queue of the open proposals of a code, by id or name.
  package func proposals(of code: String) throws -> ReviewQueue {
    .proposals(code: try project.read { try $0.requireCode(code).id })
  }

  /// Does what a key asked for. What goes wrong is said in the session, and nothing is changed.
  package mutating func run(_ effect: ReviewEffect, _ session: inout ReviewSession) async {
    do {
      try await perform(effect, &session)
    } catch let error as any UserFacingError {
      session.message = .error(error.report.message)
      try? refresh(&session)
    } catch {
      session.message = .error("the project could not be changed")
    }
  }

  private mutating func perform(_ effect: ReviewEffect, _ session: inout ReviewSession) async throws {
    switch effect {
    case .quit, .suspend, .redraw, .page: break
    case .seek, .turn, .find, .drawSample: try await move(effect, &session)
    case .undo, .redo: try takeBack(effect == .undo, &session)
    default:
      let place = ReviewPlace(session.source.number, session.lit, mark: session.selected?.key)
      let before = try latestOperation
      let (message, name) = try change(effect, session)
      if let operation = try latestOperation, operation != before {
        done.append((operation, place))
        undone = []
        session.message = .done("\(message)\(name.map { " \($0)" } ?? "") · z takes it back")
      } else {
        session.message = .done("it was so already")
      }
      try refresh(&session)
      try follow(effect, &session)
    }
  }

  private var latestOperation: String? {
    get throws { try project.read { try $0.latestOperation(by: view.coder) } }
  }

  /// Reads anew what can have changed: codes, counts, and what lies on the source.
  private func refresh(_ session: inout ReviewSession) throws {
    try project.read { reader in
      let codebook = try reader.codebook()
      if session.codebook != codebook { session.codebook = codebook }
      session.coders = try reader.coders().map(\.id)
      var source = session.source
      try source.refresh(reader, view)
      // Of the other sources nothing has changed by this session: counting them anew would cost more than the change.
      for mark in session.source.marks where mark.proposal != nil { session.openCounts[mark.code, default: 0] -= 1 }
      for mark in source.marks where mark.proposal != nil { session.openCounts[mark.code, default: 0] += 1 }
      session.source = source
    }
    session.reselect()
  }

  // MARK: Changing

  /// Makes a change in one transaction.
  ///
  /// - Returns: What was done, and the name of the code that it was done with.
  private func change(_ effect: ReviewEffect, _ session: ReviewSession) throws -> (String, String?) {
    let source = session.source.source
    let desk = CodingDesk(project, coder: coder)
    func name(_ code: String) -> String { session.code(code)?.name ?? code }
    switch effect {
    case .decide(let verdict, let proposals, let range):
      let count = try ProposalDesk(project, coder: coder)
        .decide(verdict, on: proposals, range: range, by: view.isBlind ? view.coder : nil)
      return (verdict.rawValue, count == 1 ? name(proposals[0].code) : "\(count) proposals")
    case .code(let code, let range):
      _ = try desk.code(.range(range), in: source.id, codes: [code])
      return ("coded", name(code))
    case .newCode(let name, let range):
      _ = try desk.code(.range(range), in: source.id, newCode: name)
      return ("coded, with the new code", name)
    case .uncode(let id):
      let gone = try desk.uncode([id])
      return (gone.memos == 0 ? "took away" : "took away with its memos", gone.codings.first.map { name($0.code) })
    case .move(let id, let range):
      let moved = try desk.move(id, to: range)
      return ("has other words now:", name(moved.code))
    case .memo(let text, .coding(let id)):
      _ = try desk.memo(text, on: id)
      return ("wrote the memo", nil)
    case .memo(let text, .place(let range)):
      _ = try desk.memo(text, on: source.id, at: .range(range))
      return ("wrote the memo", nil)
    case .memo(let text, .memo(let id)):
      try desk.rewrite(memo: id, as: text)
      return (text.isEmpty ? "removed the memo" : "wrote the memo", nil)
    case .markRead:
      let isRead = !session.source.isRead
      try desk.mark(source.id, isRead: isRead)
      return (isRead ? "marked as read:" : "no longer marked as read:", source.name)
    default: return ("", nil)
    }
  }

  /// Where the coder looks after a change.
  private func follow(_ effect: ReviewEffect, _ session: inout ReviewSession) throws {
    switch effect {
    case .decide:
      // On to what else is proposed here; in a queue of proposals then to the next.
      if session.marksHere.contains(where: { $0.proposal != nil }) {
        session.light(session.lit)
      } else if case .proposals = session.queue {
        let message = session.message
        if let place = session.place(1, in: session.queue) {
          session.light(place)
        } else {
          try seek(session.queue, 1, &session)
        }
        if case .done(let text) = message, case .done(let more)? = session.message, more != text {
          session.message = .done(text + " · " + more)
        } else {
          session.message = message
        }
      }
    case .code(let code, _):
      session.recentCodes = [code] + session.recentCodes.filter { $0 != code }
    case .newCode(let name, _):
      let code = Name.codeIdentifier(name)
      session.recentCodes = [code] + session.recentCodes.filter { $0 != code }
    case .move(let id, let range): session.light(range, mark: id)
    default: break
    }
  }

  private mutating func takeBack(_ isUndo: Bool, _ session: inout ReviewSession) throws {
    guard let (operation, place) = isUndo ? done.last : undone.last else {
      session.message = .error(
        isUndo ? "nothing of this session is left to take back; 'citat undo' goes further" : "nothing was taken back")
      return
    }
    let history = ProjectHistory(project, coder: coder)
    let original = try isUndo ? history.undo(operation).operation : history.redo().operation
    if isUndo {
      done.removeLast()
      undone.append((operation, place))
    } else {
      undone.removeLast()
      done.append((original.id, place))
    }
    if place.source != session.source.number { try open(place.source, &session) }
    try refresh(&session)
    session.light(place)
    session.message = .done(
      "\(isUndo ? "took back" : "brought back"): \(original.kind)\(original.note.map { " · \($0)" } ?? "")")
  }

  // MARK: Moving

  private func numberOfSource(_ name: String) throws -> Int {
    let source = try project.read { try $0.requireSource(name) }
    return sources.firstIndex { $0.id == source.id } ?? 0
  }

  private func move(_ effect: ReviewEffect, _ session: inout ReviewSession) async throws {
    switch effect {
    case .seek(let queue, let direction): try seek(queue, direction, &session)
    case .turn(let number):
      guard sources.indices.contains(number) else {
        session.message = .error(number < 0 ? "this is the first source" : "this is the last source")
        return
      }
      try open(number, &session)
    case .find(let query): try await find(query, &session)
    case .drawSample:
      session.queue = try sample()
      session.message = .done("drawn: \(session.queues.first { $0.queue == session.queue }?.count ?? 0) units")
      try goToFirst(&session)
    default: break
    }
  }

  /// Opens a source at its beginning.
  private func open(_ number: Int, _ session: inout ReviewSession) throws {
    try project.read { reader in
      var source = try ReviewSource(try current(number, reader), number: number, reader, view)
      source.prepare()
      session.source = source
    }
    if let first = session.source.steps.first { session.light(first.range) } else { session.light(TextRange(0, 0)) }
  }

  /// The source as it is now: its text may have been corrected since the session began.
  private func current(_ number: Int, _ reader: ProjectReader) throws -> StudySource {
    try reader.requireSource(sources[number].id)
  }

  /// Goes through the sources in a direction until one has a place of the queue.
  private func seek(_ queue: ReviewQueue, _ direction: Int, _ session: inout ReviewSession) throws {
    var number = session.source.number + direction
    while sources.indices.contains(number) {
      let found = try project.read { reader -> (ReviewSource, ReviewPlace)? in
        let stored = try current(number, reader)
        // Without proposals there is no need to read the text.
        if case .proposals = queue, try !reader.hasProposals(source: stored.id) { return nil }
        if case .sample(let places, _) = queue, !places.contains(where: { $0.source == number }) { return nil }
        if case .found(_, let places) = queue, !places.contains(where: { $0.source == number }) { return nil }
        var source = try ReviewSource(stored, number: number, reader, view)
        let places = queue.places(in: source, codes: session.codes(of: queue))
        guard let place = direction > 0 ? places.first : places.last else { return nil }
        source.prepare()
        return (source, place)
      }
      if let (source, place) = found {
        session.source = source
        session.light(place)
        return
      }
      number += direction
    }
    session.message = .done(Self.end(of: queue, direction, session))
  }

  private static func end(of queue: ReviewQueue, _ direction: Int, _ session: ReviewSession) -> String {
    let way = direction > 0 ? "further" : "earlier"
    switch queue {
    case .proposals: return session.openCount == 0 ? "every proposal is decided" : "no \(way) proposal"
    case .uncoded: return "no \(way) uncoded unit"
    case .sample: return "no \(way) unit of the sample"
    case .disagreements: return "no \(way) unit that coders coded differently"
    case .found(let query, let places): return places.isEmpty ? "\(query) stands nowhere" : "no \(way) place"
    }
  }

  /// Goes to the first place of a list, wherever the coder is.
  private func goToFirst(_ session: inout ReviewSession) throws {
    let places: [ReviewPlace]
    switch session.queue {
    case .sample(let own, _), .found(_, let own): places = own
    default: return
    }
    guard let first = places.first else { return }
    if first.source != session.source.number { try open(first.source, &session) }
    session.light(first)
  }

  private func find(_ query: String, _ session: inout ReviewSession) async throws {
    let corpus = try await ProjectCorpus(project, coder: view.isBlind ? view.coder : nil, includesProposals: false)
    let places = try corpus.places(of: query).compactMap { place in
      sources.firstIndex { $0.id == place.source }.map { ReviewPlace($0, place.range) }
    }
    if places.isEmpty {
      session.message = .error("it stands nowhere; 'citat explain' says how a query was read")
      return
    }
    session.queue = .found(query, places)
    session.message = .done("\(places.count) \(places.count == 1 ? "place" : "places") · n goes to the next")
    let here = (session.source.number, session.lit.start)
    let next = places.first { ($0.source, $0.range.start) >= here } ?? places[0]
    if next.source != session.source.number { try open(next.source, &session) }
    session.light(next)
  }

  /// Units drawn at random from all sources, the same for the same texts and seed.
  private func sample() throws -> ReviewQueue {
    var units: [ReviewPlace] = []
    try project.read { reader in
      for number in sources.indices {
        let document = try reader.corrected(sources[number].id).document
        units += document.units(document.defaultUnitKind, includesInterviewer: false, sentences: [])
          .map { ReviewPlace(number, $0.range) }
      }
    }
    let seed = seed ?? UnitSample.seed(of: sources.map(\.id), count: sampleSize)
    var generator = SplitMix64(seed: seed)
    let drawn = UnitSample.draw(min(sampleSize, units.count), of: units, &generator)
    return .sample(drawn.sorted { ($0.source, $0.range) < ($1.source, $1.range) }, seed: seed)
  }
}
