internal import CorpusModel
internal import UnicodeText

/// Writes paragraphs of canonical text: normal form C, lines joined, marks lifted off.
struct CanonicalWriter {
  private let verbatim: UTF8Text
  private var builder: CanonicalTextBuilder
  /// Verbatim bytes up to which text was written, for the line ends between paragraphs.
  private var written = 0

  init(verbatim: UTF8Text) {
    self.verbatim = verbatim
    builder = CanonicalTextBuilder(verbatim: verbatim)
  }

  /// Bytes of canonical text so far.
  var count: Int { builder.count }

  /// Ends the paragraph before and begins a new one.
  ///
  /// - Parameter next: Where the paragraph begins in the verbatim text; the white space before it stands for the line end.
  mutating func beginParagraph(at next: Int) {
    guard builder.count > 0 else { return }
    let gap = next >= written ? TextRange(written, next) : nil
    let isWhiteSpace = gap.map { verbatim.trimmed($0).isEmpty } ?? false
    builder.write([0x0A], for: isWhiteSpace ? gap ?? TextRange(next, next) : TextRange(next, next))
  }

  /// Writes stretches of verbatim text one after another, as they are but in normal form C, with a blank or nothing
  /// between them.
  ///
  /// - Parameter pieces: Trimmed ranges in verbatim order. The `joint` before a piece is what the layout between it and
  ///   the one before stands for; it is ignored on the first.
  /// - Returns: The range of canonical text.
  mutating func write(_ pieces: [Piece]) -> TextRange {
    let start = builder.count
    var previousEnd: Int?
    for piece in pieces {
      if let previousEnd, piece.joint != .none {
        let gap = piece.range.start >= previousEnd ? TextRange(previousEnd, piece.range.start) : nil
        let isWhiteSpace = gap.map { verbatim.trimmed($0).isEmpty } ?? false
        let here = TextRange(piece.range.start, piece.range.start)
        builder.write(piece.joint == .colon ? [0x3A, 0x20] : [0x20], for: isWhiteSpace ? gap ?? here : here)
      }
      writeComposed(piece.range)
      previousEnd = piece.range.end
    }
    if let previousEnd { written = previousEnd }
    return TextRange(start, builder.count)
  }

  /// Writes a stretch of verbatim text as it is but in normal form C, whatever stands in it.
  mutating func copy(_ range: TextRange) { if !range.isEmpty { writeComposed(range) } }

  /// Writes a line end for another spelling of it.
  mutating func endLine(_ range: TextRange) { builder.write([0x0A], for: range) }

  /// A stretch of verbatim text and how it joins what was written before.
  struct Piece {
    enum Joint {
      case blank
      case none
      /// Behind the name of a speaker that has no colon of its own.
      case colon
    }

    let range: TextRange
    let joint: Joint

    init(_ range: TextRange, joint: Joint = .blank) {
      self.range = range
      self.joint = joint
    }
  }

  private mutating func writeComposed(_ range: TextRange) {
    let bytes = verbatim.bytes[range.bytes]
    if NormalForm.isComposed(bytes) { return builder.copy(range) }
    // Cut at boundaries of the normal form, and copy what it does not change.
    var start = range.start
    var copied = range.start
    var offset = range.start
    func segmentEnds() -> [Int] {
      var ends: [Int] = []
      for scalar in verbatim.string(in: range).unicodeScalars {
        if offset > start, NormalForm.isBoundary(before: scalar) {
          ends.append(offset)
          start = offset
        }
        offset += UTF8.width(scalar)
      }
      ends.append(range.end)
      return ends
    }
    var segmentStart = range.start
    for end in segmentEnds() {
      let segment = TextRange(segmentStart, end)
      let composed = NormalForm.composed(Array(verbatim.bytes[segment.bytes]))
      if composed[...] != verbatim.bytes[segment.bytes] {
        builder.copy(TextRange(copied, segmentStart))
        builder.write(composed, for: segment)
        copied = end
      }
      segmentStart = end
    }
    builder.copy(TextRange(copied, range.end))
  }

  /// The canonical text and its map.
  consuming func finish() -> (text: UTF8Text, map: TextMap) { builder.finish() }
}
