internal import Glibc

/// Reads and writes at places of an open file.
enum SystemFile {
  /// Writes all numbers at an offset; `false` when the system refuses.
  static func write<Element: BitwiseCopyable>(_ numbers: [Element], to descriptor: Int32, at offset: Int) -> Bool {
    numbers.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count {
        // SAFETY: `done` is less than the count of the bytes, which live through the call.
        let count = pwrite(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }

  /// Fills a buffer with the bytes from an offset on; `false` when they are not there.
  static func read(into bytes: UnsafeMutableRawBufferPointer, from descriptor: Int32, at offset: Int) -> Bool {
    var done = 0
    while done < bytes.count {
      // SAFETY: `done` is less than the count of the buffer, which the caller owns.
      let count = pread(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done, off_t(offset + done))
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { return false }
      done += count
    }
    return true
  }
}
