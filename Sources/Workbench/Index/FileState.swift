internal import CorpusIndex
internal import Foundation
internal import Glibc

/// A file as it was when it was read: what tells that it has changed since.
struct FileState: Codable, Sendable, Equatable {
  let path: String
  let size: Int
  /// Nanoseconds since 1970.
  let modified: Int
  let inode: UInt64
  /// Nanoseconds since 1970: when contents, name or permissions changed last, which nobody can set; `nil` in indexes that
  /// were made before this was kept.
  let changed: Int?

  /// `nil` when the file is not there.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(path: path, status)
  }

  /// Also of what a folder holds that is no file: of a link itself; nothing but the path where that cannot be had.
  init?(of file: InputFile) {
    if file.obstacle == nil {
      self.init(of: file.path)
    } else {
      var status = stat()
      if lstat(file.path, &status) != 0 { status = stat() }
      self.init(path: file.path, status)
    }
  }

  private init(path: String, _ status: stat) {
    func nanoseconds(_ time: timespec) -> Int { Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }
    self.path = path
    size = Int(status.st_size)
    modified = nanoseconds(status.st_mtim)
    inode = UInt64(status.st_ino)
    changed = nanoseconds(status.st_ctim)
  }

  private init(_ state: FileState, at path: String) {
    self.path = path
    size = state.size
    modified = state.modified
    inode = state.inode
    changed = state.changed
  }

  /// The same file under another path.
  func at(_ path: String) -> FileState { FileState(self, at: path) }

  /// A checksum of what a file holds; 0 where it cannot be read or is none. O(bytes).
  static func checksum(of file: InputFile) -> UInt64 { file.obstacle == nil ? checksum(of: file.path) ?? 0 : 0 }

  /// A checksum of what the file holds; `nil` when it cannot be read. O(bytes).
  static func checksum(of path: String) -> UInt64? {
    guard let handle = FileHandle(forReadingAtPath: path) else { return nil }
    var sum: UInt64 = 0
    // Piece by piece, each sum with the one before it.
    while let piece = try? handle.read(upToCount: 4 << 20), !piece.isEmpty {
      sum = Checksum.of((0..<8).map { UInt8(truncatingIfNeeded: sum >> (8 * $0)) } + piece)
    }
    return sum
  }
}
