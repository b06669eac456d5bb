internal import CorpusModel
internal import FoundationEssentials
internal import Glibc
package import Interchange

/// A file to read and the name of the source that it becomes.
package struct InputFile: Sendable, Equatable {
  package let path: String
  /// The path below the argument that led to it; unique in a run.
  package let name: String

  /// Whether an argument names it; else a folder led to it.
  package let isNamed: Bool

  /// Why what a folder holds there can be no source, though nothing passes it over; `nil` for a file.
  let obstacle: InterchangeError?

  package init(path: String, name: String, isNamed: Bool = true, obstacle: InterchangeError? = nil) {
    self.path = path
    self.name = name
    self.isNamed = isNamed
    self.obstacle = obstacle
  }

  /// What the file holds.
  ///
  /// - Throws: `InterchangeError` when it cannot be read, or is no file.
  package func bytes() throws(InterchangeError) -> [UInt8] {
    if let obstacle { throw obstacle }
    return try VerbatimReader.bytes(of: path)
  }
}

/// Finds the files that arguments name.
package enum InputFinder {
  /// The files of the arguments, in the order of the arguments and by name inside a folder, each once.
  ///
  /// A folder gives all files below it but hidden files, `README*`, `LICENSE*`, folders named `gold`, codebooks, and tables.
  /// JSON files that hold no transcript are passed over when they are read. What else it holds that cannot be read, a folder
  /// that may not be looked into or a pipe, is among the files, and reading it is an error: nothing is left out in silence.
  ///
  /// - Parameter readsStandardInput: Whether `-` is what comes in from another program; it can be read once.
  /// - Throws: `WorkbenchError` for an argument that is not there, for a folder without sources, for a `-` that is not read,
  ///   and for two files whose names are the same letters.
  package static func files(
    for arguments: [String], readsStandardInput: Bool = false
  ) throws(WorkbenchError) -> [InputFile] {
    var found: [Found] = []
    var named = Set<String>()
    var walk = Walk()
    var seen: [String: String] = [:]
    // `String` takes å and a with a ring for one: two files that are called so must not become one.
    func isNew(_ path: String) throws(WorkbenchError) -> Bool {
      let own = identity(path)
      guard let known = seen[own] else {
        seen[own] = own
        return true
      }
      if !known.utf8.elementsEqual(own.utf8) { throw .sameName(path) }
      return false
    }
    for argument in arguments {
      if argument == "-" {
        guard readsStandardInput else { throw .standardInput }
        named.insert(identity(standardInput))
        if try isNew(standardInput) { found.append(Found(path: standardInput, name: "standard input")) }
        continue
      }
      var isFolder = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
        throw .missingInput(argument)
      }
      if !isFolder {
        named.insert(identity(argument))
        if try isNew(argument) { found.append(Found(path: argument, name: argument.fileName)) }
        continue
      }
      guard let inside = walk.files(below: argument, prefix: "") else { throw .unreadableFolder(argument) }
      if inside.isEmpty { throw .noSources(argument) }
      for file in inside where try isNew(file.path) { found.append(file) }
    }
    // A link to a folder that is walked itself leaves nothing out.
    found.removeAll { $0.linked.map { walk.folders.contains($0) } ?? false }
    return self.named(found).map { file in
      InputFile(
        path: file.path, name: file.name, isNamed: named.contains(identity(file.path)), obstacle: file.obstacle)
    }
  }

  private static let standardInput = "/dev/stdin"

  /// Whether a file or folder is there.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Names that two arguments share are told apart by the argument; that can clash with a third one's name.
  static func named(_ found: [Found]) -> [Found] {
    var found = found
    while true {
      var counts: [String: Int] = [:]
      for file in found { counts[file.name, default: 0] += 1 }
      let clashes = found.indices.filter { counts[found[$0].name] != 1 && found[$0].name != found[$0].path }
      if clashes.isEmpty { return found }
      for index in clashes { found[index].name = found[index].path }
    }
  }

  /// One spelling for all paths that lead to a file.
  private static func identity(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }

  /// What arguments lead to.
  struct Found {
    let path: String
    var name: String
    var obstacle: InterchangeError?
    /// The folder that a link in a folder leads to.
    var linked: String?
  }

  /// The folders that arguments name and those in them.
  private struct Walk {
    private(set) var folders = Set<String>()

    /// What is found in a folder; `nil` when nobody may look into it.
    mutating func files(below folder: String, prefix: String) -> [Found]? {
      // Without the right to search a folder its names can be had, and nothing else.
      guard access(folder, R_OK | X_OK) == 0,
        let names = try? FileManager.default.contentsOfDirectory(atPath: folder)
      else { return nil }
      folders.insert(InputFinder.identity(folder))
      var result: [Found] = []
      let base = folder.hasSuffix("/") ? folder : folder + "/"
      for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
        let path = base + name
        func add(_ what: String, help: String, linked: String? = nil) {
          result.append(
            Found(
              path: path, name: prefix + name, obstacle: .notFile(path, what: what, help: help), linked: linked))
        }
        switch Kind(of: path) {
        case .folder where name == "gold": continue
        case .folder where Kind.isLink(path):
          // It may lead in a circle.
          add(
            "a link to a folder, and such are not followed", help: "name the folder too, or put its files here",
            linked: InputFinder.identity(path))
        case .folder:
          if let inside = files(below: path, prefix: prefix + name + "/") {
            result += inside
          } else {
            add("a folder that you may not look into", help: "change its permissions, or move it elsewhere")
          }
        case _ where SourceFormats.isPassedOver(name): continue
        case .file: result.append(Found(path: path, name: prefix + name))
        case .other: add("no file, but a pipe, a socket or a device", help: "move it elsewhere")
        case nil where Kind.isLink(path):
          add("a link, and what it leads to is not there", help: "remove it, or put the file itself here")
        // A name that is no text comes with marks in place of what could not be read.
        case nil where name.unicodeScalars.contains("\u{FFFD}"):
          add("named in letters that are not UTF-8", help: "give it another name")
        case nil: result.append(Found(path: path, name: prefix + name))
        }
      }
      return result
    }
  }

  /// What stands at a path, links followed.
  private enum Kind {
    case file
    case folder
    case other

    /// `nil` where nothing is found.
    init?(of path: String) {
      var status = stat()
      guard stat(path, &status) == 0 else { return nil }
      self =
        switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        default: .other
        }
    }

    static func isLink(_ path: String) -> Bool {
      (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
    }
  }
}
