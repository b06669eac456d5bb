internal import CorpusModel
internal import UnicodeText

/// The numbers that a transcriber's program prints before lines: every line, or every fifth.
enum LineNumbers {
  /// The lines without their numbers, and where these stood; `nil` when lines are not numbered. O(n).
  ///
  /// Numbers count up by the lines that are not blank, or by all of them, from wherever they begin, and may begin anew on
  /// each page. Eight or more are needed, and nine tenths must be right.
  static func strip(_ lines: [Line], in verbatim: UTF8Text) -> (lines: [Line], furniture: [Furniture])? {
    var numbered: [(index: Int, ordinal: Int, value: Int, width: Int)] = []
    var ordinal = 0
    for (index, line) in lines.enumerated() where !line.isBlank {
      if let (value, width) = number(line.text) { numbered.append((index, ordinal, value, width)) }
      ordinal += 1
    }
    guard numbered.count >= 8, let step = step(of: numbered.map(\.value), among: ordinal) else { return nil }
    let right = zip(numbered, numbered.dropFirst()).count { a, b in
      let isNext = b.value == a.value + step || b.value <= step
      return isNext && (b.ordinal - a.ordinal == step || b.index - a.index == step || b.value <= step)
    }
    guard right * 10 >= (numbered.count - 1) * 9 else { return nil }
    var result = lines
    var furniture: [Furniture] = []
    for (index, _, _, width) in numbered {
      let line = lines[index]
      let end = line.range.start + width
      furniture.append(Furniture(verbatim: TextRange(line.range.start, end), kind: .lineNumber))
      result[index] = line.from(end, in: verbatim)
    }
    return (result, furniture)
  }

  /// 1, 2, 5 or 10: the most frequent difference of neighbours, when it fits the number of lines.
  private static func step(of values: [Int], among lines: Int) -> Int? {
    var counts: [Int: Int] = [:]
    for (a, b) in zip(values, values.dropFirst()) { counts[b - a, default: 0] += 1 }
    guard let step = [1, 2, 5, 10].max(by: { counts[$0, default: 0] < counts[$1, default: 0] }) else { return nil }
    // Questions of a guide are numbered, and lines stand between them.
    return values.count * step * 10 >= lines * 8 ? step : nil
  }

  /// The number that a line begins with, and its bytes: `7`, `007`, `7:`, `7.`, `7)`, `7|`, `[7]` or `(7)`; blanks or the
  /// line's end must follow.
  private static func number(_ text: String) -> (value: Int, width: Int)? {
    var rest = text.utf8[...]
    let bracket = rest.first.flatMap { closing[$0] }
    if bracket != nil { rest = rest.dropFirst() }
    let digits = rest.prefix { (0x30...0x39).contains($0) }
    guard (1...5).contains(digits.count), let value = Int(String(decoding: digits, as: UTF8.self)) else { return nil }
    rest = rest.dropFirst(digits.count)
    if let bracket {
      if rest.first != bracket { return nil }
      rest = rest.dropFirst()
    } else if let mark = rest.first, marks.contains(mark) {
      rest = rest.dropFirst()
    }
    let next = rest.first
    return next == nil || next == 0x20 || next == 0x09 ? (value, text.utf8.count - rest.count) : nil
  }

  private static let closing: [UInt8: UInt8] = [
    UInt8(ascii: "["): UInt8(ascii: "]"), UInt8(ascii: "("): UInt8(ascii: ")"),
  ]
  private static let marks: [UInt8] = [":", ".", ")", "|"].map { UInt8(ascii: $0) }
}
