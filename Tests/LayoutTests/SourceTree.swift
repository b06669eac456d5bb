import Foundation

/// The project's files as text.
enum SourceTree {
  /// The folder of `Package.swift`.
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// Files below a folder of the project, by their path below the root, in order. Hidden files are left out.
  static func files(below folder: String, ending: String) -> [String] {
    let base = root + "/" + folder
    guard let walker = FileManager.default.enumerator(atPath: base) else { return [] }
    return walker.compactMap { $0 as? String }
      .filter { $0.hasSuffix(ending) && !$0.split(separator: "/").contains { $0.hasPrefix(".") } }
      .map { folder.isEmpty ? $0 : folder + "/" + $0 }.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOfFile: root + "/" + path, encoding: .utf8)
  }

  /// The modules that a Swift file imports.
  static func imports(of path: String) throws -> Set<String> {
    var modules = Set<String>()
    for line in try text(path).split(separator: "\n") {
      let words = line.split(separator: " ")
      guard let place = words.firstIndex(of: "import"), place <= 2, words.count > place + 1 else { continue }
      if line.hasPrefix("//") || line.hasPrefix(" ") { continue }
      modules.insert(String(words[place + 1]))
    }
    return modules
  }
}
