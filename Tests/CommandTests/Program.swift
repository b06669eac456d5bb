import Foundation
import Testing

/// Runs the built program as a user does.
enum Program {
  struct Result {
    let output: String
    let errors: String
    let code: Int32
  }

  /// The folder of `Package.swift`.
  static let root: String = {
    var parts = #filePath.split(separator: "/", omittingEmptySubsequences: false)
    parts.removeLast(3)
    return parts.joined(separator: "/")
  }()

  /// The program beside the test bundle.
  static let path: String = {
    let bundle = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
    let candidates = [bundle, URL(filePath: root + "/.build/debug")]
    return candidates.map { $0.appending(path: "citat").path }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
      ?? root + "/.build/debug/citat"
  }()

  /// Runs the program in a folder, the project's own unless named, and waits for it.
  static func run(
    _ arguments: [String], in folder: String = root, input: String? = nil, executable: String = path,
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(filePath: executable)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    var variables = ProcessInfo.processInfo.environment
    for name in ["NO_COLOR", "COLUMNS", "TERM"] { variables[name] = nil }
    // Results name their date; snapshots must not.
    variables["SOURCE_DATE_EPOCH"] = "1700000000"
    process.environment = variables.merging(environment) { $1 }
    // Files, not pipes: a pipe that nobody empties stops the program.
    let base = FileManager.default.temporaryDirectory.appending(path: "citat-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: base, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: base) }
    for name in ["out", "err", "in"] {
      try Data((name == "in" ? input ?? "" : "").utf8).write(to: base.appending(path: name))
    }
    process.standardOutput = try FileHandle(forWritingTo: base.appending(path: "out"))
    process.standardError = try FileHandle(forWritingTo: base.appending(path: "err"))
    process.standardInput = try FileHandle(forReadingFrom: base.appending(path: "in"))
    try process.run()
    process.waitUntilExit()
    return Result(
      output: String(decoding: try Data(contentsOf: base.appending(path: "out")), as: UTF8.self),
      errors: String(decoding: try Data(contentsOf: base.appending(path: "err")), as: UTF8.self),
      code: process.terminationStatus)
  }

  /// A fresh folder with files, removed after the body.
  static func withFolder<T>(_ files: [String: Data], _ body: (String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appending(path: "citat-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    for (name, data) in files {
      let file = folder.appending(path: name)
      try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try data.write(to: file)
    }
    return try body(folder.path)
  }
}

/// Whole outputs that are kept beside the tests. `CITAT_RECORD=1` writes them anew.
enum Snapshot {
  static func check(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
    let path = Program.root + "/Tests/CommandTests/Snapshots/" + name
    if ProcessInfo.processInfo.environment["CITAT_RECORD"] == "1" {
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      return
    }
    let kept = try String(contentsOfFile: path, encoding: .utf8)
    let lines = zip(kept.split(separator: "\n"), text.split(separator: "\n"))
    let first = lines.enumerated().first { $1.0 != $1.1 }
    // Whole texts would drown the message.
    let isSame = kept == text
    #expect(
      isSame, "\(name) differs, first in line \((first?.offset ?? 0) + 1): '\(first?.element.1 ?? "")'",
      sourceLocation: sourceLocation)
  }
}
