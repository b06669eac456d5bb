import Foundation
import ProjectStore

/// A folder that goes when it is done with.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appending(path: "citat-\(UUID().uuidString)").path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func file(_ name: String) -> String { path + "/" + name }

  /// A new project in the folder.
  func project(_ name: String = "study.citat") throws -> Project {
    try Project.create(at: file(name), name: "Prøvestudie", coder: "Anna Holm", time: Clock.time)
  }
}

/// The time that tests give.
enum Clock {
  static let time = "2026-11-22T10:00:00Z"
}
