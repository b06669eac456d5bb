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

  /// Writes bytes to a file: aside and renamed, so that the old file stays whole until the new one is. What is no file,
  /// as a pipe or a device, is written into.
  ///
  /// - Parameter sources: Files that the result was made from, which it must not replace.
  /// - Throws: `InterchangeError.unwritable`.
  package static func write(_ bytes: [UInt8], to file: String, notReplacing sources: [String]) throws(InterchangeError)
  {
    if let old = status(of: file), !isKind(S_IFREG, old), !isKind(S_IFDIR, old) {
      return try write(bytes, into: file, opened: O_WRONLY, named: file)
    }
    do {
      try write(to: file, notReplacing: sources) { aside in
        try write(bytes, into: aside, opened: O_WRONLY | O_CREAT | O_EXCL, named: file)
      }
    } catch let error as InterchangeError {
      throw error
    } catch {
      throw .unwritable(file, reason: reason(of: EIO))
    }
  }

  /// Has a file written aside, in the same folder, and renamed once it is whole. It can be read by those who could read
  /// the old one; a link stays one, and what it leads to is replaced.
  ///
  /// - Parameters:
  ///   - sources: Files that the result was made from, which it must not replace.
  ///   - body: Writes the file of the name that it is given.
  /// - Throws: `InterchangeError.unwritable`, and what `body` throws; nothing is left behind then.
  package static func write(
    to file: String, notReplacing sources: [String], body: (String) throws -> Void
  ) throws {
    try check(file, notReplacing: sources)
    let target = realPath(file)
    let aside = URL(filePath: target).deletingLastPathComponent().path + "/.citat-\(UUID().uuidString)"
    do {
      try body(aside)
    } catch {
      unlink(aside)
      guard case InterchangeError.unwritable(_, let reason) = error else { throw error }
      throw InterchangeError.unwritable(file, reason: reason)
    }
    if let old = status(of: target) { chmod(aside, old.st_mode & 0o777) }
    if rename(aside, target) != 0 {
      let failure = errno
      unlink(aside)
      throw InterchangeError.unwritable(file, reason: reason(of: failure))
    }
  }

  private static func write(
    _ bytes: [UInt8], into path: String, opened flags: Int32, named file: String
  ) throws(InterchangeError) {
    let descriptor = open(path, flags | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw .unwritable(file, reason: reason(of: errno)) }
    var written = 0
    while written < bytes.count {
      // SAFETY: the buffer lives through the closure, and what is written ends where it ends.
      let count = bytes.withUnsafeBytes {
        Glibc.write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else {
        let failure = errno
        close(descriptor)
        throw .unwritable(file, reason: reason(of: failure))
      }
      written += count
    }
    let isOnDisk = fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS
    let failure = errno
    guard close(descriptor) == 0, isOnDisk else { throw .unwritable(file, reason: reason(of: failure)) }
  }

  private static func check(_ file: String, notReplacing sources: [String]) throws(InterchangeError) {
    let target = realPath(file)
    if sources.contains(where: { realPath($0) == target }) {
      throw .unwritable(file, reason: "the result is made from it")
    }
    if let old = status(of: file) {
      if isKind(S_IFDIR, old) { throw .unwritable(file, reason: "it is a folder") }
      if !isKind(S_IFREG, old) { throw .unwritable(file, reason: "it is no file, and this format goes to one") }
    }
    let folder = URL(filePath: file).deletingLastPathComponent().path
    if !FileManager.default.fileExists(atPath: folder) { throw .unwritable(file, reason: "the folder does not exist") }
  }

  private static func realPath(_ file: String) -> String {
    URL(filePath: file).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// What the system knows of a path, or `nil` where nothing is.
  private static func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }

  private static func isKind(_ kind: mode_t, _ status: stat) -> Bool { status.st_mode & S_IFMT == kind }

  private static func reason(of failure: Int32) -> String {
    switch failure {
    case ENOENT: "the folder does not exist"
    case EACCES, EPERM, EROFS: "permission denied"
    case ENOSPC, EDQUOT: "the disk is full"
    default: "the system could not write it"
    }
  }
}
