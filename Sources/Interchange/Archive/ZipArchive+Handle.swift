internal import CZip
internal import Synchronization
internal import UnicodeText

extension ZipArchive {
  /// An open archive of libzip and the bytes that it lies on.
  ///
  /// `@unchecked Sendable`: the pointer is private, and libzip is only called inside `lock`.
  final class Handle: @unchecked Sendable {
    private let lock = Mutex(())
    private let bytes: UnsafeMutableBufferPointer<UInt8>
    private let archive: OpaquePointer

    init?(_ contents: [UInt8]) {
      // libzip takes nothing at all for an archive without entries.
      if contents.isEmpty { return nil }
      // SAFETY: the copy is this object's own and is freed after libzip has let go of it.
      let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: contents.count)
      _ = bytes.initialize(from: contents)
      guard let archive = czip_open(bytes.baseAddress, UInt64(bytes.count)) else {
        bytes.deallocate()
        return nil
      }
      self.bytes = bytes
      self.archive = archive
    }

    deinit {
      czip_close(archive)
      bytes.deallocate()
    }

    var count: Int { lock.withLock { _ in Int(czip_count(archive)) } }

    /// What the directory says of an entry; `nil` when it says nothing whole.
    func stat(_ index: UInt64) -> czip_entry? {
      lock.withLock { _ in
        var entry = czip_entry()
        return czip_stat(archive, index, &entry) == 0 ? entry : nil
      }
    }

    /// The name of an entry with `/` between folders; `nil` when it is in no encoding.
    func name(_ entry: czip_entry) -> String? {
      // SAFETY: libzip keeps the name as long as the archive, and gave its length.
      let raw = UnsafeRawBufferPointer(start: entry.name, count: Int(entry.name_length))
      let bytes = raw.map { $0 == 0x5C ? 0x2F : $0 }
      return String(validating: bytes, as: UTF8.self)
        ?? Encoding.codePage850.decode(bytes).map { String(decoding: $0, as: UTF8.self) }
    }

    /// The bytes of an entry; `nil` when it is damaged or not of this size.
    func read(_ index: UInt64, size: Int) -> [UInt8]? {
      lock.withLock { _ in
        var length: Int64 = -1
        let result = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
          // SAFETY: the buffer belongs to the new array and `size` is its capacity.
          length = czip_read(archive, index, buffer.baseAddress, UInt64(size))
          count = max(0, Int(length))
        }
        return length < 0 ? nil : result
      }
    }
  }
}
