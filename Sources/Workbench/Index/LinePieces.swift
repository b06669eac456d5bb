internal import Foundation

/// A file in pieces of whole lines, read as they are asked for.
struct LinePieces: Sequence, IteratorProtocol {
  /// Some lines of a file.
  struct Piece: Sendable {
    let bytes: [UInt8]
    /// The number of the first line, counted from 1.
    let firstLine: Int

    /// The lines with their numbers, without their ends.
    var lines: some Sequence<(Int, ArraySlice<UInt8>)> {
      zip(firstLine..., bytes.split(separator: 0x0A, omittingEmptySubsequences: false))
    }
  }

  private let handle: FileHandle
  private let size: Int
  private var rest: [UInt8] = []
  private var line = 1
  private var isAtEnd = false

  init(_ handle: FileHandle, size: Int) {
    self.handle = handle
    self.size = size
  }

  mutating func next() -> Piece? {
    var bytes = rest
    rest = []
    while !isAtEnd {
      guard let more = try? handle.read(upToCount: size), !more.isEmpty else {
        isAtEnd = true
        break
      }
      // A byte order mark is no text.
      let isMarked = line == 1 && bytes.isEmpty && more.starts(with: [0xEF, 0xBB, 0xBF])
      bytes += isMarked ? more.dropFirst(3) : more
      if let end = bytes.lastIndex(of: 0x0A) {
        rest = Array(bytes[(end + 1)...])
        bytes.removeSubrange((end + 1)...)
        break
      }
    }
    if bytes.isEmpty { return nil }
    let piece = Piece(bytes: bytes, firstLine: line)
    line += bytes.count { $0 == 0x0A }
    return piece
  }
}
