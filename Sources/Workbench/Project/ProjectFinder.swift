internal import FoundationEssentials
internal import Interchange
internal import ProjectStore

/// Finds the project that a command is about.
package enum ProjectFinder {
  /// The project that was named, else the one in this folder. Its backups and the copy that it is joined or compared with may
  /// lie beside it.
  ///
  /// - Throws: `StudyError` when there is none, or several.
  package static func file(
    named name: String?, in folder: String = ".", beside other: String? = nil
  ) throws(StudyError) -> String {
    if let name { return name }
    func path(_ name: String) -> String { folder == "." ? name : folder + "/" + name }
    let all = projects(in: folder)
    guard let first = all.first else { throw .noProject(folder) }
    if all.count == 1 { return path(first) }
    let copies = Set(all.flatMap { name in all.filter { isBackup(path($0), of: path(name)) } })
    let found = all.filter { name in !copies.contains(name) && !(other.map { isSame($0, path(name)) } ?? false) }
    guard found.count == 1 else { throw .severalProjects(all) }
    return path(found[0])
  }

  /// Whether a project says of a file that it is a backup; of what is no project, or cannot be read, no. Where both were moved
  /// since, it goes by the name and the history.
  private static func isBackup(_ file: String, of project: String) -> Bool {
    guard file != project, let reader = try? Project.open(project, for: .reading),
      let paths = try? reader.read({ try $0.backups().map(\.path) })
    else { return false }
    if paths.contains(where: { isSame($0, file) }) { return true }
    let wasMoved = paths.contains { path in
      path.fileName == file.fileName && !FileManager.default.fileExists(atPath: path)
    }
    guard wasMoved, let copy = try? Project.open(file, for: .reading),
      let latest = try? copy.read({ try $0.operations(limit: 1).first }),
      let own = try? reader.read({ try $0.operation(latest.id) })
    else { return false }
    return own.time == latest.time && own.kind == latest.kind
  }

  /// Whether a folder holds a project.
  package static func hasProject(in folder: String = ".") -> Bool { !projects(in: folder).isEmpty }

  /// Whether a name can only mean a source: no such file is there, and the folder has a project.
  package static func isSource(_ name: String) -> Bool {
    hasProject() && !FileManager.default.fileExists(atPath: name)
  }

  /// Whether two paths lead to one file.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    URL(filePath: a).resolvingSymlinksInPath().standardizedFileURL.path
      == URL(filePath: b).resolvingSymlinksInPath().standardizedFileURL.path
  }

  private static func projects(in folder: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".citat") && !$0.hasPrefix(".") }
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
