internal import FoundationEssentials
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
    let copies = all.flatMap { backups(of: path($0)) } + (other.map { [$0] } ?? [])
    let found = all.filter { name in !copies.contains { isSame($0, path(name)) } }
    guard found.count == 1 else { throw .severalProjects(all) }
    return path(found[0])
  }

  /// Where a project says that its backups are; of a file that is none, or cannot be read, nothing.
  private static func backups(of file: String) -> [String] {
    (try? Project.open(file, for: .reading).read { try $0.backups() })?.map(\.path) ?? []
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
