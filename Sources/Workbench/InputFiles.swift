internal import CorpusModel
internal import FoundationEssentials
internal import Interchange

/// A file to read and the name of the source that it becomes.
package struct InputFile: Sendable, Equatable {
  package let path: String
  /// The path below the argument that led to it; unique in a run.
  package let name: String

  /// Whether an argument names it; else a folder led to it.
  package let isNamed: Bool

  package init(path: String, name: String, isNamed: Bool = true) {
    self.path = path
    self.name = name
    self.isNamed = isNamed
  }
}

/// Finds the files that arguments name.
package enum InputFinder {
  /// The files of the arguments, in the order of the arguments and by name inside a folder, each once.
  ///
  /// A folder gives all files below it but hidden files, `README*`, `LICENSE*`, folders named `gold`, codebooks, and tables.
  /// JSON files that hold no transcript are passed over when they are read.
  ///
  /// - Parameter readsStandardInput: Whether `-` is what comes in from another program; it can be read once.
  /// - Throws: `WorkbenchError` for an argument that is not there, for a folder without sources, for a `-` that is not read,
  ///   and for two files whose names are the same letters.
  package static func files(
    for arguments: [String], readsStandardInput: Bool = false
  ) throws(WorkbenchError) -> [InputFile] {
    var found: [(path: String, name: String)] = []
    var named = Set<String>()
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
        if try isNew(standardInput) { found.append((standardInput, "standard input")) }
        continue
      }
      var isFolder = false
      guard FileManager.default.fileExists(atPath: argument, isDirectory: &isFolder) else {
        throw .missingInput(argument)
      }
      if !isFolder {
        named.insert(identity(argument))
        if try isNew(argument) { found.append((argument, argument.fileName)) }
        continue
      }
      let inside = try files(below: argument, prefix: "")
      if inside.isEmpty { throw .noSources(argument) }
      for (path, name) in inside where try isNew(path) { found.append((path, name)) }
    }
    return self.named(found).map { file in
      InputFile(path: file.path, name: file.name, isNamed: named.contains(identity(file.path)))
    }
  }

  private static let standardInput = "/dev/stdin"

  /// Whether a file or folder is there.
  static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Names that two arguments share are told apart by the argument; that can clash with a third one's name.
  static func named(_ found: [(path: String, name: String)]) -> [InputFile] {
    var found = found
    while true {
      var counts: [String: Int] = [:]
      for file in found { counts[file.name, default: 0] += 1 }
      let clashes = found.indices.filter { counts[found[$0].name] != 1 && found[$0].name != found[$0].path }
      if clashes.isEmpty { return found.map { InputFile(path: $0.path, name: $0.name) } }
      for index in clashes { found[index].name = found[index].path }
    }
  }

  /// One spelling for all paths that lead to a file.
  private static func identity(_ path: String) -> String { URL(filePath: path).resolvingSymlinksInPath().path }

  private static func files(below folder: String, prefix: String) throws(WorkbenchError) -> [(
    path: String, name: String
  )] {
    guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
      throw .unreadableFolder(folder)
    }
    var result: [(path: String, name: String)] = []
    let base = folder.hasSuffix("/") ? folder : folder + "/"
    for name in names.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) where !name.hasPrefix(".") {
      let path = base + name
      var isFolder = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { continue }
      if isFolder {
        if name == "gold" || isLink(path) { continue }
        result += try files(below: path, prefix: prefix + name + "/")
      } else if !SourceFormats.isPassedOver(name) {
        result.append((path, prefix + name))
      }
    }
    return result
  }

  /// A folder that is a symbolic link may lead in a circle.
  private static func isLink(_ path: String) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil
  }
}
