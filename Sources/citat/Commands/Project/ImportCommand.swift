internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Take files or folders into a project.",
    discussion: """
      A file that is there already, under whatever name, is noticed by its contents. Each file is taken in whole or not at all; \
      what was taken in stays when a later one cannot be read.

      With --update a corrected file takes the place of the text of the same name: codings and memos are carried over, and it is \
      said which words changed and which codings have lost their words.

      A project of another program is taken in with its codes, codings, notes and cases, as one step: REFI-QDA (.qdpx, .qdc), \
      which NVivo, ATLAS.ti, MAXQDA and others write, Taguette's SQLite file, RQDA's file, QualCoder's folder. It is said how its \
      places were read, how many passages that proves, and what could not be held.

      A codebook of ours (.yaml, .csv) is taken in as codes: new ones are added, those of a known id get what the file says.

      With --dry-run it is shown how the files would be read: format, speakers, times, and what was guessed. Labels, roles and \
      cases are set once for all sources in speakers.csv: citat help speakers

        citat import interviews
        citat import --dry-run interview-01.vtt svar.csv
        citat import interviews/leder-3.txt --update
        citat import rettet.docx --update --source leder-3.docx
        citat import nvivo.qdpx
      """)

  @Argument(help: "Files and folders.")
  var inputs: [String]

  @Flag(help: "Let corrected files take the place of texts of the same name.")
  var update = false

  @Option(help: "With --update: the source that the one file corrects.")
  var source: String?

  @Flag(help: "Take in a source that was erased before.")
  var erased = false

  @Flag(help: "Read the files and report; nothing is kept.")
  var dryRun = false

  @Option(name: .customLong("speakers"), help: "A table of speakers, instead of the speakers.csv beside the texts.")
  var speakers: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions
  @OptionGroup var register: RegisterOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if source != nil, !update { throw ValidationError("--source goes with --update.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      if dryRun { return try await preview() }
      let project = try project.open(for: .changing)
      var options = ProjectImport.Options()
      options.updates = update
      options.takesErased = erased
      options.source = source
      options.speakers = SpeakerChoice(file: speakers)
      let books = inputs.filter { CodebookFiles.isCodebook($0) }
      let studies = inputs.filter { StudyFiles.isStudy($0) }
      let failures = try importCodebooks(books, into: project) + importStudies(studies, into: project)
      let inputs = inputs.filter { !studies.contains($0) && !books.contains($0) }
      if inputs.isEmpty {
        if failures > 0 { throw ExitCode(2) }
        return .done
      }
      let bar = ProgressBar()
      let (outcomes, notes) = try await ProjectImport(
        project, coder: coder.name, analyzer: try register.analyzer()
      ).run(inputs, options: options) { done, all, outcome in
        bar.clear()
        report(outcome)
        bar.show(done, of: all)
      }
      bar.clear()
      for note in notes { StandardError.write("note: \(note)\n") }
      let added = outcomes.count { if case .added = $0 { true } else { false } }
      let known = outcomes.count { if case .known = $0 { true } else { false } }
      let updated = outcomes.count { if case .updated = $0 { true } else { false } }
      let failed = outcomes.count { if case .failed = $0 { true } else { false } }
      let parts = [(added, "imported"), (updated, "updated"), (known, "there already"), (failed, "not imported")]
      Descriptor.write(
        parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "\n", to: 1)
      if failed + failures > 0 { throw ExitCode(2) }
      return .done
    }
  }

  /// Takes in the codes of codebooks, or looks at them without a project; `tell` writes what came. Returns how many could not
  /// be read.
  private func importCodebooks(
    _ books: [String], into project: Project?, tell: (String) -> Void = { Descriptor.write($0, to: 1) }
  ) throws -> Int {
    var failures = 0
    for book in books {
      failures += try told {
        let codebook = try CompiledCodebook.checked(at: book).codebook
        let notes = try project.map { try CodebookDesk($0, coder: coder.name).take(codebook) } ?? []
        let rules = codebook.codes.reduce(0) { $0 + $1.rules.count }
        tell(
          "\(project == nil ? "would import" : "imported") \(Terminal.safe(book.fileName)), a codebook\n"
            + "  \(codebook.codes.count.counted("code")), \(rules.counted("rule"))\n")
        for note in notes { StandardError.write("note: \(Terminal.safe(note))\n") }
      }
    }
    return failures
  }

  /// Takes in projects of other programs, each whole or not at all; returns how many could not be read.
  private func importStudies(_ studies: [String], into project: Project) throws -> Int {
    var failures = 0
    for study in studies {
      failures += try told {
        let report = try ProjectExchange(project, coder: coder.name, analyzer: try register.analyzer())
          .take(try StudyFiles.read(study), note: study.fileName, time: Clock.now, takesErased: erased)
        Descriptor.write(ExchangePrinter.text(of: report, file: study), to: 1)
        ExchangePrinter.write(report.notes)
      }
    }
    return failures
  }

  /// Tells what is wrong with a file and goes on to the next: 1 where something is. What is wrong with the project ends all.
  private func told(_ body: () throws -> Void) throws -> Int {
    do {
      try body()
      return 0
    } catch let error as any UserFacingError {
      if error is ProjectError { throw error }
      StandardError.write(error.report)
      return 1
    }
  }

  /// How the files would be read.
  private func preview() async throws -> CommandOutcome {
    let format = try output.chosen(among: [.text, .json, .jsonl])
    let books = inputs.filter { CodebookFiles.isCodebook($0) }
    let studies = inputs.filter { StudyFiles.isStudy($0) }
    // Rows for programs hold sources alone.
    func tell(_ text: String) {
      if format == .text { Descriptor.write(text, to: 1) } else { StandardError.write(text) }
    }
    var failures = try importCodebooks(books, into: nil, tell: tell)
    for study in studies {
      failures += try told {
        let report = try ProjectExchange.preview(of: try StudyFiles.read(study), coder: coder.name)
        tell(ExchangePrinter.text(of: report, file: study, isKept: false))
        ExchangePrinter.write(report.notes)
      }
    }
    let inputs = inputs.filter { !studies.contains($0) && !books.contains($0) }
    if inputs.isEmpty {
      if failures > 0 { throw ExitCode(2) }
      return .done
    }
    let preview = try await ImportPreview.reading(inputs, speakers: SpeakerChoice(file: speakers))
    for note in preview.notes { StandardError.write("note: \(note)\n") }
    for failure in preview.failures { StandardError.write(failure.text() + "\n") }
    if preview.sources.isEmpty { throw ExitCode(2) }
    let text =
      format == .text
      ? ImportPrinter(terminal: output.terminal).text(of: preview) : output.json(preview.jsonRows, format)
    try output.write(text, madeFrom: [])
    if !preview.failures.isEmpty || failures > 0 { throw ExitCode(2) }
    return .done
  }

  private func report(_ outcome: ProjectImport.Outcome) {
    switch outcome {
    case .added(let name): Descriptor.write("imported \(Terminal.safe(name))\n", to: 1)
    case .known(let name, let other):
      let place = name == other ? "" : " as \(Terminal.safe(other))"
      Descriptor.write("\(Terminal.safe(name)) is there already\(place)\n", to: 1)
    case .updated(let report): Descriptor.write("updated \(RevisionPrinter.text(of: report))", to: 1)
    case .failed(let error): StandardError.write(error.text() + "\n")
    }
  }
}

/// What became of codings when a text was corrected.
enum RevisionPrinter {
  static func text(of report: RevisionReport) -> String {
    var text = "\(Terminal.safe(report.source)): \(report.kept.counted("coding")) as before"
    if !report.changed.isEmpty {
      text += ", \(report.changed.count) on corrected words (\(report.changed.joined(separator: ", ")))"
    }
    text += "\n"
    if !report.orphans.isEmpty {
      let lost = report.orphans.count.counted("coding has lost its", "codings have lost their")
      text += "  \(lost) words and \(report.orphans.count == 1 ? "stays" : "stay") on the old text: "
      text += "\(report.orphans.joined(separator: ", "))\n"
    }
    if report.lostNotes > 0 {
      let lost = report.lostNotes.counted(
        "memo, decision or judgement has lost its", "memos, decisions or judgements have lost their")
      text += "  \(lost) words and \(report.lostNotes == 1 ? "stays" : "stay") on the old text\n"
    }
    return text
  }
}
