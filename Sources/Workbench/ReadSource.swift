internal import CorpusModel
internal import DocumentStructure
internal import Interchange

/// A file as it was read: the document, and what was found out on the way.
struct ReadSource: Sendable {
  /// The file, or the entry of an archive.
  let bytes: [UInt8]
  let document: Document
  /// How the file was read, the layout of the turns in it included.
  let report: ImportReport
  private let doubts: [ReadingDoubt]
  /// The number of the table of speakers that holds for it, and the lines of it that met a speaker.
  let table: Int?
  let lines: Set<Int>

  /// The sources of a file: one, or those in an archive; each as it was read, or what was wrong. None for a file of a folder
  /// that turns out to hold no transcript where only transcripts are looked for.
  static func all(
    in file: InputFile, speakers: SpeakerFiles, isWord: @escaping @Sendable (String) -> Bool
  ) -> [Result<ReadSource, InterchangeError>] {
    do throws(InterchangeError) {
      let sources = try SourceFormats.sources(
        in: try file.bytes(), file: file.path, name: file.name)
      let table = speakers.number(for: file)
      return sources.map { source in
        source.reading.map { reading in
          ReadSource(reading, of: source, table: table, in: speakers, isWord: isWord)
        }
      }
    } catch {
      if !file.isNamed, SourceFormats.isPassedOver(file.name, for: error) { return [] }
      return [.failure(error)]
    }
  }

  private init(
    _ reading: SourceReading, of source: NamedSource, table: Int?, in speakers: SpeakerFiles,
    isWord: @escaping @Sendable (String) -> Bool
  ) {
    let (document, doubts) = DocumentReader(isWord: isWord).reading(source: source.name, text: reading.text)
    bytes = source.bytes
    var report = reading.report
    if doubts.contains(.unconfirmedLayout) { report.isUnconfirmed = true }
    self.report = report
    self.doubts = doubts
    self.table = table
    if let table {
      (self.document, lines) = speakers.tables[table].applied(to: document)
    } else {
      (self.document, lines) = (document, [])
    }
  }

  /// What was not sure about the structure, to stand behind the source's name.
  var doubtNotes: [String] {
    var notes: [String] = []
    if doubts.contains(.looksLikeInterview) {
      notes.append(" looks like an interview, but no speakers were found in it; see 'citat help start'")
    }
    let lines = doubts.compactMap { if case .unusedLabel(let line) = $0 { line } else { nil } }
    if !lines.isEmpty {
      let shown = lines.prefix(5).map { "\($0)" }.joined(separator: ", ") + (lines.count > 5 ? ", …" : "")
      let (look, were) = lines.count == 1 ? ("line \(shown) looks", "was") : ("lines \(shown) look", "were")
      notes.append(": \(look) like the start of a turn and \(were) not taken for one; see 'citat show'")
    }
    return notes
  }
}
