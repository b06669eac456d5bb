internal import FoundationEssentials

/// Finds the project that a command is about.
package enum ProjectFinder {
  /// The project that was named, else the one in this folder.
  ///
  /// - Throws: `StudyError` when there is none, or several.
  package static func file(named name: String?, in folder: String = ".") throws(StudyError) -> String {
    if let name { return name }
    let found = projects(in: folder)
    guard let only = found.first else { throw .noProject(folder) }
    if found.count > 1 { throw .severalProjects(found) }
    return folder == "." ? only : folder + "/" + only
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
