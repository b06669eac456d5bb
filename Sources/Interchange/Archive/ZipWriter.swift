internal import CZip

/// A ZIP archive that is written in memory: the same files give the same bytes, wherever and whenever.
///
/// Every file has the date 1980-01-01, the first that the format knows, so that no clock and no time zone stands in it.
package struct ZipWriter: Sendable {
  private struct File: Sendable {
    let name: String
    let bytes: [UInt8]
    let isStored: Bool
  }

  private var files: [File] = []

  package init() {}

  /// Adds a file behind those that were added before.
  ///
  /// - Parameters:
  ///   - name: With `/` between folders; each only once.
  ///   - isStored: Whether the file is kept as it is, as is right for pictures and sound, which do not shrink.
  package mutating func add(_ name: String, _ bytes: [UInt8], isStored: Bool = false) {
    files.append(File(name: name, bytes: bytes, isStored: isStored))
  }

  /// Adds a file of text in UTF-8, without a byte order mark.
  package mutating func add(_ name: String, _ text: String) { add(name, Array(text.utf8)) }

  /// The bytes of the archive. O(bytes).
  ///
  /// - Parameter file: For messages only.
  /// - Throws: `InterchangeError.unwritable` when a name stands twice or there is no memory.
  package func bytes(for file: String) throws(InterchangeError) -> [UInt8] {
    guard let writer = czip_create() else { throw .unwritable(file, reason: "there is no memory for it") }
    defer { czip_destroy(writer) }
    var bytes: UnsafePointer<UInt8>?
    let count = add(files[...], to: writer) { czip_finish(writer, &bytes) }
    guard let count, count >= 0, let bytes else {
      throw .unwritable(file, reason: "an archive could not be made of its parts")
    }
    // SAFETY: libzip wrote `count` bytes, which live until the writer is destroyed.
    return Array(UnsafeBufferPointer(start: bytes, count: Int(count)))
  }

  /// Adds the files one inside the other, since libzip reads them only when the archive is finished; `nil` when one does
  /// not fit.
  private func add(_ files: ArraySlice<File>, to writer: OpaquePointer, then finish: () -> Int64) -> Int64? {
    guard let file = files.first else { return finish() }
    return file.bytes.withUnsafeBufferPointer { buffer in
      // 1980-01-01 00:00 as MS-DOS counts: years from 1980, months and days from 1.
      let isAdded = czip_add(
        writer, file.name, buffer.baseAddress, UInt64(buffer.count), file.isStored ? 1 : 0, 1 << 5 | 1, 0)
      return isAdded == 0 ? add(files.dropFirst(), to: writer, then: finish) : nil
    }
  }
}
