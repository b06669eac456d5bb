internal import Foundation

/// A search engine that runs beside us: a script `eng_NAME.py` that builds and queries and prints a line of JSON.
struct PeerEngine {
  /// What a query took, and what it found.
  struct Answer {
    /// The median.
    let milliseconds: Double
    let count: Int
    /// In how many texts, where that was asked for.
    let texts: Int?
  }

  /// What one engine did.
  struct Result {
    var seconds: Double?
    /// Of the processor, in building.
    var cpuSeconds: Double?
    var indexBytes: Int?
    /// By the name of the query.
    var queries: [String: Answer] = [:]
  }

  /// What keeps a peer from running.
  struct Missing: Error {
    let reason: String
  }

  let name: String
  private let folder: String
  private let python: String

  /// - Parameters:
  ///   - folder: Of the scripts.
  ///   - python: The program that runs them.
  init(_ name: String, folder: String, python: String) {
    self.name = name
    self.folder = folder
    self.python = python
  }

  /// Builds an index of a table and asks it.
  ///
  /// - Throws: `Missing` where the engine or its script is not installed.
  func run(corpus: String, queries: String, index: String) throws -> Result {
    guard FileManager.default.fileExists(atPath: script) else { throw Missing(reason: "there is no \(script)") }
    var result = Result()
    let built = try object(["build", corpus, index])
    result.seconds = built["s"] as? Double
    result.cpuSeconds = built["cpu_s"] as? Double
    result.indexBytes = built["index"] as? Int
    for (name, value) in try object(["query", corpus, index, queries])["q"] as? [String: [String: Any]] ?? [:] {
      guard let milliseconds = value["ms"] as? Double, let count = value["n"] as? Int else { continue }
      result.queries[name] = Answer(milliseconds: milliseconds, count: count, texts: nil)
    }
    return result
  }

  /// How often the queries' words stand in a table, and in how many of its texts, counted by reading all of it.
  ///
  /// - Throws: `Missing` where the script is not there.
  func referenceCounts(corpus: String, queries: String) throws -> [String: (texts: Int, hits: Int)] {
    guard FileManager.default.fileExists(atPath: script) else { throw Missing(reason: "there is no \(script)") }
    let counts = try object([corpus, queries])["docs_occ"] as? [String: [Int]] ?? [:]
    return counts.compactMapValues { $0.count == 2 ? (texts: $0[0], hits: $0[1]) : nil }
  }

  private var script: String { name == "reference" ? "\(folder)/reference.py" : "\(folder)/eng_\(name).py" }

  /// What building takes us in a process of its own that `taskset` (util-linux) keeps on one core.
  ///
  /// - Throws: `Missing` where that fails.
  static func buildingOnOneCore(corpus: String, queries: String) throws -> Result {
    let built = try object(["taskset", "-c", "0", CommandLine.arguments[0], "build", corpus, queries])
    var result = Result()
    result.seconds = built["s"] as? Double
    result.cpuSeconds = built["cpu_s"] as? Double
    return result
  }

  private func object(_ arguments: [String]) throws -> [String: Any] {
    try Self.object([python, script] + arguments)
  }

  /// The last line of JSON that a command prints.
  private static func object(_ command: [String]) throws -> [String: Any] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    let line = bytes.split(separator: 0x0A).last { $0.first == UInt8(ascii: "{") }
    guard process.terminationStatus == 0, let line,
      let object = try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any]
    else { throw Missing(reason: "\(command[0]) ended with code \(process.terminationStatus); is it installed?") }
    return object
  }
}
