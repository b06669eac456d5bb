internal import ArgumentParser
internal import CorpusModel
internal import Interchange
internal import ProjectStore
internal import QualitativeCoding
internal import Workbench

struct CodeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "code",
    abstract: "Put codes on a place in a source.",
    discussion: """
      Without a place the whole source is coded. Codings may overlap and lie in each other.

        citat code leder-3.txt --quote "vi ringer til foreningen" --code civilsamfund
        citat code leder-3.txt --turn 12 --code civilsamfund --code netvaerk
        citat code leder-3.txt --quote "bøvlet" --in-vivo
        citat code leder-3.txt --none
      """)

  @Argument(help: "The source, by name.")
  var source: String

  @Option(help: "A code, by id or name; may be repeated.")
  var code: [String] = []

  @Flag(help: "Make a code of the words themselves.")
  var inVivo = false

  @Flag(help: "No code: you have read all of the source, and where none of your codes lies none fits.")
  var none = false

  @OptionGroup var place: PlaceOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func validate() throws {
    if none {
      if !code.isEmpty || inVivo || place.isGiven { throw ValidationError("--none goes with a source alone.") }
    } else if code.isEmpty, !inVivo {
      throw ValidationError("Name a code with --code, or use --in-vivo.")
    }
  }

  func run() async throws {
    if none {
      return try await CommandOutcome.saying {
        try CodingDesk(try project.open(for: .changing), coder: coder.name).mark(source, isRead: true)
        return "read \(source)"
      }
    }
    try await CommandOutcome.run {
      let desk = CodingDesk(try project.open(for: .changing), coder: coder.name)
      let made = try desk.code(try place.place() ?? .whole, in: source, codes: code, isInVivo: inVivo)
      for coding in made { Descriptor.write("\(coding.id)  \(coding.code)\n", to: 1) }
      if made.isEmpty { StandardError.write("it carries the code already\n") }
      return made.isEmpty ? .nothingFound : .done
    }
  }
}

struct Uncode: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take codings away.",
    discussion: """
      By their ids, or your own at a place of a source.

        citat uncode anna-12
        citat uncode leder-3.txt --turn 12 --code netvaerk
      """)

  @Argument(help: "Ids of codings; or a source, with a place.")
  var items: [String]

  @Option(help: "At a place: only codings with this code; may be repeated.")
  var code: [String] = []

  @OptionGroup var place: PlaceOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.run {
      let desk = CodingDesk(try project.open(for: .changing), coder: coder.name)
      let gone: CodingDesk.Uncoded
      if let place = try place.place(), let source = items.first {
        gone = try desk.uncode(place, in: source, codes: code)
      } else if !code.isEmpty, let source = items.first {
        gone = try desk.uncode(.whole, in: source, codes: code)
      } else {
        gone = try desk.uncode(items)
      }
      for coding in gone.codings { Descriptor.write("took away \(coding.id)  \(coding.code)\n", to: 1) }
      if gone.memos > 0 {
        let went = gone.memos.counted("memo that was", "memos that were")
        StandardError.write(
          "note: \(went) on \(gone.codings.count == 1 ? "it" : "them") went too; 'citat undo' brings all back\n")
      }
      return .done
    }
  }
}

struct MemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memo",
    abstract: "Write a memo on a source, a place in it, a code, a coding, a case or the study; or list them.",
    discussion: """
        citat memo civilsamfund --text 'Skelner ikke mellem *foreninger* og naboer.'
        citat memo leder-3.txt --turn 12 --text 'Tøver her.'
        citat memo --text 'Metode: to kodere, tredje afgør.'
        citat memo 'Kommune A' --theme netvaerk --text 'Familien fylder mest.'
        citat memo --list
      """)

  @Argument(help: "What it is about; without it the study.")
  var item: String?

  @Option(help: "The memo, in Markdown; '-' reads it from standard input.")
  var text: String?

  @Flag(help: "List all memos.")
  var list = false

  @Option(help: "With a case: what it says of a theme, for the framework matrix.")
  var theme: String?

  @OptionGroup var place: PlaceOptions
  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if theme != nil, item == nil { throw ValidationError("--theme goes with a case.") }
    if !list, text == nil { throw ValidationError("Give the words after --text, or use --list.") }
  }

  func run() async throws {
    try await CommandOutcome.run {
      if list {
        let project = try project.open(for: .reading)
        return try output.list(
          try project.read { try ProjectListing.memos($0) }, of: project.file, orSay: "the project has no memos yet")
      }
      let desk = CodingDesk(try project.open(for: .changing), coder: coder.name)
      let words = text == "-" ? String(decoding: StandardInput.bytes(), as: UTF8.self) : text ?? ""
      let memo = try desk.memo(words, on: item, at: try place.place(), theme: theme)
      Descriptor.write("\(memo.id)\n", to: 1)
      return .done
    }
  }
}

struct Codes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Work with the codes of a project.",
    subcommands: [
      CodesList.self, CodesAdd.self, CodesEdit.self, CodesMove.self, CodesRename.self, CodesMerge.self, CodesSplit.self,
      CodesRemove.self,
    ],
    defaultSubcommand: CodesList.self)
}

struct CodesList: AsyncParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List codes with their codings.")

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    try await CommandOutcome.run {
      let project = try project.open(for: .reading)
      return try output.list(
        try project.read { try ProjectListing.codes($0) }, of: project.file,
        orSay: "the project has no codes yet; 'citat codes add', or 'citat apply --codebook FILE'")
    }
  }
}

struct CodesAdd: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Add a code.",
    discussion: "  citat codes add 'Nære netværk' --definition 'Familie, venner, naboer.'")

  @Argument(help: "Its name.")
  var name: String

  @Option(help: "Its id; without it one made from the name.")
  var id: String?

  @Option(help: "The code that it stands under.")
  var under: String?

  @Option(help: "Its colour, #rrggbb.")
  var color: String?

  @Option(help: "What it means.")
  var definition: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func validate() throws {
    if let color, !CodebookDesk.isColor(color) { throw ValidationError("A colour is written as #2E7D5B.") }
  }

  func run() async throws {
    try await CommandOutcome.saying {
      try coder.codebook(of: project).add(name, id: id, under: under, color: color, definition: definition)
    }
  }
}

struct CodesEdit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edit", abstract: "Change what is said of a code: definition, inclusion, exclusion, colour.",
    discussion: """
      What is named takes the place of what was there; an empty text, '', takes it \
      away. Rules and examples are changed in a codebook file and taken in with \
      'citat import'.

        citat codes edit netvaerk --definition 'Familie, venner, naboer.'
        citat codes edit netvaerk --inclusion 'Kolleger.' --color '#2E7D5B'
      """)

  @Argument(help: "The code.")
  var code: String

  @Option(help: "What it means.")
  var definition: String?

  @Option(help: "When it is to be used; may be repeated.")
  var inclusion: [String] = []

  @Option(help: "When it is not to be used; may be repeated.")
  var exclusion: [String] = []

  @Option(help: "Its colour, #rrggbb.")
  var color: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func validate() throws {
    if definition == nil, inclusion.isEmpty, exclusion.isEmpty, color == nil {
      throw ValidationError("Say what to change: --definition, --inclusion, --exclusion or --color.")
    }
  }

  func run() async throws {
    try await CommandOutcome.saying {
      let words = CodebookDesk.Words(
        color: color, definition: definition, inclusion: inclusion.isEmpty ? nil : inclusion,
        exclusion: exclusion.isEmpty ? nil : exclusion)
      return "changed \(try coder.codebook(of: project).edit(code, words))"
    }
  }
}

struct CodesRemove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "remove", abstract: "Remove codes; it can be undone.",
    discussion: """
      Codes under a removed one move up. A code with codings stays, unless they are \
      to go too; 'citat codes merge' gives them another code instead.

        citat codes remove naboer
        citat codes remove naboer kolleger --with-codings
      """)

  @Argument(help: "The codes, by id or name.")
  var codes: [String]

  @Flag(help: "Take their codings away too, by whomever they are.")
  var withCodings = false

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.saying {
      let gone = try coder.codebook(of: project).remove(codes, withCodings: withCodings)
      let with = [
        gone.codings > 0 ? gone.codings.counted("coding") : nil, gone.memos > 0 ? gone.memos.counted("memo") : nil,
      ].compactMap(\.self)
      return [
        "removed \(gone.codes.joined(separator: ", "))"
          + (with.isEmpty ? "" : " with \(with.joined(separator: " and "))"),
        gone.movedUp.isEmpty ? nil : "\(gone.movedUp.joined(separator: ", ")) moved up",
        "'citat undo' takes it back",
      ].compactMap(\.self).joined(separator: "; ")
    }
  }
}

struct CodesMove: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move", abstract: "Move a code, with all under it, below another or to the top.",
    discussion: "  citat codes move foreninger --under civilsamfund\n  citat codes move foreninger --top")

  @Argument(help: "The code.")
  var code: String

  @Option(help: "The code that it shall stand under.")
  var under: String?

  @Flag(help: "Make it a theme.")
  var top = false

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func validate() throws { if top == (under != nil) { throw ValidationError("Say either --under CODE or --top.") } }

  func run() async throws {
    try await CommandOutcome.saying {
      try coder.codebook(of: project).move(code, under: under)
      return "moved \(code)"
    }
  }
}

struct CodesRename: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give a code another name; its id stays.",
    discussion: "  citat codes rename netvaerk 'Nære netværk'")

  @Argument(help: "The code.")
  var code: String

  @Argument(help: "Its new name.")
  var name: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.saying {
      try coder.codebook(of: project).rename(code, to: name)
      return "renamed \(code)"
    }
  }
}

struct CodesMerge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Give all that carries a code another one, and remove it.",
    discussion: "  citat codes merge naboer --into netvaerk")

  @Argument(help: "The code that goes.")
  var code: String

  @Option(help: "The code that stays.")
  var into: String

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func run() async throws {
    try await CommandOutcome.saying {
      let (moved, dropped) = try coder.codebook(of: project).merge(code, into: into)
      return "\(moved.counted("coding")) moved\(dropped > 0 ? ", \(dropped) were there already" : "")"
    }
  }
}

struct CodesSplit: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Make a new code under one and give it some of its codings.",
    discussion: """
        citat codes split netvaerk --into naboer --containing nabo
        citat codes split netvaerk --into naboer anna-12 anna-17
      """)

  @Argument(help: "The code.")
  var code: String

  @Argument(help: "Ids of the codings that the new code takes.")
  var codings: [String] = []

  @Option(help: "The name of the new code.")
  var into: String

  @Option(help: "Take the codings whose words hold this.")
  var containing: String?

  @OptionGroup var project: ProjectOptions
  @OptionGroup var coder: CoderOptions

  func validate() throws {
    if codings.isEmpty, containing == nil { throw ValidationError("Name codings, or use --containing.") }
  }

  func run() async throws {
    try await CommandOutcome.saying {
      let (id, count) = try coder.codebook(of: project)
        .split(code, into: into, codings: codings, containing: containing)
      return "\(id): \(count.counted("coding"))"
    }
  }
}
