internal import CZip

/// A ZIP archive in memory, read within limits. Nothing is unpacked to the disk.
///
/// Reading is checked: an entry is never longer than its directory says, and its checksum is right.
package struct ZipArchive: Sendable {
  /// The most that is read; what is past it is an error.
  package enum Limit {
    /// Entries of an archive.
    package static let entries = 10_000
    /// Bytes of an entry, uncompressed.
    package static let entrySize: UInt64 = 256 << 20
    /// Bytes of all entries, uncompressed.
    package static let totalSize: UInt64 = 1 << 30
    /// How many times an archive may grow, past `freeSize`. Texts shrink to a tenth, tables to a hundredth.
    package static let ratio: UInt64 = 250
    /// Bytes uncompressed that are no bomb, however small the archive.
    package static let freeSize: UInt64 = 16 << 20
  }

  package struct Entry: Sendable, Equatable {
    /// With `/` between folders.
    package let name: String
    /// Bytes, uncompressed.
    package let size: Int
    fileprivate let index: UInt64
    fileprivate let isEncrypted: Bool
  }

  /// Files in the order of the directory; folders are left out.
  package let entries: [Entry]
  private let file: String
  private let handle: Handle

  /// Reads the directory of an archive. Names that are not UTF-8 are read as code page 850, as Danish Windows writes them.
  ///
  /// - Parameter file: For messages only.
  /// - Throws: `InterchangeError` when the directory is damaged, past a limit, or holds names that lead out of the archive.
  package init(_ bytes: [UInt8], file: String) throws(InterchangeError) {
    guard let handle = Handle(bytes) else { throw .damagedArchive(file) }
    let count = handle.count
    if count > Limit.entries { throw .archiveLimit(file, "holds more than \(Limit.entries) files") }
    var entries: [Entry] = []
    var total: UInt64 = 0
    for index in 0..<UInt64(max(0, count)) {
      guard let stat = handle.stat(index) else { throw .damagedArchive(file) }
      guard let name = handle.name(stat) else { throw .damagedArchive(file) }
      if name.hasSuffix("/") { continue }
      guard Self.isInside(name) else { throw .archiveLimit(file, "holds a file whose name leads out of it") }
      if stat.size > Limit.entrySize {
        throw .archiveLimit(file, "holds a file of more than \(Limit.entrySize >> 20) MB")
      }
      total += stat.size
      if total > Limit.totalSize { throw .archiveLimit(file, "grows to more than \(Limit.totalSize >> 20) MB") }
      entries.append(Entry(name: name, size: Int(stat.size), index: index, isEncrypted: stat.is_encrypted != 0))
    }
    if total > Limit.freeSize, total / Limit.ratio > UInt64(bytes.count) {
      throw .archiveLimit(file, "grows to more than \(Limit.ratio) times its size")
    }
    self.entries = entries
    self.file = file
    self.handle = handle
  }

  /// The entry with a name, upper and lower case told apart.
  package func entry(named name: String) -> Entry? { entries.first { $0.name == name } }

  /// The bytes of an entry.
  ///
  /// - Throws: `InterchangeError` when the entry is damaged, longer than its directory says, or has a password.
  package func bytes(of entry: Entry) throws(InterchangeError) -> [UInt8] {
    if entry.isEncrypted { throw .passwordProtected(file) }
    guard let bytes = handle.read(entry.index, size: entry.size) else { throw .damagedArchive(file) }
    return bytes
  }

  /// Whether a name stays below the folder that it is read in.
  private static func isInside(_ name: String) -> Bool {
    if name.isEmpty || name.hasPrefix("/") || name.utf8.contains(0) { return false }
    if name.utf8.dropFirst().first == 0x3A { return false }  // C:
    return !name.split(separator: "/", omittingEmptySubsequences: false).contains {
      $0 == ".." || $0 == "." || $0.isEmpty
    }
  }
}
