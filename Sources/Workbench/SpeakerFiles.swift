internal import CorpusModel
internal import FoundationEssentials
internal import Interchange

/// Which table of speakers holds, and whether names that sources carry are shown.
package struct SpeakerChoice: Sendable, Equatable {
  /// The table to use for all sources; `nil` for the `speakers.csv` beside each.
  package let file: String?
  package let showsPersons: Bool

  package init(file: String? = nil, showsPersons: Bool = false) {
    self.file = file
    self.showsPersons = showsPersons
  }
}

/// The tables of speakers that were found for the files of a run.
struct SpeakerFiles {
  static let name = "speakers.csv"

  /// By path, in the order in which they were found.
  private(set) var tables: [SpeakerTable] = []
  private var numbers: [String: Int] = [:]
  /// Where the tables stand.
  var paths: [String] { numbers.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) } }
  private var tableOfFile: [String: Int] = [:]

  /// Reads the table that was named, or looks for `speakers.csv` beside each file and in the folders above it up to the
  /// one that was named on the command line; the nearest is the file's.
  ///
  /// - Throws: `WorkbenchError.interchange` when a table cannot be read.
  init(_ files: [InputFile], _ choice: SpeakerChoice) throws(WorkbenchError) {
    if let file = choice.file {
      let number = try read(file)
      for file in files { tableOfFile[file.path] = number }
      return
    }
    for file in files {
      var folder = file.path
      for _ in 0..<file.name.split(separator: "/").count {
        folder = folder.lastIndex(of: "/").map { String(folder[..<$0]) } ?? ""
        let path = folder.isEmpty ? (file.path.hasPrefix("/") ? "/" : "") + Self.name : folder + "/" + Self.name
        if numbers[path] != nil || FileManager.default.fileExists(atPath: path) {
          tableOfFile[file.path] = try read(path)
          break
        }
      }
    }
  }

  private mutating func read(_ path: String) throws(WorkbenchError) -> Int {
    if let number = numbers[path] { return number }
    do {
      tables.append(try SpeakerTableReader.read(try VerbatimReader.bytes(of: path), file: path))
    } catch {
      throw .interchange(error)
    }
    numbers[path] = tables.count - 1
    return tables.count - 1
  }

  /// The number of the table that holds for a file.
  func number(for file: InputFile) -> Int? { tableOfFile[file.path] }

  /// What to say of the tables: that they were used, and which lines met no speaker of a source that was read.
  ///
  /// - Parameter used: Lines that said something, by table.
  func notes(used: [Int: Set<Int>], sources: [Int: [String]]) -> [String] {
    var notes: [String] = []
    for (number, table) in tables.enumerated() {
      notes.append("speakers are named by '\(table.file)'")
      let read = sources[number] ?? []
      let idle = table.entries.filter { entry in
        !(used[number]?.contains(entry.line) ?? false) && read.contains { table.isFor(entry, source: $0) }
      }
      if !idle.isEmpty {
        notes.append(
          "'\(table.file)': \(Self.listed(idle.map(\.line))) \(idle.count == 1 ? "meets" : "meet") no speaker of the sources"
        )
      }
      if !table.unfilled.isEmpty {
        let verb = table.unfilled.count == 1 ? "says" : "say"
        notes.append(
          "'\(table.file)': \(Self.listed(table.unfilled)) \(verb) nothing of the speaker; give a name, a role or a case"
        )
      }
    }
    return notes
  }

  private static func listed(_ lines: [Int]) -> String {
    (lines.count == 1 ? "line " : "lines ") + lines.prefix(5).map { "\($0)" }.joined(separator: ", ")
      + (lines.count > 5 ? ", …" : "")
  }
}
