internal import FoundationEssentials
internal import Glibc

/// What can be known of a project file before a database opens it: a file that is none is never touched.
enum ProjectFile {
  /// `CITA`, at byte 68 of the file.
  static let applicationID: UInt32 = 0x4349_5441

  /// What the first bytes of a project file say.
  struct Header: Equatable {
    /// The version of the tables.
    let version: Int
    let isWritable: Bool
  }

  /// Reads the first bytes and compares them with the file's length.
  ///
  /// - Throws: `ProjectError` for anything that is not a whole project file of a version that is known.
  static func header(of file: String, known: Int) throws(ProjectError) -> Header {
    var status = stat()
    guard stat(file, &status) == 0 else { throw errno == EACCES ? .denied(file) : .missing(file) }
    if status.st_mode & S_IFMT == S_IFDIR { throw .isFolder(file) }
    guard status.st_mode & S_IFMT == S_IFREG else { throw .foreign(file, what: "no regular file") }
    let descriptor = open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw errno == EACCES ? .denied(file) : .missing(file) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: 100)
    let count = pread(descriptor, &bytes, bytes.count, 0)
    let length = Int(status.st_size)
    if count <= 0 { throw .foreign(file, what: "an empty file") }
    guard bytes.starts(with: "SQLite format 3\0".utf8.prefix(max(1, count))) else {
      throw .foreign(file, what: "another kind of file")
    }
    guard count == bytes.count else { throw .truncated(file, expected: 100, found: length) }
    guard number(bytes, 68) == applicationID else { throw .foreign(file, what: "another program's database") }
    let version = Int(number(bytes, 60))
    if version > known { throw .newer(file, version: version, known: known) }
    // Another program cannot have put it into write-ahead mode without our asking; then a second file belongs to it.
    guard bytes[18] == 1, bytes[19] == 1 else {
      throw .damaged(file, where: "it was put into another mode by another program")
    }
    let pageSize = Int(bytes[16]) << 8 | Int(bytes[17])
    let expected = Int(number(bytes, 28)) * (pageSize == 1 ? 65536 : pageSize)
    // With a journal beside it the file is in the middle of a change that the database will take back.
    if length < expected, access(file + "-journal", F_OK) != 0 {
      throw .truncated(file, expected: expected, found: length)
    }
    guard version > 0, pageSize >= 512 || pageSize == 1 else {
      throw .damaged(file, where: "its first page cannot be read")
    }
    // The administrator may write everywhere; a file without any permission to write is meant to stay as it is.
    let isWritable = access(file, W_OK) == 0 && status.st_mode & 0o222 != 0
    return Header(version: version, isWritable: isWritable)
  }

  private static func number(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    UInt32(bytes[offset]) << 24 | UInt32(bytes[offset + 1]) << 16 | UInt32(bytes[offset + 2]) << 8
      | UInt32(bytes[offset + 3])
  }

  /// Makes an empty file that only its owner may read and write, beside where it will stand.
  ///
  /// - Returns: The file's path, for `publish`.
  static func aside(_ file: String) throws(ProjectError) -> String {
    let aside = file + ".new-\(getpid())"
    unlink(aside)
    let descriptor = open(aside, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      switch errno {
      case ENOENT, ENOTDIR: throw .noFolder(file)
      case EACCES, EROFS, EPERM: throw .deniedFolder(file)
      case ENOSPC, EDQUOT: throw .full(file)
      default: throw .system(file, reason: "the system could not make it")
      }
    }
    close(descriptor)
    return aside
  }

  /// Files that were begun beside a project and never finished, and whose program no longer runs here, with their journals.
  ///
  /// They are named and not deleted: on a network drive the program may run on another machine.
  static func leftovers(of file: String) -> [String] {
    let (directory, start) = (folder(of: file), URL(filePath: file).lastPathComponent + ".new-")
    guard let entries = try? FileManager.default.contentsOfDirectory(atPath: directory) else { return [] }
    return entries.sorted().compactMap { entry in
      guard entry.hasPrefix(start) else { return nil }
      let rest = entry.dropFirst(start.count)
      let number = rest.hasSuffix("-journal") ? rest.dropLast("-journal".count) : rest
      guard let process = pid_t(number), process > 0, String(process) == number else { return nil }
      // No such process: another user's would be refused with EPERM.
      guard kill(process, 0) != 0, errno == ESRCH else { return nil }
      return directory + "/" + entry
    }
  }

  /// Gives a file that is whole its name; never replaces one.
  static func publish(_ aside: String, as file: String) throws(ProjectError) {
    sync(aside)
    guard link(aside, file) == 0 else {
      let reason = errno
      if reason == EEXIST {
        unlink(aside)
        throw .exists(file)
      }
      // A disk without hard links, as on a stick: rename, which is as whole but could replace.
      guard access(file, F_OK) != 0, rename(aside, file) == 0 else {
        unlink(aside)
        throw .system(file, reason: "the system could not give it its name")
      }
      return
    }
    unlink(aside)
    sync(folder(of: file))
  }

  /// Puts a file's or folder's bytes on the disk.
  static func sync(_ path: String) {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    if descriptor >= 0 {
      fsync(descriptor)
      close(descriptor)
    }
  }

  static func remove(_ file: String) { unlink(file) }

  private static func folder(of file: String) -> String {
    let folder = URL(filePath: file).deletingLastPathComponent().path
    return folder.isEmpty ? "." : folder
  }

  /// One spelling of a path, from the root.
  static func absolute(_ file: String) -> String { URL(filePath: file).standardizedFileURL.path }
}
