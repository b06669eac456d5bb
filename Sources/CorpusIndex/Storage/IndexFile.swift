internal import Glibc

/// Writes and replaces index files.
enum IndexFile {
  private static let pieceSize = 1 << 20

  /// The bytes of an index of these sections: what the file holds.
  static func bytes(of sections: [ByteSpool]) -> [UInt8] {
    var result: [UInt8] = []
    let header = IndexHeader(lengths: sections.map(\.count))
    result.reserveCapacity(header.checksums + header.checksums / 256)
    result += [UInt8](repeating: 0, count: IndexHeader.size)
    var sums = BlockChecksums()
    forEachPiece(of: sections, header) { piece in
      sums.append(piece)
      result += piece
    }
    let table = sums.finish()
    result += table
    result.replaceSubrange(0..<IndexHeader.size, with: header.bytes(table: table))
    return result
  }

  /// Writes an index beside its place, syncs it and renames it: at any moment the old file or the new one is there.
  ///
  /// - Throws: `IndexError`; the old file is then as it was.
  static func write(_ sections: [ByteSpool], to path: String) throws(IndexError) {
    let aside = path + ".new"
    let descriptor = open(aside, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw .unwritable(path, reason: String(cString: strerror(errno))) }
    defer { close(descriptor) }
    // Two runs never write the same file; a run that was killed holds no lock.
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw .busy(path) }
    do throws(IndexError) {
      guard ftruncate(descriptor, 0) == 0 else { throw IndexError.unwritable(path, reason: lastError) }
      let header = IndexHeader(lengths: sections.map(\.count))
      var sums = BlockChecksums()
      var offset = IndexHeader.size
      func write(_ bytes: [UInt8]) throws(IndexError) {
        guard SystemFile.write(bytes, to: descriptor, at: offset) else {
          throw .unwritable(path, reason: lastError)
        }
        offset += bytes.count
      }
      try forEachPiece(of: sections, header) { (piece) throws(IndexError) in
        sums.append(piece)
        try write(Array(piece))
      }
      let table = sums.finish()
      try write(table)
      offset = 0
      try write(header.bytes(table: table))
      if let failure = sections.compactMap(\.failure).first { throw failure }
      guard fsync(descriptor) == 0, rename(aside, path) == 0 else {
        throw IndexError.unwritable(path, reason: lastError)
      }
    } catch {
      unlink(aside)
      throw error
    }
    syncFolder(of: path)
  }

  private static var lastError: String { String(cString: strerror(errno)) }

  /// Makes the new name last. A file system that cannot sync a folder keeps the old index or the new one all the same.
  private static func syncFolder(of path: String) {
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
    let descriptor = open(folder.isEmpty ? "." : folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return }
    fsync(descriptor)
    close(descriptor)
  }

  /// All that stands between the header and the checksums, padding included.
  private static func forEachPiece<Failure: Error>(
    of sections: [ByteSpool], _ header: IndexHeader, _ body: (ArraySlice<UInt8>) throws(Failure) -> Void
  ) throws(Failure) {
    for (number, section) in sections.enumerated() {
      try section.forEachPiece(of: pieceSize, body)
      let end = header.sections[number].upperBound
      let next = number + 1 < sections.count ? header.sections[number + 1].lowerBound : header.checksums
      if next > end { try body([UInt8](repeating: 0, count: next - end)[...]) }
    }
  }
}

/// The checksums of blocks that come in pieces.
private struct BlockChecksums {
  private var block: [UInt8] = []
  private var table: [UInt8] = []

  mutating func append(_ piece: ArraySlice<UInt8>) {
    var rest = piece
    if !block.isEmpty {
      let count = min(rest.count, IndexStorage.blockSize - block.count)
      block += rest.prefix(count)
      rest = rest.dropFirst(count)
      if block.count < IndexStorage.blockSize { return }
      table.append(Checksum.of(block.span.bytes))
      block.removeAll(keepingCapacity: true)
    }
    let blocks = rest.count / IndexStorage.blockSize
    let bytes = rest.span.bytes
    for number in 0..<blocks {
      let start = number * IndexStorage.blockSize
      table.append(Checksum.of(bytes.extracting(start..<start + IndexStorage.blockSize)))
    }
    block += rest.dropFirst(blocks * IndexStorage.blockSize)
  }

  mutating func finish() -> [UInt8] {
    if !block.isEmpty { table.append(Checksum.of(block.span.bytes)) }
    return table
  }
}
