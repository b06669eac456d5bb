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

  /// `nil` when the file is not there.
  init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.path = path
    size = Int(status.st_size)
    modified = Int(status.st_mtim.tv_sec) * 1_000_000_000 + Int(status.st_mtim.tv_nsec)
    inode = UInt64(status.st_ino)
  }

  private init(path: String, size: Int, modified: Int, inode: UInt64) {
    self.path = path
    self.size = size
    self.modified = modified
    self.inode = inode
  }

  /// The same file under another path.
  func at(_ path: String) -> FileState { FileState(path: path, size: size, modified: modified, inode: inode) }

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
