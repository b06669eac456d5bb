internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct List: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the sources of a project, or its codings.",
    discussion: """
        citat list
        citat list --format csv
        citat list codings --format jsonl

      A coding is an object with id, source, code, coder, origin, range (bytes of the text as 'citat show' has it), original (places \
      in the file's text, in characters), text and created.
      """)

  /// What is listed.
  enum Items: String, ExpressibleByArgument, CaseIterable {
    case sources, codings
  }

  @Argument(help: "What is listed.")
  var items: Items = .sources

  @Option(help: "Of codings only those of this coder.")
  var coder: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if coder != nil, items != .codings { throw ValidationError("--coder goes with 'citat list codings'.") }
  }

  private func listCodings(_ project: Project) throws -> CommandOutcome {
    let codings = try project.read { try ProjectListing.codings($0, coder: coder) }
    let format = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md])
    let note = "the project has no such codings"
    guard format == .json || format == .jsonl else {
      return try output.list(
        ListedCoding.table(codings), spare: ["origin", "start", "end"], of: project.file, orSay: note)
    }
    if codings.isEmpty { StandardError.write(note + "\n") }
    try output.write(output.json(codings.map(\.json), format), madeFrom: [project.file])
    return codings.isEmpty ? .nothingFound : .done
  }

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .reading)
      if items == .codings { return try listCodings(project) }
      return try output.list(
        try project.read { try ProjectListing.sources($0) }, spare: ["id"], of: project.file,
        orSay: "the project has no sources yet; take some in: citat import FOLDER")
    }
  }
}

struct Remove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove sources with all that lies on them; it can be undone.",
    discussion: """
      Text and history stay in the file, so that 'citat undo' brings the source back. When somebody withdraws: citat erase.

        citat remove leder-3.txt
      """)

  @Argument(help: "Sources, by name.")
  var sources: [String]

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .changing)
      for name in sources {
        try project.write("remove", coder: coder.name, time: Clock.now, note: name) { writer in
          try writer.remove(try writer.reader.requireSource(name))
        }
        Descriptor.write("removed \(Terminal.safe(name))\n", to: 1)
      }
      return .done
    }
  }
}

struct Rename: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give a source another name.", discussion: "  citat rename optagelse3.txt leder-3.txt")

  @Argument(help: "The source.")
  var source: String

  @Argument(help: "Its new name.")
  var name: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .changing)
      try project.write("rename", coder: coder.name, time: Clock.now, note: name) { writer in
        let source = try writer.reader.requireSource(source)
        if let other = try writer.reader.source(name), other.id != source.id { throw StudyError.nameTaken(name) }
        try writer.rename(source, to: name)
      }
      Descriptor.write("renamed \(Terminal.safe(source)) to \(Terminal.safe(name))\n", to: 1)
      return .done
    }
  }
}

struct Erase: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Erase a source for good, as when a participant withdraws. It cannot be undone.",
    discussion: """
      Text, original file, codings, memos and what the history says of them are gone from the project; a tombstone with the date \
      stays. Copies elsewhere are not touched: backups that the project knows of are named. A case is erased with all sources \
      that belong to it.

        citat erase leder-3.txt
      """)

  @Argument(help: "The source, or the case.")
  var name: String

  @Flag(help: "Do it; without this it is only said what would go.")
  var yes = false

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .changing)
      let erasure = ProjectErasure(project, coder: coder.name)
      let plan = try erasure.plan(name)
      for source in plan.sources {
        Descriptor.write(
          "\(yes ? "erasing" : "would erase") \(Terminal.safe(source.name)): \(source.codings.counted("coding")), \(source.memos.counted("memo"))\n",
          to: 1)
      }
      for note in plan.notes { StandardError.write("note: \(note)\n") }
      if !yes {
        let command = "citat erase \(name.shellWord) --yes"
        Descriptor.write("nothing was erased; it cannot be undone once it is: \(command)\n", to: 1)
        return .nothingFound
      }
      try erasure.run(plan)
      Descriptor.write("erased; it cannot be undone\n", to: 1)
      let backups = try project.read { try $0.backups() }
      if !backups.isEmpty {
        Descriptor.write("these backups still hold it:\n", to: 1)
        for backup in backups { Descriptor.write("  \(backup.path) (\(backup.made.prefix(10)))\n", to: 1) }
      }
      return .done
    }
  }
}

struct BackupCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Copy the project, while it may be in use, and check the copy.",
    discussion: "  citat backup ../backup/study-2026-11-22.citat")

  @Argument(help: "The file to make.")
  var file: String

  @OptionGroup var project: ProjectOptions

  func run() async throws {
    try await CommandOutcome.saying {
      if try !project.open(for: .reading).backUp(to: file, time: Clock.now) {
        StandardError.write(
          "note: the project may only be read, so it does not know of this copy; 'citat erase' will not name it\n")
      }
      return "copied to \(file), and the copy is sound"
    }
  }
}

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Look at all of a project, and say what is wrong and what mends it.",
    discussion: "  citat check\n\nExit code 0: nothing is wrong; 1: something is.")

  @OptionGroup var project: ProjectOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .reading)
      let (problems, sources, codings) = try project.read { reader in
        (try reader.problems(), try reader.sources().count, try reader.codingCounts().values.reduce(0, +))
      }
      for problem in problems {
        Descriptor.write("problem: \(problem.what)\n  help: \(problem.repair)\n", to: 1)
      }
      if !problems.isEmpty { return .nothingFound }
      Descriptor.write(
        "\(project.file): \(sources.counted("source")), \(codings.counted("coding")); nothing is wrong\n", to: 1)
      if try ProjectIndex.state(of: project) == .stale {
        Descriptor.write("its index is of other texts, or damaged; the next search makes it again\n", to: 1)
      }
      return .done
    }
  }
}

struct Compact: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Give room that is not used back to the disk.", discussion: "  citat compact")

  @OptionGroup var project: ProjectOptions

  func run() async throws {
    try await CommandOutcome.saying {
      let (before, after) = try project.open(for: .changing).compact()
      return "\(before) bytes before, \(after) bytes now"
    }
  }
}
