import Testing
import TestSupport

@testable import CorpusModel

/// A random text, and for every byte where it must have come from and gone to.
private struct RandomLayout {
  let verbatim: UTF8Text
  let text: UTF8Text
  let map: TextMap
  /// For each byte of canonical text what it stands for; `nil` for an inserted one.
  let sources: [TextRange?]
  /// For each byte of verbatim text where it went; `nil` for a lifted one.
  let places: [TextRange?]

  private static let letters = Array("abc dæøåÆØÅ.,e\u{301}a\u{30A}\u{328}\r\n\n\t\u{A0}\u{FEFF}😀👩‍👧€".unicodeScalars)
  private static let replacements = ["", "\n", " ", "é", "å", "\u{FFFD}", "ord", "😀"]

  init(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    var scalars = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...120, using: &random) {
      if let letter = Self.letters.randomElement(using: &random) { scalars.append(letter) }
    }
    let verbatim = UTF8Text(String(scalars))
    var cuts = [0, verbatim.scalarCount]
    for _ in 0..<Int.random(in: 0...20, using: &random) {
      cuts.append(.random(in: 0...verbatim.scalarCount, using: &random))
    }
    cuts = Set(cuts).sorted()
    var segments = zip(cuts, cuts.dropFirst()).map { verbatim.bytes(of: ScalarRange($0, $1)) }
    if Bool.random(using: &random), segments.count > 1 {
      let a = Int.random(in: 0..<segments.count, using: &random)
      segments.swapAt(a, .random(in: 0..<segments.count, using: &random))
    }
    var sources: [TextRange?] = []
    var places = [TextRange?](repeating: nil, count: verbatim.count)
    func copied(_ segment: TextRange, at start: Int) {
      for byte in segment.bytes {
        sources.append(TextRange(byte, byte + 1))
        let place = start + byte - segment.start
        places[byte] = TextRange(place, place + 1)
      }
    }
    var builder = CanonicalTextBuilder(verbatim: verbatim)
    for segment in segments {
      switch Int.random(in: 0..<8, using: &random) {
      case 0..<4:
        copied(segment, at: builder.count)
        builder.copy(segment)
      case 4:
        break  // Lifted out.
      case 5:
        let inserted = Array((Self.replacements.randomElement(using: &random) ?? " ").utf8)
        sources += inserted.map { _ in nil }
        builder.write(inserted, for: TextRange(segment.start, segment.start))
        copied(segment, at: builder.count)
        builder.copy(segment)
      case 6:
        // Text written for itself is a copy.
        copied(segment, at: builder.count)
        builder.write(Array(verbatim.bytes[segment.bytes]), for: segment)
      default:
        let replacement = Array((Self.replacements.randomElement(using: &random) ?? " ").utf8)
        if replacement == Array(verbatim.bytes[segment.bytes]) {
          copied(segment, at: builder.count)
        } else if !replacement.isEmpty {
          sources += replacement.map { _ in segment }
          for byte in segment.bytes { places[byte] = TextRange(builder.count, builder.count + replacement.count) }
        }
        builder.write(replacement, for: segment)
      }
    }
    (text, map) = builder.finish()
    self.verbatim = verbatim
    self.sources = sources
    self.places = places
  }

  /// What a run of bytes leads to, in order, each place once and neighbours joined.
  static func joined(_ places: some Sequence<TextRange?>) -> [TextRange] {
    var result: [TextRange] = []
    var previous: TextRange?
    for place in places {
      guard let place else { continue }
      defer { previous = place }
      if place == previous { continue }
      if let last = result.last, last.end == place.start {
        result[result.count - 1] = TextRange(last.start, place.end)
      } else {
        result.append(place)
      }
    }
    return result
  }
}

@Suite struct TextMapTests {
  @Test(arguments: 0..<300)
  func `Every byte of a random layout leads to its place and back`(_ seed: Int) {
    let layout = RandomLayout(seed: UInt64(seed))
    #expect(layout.text.count == layout.sources.count)
    for (byte, source) in layout.sources.enumerated() {
      #expect(layout.map.verbatim(of: TextRange(byte, byte + 1)) == (source.map { [$0] } ?? []))
    }
    for (byte, place) in layout.places.enumerated() {
      #expect(layout.map.canonical(of: TextRange(byte, byte + 1)) == (place.map { [$0] } ?? []))
    }
  }

  @Test(arguments: 300..<600)
  func `Ranges lead to all their bytes' places, in order and joined, and stay inside the text`(_ seed: Int) {
    let layout = RandomLayout(seed: UInt64(seed))
    var random = SplitMix64(seed: UInt64(seed))
    for _ in 0..<20 {
      let start = Int.random(in: 0...layout.text.count, using: &random)
      let range = TextRange(start, .random(in: start...layout.text.count, using: &random))
      let there = layout.map.verbatim(of: range)
      #expect(there == RandomLayout.joined(layout.sources[range.bytes]))
      #expect(there.allSatisfy { !$0.isEmpty && layout.verbatim.range.contains($0) })
      let back = layout.map.canonical(of: layout.verbatim.range)
      #expect(back.allSatisfy { !$0.isEmpty && layout.text.range.contains($0) })
    }
    for _ in 0..<20 {
      let start = Int.random(in: 0...layout.verbatim.count, using: &random)
      let range = TextRange(start, .random(in: start...layout.verbatim.count, using: &random))
      #expect(layout.map.canonical(of: range) == RandomLayout.joined(layout.places[range.bytes]))
    }
  }

  @Test(arguments: 600..<700)
  func `Pieces cover the canonical text in order, and copies that meet are one`(_ seed: Int) {
    let layout = RandomLayout(seed: UInt64(seed))
    var end = 0
    for piece in layout.map.pieces {
      #expect(piece.canonical.start == end && !piece.canonical.isEmpty)
      end = piece.canonical.end
      if piece.isCopy {
        #expect(layout.text.string(in: piece.canonical) == layout.verbatim.string(in: piece.verbatim))
      }
    }
    #expect(end == layout.text.count)
    for (a, b) in zip(layout.map.pieces, layout.map.pieces.dropFirst()) where a.isCopy && b.isCopy {
      #expect(a.verbatim.end != b.verbatim.start)
    }
  }

  @Test(arguments: [0, 1, 17])
  func `A text that is its own canonical text leads to itself`(_ count: Int) {
    let map = TextMap.identity(count: count)
    let whole = TextRange(0, count)
    #expect(map.verbatim(of: whole) == (count == 0 ? [] : [whole]))
    #expect(map.canonical(of: whole) == (count == 0 ? [] : [whole]))
    #expect(map.verbatim(of: TextRange(count, count)).isEmpty)
  }
}
