internal import CorpusModel
internal import Foundation

/// A text with gold token and sentence ranges, in bytes.
struct GoldText {
  /// What is handed to the tokenizer at a time.
  var paragraphs: [TextRange]
  let text: UTF8Text
  let tokens: [TextRange]
  let sentences: [TextRange]

  private struct Line: Decodable {
    let text: String
    let sentences: [[Int]]
    let tokens: [[Int]]
  }

  /// The documents of a JSON Lines file with ranges in scalars; paragraphs are lines.
  static func documents(_ content: String) throws -> [GoldText] {
    try content.split(separator: "\n").map { line in
      let line = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
      let text = UTF8Text(line.text)
      func ranges(_ pairs: [[Int]]) -> [TextRange] { pairs.map { text.bytes(of: ScalarRange($0[0], $0[1])) } }
      var paragraphs: [TextRange] = []
      var start = 0
      for (offset, byte) in text.bytes.enumerated() where byte == 0x0A {
        if offset > start { paragraphs.append(TextRange(start, offset)) }
        start = offset + 1
      }
      if text.count > start { paragraphs.append(TextRange(start, text.count)) }
      return GoldText(
        paragraphs: paragraphs, text: text, tokens: ranges(line.tokens), sentences: ranges(line.sentences))
    }
  }

  /// A CoNLL-U file as one paragraph: its sentences joined by a space, where `SpaceAfter` does not say otherwise.
  static func paragraph(conllu content: String) -> GoldText {
    var bytes: [UInt8] = []
    var tokens: [TextRange] = []
    var sentences: [TextRange] = []
    var start: Int?
    var needsSpace = false
    for line in content.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.isEmpty, let first = start, let last = tokens.last {
        sentences.append(TextRange(first, last.end))
        start = nil
        needsSpace = true
        continue
      }
      let fields = line.split(separator: "\t")
      guard fields.count == 10, Int(fields[0]) != nil else { continue }
      if needsSpace && !bytes.isEmpty { bytes.append(0x20) }
      if start == nil { start = bytes.count }
      let from = bytes.count
      bytes += Array(fields[1].utf8)
      tokens.append(TextRange(from, bytes.count))
      needsSpace = !fields[9].contains("SpaceAfter=No")
    }
    let text = UTF8Text(String(decoding: bytes, as: UTF8.self))
    return GoldText(paragraphs: [text.range], text: text, tokens: tokens, sentences: sentences)
  }
}
