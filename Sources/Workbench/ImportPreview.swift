package import CorpusModel
internal import DocumentStructure
package import Interchange
internal import TextAnalysis
internal import UnicodeText

/// What an import would make of files: how each was read, who speaks in it, and what was guessed.
package struct ImportPreview: Sendable {
  /// One who speaks, and how much.
  package struct Voice: Sendable {
    package let speaker: Speaker
    package let turns: Int
    package let words: Int
  }

  /// A source as it would be imported.
  package struct Source: Sendable {
    package let name: String
    package let kind: Document.Kind
    package let report: ImportReport
    package let words: Int
    package let turns: Int
    package let sections: Int
    package let quotations: Int
    package let cases: Int
    package let voices: [Voice]
    /// Turns that have a time, and the seconds from the first to the last; `nil` where none has.
    package let timedTurns: Int
    package let span: (start: Double, end: Double)?
    package let guesses: [String]
    package let warnings: [String]
  }

  package let sources: [Source]
  /// Files that could not be read, each with what was wrong.
  package let failures: [ErrorReport]
  /// What holds for all sources.
  package let notes: [String]

  /// Reads the files that arguments name, and keeps nothing.
  ///
  /// - Throws: `WorkbenchError` when an argument is not there, a folder holds no sources, or the table of speakers cannot be
  ///   read.
  /// - Complexity: O(bytes).
  package static func reading(
    _ arguments: [String], speakers: SpeakerChoice
  ) async throws(WorkbenchError) -> ImportPreview {
    let files = try InputFinder.files(for: arguments)
    let tables = try SpeakerFiles(files, speakers)
    let analyzer = DanishAnalyzer()
    let readings = await withTaskGroup(of: (Int, [Result<ReadSource, InterchangeError>]).self) { group in
      for (number, file) in files.enumerated() {
        group.addTask { (number, ReadSource.all(in: file, speakers: tables) { analyzer.isKnown($0) }) }
      }
      var results: [[Result<ReadSource, InterchangeError>]] = Array(repeating: [], count: files.count)
      for await (number, result) in group { results[number] = result }
      return results.flatMap(\.self)
    }
    // Folders may hold nothing but JSON that is no transcript.
    if readings.isEmpty { throw .noSources(arguments.joined(separator: " ")) }
    var sources: [Source] = []
    var failures: [ErrorReport] = []
    var used: [Int: Set<Int>] = [:]
    var named: [Int: [String]] = [:]
    for reading in readings {
      switch reading {
      case .success(let read):
        sources.append(Source(read))
        if let table = read.table {
          used[table, default: []].formUnion(read.lines)
          named[table, default: []].append(read.document.source)
        }
      case .failure(let error): failures.append(error.report)
      }
    }
    return ImportPreview(
      sources: sources, failures: failures, notes: tables.notes(used: used, sources: named))
  }

  /// One object a source.
  package var jsonRows: [JSONValue] { sources.map(\.json) }
}

extension ImportPreview.Source {
  init(_ read: ReadSource) {
    let document = read.document
    let structure = document.structure
    let analyzed = AnalyzedSource(document)
    let places = analyzed.words.map(\.range.start)
    name = document.source
    kind = document.kind
    report = read.report
    words = places.count
    turns = structure.turns.count
    sections = structure.sections.count
    quotations = structure.quotations.count
    cases = structure.cases.count
    var counts = [(turns: Int, words: Int)](repeating: (0, 0), count: structure.speakers.count)
    for turn in structure.turns {
      counts[turn.speaker].turns += 1
      counts[turn.speaker].words +=
        places.partitionPoint { $0 < turn.range.end } - places.partitionPoint { $0 < turn.range.start }
    }
    voices = zip(structure.speakers, counts).map { ImportPreview.Voice(speaker: $0, turns: $1.turns, words: $1.words) }
    let timed = structure.turns.filter { $0.start != nil || $0.end != nil }
    timedTurns = timed.count
    let first = timed.compactMap { $0.start ?? $0.end }.min()
    let last = timed.compactMap { $0.end ?? $0.start }.max()
    span = first.flatMap { start in last.map { (start, $0) } }
    var guesses = read.report.notes.filter { $0.kind == .guess }.map(\.text)
    if structure.speakers.contains(where: \.isGuess) {
      let isNobodyNamed = structure.speakers.allSatisfy(\.isGuess)
      guesses.append(isNobodyNamed ? "nobody is named: who speaks is a guess" : "who the interviewer is was guessed")
    } else if document.kind == .transcript, !structure.speakers.contains(where: \.isInterviewer) {
      guesses.append("nobody was taken for the interviewer")
    }
    self.guesses = guesses
    warnings =
      read.report.notes.filter { $0.kind == .warning }.map(\.text)
      + read.doubtNotes.map { String($0.drop { $0 == ":" || $0 == " " }) }
  }

  fileprivate var json: JSONValue {
    func list(_ texts: [String]) -> JSONValue { .array(texts.map { .string($0) }) }
    return .object([
      ("source", .string(name)), ("format", .string(report.format.rawValue)),
      ("encoding", JSONValue(report.encoding?.rawValue)), ("confirmed", .bool(!report.isUnconfirmed)),
      ("kind", .string(kind.rawValue)), ("words", .integer(words)), ("turns", .integer(turns)),
      (
        "speakers",
        .array(
          voices.map { voice in
            .object([
              ("speaker", .string(voice.speaker.label)), ("name", JSONValue(voice.speaker.name)),
              ("role", JSONValue(voice.speaker.role)), ("case", JSONValue(voice.speaker.caseName)),
              ("interviewer", .bool(voice.speaker.isInterviewer)), ("guess", .bool(voice.speaker.isGuess)),
              ("turns", .integer(voice.turns)), ("words", .integer(voice.words)),
            ])
          })
      ),
      ("sections", .integer(sections)), ("quotations", .integer(quotations)), ("cases", .integer(cases)),
      ("timed_turns", .integer(timedTurns)), ("start", span.map { .number($0.start) } ?? .null),
      ("end", span.map { .number($0.end) } ?? .null), ("guesses", list(guesses)), ("warnings", list(warnings)),
    ])
  }
}
