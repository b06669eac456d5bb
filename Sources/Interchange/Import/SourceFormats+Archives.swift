/// A source and its name, unique in its file.
package struct NamedSource: Sendable {
  package let name: String
  /// The file, or the entry of the archive; empty when it could not be unpacked.
  package let bytes: [UInt8]
  package let reading: Result<SourceReading, InterchangeError>
}

extension SourceFormats {
  /// Archives inside each other that are opened.
  static let deepestArchive = 3

  /// The sources of a file: one, or, of an archive that is no document itself, one for each file in it that a folder would
  /// give, named `archive.zip/interviews/1.docx`. What cannot be read is a failure of its own.
  ///
  /// - Parameters:
  ///   - file: The path, for messages.
  ///   - name: The name of the source.
  /// - Throws: `InterchangeError` when the file itself cannot be read, or an archive holds nothing to read.
  package static func sources(
    in bytes: [UInt8], file: String, name: String
  ) throws(InterchangeError) -> [NamedSource] {
    var budget = Int(ZipArchive.Limit.totalSize)
    return try sources(in: bytes, file: file, name: name, depth: 0, budget: &budget)
  }

  /// - Parameter budget: Bytes that may still be unpacked.
  private static func sources(
    in bytes: [UInt8], file: String, name: String, depth: Int, budget: inout Int
  ) throws(InterchangeError) -> [NamedSource] {
    let input = try SourceInput(bytes, file: file)
    guard let archive = input.archive, !readers.contains(where: { $0.recognises(input) }) else {
      let reading = Result { () throws(InterchangeError) in try read(input) }
      if depth == 0 { _ = try reading.get() }
      return [NamedSource(name: name, bytes: bytes, reading: reading)]
    }
    if depth >= deepestArchive { throw .archiveLimit(file, "lies in more than \(deepestArchive) others") }
    let entries = archive.entries.filter { entry in
      entry.size > 0 && !isPassedOver(entry.name.fileName)
        && !entry.name.split(separator: "/").contains { $0.hasPrefix(".") || $0 == "__MACOSX" || $0 == "gold" }
    }
    if entries.isEmpty { throw .emptyArchive(file) }
    if Set(entries.map(\.name)).count != entries.count { throw .archiveLimit(file, "holds two files of the same name") }
    var sources: [NamedSource] = []
    for entry in entries.sorted(by: { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }) {
      let inner = "\(name)/\(entry.name)"
      do throws(InterchangeError) {
        // Archives in archives may grow no more than one.
        budget -= entry.size
        if budget < 0 { throw .archiveLimit(file, "grows to more than \(ZipArchive.Limit.totalSize >> 20) MB") }
        let bytes = try archive.bytes(of: entry)
        let found = try Self.sources(
          in: bytes, file: "\(file)/\(entry.name)", name: inner, depth: depth + 1, budget: &budget)
        for source in found {
          if case .failure(let error) = source.reading, isPassedOver(source.name, for: error) { continue }
          sources.append(source)
        }
      } catch {
        sources.append(NamedSource(name: inner, bytes: [], reading: .failure(error)))
      }
    }
    if sources.isEmpty { throw .emptyArchive(file) }
    return sources
  }

  /// Whether a file that a folder or an archive led to is passed over for what was found in it: settings and the like are
  /// JSON too.
  package static func isPassedOver(_ name: String, for error: InterchangeError) -> Bool {
    if case .noTranscript = error { name.fileEnding == "json" } else { false }
  }

  /// Whether a file is none that a folder gives: what says how to use the folder, tables, codebooks and projects,
  /// other programs' too.
  package static func isPassedOver(_ name: String) -> Bool {
    if name.hasPrefix("README") || name.hasPrefix("LICENSE") { return true }
    return ["csv", "tsv", "jsonl", "xlsx", "yaml", "yml", "citat", "qdpx", "qdc", "rqda", "qda", "sqlite3"]
      .contains(name.fileEnding)
  }
}
