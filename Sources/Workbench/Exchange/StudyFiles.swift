internal import CorpusModel
internal import FoundationEssentials
internal import Glibc
package import Interchange
internal import ProjectStore
internal import QualitativeCoding

/// Files and folders in which other programs keep a study: told by what is in them, not by their names alone.
package enum StudyFiles {
  /// What a file holds.
  enum Format: Equatable {
    case project
    case codebook
    case database
  }

  /// Whether a path leads to the study of another program.
  package static func isStudy(_ path: String) -> Bool { format(of: path) != nil }

  static func format(of path: String) -> Format? {
    var isFolder = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return nil }
    if isFolder { return ForeignDatabase.isFolder(path) ? .database : nil }
    if path.fileEnding == "qdpx" { return .project }
    if path.fileEnding == "qdc" { return .codebook }
    let front = front(of: path)
    if front.elementsEqual("SQLite format 3\0".utf8), !path.hasSuffix(".citat") { return .database }
    // A project that was renamed; documents are archives too, and have their own endings.
    guard front.starts(with: "PK\u{3}\u{4}".utf8), path.fileEnding == "zip",
      let bytes = try? VerbatimReader.bytes(of: path), let archive = try? ZipArchive(bytes, file: path)
    else { return nil }
    return QdpxReader.recognises(archive) ? .project : nil
  }

  /// The first 16 bytes of a file; fewer where it has no more.
  private static func front(of path: String) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { Glibc.close(descriptor) }
    return [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
      // SAFETY: the buffer belongs to the new array and holds 16 bytes.
      count = max(0, Glibc.read(descriptor, buffer.baseAddress, 16))
    }
  }

  /// The study that a path leads to.
  ///
  /// - Throws: `InterchangeError`, and `ForeignError` for databases.
  package static func read(_ path: String) throws -> ExchangeReading {
    switch format(of: path) {
    case .codebook: return try QdcFormat.read(try VerbatimReader.bytes(of: path), file: path)
    case .database:
      var reading = ExchangeReading(study: ExchangedStudy(name: ""))
      (reading.study, reading.notes) = try ForeignDatabase.read(path)
      return reading
    case .project, nil: return try QdpxReader.read(try VerbatimReader.bytes(of: path), file: path)
    }
  }
}
