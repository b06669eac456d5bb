internal import Glibc

typealias ByteSpool = Spool<UInt8>

/// Numbers that are written once from front to back and then read the same way. Past a limit they go to a file that has no
/// name, so that nothing is left when the program ends, however it ends.
final class Spool<Element: BitwiseCopyable & Sendable & ExpressibleByIntegerLiteral> {
  private var buffer: [Element] = []
  private var descriptor: Int32 = -1
  private var written = 0
  private let limit: Int
  private let folder: String?
  /// What went wrong with the file. What is read afterwards is not what was written: look here before it is believed.
  private(set) var failure: IndexError?

  /// - Parameters:
  ///   - folder: Where the file is made; `nil` to keep all in memory.
  ///   - limit: How many numbers are kept in memory.
  init(folder: String?, limit: Int = (8 << 20) / MemoryLayout<Element>.stride) {
    self.folder = folder
    self.limit = limit
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Numbers so far.
  var count: Int { written + buffer.count }

  /// Appends by a function that appends to an array.
  @inline(__always)
  func append(_ body: (inout [Element]) -> Void) {
    body(&buffer)
    if buffer.count >= limit, folder != nil { flush() }
  }

  /// Appends numbers.
  func append(_ numbers: some Sequence<Element>) { append { $0 += numbers } }

  private func flush() {
    guard let folder, failure == nil else { return }
    if descriptor < 0 {
      var template = Array("\(folder)/spool-XXXXXX".utf8CString)
      descriptor = mkstemp(&template)
      guard descriptor >= 0 else {
        failure = .unwritable(folder, reason: String(cString: strerror(errno)))
        return
      }
      unlink(template)
    }
    guard SystemFile.write(buffer, to: descriptor, at: written * MemoryLayout<Element>.stride) else {
      failure = .unwritable(folder, reason: String(cString: strerror(errno)))
      return
    }
    written += buffer.count
    // Room that one large append took is given back: nobody fills it again.
    buffer.removeAll(keepingCapacity: buffer.count < 2 * limit)
  }

  /// Hands out all in order, in pieces of `size`; the last may be shorter.
  func forEachPiece<Failure: Error>(
    of size: Int, _ body: (ArraySlice<Element>) throws(Failure) -> Void
  ) throws(Failure) {
    var offset = 0
    var piece: [Element] = []
    while offset < count {
      let wanted = min(size, count - offset)
      if offset >= written {
        try body(buffer[offset - written..<offset - written + wanted])
      } else {
        piece = read(offset..<offset + wanted)
        try body(piece[...])
      }
      offset += wanted
    }
  }

  /// The numbers of a range.
  func read(_ range: Range<Int>) -> [Element] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "only what was written is read")
    if range.lowerBound >= written {
      return Array(buffer[range.lowerBound - written..<range.upperBound - written])
    }
    let stored = min(range.upperBound, written) - range.lowerBound
    let stride = MemoryLayout<Element>.stride
    var result = [Element](unsafeUninitializedCapacity: range.count) { numbers, done in
      // SAFETY: the array has room for `stored` numbers, and what a read fills is whole numbers.
      let bytes = UnsafeMutableRawBufferPointer(numbers)
      let isWhole = SystemFile.read(
        into: UnsafeMutableRawBufferPointer(rebasing: bytes[0..<stored * stride]), from: descriptor,
        at: range.lowerBound * stride)
      done = isWhole ? stored : 0
    }
    guard result.count == stored else {
      failure = failure ?? .unwritable(folder ?? "", reason: "what was written cannot be read back")
      return [Element](repeating: 0, count: range.count)
    }
    if range.upperBound > written { result += buffer[0..<range.upperBound - written] }
    return result
  }
}
