import Foundation

/// The folder of data that is not part of the project, where there is one: `CITAT_SHARED`, else beside the project.
package enum SharedFolder {
  private static let folder: URL = {
    let beside = URL(filePath: #filePath).appending(path: "../../../../shared").standardizedFileURL
    return ProcessInfo.processInfo.environment["CITAT_SHARED"].map { URL(filePath: $0) } ?? beside
  }()

  /// Whether a file or folder is there.
  package static func holds(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: name).path)
  }

  /// The path of a file.
  package static func path(_ name: String) -> String { folder.appending(path: name).path }

  /// The bytes of a file.
  package static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder.appending(path: name)))
  }
}
