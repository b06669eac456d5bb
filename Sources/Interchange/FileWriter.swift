internal import FoundationEssentials
internal import Glibc

/// Writes result files.
package enum FileWriter {
  /// Writes a text to a file: aside and renamed, so that the old file stays whole until the new one is.
  ///
  /// - Parameter sources: Files that the result was made from, which it must not replace.
  /// - Throws: `InterchangeError.unwritable`.
  package static func write(_ text: String, to file: String, notReplacing sources: [String]) throws(InterchangeError) {
    try write(Array(text.utf8), to: file, notReplacing: sources)
  }

  /// Writes bytes to a file: aside and renamed, so that the old file stays whole until the new one is.
  ///
  /// - Parameter sources: Files that the result was made from, which it must not replace.
  /// - Throws: `InterchangeError.unwritable`.
  package static func write(_ bytes: [UInt8], to file: String, notReplacing sources: [String]) throws(InterchangeError)
  {
    try check(file, notReplacing: sources)
    do {
      try bytes.withUnsafeBytes { buffer throws in
        guard let address = buffer.baseAddress else {
          return try Data().write(to: URL(filePath: file), options: .atomic)
        }
        // SAFETY: the array lives through the closure, nothing is written to it, and the data ends here.
        let data = Data(
          bytesNoCopy: UnsafeMutableRawPointer(mutating: address), count: buffer.count, deallocator: .none)
        try data.write(to: URL(filePath: file), options: .atomic)
      }
    } catch let error as CocoaError {
      throw .unwritable(file, reason: reason(of: error))
    } catch {
      throw .unwritable(file, reason: "the system could not write it")
    }
  }

  /// Has a file written aside, in the same folder, and renamed once it is whole.
  ///
  /// - Parameters:
  ///   - sources: Files that the result was made from, which it must not replace.
  ///   - body: Writes the file of the name that it is given.
  /// - Throws: `InterchangeError.unwritable`, and what `body` throws; nothing is left behind then.
  package static func write(
    to file: String, notReplacing sources: [String], body: (String) throws -> Void
  ) throws {
    try check(file, notReplacing: sources)
    let folder = URL(filePath: file).deletingLastPathComponent().path
    let aside = folder + "/.citat-\(UUID().uuidString)"
    do {
      try body(aside)
    } catch {
      try? FileManager.default.removeItem(atPath: aside)
      guard case InterchangeError.unwritable(_, let reason) = error else { throw error }
      throw InterchangeError.unwritable(file, reason: reason)
    }
    if rename(aside, file) != 0 {
      let reason = String(cString: strerror(errno))
      try? FileManager.default.removeItem(atPath: aside)
      throw InterchangeError.unwritable(file, reason: reason)
    }
  }

  private static func check(_ file: String, notReplacing sources: [String]) throws(InterchangeError) {
    let target = realPath(file)
    if sources.contains(where: { realPath($0) == target }) {
      throw .unwritable(file, reason: "the result is made from it")
    }
    var isFolder = false
    if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), isFolder {
      throw .unwritable(file, reason: "it is a folder")
    }
    let folder = URL(filePath: file).deletingLastPathComponent().path
    if !FileManager.default.fileExists(atPath: folder) { throw .unwritable(file, reason: "the folder does not exist") }
  }

  private static func realPath(_ file: String) -> String {
    URL(filePath: file).standardizedFileURL.resolvingSymlinksInPath().path
  }

  private static func reason(of error: CocoaError) -> String {
    switch error.code {
    case .fileNoSuchFile, .fileReadNoSuchFile: "the folder does not exist"
    case .fileWriteNoPermission, .fileWriteVolumeReadOnly: "permission denied"
    case .fileWriteOutOfSpace: "the disk is full"
    default: "the system could not write it"
    }
  }
}
