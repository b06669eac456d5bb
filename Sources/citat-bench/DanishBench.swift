internal import CorpusModel
internal import Foundation
internal import TextAnalysis
internal import UnicodeText

/// Tokens and sentences beside ICU's word breaks over the same lines, one thread.
struct DanishBench {
  /// Each kind of work is done so often, in turns; the median counts.
  private static let rounds = 7

  let text: UTF8Text
  let lines: [TextRange]
  /// The bytes of the lines, so that ICU needs no copy of them.
  private let lineBytes: [[UInt8]]

  /// `nil` when the bytes are not UTF-8.
  init?(_ bytes: [UInt8]) {
    guard let text = UTF8Text(validating: bytes) else { return nil }
    var lines: [TextRange] = []
    var start = 0
    for (offset, byte) in bytes.enumerated() where byte == 0x0A {
      lines.append(TextRange(start, offset))
      start = offset + 1
    }
    if start < bytes.count { lines.append(TextRange(start, bytes.count)) }
    self.text = text
    self.lines = lines
    lineBytes = lines.map { Array(bytes[$0.bytes]) }
  }

  /// A table: megabytes and tokens a second of processor time, and how often as fast as ICU.
  func report() -> String {
    let work: [(name: String, run: () -> Int)] = [
      ("tokens", tokens), ("tokens and sentences", tokensAndSentences), ("ICU word breaks", breaks),
    ]
    var seconds = [[Double]](repeating: [], count: work.count)
    var found = [Int](repeating: 0, count: work.count)
    for _ in 0..<Self.rounds {
      for (index, work) in work.enumerated() {
        let start = clock()
        found[index] = work.run()
        seconds[index].append(Double(clock() - start) / Double(CLOCKS_PER_SEC))
      }
    }
    let medians = seconds.map { $0.sorted()[Self.rounds / 2] }
    var report = "\(text.count) bytes in \(lines.count) lines, median of \(Self.rounds) rounds\n"
    for (index, work) in work.enumerated() {
      let rate = Double(text.count) / 1e6 / medians[index]
      report +=
        work.name.padding(toLength: 22, withPad: " ", startingAt: 0) + "\(found[index]) found  "
        + String(format: "%.1f MB/s  %.2f million tokens/s  ", rate, Double(found[0]) / 1e6 / medians[index])
        + String(format: "%.2f × ICU\n", medians[medians.count - 1] / medians[index])
    }
    return report
  }

  private func tokens() -> Int {
    let tokenizer = Tokenizer()
    var tokens: [Token] = []
    var count = 0
    for line in lines {
      tokens.removeAll(keepingCapacity: true)
      tokenizer.append(tokensIn: line, of: text, to: &tokens)
      count += tokens.count
    }
    return count
  }

  /// A source at a time: as many lines as an interview of an hour has, kept together.
  private func tokensAndSentences() -> Int {
    var cutter = TextCutter(text)
    var count = 0
    for line in lines {
      cutter.appendParagraph(line)
      if cutter.tokenCount > 12_000 {
        count += cutter.sentences.count
        cutter.removeAll()
      }
    }
    return count + cutter.sentences.count
  }

  private func breaks() -> Int {
    let breaks = Breaks(.word)
    return lineBytes.reduce(0) { $0 + breaks.boundaryCount(in: $1) }
  }
}
