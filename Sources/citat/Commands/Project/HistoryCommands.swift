internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct Log: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List what was done to a project, the latest first.", discussion: "  citat log\n  citat log --limit 100")

  @Option(help: "How many at most.")
  var limit = 30

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .reading)
      let isBrief = try output.chosen(among: [.text, .csv, .tsv, .json, .jsonl, .md]) == .text
      let table = try project.read { try ProjectListing.operations($0, limit: max(1, limit), isBrief: isBrief) }
      try output.write(table, madeFrom: [project.file])
      return .done
    }
  }
}

struct Undo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take back what you did last, or one operation of the log.",
    discussion: """
      An operation that later ones build on is not taken back; they are listed. What another coder did is taken back with --yes \
      only. Nothing is lost by it: 'citat redo'.

        citat undo
        citat undo anna-12
      """)

  @Argument(help: "The operation, by its id in 'citat log'.")
  var id: String?

  @Flag(help: "Take it back although another coder did it.")
  var yes = false

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      let history = ProjectHistory(try project.open(for: .changing), coder: coder.name)
      try history.undo(id, evenOthers: yes).tell(as: "took back")
      return .done
    }
  }
}

struct Redo: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Bring back what you took back last.", discussion: "  citat redo")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      try ProjectHistory(try project.open(for: .changing), coder: coder.name).redo().tell(as: "brought back")
      return .done
    }
  }
}

extension ProjectHistory.Step {
  /// Says what it was, and what became of codings on another text.
  fileprivate func tell(as verb: String) {
    let note = operation.note.map { " · \($0)" } ?? ""
    Descriptor.write(Terminal.safe("\(verb) \(operation.id): \(operation.kind)\(note)") + "\n", to: 1)
    for report in carried { Descriptor.write("carried over \(RevisionPrinter.text(of: report))", to: 1) }
  }
}

struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Join another copy of the project into this one; nothing of either is lost.",
    discussion: """
      Sources are matched by the bytes of their files. What only the other copy did is done here too, under its coders' names; \
      where both changed the same thing the later change holds, and it is said what the other was.

        citat backup foer.citat
        citat merge kopi-fra-bo.citat
      """)

  @Argument(help: "The other copy.")
  var other: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      let file = try project.file(beside: other)
      if ProjectFinder.isSame(file, other) { throw StudyError.itself(other) }
      let theirs = try Project.open(other, for: .reading, wait: project.wait)
      let ours = try Project.open(file, for: .changing, wait: project.wait)
      let result = try ProjectMerge(ours, coder: coder.name).merge(theirs)
      let report = result.report
      if report.operations == 0 {
        Descriptor.write("nothing new in \(other)\n", to: 1)
      } else {
        Descriptor.write(
          "\(report.operations.counted("operation")) by \(report.coders.sorted().joined(separator: ", "))\n",
          to: 1)
      }
      for name in report.renamed {
        Descriptor.write("a source with a name that was taken is now \(Terminal.safe(name))\n", to: 1)
      }
      for carried in result.carried { Descriptor.write("carried over \(RevisionPrinter.text(of: carried))", to: 1) }
      if !report.conflicts.isEmpty {
        let names = try ours.read { try $0.sources() }.map { ($0.id, $0.name) }
        let sources = Dictionary(uniqueKeysWithValues: names)
        for conflict in report.conflicts { Descriptor.write(conflict.text(sources), to: 1) }
      }
      for (id, date) in report.erasedThere.sorted(by: { $0.key < $1.key }) {
        StandardError.write("note: the other copy erased the source \(id) on \(date.prefix(10)): citat erase \(id)\n")
      }
      return .done
    }
  }
}

extension MergeReport.Conflict {
  /// What happened, by names.
  ///
  /// - Parameter sources: Names of sources by id.
  fileprivate func text(_ sources: [String: String]) -> String {
    let source = record == "source" ? sources[key] : nil
    let begin = "conflict: \(record) \(Terminal.safe(source ?? key)) · "
    if field.isEmpty { return begin + "one copy removed it, the other used or changed it; it stays\n" }
    if let source, field == "revision" {
      return """
        \(begin)text: both corrected it; the later holds, without what the other corrected
          help: correct it once more: citat import FILE --update --source \(Terminal.safe(source.shellWord))

        """
    }
    var text = begin + "\(field): both changed it; the later holds"
    // Words of texts and memos are not shown; lists and rules are JSON.
    let isShown =
      record == "caseValue" || record == "property" && key == "name" || record == "source"
      || record == "code" && ["name", "color", "definition", "parent", "threshold"].contains(field)
    if isShown, let kept, let other {
      text += Terminal.safe(", '\(kept)', not '\(other)'")
    }
    return text + "\n"
  }
}

struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compare the project with another copy of it.",
    discussion: """
        citat diff kopi-fra-bo.citat

      A line for each source, code, coding, decision, memo, case, value … that one copy has (here, there) or both have otherwise. \
      What was done and taken back makes no difference. Exit code 0: they hold the same; 1: they differ.
      """)

  @Argument(help: "The other copy.")
  var other: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let here = try Project.open(try project.file(beside: other), for: .reading, wait: project.wait)
      let there = try Project.open(other, for: .reading, wait: project.wait)
      var table = Table(columns: ["kind", "id", "where", "name", "differs"].map { Table.Column($0) })
      for row in try ProjectDifference.between(here, there) {
        let side = row.isHere ? row.isThere ? "both" : "here" : "there"
        table.append([
          .text(row.record), .text(row.id), .text(side), row.name.map { .text($0) } ?? .empty,
          .text(row.columns.joined(separator: " ")),
        ])
      }
      if table.rows.isEmpty {
        StandardError.write("they hold the same\n")
        return .done
      }
      try output.write(table, madeFrom: [here.file, other])
      return .nothingFound
    }
  }
}
