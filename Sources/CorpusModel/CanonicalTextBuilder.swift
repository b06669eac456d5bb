/// Writes canonical text piece by piece and keeps the map to the verbatim text.
package struct CanonicalTextBuilder {
  private let verbatim: UTF8Text
  private var bytes: [UInt8] = []
  private var pieces: [TextMap.Piece] = []

  package init(verbatim: UTF8Text) {
    self.verbatim = verbatim
    bytes.reserveCapacity(verbatim.count)
  }

  /// Bytes written so far: the offset at which the next piece begins.
  package var count: Int { bytes.count }

  /// Copies a range of the verbatim text as it is.
  package mutating func copy(_ range: TextRange) {
    guard !range.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: verbatim.bytes[range.bytes])
    if let last = pieces.last, last.isCopy, last.verbatim.end == range.start {
      pieces[pieces.count - 1] = TextMap.Piece(
        canonical: TextRange(last.canonical.start, bytes.count), verbatim: TextRange(last.verbatim.start, range.end),
        isCopy: true)
    } else {
      pieces.append(TextMap.Piece(canonical: TextRange(start, bytes.count), verbatim: range, isCopy: true))
    }
  }

  /// Writes text that stands for a range of the verbatim text; an empty range for text that was inserted.
  package mutating func write(_ replacement: [UInt8], for range: TextRange) {
    if replacement.isEmpty { return }
    if replacement[...] == verbatim.bytes[range.bytes] { return copy(range) }
    let start = bytes.count
    bytes.append(contentsOf: replacement)
    pieces.append(TextMap.Piece(canonical: TextRange(start, bytes.count), verbatim: range, isCopy: false))
  }

  /// The canonical text and its map.
  package consuming func finish() -> (text: UTF8Text, map: TextMap) {
    guard let text = UTF8Text(validating: bytes) else {
      preconditionFailure("pieces are cut and written at scalar boundaries")
    }
    return (text, TextMap(pieces: pieces))
  }
}
